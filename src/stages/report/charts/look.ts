/**
 * How respondents look in one report: name, colour and shape by their place in the summary, the same in every
 * chart and table. Also the penalty at which the report opens.
 */
import { checkArgument, isRecord } from '../../../core/argument.ts';
import { openingPenalty } from '../../../core/opening-penalty.ts';
import type { RespondentRates } from '../../../core/summary/rates.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import { type Colour, DECLINE_ALL, RESPONDENT, SHAPES } from './palette.ts';
import { shortNames } from './short-names.ts';
import { fitText } from './text-width.ts';

export const DECLINE_ALL_NAME = 'decline everything';

/** Widest name in a chart, in pixels at 12 px. */
const NAME_WIDTH = 190;
const NAME_SIZE = 12;

export interface Look {
  /** Ids in the order of the summary. */
  readonly ids: readonly string[];
  /**
   * The name in charts, cut to `width` pixels at 12 px and different from every other; null is declining everything.
   * @default 190 pixels
   */
  name(id: string | null, width?: number): string;
  /** The whole name, for tables. */
  fullName(id: string | null): string;
  colour(id: string | null): Colour;
  shape(id: string | null): string;
  /** Penalty L that the report opens with. */
  readonly penalty: number;
  /** Confidence level of the intervals, in per cent: 95. */
  readonly levelPercent: number;
  readonly simulated: boolean;
  /** What n counts: with several trials a question, askings. */
  readonly unit: 'questions' | 'askings';
  /** What rates are shares of: `questions asked`, or those of them with an outcome where some reply has none. */
  readonly asked: string;
  /** What the choice rests on: the same, or what everyone has an outcome on. */
  readonly shared: string;
  /** Worth at a penalty, on the questions that the choice rests on; null without both rates. */
  worth(row: RespondentRates, penalty: number): number | null;
}

export interface LookOptions {
  /** Penalty L at which pictures open. @default 1 where reported, else the first above 0 */
  readonly penalty?: number;
}

/**
 * How the charts of one summary name, order and colour its respondents, so that all of them look alike.
 * @example
 * const replies = ['a', 'b', 'c'].map((question) => ({ question, respondent: 'parrot' }));
 * const summary = analyze(tableOf(replies, ['correct', 'incorrect', 'refused']), { title: 'Three questions' });
 * lookOf(summary).fullName(summary.respondents[0].id); // => 'parrot'
 */
export function lookOf(summary: Summary, options: LookOptions = {}): Look {
  checkArgument(isRecord(summary) && isRecord(summary.rates), 'summary', {
    expected: 'a summary, as analyze gives it',
    given: summary,
  });
  const places = new Map(summary.respondents.map((respondent, place) => [respondent.id, place]));
  const labels = summary.respondents.map((respondent) => visibleText(respondent.label));
  const points = new Map(summary.frontier?.points.map((point) => [point.respondent, point]));
  const cut = new Map<number, string[]>();
  const names = (width: number) => {
    const known = cut.get(width) ?? shortNames(labels, { size: NAME_SIZE, width });
    cut.set(width, known);
    return known;
  };
  const place = (id: string) => places.get(id) ?? 0;
  return {
    ids: summary.respondents.map((respondent) => respondent.id),
    name: (id, width = NAME_WIDTH) =>
      id === null
        ? DECLINE_ALL_NAME
        : (names(width)[places.get(id) ?? -1] ?? fitText(visibleText(id), NAME_SIZE, { width })),
    fullName: (id) =>
      id === null ? DECLINE_ALL_NAME : visibleText(summary.respondents[places.get(id) ?? -1]?.label ?? id),
    colour: (id) => (id === null ? DECLINE_ALL : RESPONDENT[place(id) % RESPONDENT.length]!),
    // A thirteenth respondent shares a colour, so the shape moves on with every round.
    shape: (id) =>
      id === null
        ? 'stroke'
        : SHAPES[(place(id) + Math.floor(place(id) / RESPONDENT.length)) % SHAPES.length]!,
    penalty: options.penalty ?? openingPenalty(summary.penalties),
    levelPercent: Math.round(summary.level * 1000) / 10,
    simulated: summary.simulated,
    ...base(summary),
    worth: ({ respondent, estimates }, penalty) => {
      const point = points.get(respondent);
      const correct = (point?.correct ?? estimates['correct/asked'])?.value;
      const incorrect = (point?.incorrect ?? estimates['incorrect/asked'])?.value;
      return correct == null || incorrect == null ? null : correct - penalty * incorrect;
    },
  };
}

/** Words for denominators: a share of what has an outcome is no share of what was asked. */
function base(summary: Summary): Pick<Look, 'unit' | 'asked' | 'shared'> {
  const unit = askedRepeatedly(summary) ? 'askings' : 'questions';
  const asked = unit === 'askings' ? 'askings' : 'questions asked';
  const missing = summary.rates.rows.some(({ bounds }) => (bounds[0]?.missing ?? 0) > 0);
  return missing
    ? { unit, asked: `${asked} that have an outcome`, shared: `${asked} that all have an outcome on` }
    : { unit, asked, shared: asked };
}

/** Repeated trials show in the consistency section, or in more outcomes than there are questions. */
function askedRepeatedly({ consistency, rates, provenance }: Summary): boolean {
  if (consistency?.rows.some((row) => row.trials > 1)) return true;
  const questions = provenance.datasets.reduce((sum, dataset) => sum + dataset.questions, 0);
  return (
    provenance.kind === 'run' &&
    questions > 0 &&
    rates.rows.some((row) => (row.estimates['correct/asked']?.n ?? 0) > questions)
  );
}
