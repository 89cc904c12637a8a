/**
 * How probable it is that the given answer of a question (the gold) is wrong and another one right, from what
 * respondents of unequal strength said. Dawid and Skene's idea with open answers: the gold is one more annotator, a
 * respondent is right more often where it is strong and the question easy, and a wrong answer is one of many, so
 * that independent agreement on it is unlikely. Families are not independent: how far their repeats count is learned
 * from how alike they err. A misconception shared by families still looks like a wrong gold; only a source tells.
 */
import { normalQuadrature } from './normal-quadrature.ts';

export interface Votes {
  /** Where the votes of each question begin in the other columns; one more entry than questions. */
  readonly offsets: ArrayLike<number>;
  /** Index of the respondent. */
  readonly respondent: ArrayLike<number>;
  /** 0 = agrees with the gold; another number = gave the question's answer of that number. */
  readonly answer: ArrayLike<number>;
}

export interface AnswerConsensusOptions {
  /** Family of each respondent, as small whole numbers. */
  readonly families: readonly number[];
  /** Kind of each question, as small whole numbers: wrong answers to yes-or-no questions meet more often than wrong names. @default one kind */
  readonly kinds?: ArrayLike<number>;
  /** Share of wrong golds expected before any answer is seen, in (0, 1). @default 0.03 */
  readonly wrongShare?: number;
  /** EM steps. @default 12 */
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
  /** Chance that two families that both err on a question of the kind give the same wrong answer. */
  readonly collision: readonly number[];
  /** How much a further vote of the same family for the same answer counts beside one of another family, 0 to 1. */
  readonly familyRepeat: number;
  /** Share of the questions on which families err that have one wrong answer drawing all who err. */
  readonly lureShare: number;
}

/**
 * EM over abilities, with each question's difficulty integrated out.
 *
 * Source: Dawid and Skene 1979, Applied Statistics 28:20; open answers with many equally likely wrong values and
 * dependent sources after Dong, Berti-Equille and Srivastava 2009, PVLDB 2:550 (model ACCU); difficulty as in Rasch.
 *
 * @throws RangeError if `wrongShare` lies outside (0, 1)
 * @example
 * const votes = { offsets: [0, 3], respondent: [0, 1, 2], answer: [1, 1, 1] };
 * answerConsensus(votes, { families: [0, 1, 2] }).alternative[0]; // => 1
 */
export function answerConsensus(
  votes: Votes,
  { families, kinds, wrongShare = 0.03, steps = 12 }: AnswerConsensusOptions,
): AnswerConsensus {
  if (!(wrongShare > 0 && wrongShare < 1)) {
    throw new RangeError(`wrongShare must lie in (0, 1), got ${wrongShare}`);
  }
  const model = new Model(votes, families, kinds ?? new Uint8Array(votes.offsets.length - 1), wrongShare);
  for (let step = 0; step < steps; step += 1) model.step();
  return model.result();
}

const NODES = 15;
/** Chance that who errs on a question with a lure gives it. */
const LURE_PULL = 0.6;
/**
 * Prior spread of an ability around what the golds say of it, in logits. Most golds are right; without this anchor
 * "all are wrong, the golds too" explains the answers as well.
 */
const ABILITY_SPREAD = 0.5;
const LONGEST_STEP = 0.3;
/** More questions with a lure than this would let the golds themselves be lures. */
const MOST_LURES = 0.25;
/** Weight of the prior guess of a collision rate, in pairs. */
const COLLISION_PRIOR = { rate: 0.05, pairs: 40 };

class Model {
  readonly #votes: Votes;
  readonly #families: readonly number[];
  readonly #kinds: ArrayLike<number>;
  readonly #wrongShare: number;
  readonly #questions: number;
  readonly #quadrature = normalQuadrature(NODES);
  readonly #ability: Float64Array;
  readonly #start: Float64Array;
  readonly #logOdds: Float64Array;
  readonly #alternative: Int32Array;
  readonly #alternativeChance: Float64Array;
  readonly #difficulty: Float64Array;
  /** Weight of each vote: less than 1 where its family repeats itself. */
  readonly #weight: Float64Array;
  #collision: number[];
  /** Chance of a question to have one wrong answer that draws all who err. */
  #lure = 0.2;
  readonly #lured: Float64Array;
  #repeat = 0.3;
  #spread = 1.2;

