/**
 * How respondents look in one report: name, colour and shape by their place in the summary, the same in every
 * chart and table. Also the penalty at which the report opens.
 */

import type { AnswersFilter } from '../../../core/browsing.ts';
import { groupBy } from '../../../core/group-by.ts';
import { openingPenalty } from '../../../core/opening-penalty.ts';
import type { QuestionTrouble } from '../../../core/summary/items.ts';
import type { RespondentRates } from '../../../core/summary/rates.ts';
import { checkSummary, type Summary } from '../../../core/summary/summary.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import { type Attributes, attributesOf } from './attributes.ts';
import { type Colour, DECLINE_ALL, RESPONDENT } from './palette.ts';
import { type RespondentMark, respondentDash, respondentMark } from './respondent-marks.ts';
import { shortNames } from './short-names.ts';
import { type Meant, spokenNames } from './spoken-names.ts';
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
  /** By model where models come in several settings, else one a respondent. */
  colour(id: string | null): Colour;
  /** By setting where colours are models; with the colour different from every other's. */
  mark(id: string): RespondentMark;
  /** Dashes of its lines, in pixels; none is a solid one. */
  dash(id: string): readonly number[];
  /** Whether colours are models, so that a name says only what differs within one. */
  readonly grouped: boolean;
  attributes(id: string): Attributes;
  /** What a respondent is within its model, cut to `width` pixels at 12 px; its name where it is its model's only one. */
  setting(id: string, width?: number): string;
  /** Respondents of one model that differ in nothing but their stake, in the order of stakes; singles stand alone. */
  readonly curves: readonly Curve[];
  /**
   * The ids that a picture has room for: all where they are few enough, else the best of every curve at the opening
   * penalty in turn, in the order of the summary.
   */
  focus(ids: readonly string[], most: number): string[];
  /** Places, in the summary, of the respondents that a text of a chart means; null where it means none. */
  meant(text: string): Meant | null;
  /** Penalty L that the report opens with. */
  readonly penalty: number;
  /** Confidence level of the intervals, in per cent: 95. */
  readonly levelPercent: number;
  /** Of a run that might stop early: what its rule says, in place of what the points alone would. */
  readonly verdict?: string;
  readonly simulated: boolean;
  /** What n counts: with several trials a question, askings. */
  readonly unit: 'questions' | 'askings';
  /** What rates are shares of: `questions asked`, or those of them with an outcome where some reply has none. */
  readonly asked: string;
  /** What the choice rests on: the same, what everyone has an outcome on, or all with missing outcomes estimated. */
  readonly shared: string;
  /** What n counts there: an estimated outcome is one of a question, however often it was asked. */
  readonly sharedUnit: 'questions' | 'askings';
  /** Where the answers behind a mark can be looked through; null where this report stands alone. */
  answersAt(filter: AnswersFilter): string | null;
  /** Where questions with a trouble can be looked through; null where this report stands alone. */
  questionsAt(trouble: QuestionTrouble): string | null;
  /** After which a respondent knows nothing, as an ISO date or month; null where it is not known. */
  cutoff(id: string): string | null;
  /** Worth at a penalty, on the questions that the choice rests on; null without both rates. */
  worth(row: RespondentRates, penalty: number): number | null;
}

/** Settings that are joined, because only their stake differs. */
export interface Curve {
  /** Model and what all of it share: `atlas-5 humility`. */
  readonly name: string;
  readonly model: string;
  readonly manner: string;
  readonly ids: readonly string[];
}

export interface LookOptions {
  /** Penalty L at which pictures open. @default a run's goal, else 1 where reported, else the first above 0 */
  readonly penalty?: number;
  /** The address of the answers that a filter lets through, where the report is shown beside them. @default none */
  readonly answersAt?: (filter: AnswersFilter) => string;
  /** The address of the questions with a trouble. @default none */
  readonly questionsAt?: (trouble: QuestionTrouble) => string;
}

