/**
 * How probable it is that the given answer of a question (the gold) is wrong and another one right, from what
 * respondents of unequal strength said. Dawid and Skene's idea with open answers: the gold is one more annotator, a
 * respondent is right more often where it is strong and the question easy, and wrong answers seldom meet, unless the
 * question has a lure that draws whoever errs. Families are not independent: how far their repeats count is learned
 * from how alike they err. A misconception shared by families still looks like a wrong gold; only a source tells.
 */
import { normalQuadrature } from '../numeric/normal-quadrature.ts';

export interface Votes {
  /** Where the votes of each question begin in the other columns; one more entry than questions. */
  readonly offsets: ArrayLike<number>;
  /** Index of the respondent; at most one vote a question and respondent. */
  readonly respondent: ArrayLike<number>;
  /** 0 = agrees with the gold; another number = gave the question's answer of that number. */
  readonly answer: ArrayLike<number>;
}

export interface AnswerConsensusOptions {
  /** Family of each respondent, as a small whole number. */
  readonly families: readonly number[];
  /**
   * Chance, per question, that two wrong answers are the same although nothing draws them together: a half for yes or
   * no, next to nothing for names. In (0, 1). @default 0.03 each
   */
  readonly collisions?: ArrayLike<number>;
  /** Share of wrong golds expected before any answer is seen, in (0, 1). @default 0.03 */
  readonly wrongShare?: number;
  /** EM steps. @default 6 */
  readonly steps?: number;
}

export interface AnswerConsensus {
  /** Natural-log odds that the gold is wrong, per question; the prior's where nobody answered. */
  readonly logOdds: Float64Array;
  /** The most probable answer other than the gold; 0 where nobody gave one. */
  readonly alternative: Int32Array;
  /** Chance that the alternative is right. */
  readonly alternativeChance: Float64Array;
  /** Per respondent, on the scale of the difficulties: right half of the time where both are equal. */
  readonly ability: Float64Array;
  /** Posterior mean per question. */
  readonly difficulty: Float64Array;
  /** How much a further vote of the same family for the same answer counts beside one of another family, 0 to 1. */
  readonly familyRepeat: number;
  /** Share of the questions on which two families err that have a lure. */
  readonly lureShare: number;
}

/**
 * EM over abilities, with difficulty, truth and lure of each question integrated out.
 *
 * Source: Dawid and Skene 1979, Applied Statistics 28:20; open answers with many equally likely wrong values and
 * dependent sources after Dong, Berti-Equille and Srivastava 2009, PVLDB 2:550 (model ACCU); difficulty as in Rasch.
 *
 * @throws RangeError if `wrongShare` or a collision lies outside (0, 1)
 * @example
 * const votes = { offsets: [0, 3], respondent: [0, 1, 2], answer: [1, 1, 1] };
 * answerConsensus(votes, { families: [0, 1, 2] }).alternative[0]; // => 1
 */
export function answerConsensus(votes: Votes, options: AnswerConsensusOptions): AnswerConsensus {
  const { wrongShare = 0.03, collisions, families, steps = 6 } = options;
  const questions = votes.offsets.length - 1;
  const rates = collisions ?? new Float64Array(questions).fill(0.03);
  for (const share of [wrongShare, ...Array.from(rates)]) {
    if (!(share > 0 && share < 1)) throw new RangeError(`shares must lie in (0, 1), got ${share}`);
  }
  const model = new Model(votes, { families, collisions: rates, wrongShare });
  for (let step = 0; step < steps; step += 1) model.step(step);
  return model.result();
}

const NODES = 7;
/** Chance that who errs on a question with a lure gives it. */
const LURE_PULL = 0.6;
/**
 * Prior spread of an ability around what the golds say of it, in logits. Most golds are right; without this anchor
 * "all are wrong, the golds too" explains the answers as well.
 */
const ABILITY_SPREAD = 0.5;
const LONGEST_STEP = 0.3;
/**
 * Spread of difficulties, in logits. Held narrow: where a question may be arbitrarily hard, "all erred together"
 * explains every agreement against a gold.
 */
const DIFFICULTY_SPREAD = 0.5;
/** More questions with a lure than this would let the golds themselves be lures. */
const MOST_LURES = 0.4;
/** Agreement is learned from all pairs of votes, so not in every step. */
const LEARN_EVERY = 2;

