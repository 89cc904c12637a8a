/**
 * What asking until it is settled would save, by playing it on answers one has: worlds are drawn from the pilot's subjects,
 * each world asked subject after subject under the rule of `run --until best@L`. The pilot is itself a sample, so every world
 * first draws its truth from it; a small pilot then promises little, as it should.
 */
import { addToGroup } from '../../../core/group-by.ts';
import type { OutcomeTable, QuestionRow } from '../../../core/outcome-table.ts';
import { comparisonBudget } from '../../../core/until.ts';
import { createRandom, nextUniform, type Random } from '../../../stats/draw/random.ts';
import { wilson } from '../../../stats/rate/wilson.ts';
import { observeUnit, sequenceExcludes, startMeanSequence } from '../../../stats/sequence/mean-sequence.ts';
import { utilityDifferenceRange } from '../../../stats/sequence/utility-difference-range.ts';
import { outcomeGrid } from '../grid.ts';
import { roundsAtMost } from '../sequential/round.ts';
import { sharedColumns } from '../shared-questions.ts';

export interface SequentialOptions {
  /** Penalty L of the choice. */
  readonly penalty: number;
  /** Questions that are planned; what a fixed run asks of everyone. */
  readonly questions: number;
  readonly worlds: number;
  /** Who would be ahead after asking the planned questions, instead of who is on all questions like these. @default false */
  readonly these?: boolean;
  /** Questions between two looks, where they are fixed. @default a look after every subject */
  readonly round?: number | undefined;
  /** Confidence over all looks and rivals together, in (0, 1). */
  readonly level: number;
  readonly seed: number;
  readonly clusterKey: (question: QuestionRow) => string;
}

/** A number of questions over the worlds; those that stay undecided count with all that was planned. */
export interface PlannedStop {
  /** Mean over the worlds, with the 95 % interval of the simulation. */
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly tenth: number;
  readonly median: number;
  readonly ninetieth: number;
}

export interface SequentialPair {
  readonly a: string;
  readonly b: string;
  readonly questions: PlannedStop;
  /** Share of worlds in which the pair is not told apart by all that was planned. */
  readonly undecided: number;
  readonly better: { readonly a: number; readonly b: number };
}

export interface SequentialSavings {
  readonly penalty: number;
  /** What is settled is about the planned questions alone. */
  readonly these: boolean;
  readonly level: number;
  /** What each pair's sequence has of it, as in the manifest of a run of these respondents. */
  readonly comparisonLevel: number;
  readonly worlds: number;
  readonly seed: number;
  /** Questions and subjects of the pilot that everyone has an outcome on. */
  readonly pilot: { readonly questions: number; readonly subjects: number };
  readonly planned: { readonly questions: number; readonly askings: number };
  /** Questions until the best is known. */
  readonly questions: PlannedStop;
  /** Askings of all respondents; whoever cannot be best is asked no more. */
  readonly askings: PlannedStop;
  /** Looks until then, a round of so many questions before each; null where there is one after every subject. */
  readonly rounds: (PlannedStop & { readonly questions: number; readonly most: number }) | null;
  readonly undecided: { readonly share: number; readonly low: number; readonly high: number };
  /** How often each comes out as the best; those left are undecided. */
  readonly best: Readonly<Record<string, number>>;
  readonly pairs: readonly SequentialPair[];
  /** Respondents left out because the pictures of more than {@link MOST} take too long; the least useful first. */
  readonly leftOut: readonly string[];
}

/** Fifteen pairs. */
const MOST = 6;

/** Null with fewer than two respondents or two subjects that everyone has an outcome on. */
export function sequentialSavings(table: OutcomeTable, options: SequentialOptions): SequentialSavings | null {
  const pilot = pilotOf(table, options);
  const { rows, units, size, largest } = pilot;
  if (rows.length < 2 || units.length < 2) return null;
  const { worlds, level, penalty, seed, questions: planned, these = false, round } = options;
  const rounds = Math.max(2, Math.round(planned / size));
  const pairs = rows.flatMap((_, a) => rows.slice(a + 1).map((__, k) => [a, a + 1 + k] as const));
  // As a run of all of them would: those left out of the play are rivals too.
  const { comparisonLevel } = comparisonBudget({ goal: 'best', level }, table.respondents.length);
  const play = {
    ...{ penalty, rounds, pairs, largest, planned, these, round },
    level: comparisonLevel,
    respondents: rows.length,
  };
  const random = createRandom(seed, { stream: 'sequential-savings' });
  const played = Array.from({ length: worlds }, () => playWorld(units, play, random));
  const name = (place: number) => table.respondents[rows[place]!]!.id;
  const open = played.filter(({ best }) => best === null).length;
  const { lower, upper } = wilson(open, worlds);
  return {
    ...{ penalty, these, level, comparisonLevel, worlds, seed },
    pilot: { questions: Math.round(size * units.length), subjects: units.length },
    planned: { questions: planned, askings: planned * rows.length },
    questions: stopOf(played.map(({ questions }) => questions)),
    askings: stopOf(played.map(({ askings }) => askings)),
    rounds:
      round === undefined
        ? null
        : {
            ...{ questions: round, most: roundsAtMost(planned, round) },
            ...stopOf(played.map(({ questions }) => Math.ceil(questions / round))),
          },
    undecided: { share: open / worlds, low: lower ?? 0, high: upper ?? 1 },
    best: Object.fromEntries(
      rows.map((_, place) => [name(place), played.filter(({ best }) => best === place).length / worlds]),
    ),
    pairs: pairs.map(([a, b], place): SequentialPair => {
      const ends = played.map(({ told }) => told[place]!);
      const share = (side: Told['side']) => ends.filter((end) => end.side === side).length / worlds;
      return {
        ...{ a: name(a), b: name(b), questions: stopOf(ends.map(({ questions }) => questions)) },
        undecided: share(null),
        better: { a: share('above'), b: share('below') },
      };
    }),
    leftOut: pilot.leftOut,
  };
}

