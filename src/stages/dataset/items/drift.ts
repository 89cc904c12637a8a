/**
 * Questions whose answers changed between the first and the last run: a fact that moved on, or a served model that
 * did. One respondent that wavers is noise; several that change in one direction are not.
 */
import { type AnswerBook, NO_OUTCOME } from './answer-book.ts';
import { CORRECT } from './cells.ts';

export interface Drift {
  /** Respondents with an outcome in both runs. */
  readonly both: number;
  /** Right before, not right after. */
  readonly lost: number;
  /** Not right before, right after. */
  readonly gained: number;
}

/** Per question; null where it was not asked in two runs of the same respondent. */
export function driftOf(book: AnswerBook): (Drift | null)[] {
  const pages = book.questions.map(() => new Map<number, RunShares>());
  if (book.runs.length < 2) return pages.map(() => null);
  for (let i = 0; i < book.replies; i += 1) {
    if (book.outcome[i] === NO_OUTCOME) continue;
    const page = pages[book.question[i]!]!;
    const shares: RunShares = page.get(book.respondent[i]!) ?? new Map();
    page.set(book.respondent[i]!, shares);
    const share = shares.get(book.run[i]!) ?? { asked: 0, right: 0 };
    shares.set(book.run[i]!, share);
    share.asked += 1;
    if (book.outcome[i] === CORRECT) share.right += 1;
  }
  return pages.map((page) => {
    let [both, lost, gained] = [0, 0, 0];
    for (const shares of page.values()) {
      if (shares.size < 2) continue;
      const runs = [...shares.keys()].sort((a, b) => a - b);
      const [before, after] = [shares.get(runs[0]!)!, shares.get(runs.at(-1)!)!];
      both += 1;
      const [wasRight, isRight] = [before.right * 2 > before.asked, after.right * 2 > after.asked];
      if (wasRight && !isRight) lost += 1;
      if (!wasRight && isRight) gained += 1;
    }
    return both === 0 ? null : { both, lost, gained };
  });
}

/** At least two changed, all the same way, and at least half of those asked twice. */
export function hasDrifted({ both, lost, gained }: Drift): boolean {
  const changed = lost + gained;
  return changed >= 2 && (lost === 0 || gained === 0) && changed * 2 >= both;
}

type RunShares = Map<number, { asked: number; right: number }>;