/**
 * How the charts of one summary name, order and colour its respondents, so that all of them look alike.
 * @example
 * const replies = ['a', 'b', 'c'].map((question) => ({ question, respondent: 'parrot' }));
 * const summary = analyze(tableOf(replies, ['correct', 'incorrect', 'refused']), { title: 'Three questions' });
 * lookOf(summary).fullName(summary.respondents[0].id); // => 'parrot'
 */
export function lookOf(summary: Summary, options: LookOptions = {}): Look {
  checkSummary(summary);
  const places = new Map(summary.respondents.map((respondent, place) => [respondent.id, place]));
  const labels = summary.respondents.map((respondent) => visibleText(respondent.label));
  const points = new Map(summary.frontier?.points.map((point) => [point.respondent, point]));
  const cut = new Map<number, string[]>();
  const attributes = attributesOf(summary.respondents);
  const spoken = spokenNames(summary.respondents, attributes);
  const names = (width: number) => {
    const known = cut.get(width) ?? spoken.one(shortNames(labels, { size: NAME_SIZE, width }));
    cut.set(width, known);
    return known;
  };
  const place = (id: string) => places.get(id) ?? 0;
  const { grouped, colourOf, markOf, roundOf } = marks(attributes);
  const settings = new Map<number, string[]>();
  const settingsAt = (width: number) => {
    const known =
      settings.get(width) ??
      spoken.some(attributes.map(({ setting, model }) => fitText(setting || model, NAME_SIZE, { width })));
    settings.set(width, known);
    return known;
  };
  const curves = curvesOf(summary, attributes);
  for (const { name, ids } of curves) spoken.curve(name, ids.map(place));
  const worthOf = (
    { respondent, estimates }: Pick<RespondentRates, 'respondent' | 'estimates'>,
    penalty: number,
  ) => {
    const point = points.get(respondent);
    const correct = (point?.correct ?? estimates['correct/asked'])?.value;
    const incorrect = (point?.incorrect ?? estimates['incorrect/asked'])?.value;
    return correct == null || incorrect == null ? null : correct - penalty * incorrect;
  };
  const penalty = options.penalty ?? goalPenalty(summary) ?? openingPenalty(summary.penalties);
  const worthById = new Map(summary.rates.rows.map((row) => [row.respondent, worthOf(row, penalty)]));
  return {
    ids: summary.respondents.map((respondent) => respondent.id),
    name: (id, width = NAME_WIDTH) =>
      id === null
        ? DECLINE_ALL_NAME
        : (names(width)[places.get(id) ?? -1] ?? fitText(visibleText(id), NAME_SIZE, { width })),
    fullName: (id) =>
      id === null ? DECLINE_ALL_NAME : visibleText(summary.respondents[places.get(id) ?? -1]?.label ?? id),
    colour: (id) => (id === null ? DECLINE_ALL : RESPONDENT[colourOf[place(id)]! % RESPONDENT.length]!),
    mark: (id) => respondentMark(markOf[place(id)]!),
    dash: (id) => respondentDash(colourOf[place(id)]!, roundOf[place(id)]!),
    grouped,
    attributes: (id) => attributes[place(id)]!,
    setting: (id, width = NAME_WIDTH) => settingsAt(width)[place(id)] ?? visibleText(id),
    curves,
    focus: (ids, most) => focusOf(ids, most, { curves, worth: (id) => worthById.get(id) ?? -Infinity }),
    meant: spoken.meant,
    penalty,
    levelPercent: Math.round(summary.level * 1000) / 10,
    simulated: summary.simulated,
    ...base(summary),
    answersAt: (filter) => options.answersAt?.(filter) ?? null,
    questionsAt: (trouble) => options.questionsAt?.(trouble) ?? null,
    cutoff: (id) => summary.respondents[place(id)]?.knowledgeCutoff ?? null,
    worth: worthOf,
    ...(summary.sequential === undefined ? {} : { verdict: summary.sequential.verdict }),
  };
}

/** What a run was to settle is what its report opens with; a drop of accuracy has no penalty of its own. */
function goalPenalty({ sequential }: Summary): number | null {
  const until = sequential?.plan.until;
  if (until === undefined || until.goal === 'width') return null;
  return until.goal === 'regression' && until.penalty === 0 ? null : until.penalty;
}

