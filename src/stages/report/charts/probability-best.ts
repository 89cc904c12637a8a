/**
 * Which respondent is really the best at each penalty, given that another sample of questions would have come
 * out differently: the share of resamples each one wins. Stacked, because the shares are of one whole.
 */
import type { FrontierSection } from '../../../core/summary/frontier.ts';
import { caption, sizeText } from '../wording/caption.ts';
import { count, penaltyText, percent, significant } from '../wording/numbers.ts';
import type { Chart, Json } from './chart.ts';
import type { Look } from './look.ts';
import { INK } from './palette.ts';
import { penaltyAxis, penaltyEnd, penaltyPixel, penaltyScale } from './penalty-axis.ts';
import { fitText, textWidth } from './text-width.ts';
import { themed } from './theme.ts';

const WIDTH = 520;
const HEIGHT = 250;
/** Who never wins more than this is not drawn; the caption says so. */
const LEAST = 0.005;

/** Null where there are no resamples, because n is not known. */
export function probabilityBest(section: FrontierSection, look: Look): Chart | null {
  const best = section.probabilityBest;
  if (best === null || section.points.every((point) => point.correct.value === null)) return null;
  const end = penaltyEnd(section);
  const steps = section.penalties.flatMap((penalty, place) => (penalty <= end ? [{ penalty, place }] : []));
  const shown = best.rows
    .map((row) => ({ ...row, peak: Math.max(...steps.map(({ place }) => row.probabilities[place] ?? 0)) }))
    .filter((row) => row.peak >= LEAST);
  const rows = shown.flatMap((row, order) =>
    steps.map(({ penalty, place }) => ({
      name: look.name(row.respondent),
      order,
      colour: look.colour(row.respondent).light,
      penalty,
      probability: significant(row.probabilities[place] ?? 0, 4),
    })),
  );
  const labels = shown.flatMap((_, order) => labelOf(shown, { order, steps, look, end }) ?? []);
  const unlabelled = shown.filter((row) => !labels.some((label) => label.respondent === row.respondent));
  const left = best.rows.length - shown.length;
  const at = (penalty: number) => nearest(section.penalties, penalty);
  const chosen = at(look.penalty);
  const leader = [...best.rows].sort((a, b) => b.probabilities[chosen] - a.probabilities[chosen])[0];

  return {
    id: 'probability-best',
    title:
      leader === undefined
        ? 'Which one is best'
        : `At penalty ${penaltyText(look.penalty)}, ${look.name(leader.respondent)} is the best choice with a probability of ${percent(leader.probabilities[chosen], { n: 1 })}`,
    caption: caption(
      `Share of ${count(best.resamples)} common resamples of the questions (${best.method.replaceAll('-', ' ')}) in which each one has the highest utility; declining everything is among the competitors`,
      left > 0 ? `${count(left)} that never come first are left out` : '',
      unlabelled.length > 0
        ? `Too thin for a name: ${unlabelled.map((row) => look.name(row.respondent)).join(', ')}`
        : '',
      sizeText(section.points.map((point) => point.correct)),
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
          mark: { type: 'area', stroke: INK.paper.light, strokeWidth: 0.8 },
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
            detail: { field: 'name' },
            order: { field: 'order', type: 'quantitative', sort: 'descending' },
          },
        },
        {
          name: 'chosen',
          data: { values: [{ penalty: look.penalty }] },
          mark: { type: 'rule', strokeDash: [6, 4], strokeWidth: 1.2, color: INK.text.light },
          encoding: { x: { field: 'penalty', type: 'quantitative' } },
        },
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

/** The name at the middle of the widest stretch in which a line of text fits, if there is one. */
function labelOf(shown: readonly Shown[], { order, steps, look, end }: LabelContext) {
  const row = shown[order];
  const tall = steps.filter(({ place }) => row.probabilities[place] * HEIGHT > 22);
  if (tall.length === 0) return null;
  const runs: (typeof tall)[] = [];
  for (const step of tall) {
    const last = runs.at(-1);
    if (last !== undefined && step.place === last.at(-1)!.place + 1) last.push(step);
    else runs.push([step]);
  }
  const pixel = (penalty: number) => penaltyPixel(penalty, { end, width: WIDTH });
  const length = (run: typeof tall) => pixel(run.at(-1)!.penalty) - pixel(run[0].penalty);
  const run = runs.sort((a, b) => length(b) - length(a))[0];
  const text = fitText(look.name(row.respondent), 12, Math.max(20, length(run) - 14));
  if (
    textWidth(text, 12, 'bold') > length(run) - 8 ||
    (text.length < 5 && text !== look.name(row.respondent))
  )
    return null;
  const middle = (pixel(run[0].penalty) + pixel(run.at(-1)!.penalty)) / 2;
  const step = run.reduce((best, one) =>
    Math.abs(pixel(one.penalty) - middle) < Math.abs(pixel(best.penalty) - middle) ? one : best,
  );
  const below = shown.slice(0, order).reduce((sum, one) => sum + (one.probabilities[step.place] ?? 0), 0);
  return {
    respondent: row.respondent,
    text,
    penalty: step.penalty,
    middle: significant(below + row.probabilities[step.place] / 2, 4),
  };
}

function nearest(penalties: readonly number[], penalty: number): number {
  return penalties.reduce(
    (best, one, place) => (Math.abs(one - penalty) < Math.abs(penalties[best] - penalty) ? place : best),
    0,
  );
}