/** One subject: its questions, each with the outcome counts of every respondent. */
type Unit = readonly (readonly (readonly [number, number, number])[])[];

function pilotOf(table: OutcomeTable, { penalty, clusterKey }: SequentialOptions) {
  const grid = outcomeGrid(table, { clusterKey });
  const width = grid.questions.length;
  const worth = (row: number): number => {
    let [sum, n] = [0, 0];
    for (let cell = row * width; cell < (row + 1) * width; cell += 1) {
      sum += grid.correct[cell]! - penalty * grid.incorrect[cell]!;
      n += grid.correct[cell]! + grid.incorrect[cell]! + grid.refused[cell]!;
    }
    return n === 0 ? -Infinity : sum / n;
  };
  const ranked = table.respondents.map((_, row) => row).sort((a, b) => worth(b) - worth(a));
  const rows = ranked.slice(0, MOST);
  const shared = sharedColumns(grid, rows);
  const byCluster = new Map<number, (readonly (readonly [number, number, number])[])[]>();
  for (let column = 0; column < width; column += 1) {
    if (shared[column] === 0) continue;
    const counts = rows.map((row) => {
      const cell = row * width + column;
      return [grid.correct[cell]!, grid.incorrect[cell]!, grid.refused[cell]!] as const;
    });
    const cluster = grid.cluster[column]!;
    addToGroup(byCluster, cluster, counts);
  }
  const units: Unit[] = [...byCluster.values()];
  const sizes = units.map((unit) => unit.length);
  return {
    rows,
    units,
    size: sizes.reduce((sum, one) => sum + one, 0) / Math.max(1, units.length),
    largest: Math.max(1, ...sizes),
    leftOut: ranked.slice(MOST).map((row) => table.respondents[row]!.id),
  };
}

interface Play {
  readonly penalty: number;
  readonly rounds: number;
  readonly planned: number;
  readonly these: boolean;
  readonly round: number | undefined;
  readonly pairs: readonly (readonly [number, number])[];
  readonly level: number;
  readonly largest: number;
  readonly respondents: number;
}

interface Told {
  /** The first is above the second, or below; null where all was asked and nothing shown. */
  readonly side: 'above' | 'below' | null;
  readonly questions: number;
}

function playWorld(pilot: readonly Unit[], play: Play, random: Random) {
  const { rounds, pairs, level, largest, penalty, planned, respondents, these, round: ofRound } = play;
  const pick = <T>(from: readonly T[]): T => from[Math.floor(nextUniform(random) * from.length)]!;
  const truth = pilot.map(() => pick(pilot));
  // Who would be ahead after all of them is known only where all of them are.
  const ahead = these ? Array.from({ length: rounds }, () => pick(truth)) : null;
  const inAll = ahead?.reduce((sum, unit) => sum + unit.length, 0);
  const sequences = pairs.map(() =>
    startMeanSequence({
      range: utilityDifferenceRange(penalty),
      planned: rounds,
      ...{ level, largest, at: [0], onlyAt: true },
      ...(inAll === undefined ? {} : { population: { units: rounds, questions: inAll } }),
    }),
  );
  const told: (Told | null)[] = pairs.map(() => null);
  const asked = new Array<number | null>(respondents).fill(null);
  /** What has been shown is seen at the next look, and until then everybody is asked. */
  const look = (at: number): number =>
    ofRound === undefined ? at : Math.min(planned, Math.ceil(at / ofRound) * ofRound);
  let [questions, settled]: [number, number | null] = [0, null];
  for (let round = 0; round < rounds && told.includes(null); round += 1) {
    const unit = ahead?.[round] ?? pick(truth);
    const worth = new Float64Array(respondents);
    for (const counts of unit)
      for (let row = 0; row < respondents; row += 1) worth[row]! += drawn(counts[row]!, penalty, random);
    // Pairs that end with one subject, or between two looks, count as shown together: who beats whom is then a matter of
    // the next one.
    const still = asked.map((one) => one === null || one > questions);
    questions += unit.length;
    for (const [place, [a, b]] of pairs.entries()) {
      if (told[place] !== null) continue;
      const sequence = sequences[place]!;
      observeUnit(sequence, { sum: worth[a]! - worth[b]!, size: unit.length });
      const side = sequenceExcludes(sequence, 0);
      if (side === null) continue;
      told[place] = { side, questions };
      if (still[a] && still[b]) asked[side === 'above' ? b : a] ??= look(questions);
    }
    if (settled === null && asked.filter((one) => one === null).length === 1) {
      settled = look(questions);
    }
  }
  const last = settled ?? planned;
  return {
    questions: last,
    askings: asked.reduce<number>((sum, one) => sum + (one ?? last), 0),
    best: settled === null ? null : asked.indexOf(null),
    told: told.map((one) => one ?? { side: null, questions: planned }),
  };
}

/** The worth of one trial out of those that the pilot has of the question. */
function drawn(
  [correct, incorrect, refused]: readonly [number, number, number],
  penalty: number,
  random: Random,
): number {
  const at = nextUniform(random) * (correct + incorrect + refused);
  return at < correct ? 1 : at < correct + incorrect ? -penalty : 0;
}

function stopOf(values: readonly number[]): PlannedStop {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, n - 1);
  const reach = 1.96 * Math.sqrt(variance / n);
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(n - 1, Math.floor(share * n))]!;
  return {
    ...{ mean, low: mean - reach, high: mean + reach },
    ...{ tenth: at(0.1), median: at(0.5), ninetieth: at(0.9) },
  };
}
