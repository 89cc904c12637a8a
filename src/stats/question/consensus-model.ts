/**
 * The model behind `answerConsensus`, stepped by EM: each step reads every question with the abilities at hand and then
 * moves the abilities. Difficulties and lures are integrated out on a grid, for with a handful of votes on a question a
 * point estimate of either would explain any disagreement.
 */
import { normalQuadrature } from '../numeric/normal-quadrature.ts';
import { learnAgreement } from './learn-agreement.ts';
import { candidatesOf, repeatsOf, startingAbility, type Votes } from './votes.ts';

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

/**
 * What the votes on one question may mean: one row a possible truth, the first the gold, the last an unsaid answer. Of the
 * question that was read last, for every step reads them all; the columns are as long as any question needs.
 */
class Reading {
  rows = 0;
  /** Chance of each truth at each node of difficulty, row by row. */
  readonly joint: Float64Array;
  readonly chance: Float64Array;
  readonly atNode = new Float64Array(NODES);
  lured = 0;
  /** Logs of the chance that all erred, at each node. */
  readonly allWrong = new Float64Array(NODES);
  /** Votes for each answer, a family's repeats counted in part. */
  readonly support: Float64Array;
  readonly lures: Float64Array;
  readonly drawn: Float64Array;

  constructor(rows: number) {
    this.joint = new Float64Array(rows * NODES);
    this.chance = new Float64Array(rows);
    this.support = new Float64Array(rows);
    this.lures = new Float64Array(rows);
    this.drawn = new Float64Array(rows);
  }

  /** Empty again, for so many rows. */
  begin(rows: number): void {
    this.rows = rows;
    this.joint.fill(0, 0, rows * NODES);
    this.chance.fill(0, 0, rows);
    this.support.fill(0, 0, rows);
    this.atNode.fill(0);
    this.allWrong.fill(0);
    this.lured = 0;
  }
}

/** One fit: `step` it a few times, then read the columns, one entry a question (`ability`: a respondent). */
export class ConsensusModel {
  readonly #votes: Votes;
  readonly #fixed: Fixed;
  readonly #questions: number;
  readonly #start: Float64Array;
  readonly ability: Float64Array;
  readonly logOdds: Float64Array;
  readonly alternative: Int32Array;
  readonly alternativeChance: Float64Array;
  readonly difficulty: Float64Array;
  readonly lured: Float64Array;
  /** Votes of the same family for the same answer, per vote. */
  readonly #repeats: Float64Array;
  /** Place of each vote's answer among the possible truths of its question; the gold is the first. */
  readonly #row: Uint16Array;
  /** The possible truths of each question that were given, the gold first. */
  readonly #candidates: readonly (readonly number[])[];
  readonly #right: Float64Array;
  readonly #reading: Reading;
  #logRight = new Float64Array(0);
  #logWrong = new Float64Array(0);
  familyRepeat = 0.3;
  lureShare = 0.15;