/**
 * Colours by model and marks by manner where models come in several settings, else both by place. Colours repeat after twelve; a
 * mark is then one that no one of that colour has.
 */
function marks(attributes: readonly Attributes[]) {
  const models = [...new Set(attributes.map(({ model }) => model))];
  const manners = [...new Set(attributes.map(({ manner }) => manner))];
  const all = attributes.length;
  const grouped = models.length > 1 && models.length < all;
  const rounds = (place: number) => Math.floor(place / RESPONDENT.length);
  if (grouped) {
    const model = attributes.map((one) => models.indexOf(one.model));
    const manner = attributes.map((one) => manners.indexOf(one.manner));
    return {
      grouped,
      colourOf: model,
      markOf: manner.map((one, place) => one + manners.length * rounds(model[place]!)),
      roundOf: manner.map((one, place) => one + manners.length * rounds(model[place]!)),
    };
  }
  const byManner = models.length === 1 && manners.length > 1 && manners.length < all;
  const places = attributes.map(({ manner }, place) => (byManner ? manners.indexOf(manner) : place));
  return { grouped: byManner, colourOf: places, markOf: places, roundOf: places.map(rounds) };
}

function curvesOf({ respondents }: Summary, attributes: readonly Attributes[]): Curve[] {
  // Without a stake there is nothing to be joined by.
  const byKey = groupBy(attributes.keys(), (place) => {
    const { model, manner, stake } = attributes[place]!;
    return JSON.stringify(stake === null ? [model, manner, place] : [model, manner]);
  });
  return [...byKey.values()].map((places) => {
    const { model, manner, setting } = attributes[places[0]!]!;
    const what = places.length > 1 ? manner : setting;
    return {
      name: what === '' ? model : `${model} ${what}`,
      model,
      manner,
      ids: [...places]
        .sort((a, b) => (attributes[a]!.stake ?? 0) - (attributes[b]!.stake ?? 0))
        .map((place) => respondents[place]!.id),
    };
  });
}

function focusOf(
  ids: readonly string[],
  most: number,
  { curves, worth }: { readonly curves: readonly Curve[]; readonly worth: (id: string) => number },
): string[] {
  if (ids.length <= most) return [...ids];
  const queues = curves.map((curve) =>
    curve.ids.filter((id) => ids.includes(id)).sort((a, b) => worth(b) - worth(a)),
  );
  const chosen = new Set<string>();
  for (let round = 0; chosen.size < most; round += 1) {
    const next = queues.flatMap((queue) => queue[round] ?? []).sort((a, b) => worth(b) - worth(a));
    if (next.length === 0) break;
    for (const id of next) if (chosen.size < most) chosen.add(id);
  }
  return ids.filter((id) => chosen.has(id));
}

/** Words for denominators: a share of what has an outcome is no share of what was asked. */
function base(summary: Summary): Pick<Look, 'unit' | 'asked' | 'shared' | 'sharedUnit'> {
  const unit = askedRepeatedly(summary) ? 'askings' : 'questions';
  const asked = unit === 'askings' ? 'askings' : 'questions asked';
  const missing = summary.rates.rows.some(({ bounds }) => (bounds[0]?.missing ?? 0) > 0);
  if (!missing) return { unit, asked, shared: asked, sharedUnit: unit };
  const rated = `${asked} that have an outcome`;
  if (summary.frontier?.base !== undefined) {
    const shared = 'questions asked, missing outcomes estimated';
    return { unit, asked: rated, shared, sharedUnit: 'questions' };
  }
  // Where asking stopped early everything is over each one's own questions, drawn at random from the same set.
  const shared = summary.sequential === undefined ? `${asked} that all have an outcome on` : rated;
  return { unit, asked: rated, shared, sharedUnit: unit };
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

/** Whoever has no worth stands last. */
export function rankWorth(row: RespondentRates, look: Look): number {
  return look.worth(row, look.penalty) ?? -Infinity;
}

/** The most worth at the opening penalty first. */
export function byWorth(rows: readonly RespondentRates[], look: Look): RespondentRates[] {
  return [...rows].sort((a, b) => rankWorth(b, look) - rankWorth(a, look));
}
