/**
 * Which respondent is really the best at each penalty, given that another sample of questions would have come
 * out differently: the share of resamples each one wins. Stacked, because the shares are of one whole.
 */
import type { FrontierSection } from '../../../core/summary/frontier.ts';
import { caption, sizeText } from '../wording/caption.ts';
import { shareText } from '../wording/choice-text.ts';
import { count, penaltyText, percent, significant } from '../wording/numbers.ts';
import type { Chart, Json } from './chart.ts';
import type { Look } from './look.ts';
import { INK } from './palette.ts';
import { penaltyAxis, penaltyEnd, penaltyPixel, penaltyScale, shownSteps } from './penalty-axis.ts';
import { textWidth } from './text-width.ts';
import { themed } from './theme.ts';

const WIDTH = 520;
const HEIGHT = 250;
/** Who never wins more than this is not drawn; the caption says so. */
const LEAST = 0.005;
/** Areas without room for their name that the key beside the chart lists, the largest first. */
const MOST_KEYS = 10;

/** Null where there are no resamples, because n is not known. */
export function probabilityBest(section: FrontierSection, look: Look): Chart | null {
  const best = section.probabilityBest;
  if (best === null || section.points.every((point) => point.correct.value === null)) return null;
  const end = penaltyEnd(section);
  const steps = shownSteps(section.penalties, end);
  const shown = best.rows
    .map((row) => ({ ...row, peak: Math.max(...steps.map(({ place }) => row.probabilities[place] ?? 0)) }))
    .filter((row) => row.peak >= LEAST);
  // Of hundreds nobody may be best often enough to be seen.
  if (shown.length === 0) return null;
  const labels = shown.flatMap((_, order) => labelOf(shown, { order, steps, look, end }) ?? []);
  const isLabelled = (id: string | null) => labels.some((label) => label.respondent === id);
  const fullness = fullnessOf(shown, { look, isLabelled });
  const isPale = fullness.some((full) => full < 1);
  const rows = shown.flatMap((row, order) =>
    steps.map(({ penalty, place }) => ({
      name: look.name(row.respondent),
      order,
      colour: look.colour(row.respondent).light,
      penalty,
      probability: significant(row.probabilities[place] ?? 0, 4),
      ...(fullness[order]! < 1 ? { full: fullness[order]! } : {}),
    })),
  );
  const unlabelled = shown
    .map((row, order) => ({ ...row, full: fullness[order]! }))
    .filter((row) => !isLabelled(row.respondent))
    .sort((a, b) => b.peak - a.peak);
  const left = best.rows.length - shown.length;
  const at = (penalty: number) => nearest(section.penalties, penalty);
  const chosen = at(look.penalty);

  return {
    id: 'probability-best',
    title: finding(best.rows, look, chosen),
    caption: caption(
      `Share of ${count(best.resamples)} common resamples of the questions (${best.method.replaceAll('-', ' ')}) in which each one has the highest utility; declining everything is among the competitors`,
      left > 0
        ? `${left === 1 ? '1 that never comes first is' : `${count(left)} that never come first are`} left out`
        : '',
      sizeText(
        section.points.map((point) => point.correct),
        look.sharedUnit,
      ),
      look.grouped ? 'a colour is a model; thin lines part its settings' : '',
      isPale && !look.grouped ? 'twelve colours repeat, paler each time, as in the key' : '',
      unlabelled.length > MOST_KEYS
        ? `the key has the ${MOST_KEYS} largest of ${count(unlabelled.length)} areas without room for their name; the table has all`
        : '',
    ),
    description: shown
      .map((row) => `${look.fullName(row.respondent)}: at most ${percent(row.peak, { n: 1 })}`)
      .join('; '),
    metrics: ['utility@1'],
    table: {
      columns: ['penalty', ...best.rows.map((row) => look.fullName(row.respondent))],
      rows: section.penalties.map((penalty, place) => [
        penalty,
        ...best.rows.map((row) => row.probabilities[place] ?? null),
      ]),
    },
    spec: themed({
      width: WIDTH,
      height: HEIGHT,
      layer: [
        {
          name: 'shares',
          data: { values: rows },
          mark: { type: 'area', clip: true, stroke: INK.paper.light, strokeWidth: 0.8 },
          encoding: {
            x: { field: 'penalty', type: 'quantitative', scale: penaltyScale(end), axis: penaltyAxis(end) },
            y: {
              field: 'probability',
              type: 'quantitative',
              stack: 'zero',
              title: 'probability of being best',
              scale: { domain: [0, 1] },
              axis: { format: '.0%', tickCount: 5 },
            },
            fill: { field: 'colour', type: 'nominal', scale: null },
            ...(isPale ? { fillOpacity: FULLNESS } : {}),
            detail: { field: 'name' },
            order: { field: 'order', type: 'quantitative', sort: 'ascending' },
          },
        },
        {
          name: 'chosen',
          data: { values: [{ penalty: look.penalty }] },
          mark: { type: 'rule', strokeDash: [6, 4], strokeWidth: 1.2, color: INK.text.light },
          encoding: { x: { field: 'penalty', type: 'quantitative' } },
        },
        ...keyOf(unlabelled.slice(0, MOST_KEYS), look),
        {
          name: 'names',
          data: { values: labels.map(({ respondent: _, ...label }) => label) as Json },
          mark: { type: 'text', fontSize: 12, fontWeight: 'bold', color: INK.paper.light },
          encoding: {
            x: { field: 'penalty', type: 'quantitative' },
            y: { field: 'middle', type: 'quantitative' },
            text: { field: 'text' },
          },
        },
      ],
    }),
  };
}