  constructor(votes: Votes, fixed: Fixed) {
    this.#votes = votes;
    this.#fixed = fixed;
    this.#questions = votes.offsets.length - 1;
    this.#start = startingAbility(votes, fixed.families.length);
    this.ability = this.#start.slice();
    this.logOdds = new Float64Array(this.#questions);
    this.alternative = new Int32Array(this.#questions);
    this.alternativeChance = new Float64Array(this.#questions);
    this.difficulty = new Float64Array(this.#questions);
    this.lured = new Float64Array(this.#questions);
    this.#repeats = repeatsOf(votes, fixed.families);
    this.#right = new Float64Array(fixed.families.length * NODES);
    const { row, candidates } = candidatesOf(votes);
    this.#row = row;
    this.#candidates = candidates;
    this.#reading = new Reading(candidates.reduce((most, { length }) => Math.max(most, length + 1), 1));
  }

  step(at: number): void {
    this.#fillTables();
    const { respondent, offsets } = this.#votes;
    const gradient = new Float64Array(this.ability.length);
    const curvature = new Float64Array(this.ability.length);
    const [rows, right] = [this.#row, this.#right];
    const { joint, atNode } = this.#reading;
    for (let q = 0; q < this.#questions; q += 1) {
      this.#read(q);
      this.#keep(q);
      const to = offsets[q + 1]!;
      for (let v = offsets[q]!; v < to; v += 1) {
        const r = respondent[v]!;
        const row = rows[v]! * NODES;
        let slope = gradient[r]!;
        let bend = curvature[r]!;
        for (let k = 0; k < NODES; k += 1) {
          const expected = right[r * NODES + k]!;
          slope += joint[row + k]! - atNode[k]! * expected;
          bend += atNode[k]! * expected * (1 - expected);
        }
        gradient[r] = slope;
        curvature[r] = bend;
      }
    }
    const pull = 1 / ABILITY_SPREAD ** 2;
    for (let r = 0; r < this.ability.length; r += 1) {
      const away = this.ability[r]! - this.#start[r]!;
      const change = (gradient[r]! - pull * away) / (curvature[r]! + pull);
      this.ability[r]! += Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, change));
    }
    if (at % LEARN_EVERY === LEARN_EVERY - 1) {
      const { repeat, lure } = learnAgreement(this.#votes, {
        families: this.#fixed.families,
        settled: this,
        alike: { row: this.#row, repeats: this.#repeats },
      });
      this.familyRepeat = repeat;
      this.lureShare = lure;
    }
  }

  /** Logs of the chance of being right and wrong, one row a respondent, one column a node of difficulty. */
  #fillTables(): void {
    this.#logRight = new Float64Array(this.ability.length * NODES);
    this.#logWrong = new Float64Array(this.ability.length * NODES);
    for (let r = 0; r < this.ability.length; r += 1) {
      for (let k = 0; k < NODES; k += 1) {
        const chance = 1 / (1 + Math.exp(DIFFICULTIES[k]! - this.ability[r]!));
        // Kept from 0 and 1: an outlier must cost much, not everything.
        const kept = Math.min(0.995, Math.max(0.005, chance));
        this.#right[r * NODES + k] = kept;
        this.#logRight[r * NODES + k] = Math.log(kept);
        this.#logWrong[r * NODES + k] = Math.log(1 - kept);
      }
    }
  }

  #read(q: number): void {
    const { respondent, offsets } = this.#votes;
    const { collisions, wrongShare } = this.#fixed;
    const logCollision = Math.log(collisions[q]!);
    const answers = this.#candidates[q]!.length;
    const rows = answers + 1;
    this.#reading.begin(rows);
    const { joint, allWrong, support, lures } = this.#reading;
    const [row, repeats, repeat] = [this.#row, this.#repeats, this.familyRepeat];
    const [logRight, logWrong] = [this.#logRight, this.#logWrong];
    const to = offsets[q + 1]!;
    for (let v = offsets[q]!; v < to; v += 1) {
      const from = respondent[v]! * NODES;
      const c = row[v]!;
      const n = repeats[v]!;
      support[c]! += (1 + (n - 1) * repeat) / n;
      for (let k = 0; k < NODES; k += 1) {
        const wrong = logWrong[from + k]!;
        allWrong[k]! += wrong;
        joint[c * NODES + k]! += logRight[from + k]! - wrong;
      }
    }
    const unsaid = Math.max(1e-3, 1 - (answers - 1) * collisions[q]!);
    this.#findLures({ logCollision, unsaid });
    let largest = -Infinity;
    for (let c = 0; c < rows; c += 1) {
      const prior =
        c === 0
          ? Math.log(1 - wrongShare)
          : Math.log(wrongShare) + (c === rows - 1 ? Math.log(unsaid) : logCollision);
      // Only wrong answers meet by chance: the votes for the truth are spared the collision.
      const start = prior + Math.log(1 - this.lureShare + lures[c]!) - support[c]! * logCollision;
      for (let k = 0; k < NODES; k += 1) {
        const value = joint[c * NODES + k]! + start + LOG_WEIGHTS[k]! + allWrong[k]!;
        joint[c * NODES + k] = value;
        if (value > largest) largest = value;
      }
    }
    normalise(this.#reading, { largest, lure: this.lureShare });
  }

  /** For each truth: chance of a lure, times how much better it explains the wrong votes than chance meetings. */
  #findLures({ logCollision, unsaid }: { readonly logCollision: number; readonly unsaid: number }): void {
    const { rows, support, drawn, lures } = this.#reading;
    let cast = 0;
    for (let c = 0; c < rows; c += 1) cast += support[c]!;
    const missed = Math.log(1 - LURE_PULL);
    // Of each answer as the lure, against a lure that nobody gave; the answer that nobody gave has none.
    const pull = Math.log(LURE_PULL) - logCollision - missed;
    let all = 0;
    for (let c = 0; c < rows - 1; c += 1) {
      drawn[c] = Math.exp(logCollision + support[c]! * pull);
      all += drawn[c]!;
    }
    drawn[rows - 1] = 0;
    for (let truth = 0; truth < rows; truth += 1) {
      const left = unsaid + Math.max(0, all - drawn[truth]!);
      lures[truth] = this.lureShare * Math.exp(missed * (cast - support[truth]!)) * left;
    }
  }

  #keep(q: number): void {
    const { rows, chance, atNode, lured } = this.#reading;
    const candidates = this.#candidates[q]!;
    let best = 0;
    let wrong = 0;
    for (let c = 1; c < rows; c += 1) {
      wrong += chance[c]!;
      if (c < candidates.length && (best === 0 || chance[c]! > chance[best]!)) best = c;
    }
    this.logOdds[q] = Math.log(wrong) - Math.log(chance[0]!);
    this.alternative[q] = candidates[best]!;
    this.alternativeChance[q] = best === 0 ? 0 : chance[best]!;
    let difficulty = 0;
    for (let k = 0; k < NODES; k += 1) difficulty += atNode[k]! * DIFFICULTIES[k]!;
    this.difficulty[q] = difficulty;
    this.lured[q] = lured;
  }
}

/** From logs to chances that add up to one. */
function normalise(
  reading: Reading,
  { largest, lure }: { readonly largest: number; readonly lure: number },
): void {
  const { rows, joint, chance, atNode, lures } = reading;
  let total = 0;
  for (let i = 0; i < rows * NODES; i += 1) {
    const each = Math.exp(joint[i]! - largest);
    joint[i] = each;
    total += each;
  }
  for (let c = 0; c < rows; c += 1) {
    for (let k = 0; k < NODES; k += 1) {
      const share = joint[c * NODES + k]! / total;
      joint[c * NODES + k] = share;
      chance[c]! += share;
      atNode[k]! += share;
    }
    reading.lured += (chance[c]! * lures[c]!) / (1 - lure + lures[c]!);
  }
  // An underflow must not become infinite odds.
  chance[0] = Math.max(chance[0]!, 1e-300);
}