const GRID = normalQuadrature(NODES);
const DIFFICULTIES = GRID.nodes.map((node) => node * DIFFICULTY_SPREAD);
const LOG_WEIGHTS = GRID.weights.map(Math.log);

interface Fixed {
  readonly families: readonly number[];
  readonly collisions: ArrayLike<number>;
  readonly wrongShare: number;
}

/** What the votes on one question may mean: one row a possible truth, the first the gold, the last an unsaid answer. */
interface Reading {
  readonly candidates: readonly number[];
  /** Chance of each truth at each node of difficulty, row by row. */
  readonly joint: Float64Array;
  readonly chance: Float64Array;
  readonly atNode: Float64Array;
  readonly lured: number;
}

class Model {
  readonly #votes: Votes;
  readonly #fixed: Fixed;
  readonly #questions: number;
  readonly #start: Float64Array;
  readonly #ability: Float64Array;
  readonly #logOdds: Float64Array;
  readonly #alternative: Int32Array;
  readonly #alternativeChance: Float64Array;
  readonly #difficulty: Float64Array;
  readonly #lured: Float64Array;
  /** Votes of the same family for the same answer, per vote. */
  readonly #repeats: Float64Array;
  /** Place of each vote's answer among the possible truths of its question; the gold is the first. */
  readonly #row: Uint16Array;
  /** The possible truths of each question that were given, the gold first. */
  readonly #candidates: readonly (readonly number[])[];
  readonly #right: Float64Array;
  #logRight = new Float64Array(0);
  #logWrong = new Float64Array(0);
  #repeat = 0.3;
  #lure = 0.15;

  constructor(votes: Votes, fixed: Fixed) {
    this.#votes = votes;
    this.#fixed = fixed;
    this.#questions = votes.offsets.length - 1;
    this.#start = startingAbility(votes, fixed.families.length);
    this.#ability = this.#start.slice();
    this.#logOdds = new Float64Array(this.#questions);
    this.#alternative = new Int32Array(this.#questions);
    this.#alternativeChance = new Float64Array(this.#questions);
    this.#difficulty = new Float64Array(this.#questions);
    this.#lured = new Float64Array(this.#questions);
    this.#repeats = repeatsOf(votes, fixed.families);
    this.#right = new Float64Array(fixed.families.length * NODES);
    const { row, candidates } = candidatesOf(votes);
    this.#row = row;
    this.#candidates = candidates;
  }