/** Below this chance nobody is called the best: the headline calls it too close, too. */
const SURE_ENOUGH = 0.8;

function finding(rows: readonly Shown[], look: Look, chosen: number): string {
  const [first, second] = [...rows].sort((a, b) => b.probabilities[chosen]! - a.probabilities[chosen]!);
  const share = (row: Shown) => shareText(row.probabilities[chosen]!);
  const at = `At penalty ${penaltyText(look.penalty)}`;
  if (first!.probabilities[chosen]! >= SURE_ENOUGH || second === undefined)
    return `${at}, ${look.name(first!.respondent)} is the best choice with a probability of ${share(first!)}`;
  return `${at}, the data do not tell who is best: ${look.name(first!.respondent)} with a probability of ${share(first!)}, ${look.name(second.respondent)} ${share(second)}`;
}

/** Full where a row says nothing of it. */
const FULLNESS: Json = {
  condition: { test: 'isValid(datum.full)', field: 'full', type: 'quantitative', scale: null },
  value: 1,
};
/** Of areas without a name that share a colour, one after the other. */
const PALER = [1, 0.6, 0.35, 0.2];

/**
 * How full each area's colour is. Settings of one model have one colour, and neighbours differ; of other respondents twelve
 * colours repeat, and whoever takes one again is paler, unless its name stands in its area.
 */
function fullnessOf(
  shown: readonly Shown[],
  { look, isLabelled }: { readonly look: Look; readonly isLabelled: (id: string | null) => boolean },
): number[] {
  const taken = new Map<string, number>();
  const named = shown.filter(({ respondent }) => isLabelled(respondent));
  for (const { respondent } of named) taken.set(look.colour(respondent).light, 1);
  return shown.map(({ respondent }, order) => {
    if (isLabelled(respondent)) return 1;
    if (look.grouped) return order % 2 === 0 ? 0.78 : 0.56;
    const colour = look.colour(respondent).light;
    const before = taken.get(colour) ?? 0;
    taken.set(colour, before + 1);
    return PALER[Math.min(before, PALER.length - 1)]!;
  });
}

/** A key beside the chart for the areas that have no room for their name. */
function keyOf(rows: readonly (Shown & { readonly full: number })[], look: Look): Json[] {
  const data: Json = {
    values: rows.map((row, place) => ({
      text: look.name(row.respondent),
      colour: look.colour(row.respondent).light,
      ...(row.full < 1 ? { full: row.full } : {}),
      y: 8 + place * 18,
    })),
  };
  const y: Json = { field: 'y', type: 'quantitative', scale: null };
  return [
    {
      name: 'key',
      data,
      mark: { type: 'point', shape: 'square', filled: true, size: 100, opacity: 1, x: WIDTH + 14 },
      encoding: {
        y,
        fill: { field: 'colour', type: 'nominal', scale: null },
        ...(rows.some(({ full }) => full < 1) ? { fillOpacity: FULLNESS } : {}),
      },
    },
    {
      name: 'key-names',
      data,
      mark: { type: 'text', align: 'left', fontSize: 12, x: WIDTH + 25 },
      encoding: { y, text: { field: 'text' } },
    },
  ];
}

interface Shown {
  readonly respondent: string | null;
  readonly probabilities: readonly number[];
}

interface LabelContext {
  readonly order: number;
  readonly steps: readonly { readonly penalty: number; readonly place: number }[];
  readonly look: Look;
  readonly end: number;
}

/** Pixels that a line of text needs above and below its middle. */
const HALF_LINE = 10;

/** The name where its whole box lies inside the area, as near to the area's thickest part as possible. */
function labelOf(shown: readonly Shown[], { order, steps, look, end }: LabelContext) {
  const row = shown[order]!;
  const text = look.name(row.respondent);
  const half = textWidth(text, 12, 'bold') / 2 + 5;
  const pixel = (penalty: number) => Math.min(WIDTH, penaltyPixel(penalty, { end, width: WIDTH }));
  const edges = steps.map(({ penalty, place }) => {
    const below = shown.slice(0, order).reduce((sum, one) => sum + (one.probabilities[place] ?? 0), 0);
    return { x: pixel(penalty), penalty, low: below, high: below + (row.probabilities[place] ?? 0) };
  });
  const thickest = [...edges].sort((a, b) => b.high - b.low - (a.high - a.low));
  for (const at of thickest) {
    if (at.penalty > end || at.x < half || at.x > WIDTH - half) continue;
    // The dashed line of the chosen penalty would strike the name through.
    if (Math.abs(at.x - pixel(look.penalty)) < half + 2) continue;
    const spanned = edges.filter((edge) => Math.abs(edge.x - at.x) <= half + 6);
    const low = Math.max(...spanned.map((edge) => edge.low)) * HEIGHT;
    const high = Math.min(...spanned.map((edge) => edge.high)) * HEIGHT;
    if (high - low < 2 * HALF_LINE) continue;
    return {
      respondent: row.respondent,
      text,
      penalty: at.penalty,
      middle: significant((low + high) / 2 / HEIGHT, 4),
    };
  }
  return null;
}

function nearest(penalties: readonly number[], penalty: number): number {
  return penalties.reduce(
    (best, one, place) => (Math.abs(one - penalty) < Math.abs(penalties[best]! - penalty) ? place : best),
    0,
  );
}
