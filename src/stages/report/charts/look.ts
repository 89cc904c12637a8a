/**
 * How respondents look in one report: name, colour and shape by their place in the summary, the same in every
 * chart and table. Also the penalty at which the report opens.
 */
import type { Summary } from '../../../core/summary/summary.ts';
import { visibleText } from '../wording/visible-text.ts';
import { type Colour, DECLINE_ALL, RESPONDENT, SHAPES } from './palette.ts';
import { fitText, textWidth } from './text-width.ts';

export const DECLINE_ALL_NAME = 'decline everything';

/** Widest name in a chart, in pixels at 12 px. */
const NAME_WIDTH = 190;

export interface Look {
  /** Ids in the order of the summary. */
  readonly ids: readonly string[];
  /** The name in charts, cut to fit; null is declining everything. */
  name(id: string | null): string;
  /** The whole name, for tables. */
  fullName(id: string | null): string;
  colour(id: string | null): Colour;
  shape(id: string | null): string;
  /** Penalty L that the report opens with. */
  readonly penalty: number;
  /** Confidence level of the intervals, in per cent: 95. */
  readonly levelPercent: number;
  readonly simulated: boolean;
}

export interface LookOptions {
  /** Penalty L at which pictures open. @default 1 where reported, else the first above 0 */
  readonly penalty?: number;
}

export function lookOf(summary: Summary, options: LookOptions = {}): Look {
  const places = new Map(summary.respondents.map((respondent, place) => [respondent.id, place]));
  const names = chartNames(summary.respondents.map((respondent) => visibleText(respondent.label)));
  const place = (id: string) => places.get(id) ?? 0;
  return {
    ids: summary.respondents.map((respondent) => respondent.id),
    name: (id) =>
      id === null
        ? DECLINE_ALL_NAME
        : (names[places.get(id) ?? -1] ?? fitText(visibleText(id), 12, NAME_WIDTH)),
    fullName: (id) =>
      id === null ? DECLINE_ALL_NAME : visibleText(summary.respondents[places.get(id) ?? -1]?.label ?? id),
    colour: (id) => (id === null ? DECLINE_ALL : RESPONDENT[place(id) % RESPONDENT.length]),
    // A thirteenth respondent shares a colour, so the shape moves on with every round.
    shape: (id) =>
      id === null
        ? 'stroke'
        : SHAPES[(place(id) + Math.floor(place(id) / RESPONDENT.length)) % SHAPES.length],
    penalty: options.penalty ?? openingPenalty(summary.penalties),
    levelPercent: Math.round(summary.level * 1000) / 10,
    simulated: summary.simulated,
  };
}

function openingPenalty(penalties: readonly number[]): number {
  if (penalties.includes(1)) return 1;
  return penalties.find((penalty) => penalty > 0) ?? 1;
}

/**
 * Names cut to fit. Where they are too long, a beginning that all share is dropped first, because it tells
 * nobody apart; where cutting still makes two alike, their place is added.
 */
function chartNames(labels: readonly string[]): string[] {
  const tooLong = labels.some((label) => textWidth(label, 12) > NAME_WIDTH);
  const shared = tooLong && labels.length > 1 ? sharedBeginning(labels) : 0;
  const short = labels.map((label) => (shared > 0 ? `…${label.slice(shared)}` : label));
  const cut = short.map((label) => fitText(label, 12, NAME_WIDTH));
  return cut.map((name, place) =>
    cut.indexOf(name) === cut.lastIndexOf(name)
      ? name
      : `${fitText(short[place], 12, NAME_WIDTH - 24)} #${place + 1}`,
  );
}

/** Length of the common beginning, up to the last separator; 0 where it is hardly worth an ellipsis. */
function sharedBeginning(labels: readonly string[]): number {
  let length = 0;
  while (labels.every((label) => label.length > length + 1 && label[length] === labels[0][length])) length++;
  const end =
    Math.max(...['/', ' ', '-', ':'].map((mark) => labels[0].slice(0, length).lastIndexOf(mark))) + 1;
  return end > 4 ? end : 0;
}
