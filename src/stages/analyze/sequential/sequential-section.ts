/**
 * What a run that might stop early has found, as a section of its summary: verdict, intervals over all looks, who stopped
 * being asked. Differences are told in points, hundredths of a right answer a question.
 */
import { counted, grouped } from '../../../core/counted.ts';
import { utilityId } from '../../../core/metric.ts';
import type { OutcomeTable } from '../../../core/outcome-table.ts';
import type { SequentialSection } from '../../../core/summary/sequential.ts';
import { untilWord } from '../../../core/until.ts';
import { sequenceExcludes } from '../../../stats/sequence/mean-sequence.ts';
import { utilityDifferenceRange } from '../../../stats/sequence/utility-difference-range.ts';
import { sequenceEstimate } from './sequence-estimate.ts';
import { type Verdict, verdictOf } from './verdict.ts';
import { verdictText } from './verdict-text.ts';
import {
  advanceWatch,
  createWatch,
  isAboutThese,
  populationOf,
  startSequence,
  type Watched,
  type WatchOptions,
} from './watch.ts';

export interface SequentialSectionOptions {
  readonly run: string;
  readonly watching: WatchOptions;
  readonly label: (id: string) => string;
  /** Askings of the open pass made, and those of asking everything. */
  readonly asked: number;
  readonly planned: number;
}

/** More comparisons than this are told by whether 0 is excluded alone: an interval's ends take a while each. */
const MOST_INTERVALS = 45;

export function sequentialSection(table: OutcomeTable, options: SequentialSectionOptions): SequentialSection {
  const { watching, label, run, asked, planned } = options;
  const { plan, respondents, units } = watching;
  const watch = createWatch(watching);
  advanceWatch(watch, table);
  const verdict = verdictOf(watch);
  const exact = plan.until.goal === 'width' || watch.sequences.length > MOST_INTERVALS;
  const looked = exact ? watch.sequences : withEnds(table, watching, watch.sequences);
  const comparisons = looked.flatMap((one) => {
    const { until } = plan;
    if (until.goal === 'width') return [];
    return [
      {
        a: respondents[one.a]!,
        b: typeof one.b === 'number' ? respondents[one.b]! : null,
        estimate: sequenceEstimate(utilityId(until.penalty), one.sequence),
        shown: sequenceExcludes(one.sequence, until.goal === 'regression' ? -until.margin : 0),
      },
    ];
  });
  const section = {
    run,
    plan,
    goal: untilWord(plan.until),
    state: verdict.state,
    asked,
    planned,
    respondents: respondents.map((respondent, row) => ({
      respondent,
      ...evidenceOf(watching, watch.answered[row]!),
      ended: endOf(verdict, row, watch.answered[row]! < units.length),
    })),
    comparisons,
  };
  return { ...section, verdict: verdictText(section, { verdict, label }), notes: notesOf(section, label) };
}

/** The goal's sequences again with a fine grid of values, for ends to print; they exclude what those exclude. */
function withEnds(table: OutcomeTable, watching: WatchOptions, sequences: readonly Watched[]): Watched[] {
  const { until } = watching.plan;
  if (until.goal === 'width') return [...sequences];
  const at = [until.goal === 'regression' ? -until.margin : 0];
  const fine = sequences.map((one) => ({
    ...one,
    sequence: startSequence(watching, {
      range: utilityDifferenceRange(until.penalty),
      at,
      ...populationOf(watching.plan),
    }),
    next: 0,
  }));
  advanceWatch(createWatch(watching, fine), table);
  return fine;
}

function evidenceOf({ units }: WatchOptions, answered: number): { questions: number; units: number } {
  const taken = units.slice(0, answered).filter(({ rated }) => rated.length > 0);
  return { questions: taken.reduce((sum, { rated }) => sum + rated.length, 0), units: taken.length };
}

function endOf(
  { asking, state }: Verdict,
  row: number,
  left: boolean,
): SequentialSection['respondents'][number]['ended'] {
  if (!left) return 'all-asked';
  return state === 'open' && asking.includes(row) ? 'to-be-asked' : 'stopped-early';
}

function notesOf(
  { plan, state, respondents, asked, planned }: Omit<SequentialSection, 'verdict' | 'notes'>,
  label: (id: string) => string,
): string[] {
  const stopped = respondents.filter(({ ended }) => ended === 'stopped-early');
  const percent = (share: number): string => `${Number((100 * share).toFixed(2))}%`;
  return [
    state === 'open'
      ? `${grouped(asked)} of at most ${grouped(planned)} askings were made so far.`
      : `${grouped(asked)} of ${grouped(planned)} askings were made (${(100 * (1 - asked / Math.max(1, planned))).toFixed(0)} % saved).`,
    ...(stopped.length === 0
      ? []
      : [
          `Stopped early, with nothing left to show, not failed: ${stopped.map(({ respondent, questions }) => `${label(respondent)} after ${counted(questions, 'question')}`).join(', ')}.`,
        ]),
    `Intervals hold over all looks together (confidence sequences by betting), subjects taken whole in the random order of seed ${plan.seed}${plan.comparisons > 1 && plan.until.goal !== 'width' ? `; each comparison is at ${percent(plan.comparisonLevel)}, so that all keep ${percent(plan.until.level)}` : ''}. Fixed-n intervals and p values do not hold for a run that was looked at, and are left out.`,
    ...(isAboutThese(plan)
      ? [
          'What is compared is these very questions, drawn without replacement: who would be ahead after asking them all. Every other interval is about all questions like them.',
        ]
      : []),
    'Replies that failed or have no grade count between the worst and the best they could be.',
  ];
}