  constructor(votes: Votes, families: readonly number[], kinds: ArrayLike<number>, wrongShare: number) {
    this.#votes = votes;
    this.#families = families;
    this.#kinds = kinds;
    this.#wrongShare = wrongShare;
    this.#questions = votes.offsets.length - 1;
    this.#start = startingAbility(votes, families.length);
    this.#ability = this.#start.slice();
    this.#logOdds = new Float64Array(this.#questions);
    this.#alternative = new Int32Array(this.#questions);
    this.#alternativeChance = new Float64Array(this.#questions);
    this.#difficulty = new Float64Array(this.#questions);
    this.#lured = new Float64Array(this.#questions);
    this.#weight = new Float64Array(votes.respondent.length);
    let most = 0;
    for (let q = 0; q < this.#questions; q += 1) most = Math.max(most, kinds[q] ?? 0);
    this.#collision = new Array<number>(most + 1).fill(COLLISION_PRIOR.rate);
  }

  step(): void {
    const { respondent, answer, offsets } = this.#votes;
    const { nodes, weights } = this.#quadrature;
    const right = this.#rightTable();
    const logRight = right.map((chance) => Math.log(chance));
    const logWrong = right.map((chance) => Math.log(1 - chance));
    const gradient = new Float64Array(this.#ability.length);
    const curvature = new Float64Array(this.#ability.length);
    this.#weighVotes();
    const candidates: number[] = [];
    let secondMoment = 0;
    for (let q = 0; q < this.#questions; q += 1) {
      const from = offsets[q]!;
      const to = offsets[q + 1]!;
      const logCollision = Math.log(this.#collision[this.#kinds[q] ?? 0]!);
      candidates.length = 1;
      candidates[0] = 0;
      for (let v = from; v < to; v += 1) {
        if (!candidates.includes(answer[v]!)) candidates.push(answer[v]!);
      }
      // One row a candidate truth, the last for an answer that nobody gave.
      const rows = candidates.length + 1;
      const joint = new Float64Array(rows * NODES);
      const base = new Float64Array(NODES);
      const support = new Float64Array(rows * NODES);
      const count = new Float64Array(rows);
      for (let v = from; v < to; v += 1) {
        const w = this.#weight[v]!;
        const r = respondent[v]!;
        const c = candidates.indexOf(answer[v]!);
        count[c]! += w;
        // As if the gold were right, every vote in full: what families share must not make questions look harder.
        const table = c === 0 ? logRight : logWrong;
        for (let k = 0; k < NODES; k += 1) {
          base[k]! += table[r * NODES + k]!;
          support[c * NODES + k]! += logRight[r * NODES + k]! - logWrong[r * NODES + k]!;
        }
      }
      const unseen = Math.max(1e-3, 1 - (candidates.length - 1) * Math.exp(logCollision));
      // How much likelier the wrong votes are if the question has a lure, for each answer that may be right.
      const lure = new Float64Array(rows);
      let cast = 0;
      for (let c = 0; c < rows; c += 1) cast += count[c]!;
      for (let c = 0; c < rows; c += 1) {
        const wrongVotes = cast - count[c]!;
        let likelihood = unseen * (1 - LURE_PULL) ** wrongVotes;
        for (let drawn = 0; drawn < rows - 1; drawn += 1) {
          if (drawn === c) continue;
          likelihood +=
            Math.exp(logCollision + count[drawn]! * (Math.log(LURE_PULL) - logCollision)) *
            (1 - LURE_PULL) ** (wrongVotes - count[drawn]!);
        }
        lure[c] = this.#lure * likelihood;
      }
      let largest = -Infinity;
      let lured = 0;
      for (let c = 0; c < rows; c += 1) {
        const prior =
          (c === 0
            ? Math.log(1 - this.#wrongShare)
            : Math.log(this.#wrongShare) + (c === rows - 1 ? Math.log(unseen) : logCollision)) +
          Math.log(1 - this.#lure + lure[c]!);
        for (let k = 0; k < NODES; k += 1) {
          const value =
            prior +
            Math.log(weights[k]!) +
            base[k]! +
            (support[c * NODES + k]! - support[k]!) -
            (count[c]! - count[0]!) * logCollision;
          joint[c * NODES + k] = value;
          if (value > largest) largest = value;
        }
      }
      let total = 0;
      for (let i = 0; i < joint.length; i += 1) {
        joint[i] = Math.exp(joint[i]! - largest);
        total += joint[i]!;
      }
      const chance = new Float64Array(rows);
      const atNode = new Float64Array(NODES);
      let mean = 0;
      for (let c = 0; c < rows; c += 1) {
        for (let k = 0; k < NODES; k += 1) {
          const share = joint[c * NODES + k]! / total;
          joint[c * NODES + k] = share;
          chance[c]! += share;
          atNode[k]! += share;
          mean += share * nodes[k]! * this.#spread;
          secondMoment += share * (nodes[k]! * this.#spread) ** 2;
        }
      }
      for (let c = 0; c < rows; c += 1) {
        lured += (chance[c]! * lure[c]!) / (1 - this.#lure + lure[c]!);
      }
      this.#lured[q] = lured;
      let best = 0;
      for (let c = 1; c < rows - 1; c += 1) if (best === 0 || chance[c]! > chance[best]!) best = c;
      let wrong = 0;
      for (let c = 1; c < rows; c += 1) wrong += chance[c]!;
      this.#logOdds[q] = Math.log(wrong) - Math.log(chance[0]!);
      this.#alternative[q] = best === 0 ? 0 : candidates[best]!;
      this.#alternativeChance[q] = best === 0 ? 0 : chance[best]!;
      this.#difficulty[q] = mean;
      for (let v = from; v < to; v += 1) {
        const r = respondent[v]!;
        const c = candidates.indexOf(answer[v]!);
        for (let k = 0; k < NODES; k += 1) {
          const expected = right[r * NODES + k]!;
          gradient[r]! += joint[c * NODES + k]! - atNode[k]! * expected;
          curvature[r]! += atNode[k]! * expected * (1 - expected);
        }
      }
    }
    for (let r = 0; r < this.#ability.length; r += 1) {
      const pull = 1 / ABILITY_SPREAD ** 2;
      const away = this.#ability[r]! - this.#start[r]!;
      const change = (gradient[r]! - pull * away) / (curvature[r]! + pull);
      this.#ability[r]! += Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, change));
    }
    this.#spread = Math.min(2.5, Math.max(0.6, Math.sqrt(secondMoment / Math.max(1, this.#questions))));
    this.#learnAgreement();
  }

  result(): AnswerConsensus {
    return {
      logOdds: this.#logOdds,
      alternative: this.#alternative,
      alternativeChance: this.#alternativeChance,
      ability: this.#ability,
      difficulty: this.#difficulty,
      collision: this.#collision,
      familyRepeat: this.#repeat,
      lureShare: this.#lure,
    };
  }

  /** Chance of being right, one row a respondent, one column a node of difficulty. */
  #rightTable(): Float64Array {
    const table = new Float64Array(this.#ability.length * NODES);
    for (let r = 0; r < this.#ability.length; r += 1) {
      for (let k = 0; k < NODES; k += 1) {
        const margin = this.#ability[r]! - this.#quadrature.nodes[k]! * this.#spread;
        // Kept from 0 and 1: an outlier must cost much, not everything.
        table[r * NODES + k] = Math.min(0.999, Math.max(0.001, 1 / (1 + Math.exp(-margin))));
      }
    }
    return table;
  }

  /** n votes of one family for one answer count 1 + (n - 1) x repeat. */
  #weighVotes(): void {
    const { respondent, answer, offsets } = this.#votes;
    for (let q = 0; q < this.#questions; q += 1) {
      for (let v = offsets[q]!; v < offsets[q + 1]!; v += 1) {
        let n = 0;
        for (let other = offsets[q]!; other < offsets[q + 1]!; other += 1) {
          if (
            answer[other] === answer[v] &&
            this.#families[respondent[other]!] === this.#families[respondent[v]!]
          )
            n += 1;
        }
        this.#weight[v] = (1 + (n - 1) * this.#repeat) / n;
      }
    }
  }

  /**
   * From pairs of answers where the truth looks settled: how often two that err say the same, within families and
   * across them, against how often one is right where the other is.
   */
  #learnAgreement(): void {
    const { respondent, answer, offsets } = this.#votes;
    const kinds = this.#collision.length;
    const acrossSame = new Float64Array(kinds);
    const acrossPairs = new Float64Array(kinds);
    let informative = 0;
    let lured = 0;
    const right = [new Float64Array(2), new Float64Array(2)];
    const wrong = [new Float64Array(2), new Float64Array(2)];
    for (let q = 0; q < this.#questions; q += 1) {
      const truth = this.#logOdds[q]! < 0 ? 0 : this.#alternative[q]!;
      if (truth !== 0 && this.#alternativeChance[q]! < 0.5) continue;
      const kind = this.#kinds[q] ?? 0;
      const plain = 1 - this.#lured[q]!;
      let erring = 0;
      for (let v = offsets[q]!; v < offsets[q + 1]!; v += 1) {
        for (let other = v + 1; other < offsets[q + 1]!; other += 1) {
          const across = this.#families[respondent[v]!] === this.#families[respondent[other]!] ? 0 : 1;
          const isRight = answer[v] === truth;
          const otherRight = answer[other] === truth;
          const same = answer[v] === answer[other];
          // Both directions at once: a pair in which one is right has a "not right too" each way it is looked at.
          if (isRight && otherRight) {
            right[across]![0]! += 2;
            right[across]![1]! += 2;
          } else if (isRight || otherRight) {
            right[across]![1]! += 1;
            wrong[across]![1]! += 1;
          } else {
            wrong[across]![1]! += 2;
            if (same) wrong[across]![0]! += 2;
            if (across === 1) {
              acrossPairs[kind]! += plain;
              if (same) acrossSame[kind]! += plain;
              erring += 1;
            }
          }
        }
      }
      if (erring > 0) {
        informative += 1;
        lured += this.#lured[q]!;
      }
    }
    this.#lure = Math.min(MOST_LURES, (lured + 2) / (informative + 20));
    const { rate, pairs } = COLLISION_PRIOR;
    this.#collision = this.#collision.map((_, kind) =>
      Math.min(0.98, (acrossSame[kind]! + rate * pairs) / (acrossPairs[kind]! + pairs)),
    );
    const evidence = (across: number) =>
      Math.log(
        (right[across]![0]! + 5) /
          (right[across]![1]! + 10) /
          ((wrong[across]![0]! + 1) / (wrong[across]![1]! + 20)),
      );
    const between = evidence(1);
    this.#repeat = between <= 0 ? 0 : Math.min(1, Math.max(0, evidence(0) / between));
  }
}

function startingAbility(votes: Votes, respondents: number): Float64Array {
  const right = new Float64Array(respondents).fill(1);
  const answered = new Float64Array(respondents).fill(2);
  for (let v = 0; v < votes.respondent.length; v += 1) {
    answered[votes.respondent[v]!]! += 1;
    if (votes.answer[v] === 0) right[votes.respondent[v]!]! += 1;
  }
  return right.map((count, r) => Math.log(count / (answered[r]! - count)));
}
