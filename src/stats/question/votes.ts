/**
 * Votes on questions: what each respondent's answer says about the gold. The first of the possible truths of a question
 * is always the gold, the others in the order in which they were given.
 */
export interface Votes {
  /** Where the votes of each question begin in the other columns; one more entry than questions. */
  readonly offsets: ArrayLike<number>;
  /** Index of the respondent; at most one vote a question and respondent. */
  readonly respondent: ArrayLike<number>;
  /** 0 = agrees with the gold; another number = gave the question's answer of that number. */
  readonly answer: ArrayLike<number>;
}

/** The possible truths of each question that were given, and the place of each vote among them. */
export function candidatesOf({ offsets, answer }: Votes): {
  readonly row: Uint16Array;
  readonly candidates: readonly (readonly number[])[];
} {
  const row = new Uint16Array(answer.length);
  const candidates: number[][] = [];
  for (let q = 0; q + 1 < offsets.length; q += 1) {
    const own = [0];
    for (let v = offsets[q]!; v < offsets[q + 1]!; v += 1) {
      const known = own.indexOf(answer[v]!);
      row[v] = known === -1 ? own.push(answer[v]!) - 1 : known;
    }
    candidates.push(own);
  }
  return { row, candidates };
}

/** Votes of the same family for the same answer, per vote, itself among them. */
export function repeatsOf({ offsets, respondent, answer }: Votes, families: readonly number[]): Float64Array {
  const repeats = new Float64Array(respondent.length);
  for (let q = 0; q + 1 < offsets.length; q += 1) {
    for (let v = offsets[q]!; v < offsets[q + 1]!; v += 1) {
      const said = answer[v];
      const family = families[respondent[v]!];
      repeats[v]! += 1;
      for (let other = offsets[q]!; other < v; other += 1) {
        if (answer[other] !== said || families[respondent[other]!] !== family) continue;
        repeats[v]! += 1;
        repeats[other]! += 1;
      }
    }
  }
  return repeats;
}

/** Logit of the share that agrees with the gold. */
export function startingAbility(votes: Votes, respondents: number): Float64Array {
  const right = new Float64Array(respondents).fill(1);
  const answered = new Float64Array(respondents).fill(2);
  for (let v = 0; v < votes.respondent.length; v += 1) {
    answered[votes.respondent[v]!]! += 1;
    if (votes.answer[v] === 0) right[votes.respondent[v]!]! += 1;
  }
  return right.map((count, r) => Math.log(count / (answered[r]! - count)));
}