  step(at: number): void {
    this.#fillTables();
    const { respondent, offsets } = this.#votes;
    const gradient = new Float64Array(this.#ability.length);
    const curvature = new Float64Array(this.#ability.length);
    for (let q = 0; q < this.#questions; q += 1) {
      const reading = this.#read(q);
      this.#keep(q, reading);
      const { joint, atNode } = reading;
      for (let v = offsets[q]!; v < offsets[q + 1]!; v += 1) {
        const r = respondent[v]!;
        const row = this.#row[v]! * NODES;
        for (let k = 0; k < NODES; k += 1) {
          const expected = this.#right[r * NODES + k]!;
          gradient[r]! += joint[row + k]! - atNode[k]! * expected;
          curvature[r]! += atNode[k]! * expected * (1 - expected);
        }
      }
    }
    const pull = 1 / ABILITY_SPREAD ** 2;
    for (let r = 0; r < this.#ability.length; r += 1) {
      const away = this.#ability[r]! - this.#start[r]!;
      const change = (gradient[r]! - pull * away) / (curvature[r]! + pull);
      this.#ability[r]! += Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, change));
    }
    if (at % LEARN_EVERY === LEARN_EVERY - 1) this.#learnAgreement();
  }

  result(): AnswerConsensus {
    return {
      logOdds: this.#logOdds,
      alternative: this.#alternative,
      alternativeChance: this.#alternativeChance,
      ability: this.#ability,
      difficulty: this.#difficulty,
      familyRepeat: this.#repeat,
      lureShare: this.#lure,
    };
  }

  /** Logs of the chance of being right and wrong, one row a respondent, one column a node of difficulty. */
  #fillTables(): void {
    this.#logRight = new Float64Array(this.#ability.length * NODES);
    this.#logWrong = new Float64Array(this.#ability.length * NODES);
    for (let r = 0; r < this.#ability.length; r += 1) {
      for (let k = 0; k < NODES; k += 1) {
        const chance = 1 / (1 + Math.exp(DIFFICULTIES[k]! - this.#ability[r]!));
        // Kept from 0 and 1: an outlier must cost much, not everything.
        const kept = Math.min(0.995, Math.max(0.005, chance));
        this.#right[r * NODES + k] = kept;
        this.#logRight[r * NODES + k] = Math.log(kept);
        this.#logWrong[r * NODES + k] = Math.log(1 - kept);
      }
    }
  }

  #read(q: number): Reading {
    const { respondent, offsets } = this.#votes;
    const { collisions, wrongShare } = this.#fixed;
    const logCollision = Math.log(collisions[q]!);
    const candidates = this.#candidates[q]!;
    const rows = candidates.length + 1;
    const joint = new Float64Array(rows * NODES);
    const allWrong = new Float64Array(NODES);
    /** Votes for each answer, a family's repeats counted in part. */
    const support = new Float64Array(rows);
    for (let v = offsets[q]!; v < offsets[q + 1]!; v += 1) {
      const from = respondent[v]! * NODES;
      const c = this.#row[v]!;
      const n = this.#repeats[v]!;
      support[c]! += (1 + (n - 1) * this.#repeat) / n;
      for (let k = 0; k < NODES; k += 1) {
        allWrong[k]! += this.#logWrong[from + k]!;
        joint[c * NODES + k]! += this.#logRight[from + k]! - this.#logWrong[from + k]!;
      }
    }
    const unsaid = Math.max(1e-3, 1 - (candidates.length - 1) * collisions[q]!);
    const lures = this.#lures(support, { logCollision, unsaid });
    let largest = -Infinity;
    for (let c = 0; c < rows; c += 1) {
      const prior =
        c === 0
          ? Math.log(1 - wrongShare)
          : Math.log(wrongShare) + (c === rows - 1 ? Math.log(unsaid) : logCollision);
      // Only wrong answers meet by chance: the votes for the truth are spared the collision.
      const start = prior + Math.log(1 - this.#lure + lures[c]!) - support[c]! * logCollision;
      for (let k = 0; k < NODES; k += 1) {
        const value = joint[c * NODES + k]! + start + LOG_WEIGHTS[k]! + allWrong[k]!;
        joint[c * NODES + k] = value;
        if (value > largest) largest = value;
      }
    }
    return normalised(joint, { candidates, largest, lures, lure: this.#lure });
  }

  /** For each truth: chance of a lure, times how much better it explains the wrong votes than chance meetings. */
  #lures(
    support: Float64Array,
    { logCollision, unsaid }: { readonly logCollision: number; readonly unsaid: number },
  ): Float64Array {
    const cast = support.reduce((sum, votes) => sum + votes, 0);
    const missed = Math.log(1 - LURE_PULL);
    // Of each answer as the lure, against a lure that nobody gave; the answer that nobody gave has none.
    const pull = Math.log(LURE_PULL) - logCollision - missed;
    const drawn = support.map((votes, c) =>
      c === support.length - 1 ? 0 : Math.exp(logCollision + votes * pull),
    );
    const all = drawn.reduce((sum, likelihood) => sum + likelihood, 0);
    return support.map(
      (own, truth) =>
        this.#lure * Math.exp(missed * (cast - own)) * (unsaid + Math.max(0, all - drawn[truth]!)),
    );
  }

  #keep(q: number, { candidates, chance, atNode, lured }: Reading): void {
    let best = 0;
    let wrong = 0;
    for (let c = 1; c < chance.length; c += 1) {
      wrong += chance[c]!;
      if (c < candidates.length && (best === 0 || chance[c]! > chance[best]!)) best = c;
    }
    this.#logOdds[q] = Math.log(wrong) - Math.log(chance[0]!);
    this.#alternative[q] = candidates[best]!;
    this.#alternativeChance[q] = best === 0 ? 0 : chance[best]!;
    this.#difficulty[q] = atNode.reduce((sum, share, k) => sum + share * DIFFICULTIES[k]!, 0);
    this.#lured[q] = lured;
  }

  /**
   * From pairs of votes where the truth looks settled: how much more often two are right together than wrong together
   * in the same words, within families against across them; and how often two families that err have met a lure.
   */
  #learnAgreement(): void {
    const { respondent, answer, offsets } = this.#votes;
    const { families } = this.#fixed;
    const within = { right: 0, rightPairs: 0, same: 0, wrongPairs: 0 };
    const across = { right: 0, rightPairs: 0, same: 0, wrongPairs: 0 };
    let informative = 0;
    let lured = 0;
    for (let q = 0; q < this.#questions; q += 1) {
      const truth = this.#logOdds[q]! < 0 ? 0 : this.#alternative[q]!;
      if (truth !== 0 && this.#alternativeChance[q]! < 0.5) continue;
      let twoErred = false;
      for (let v = offsets[q]!; v < offsets[q + 1]!; v += 1) {
        for (let other = v + 1; other < offsets[q + 1]!; other += 1) {
          const isFamily = families[respondent[v]!] === families[respondent[other]!];
          const counts = isFamily ? within : across;
          const right = Number(answer[v] === truth) + Number(answer[other] === truth);
          // Each pair is looked at from both sides: given one, how often is the other the same?
          counts.rightPairs += right;
          counts.wrongPairs += 2 - right;
          if (right === 2) counts.right += 2;
          if (right === 0 && answer[v] === answer[other]) counts.same += 2;
          if (right === 0 && !isFamily) twoErred = true;
        }
      }
      if (!twoErred) continue;
      informative += 1;
      lured += this.#lured[q]!;
    }
    this.#lure = Math.min(MOST_LURES, (lured + 2) / (informative + 20));
    const evidence = ({ right, rightPairs, same, wrongPairs }: typeof within) =>
      Math.log(((right + 5) / (rightPairs + 10)) * ((wrongPairs + 20) / (same + 1)));
    this.#repeat = evidence(across) <= 0 ? 0 : Math.min(1, Math.max(0, evidence(within) / evidence(across)));
  }
}

function normalised(
  joint: Float64Array,
  {
    candidates,
    largest,
    lures,
    lure,
  }: {
    readonly candidates: readonly number[];
    readonly largest: number;
    readonly lures: Float64Array;
    readonly lure: number;
  },
): Reading {
  let total = 0;
  for (let i = 0; i < joint.length; i += 1) {
    joint[i] = Math.exp(joint[i]! - largest);
    total += joint[i]!;
  }
  const chance = new Float64Array(lures.length);
  const atNode = new Float64Array(NODES);
  let lured = 0;
  for (let c = 0; c < lures.length; c += 1) {
    for (let k = 0; k < NODES; k += 1) {
      const share = joint[c * NODES + k]! / total;
      joint[c * NODES + k] = share;
      chance[c]! += share;
      atNode[k]! += share;
    }
    lured += (chance[c]! * lures[c]!) / (1 - lure + lures[c]!);
  }
  // An underflow must not become infinite odds.
  chance[0] = Math.max(chance[0]!, 1e-300);
  return { candidates, joint, chance, atNode, lured };
}

function candidatesOf({ offsets, answer }: Votes): {
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

function repeatsOf({ offsets, respondent, answer }: Votes, families: readonly number[]): Float64Array {
  const repeats = new Float64Array(respondent.length);
  for (let q = 0; q + 1 < offsets.length; q += 1) {
    for (let v = offsets[q]!; v < offsets[q + 1]!; v += 1) {
      for (let other = offsets[q]!; other < offsets[q + 1]!; other += 1) {
        if (answer[other] === answer[v] && families[respondent[other]!] === families[respondent[v]!]) {
          repeats[v]! += 1;
        }
      }
    }
  }
  return repeats;
}

/** Logit of the share that agrees with the gold. */
function startingAbility(votes: Votes, respondents: number): Float64Array {
  const right = new Float64Array(respondents).fill(1);
  const answered = new Float64Array(respondents).fill(2);
  for (let v = 0; v < votes.respondent.length; v += 1) {
    answered[votes.respondent[v]!]! += 1;
    if (votes.answer[v] === 0) right[votes.respondent[v]!]! += 1;
  }
  return right.map((count, r) => Math.log(count / (answered[r]! - count)));
}
