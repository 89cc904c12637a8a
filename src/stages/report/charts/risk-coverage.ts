/**
 * How the wrong answers grow as less sure answers are let through: wrong among all questions asked against the
 * share answered, surest first. The generalised risk is drawn, because it does not reward answering only once.
 * Curves start at nothing answered, as the area under them does; a respondent of one confidence is then a straight line
 * to its one point, which is what chance would let through, and keeps its row.
 */
import type { Summary } from '../../../core/summary/summary.ts';
import { caption, rangeCounted } from '../wording/caption.ts';
import { count, fixed, percent, significant } from '../wording/numbers.ts';
import type { Chart, Json } from './chart.ts';
import { CONTEXT } from './context.ts';
import type { Look } from './look.ts';
import { DASH_CHANNEL, dashField } from './point-fields.ts';
import { sideLabels } from './side-labels.ts';
import { themed } from './theme.ts';

const WIDTH = 420;
const HEIGHT = 300;
/** Of a crowd the best of every curve of stakes is named; the others stay as context. */
const MOST_NAMES = 14;

export function riskCoverage(section: NonNullable<Summary['confidence']>, look: Look): Chart | null {
  const rows = section.rows.filter((row) => row.riskCoverage.length > 0);
  if (rows.length === 0) return null;
  const told = look.focus([...new Set(rows.map(({ respondent }) => respondent))], MOST_NAMES);
  const named = rows.filter(({ respondent }) => told.includes(respondent));
  const isCrowd = named.length < rows.length;
  // A dash says which pass where there are two; else who.
  const bothPasses = rows.some(({ pass }) => pass === 'forced');
  const curves = rows.flatMap((row, place) =>
    [NOTHING_ANSWERED, ...thinned(row.riskCoverage)].map((point) => ({
      curve: place,
      name: look.name(row.respondent),
      colour: look.colour(row.respondent).light,
      forced: row.pass === 'forced',
      ...(bothPasses ? {} : dashField(row.respondent, look)),
      coverage: significant(point.coverage, 4),
      risk: significant(point.generalizedRisk, 4),
      ...(isCrowd ? { told: told.includes(row.respondent) } : {}),
    })),
  );
  const top = Math.max(0.02, ...curves.map((point) => point.risk)) * 1.05;
  const ends = rows.map((row) => [...row.riskCoverage].sort((a, b) => a.coverage - b.coverage).at(-1)!);
  const names = named.map((row) => ({
    text: `${look.name(row.respondent)}${row.pass === 'forced' ? ' (forced)' : ''}`,
    colour: look.colour(row.respondent).light,
    x: ends[rows.indexOf(row)]!.coverage * WIDTH,
    y: (1 - ends[rows.indexOf(row)]!.generalizedRisk / top) * HEIGHT,
  }));
  const constant = rows.filter((row) => row.riskCoverage.length === 1);
  const colour: Json = { field: 'colour', type: 'nominal', scale: null };
  const best = [...rows]
    .filter((row) => row.augrc.value !== null)
    .sort((a, b) => a.augrc.value! - b.augrc.value!)[0];
  return {
    id: 'risk-coverage',
    title:
      best === undefined
        ? 'Wrong answers let through as confidence falls'
        : rows.length === 1
          ? `Answering only when sure, ${look.name(best.respondent)} lets through a mean of ${percent(best.augrc.value!)} wrong`
          : section.comparable
            ? `${look.name(best.respondent)} ranks its own answers best (mean risk ${fixed(best.augrc.value!, 3)})`
            : 'Wrong answers let through as confidence falls; the curves stand on different questions',
    caption: caption(
      'Answers enter surest first; the height is wrong answers as a share of the questions with a stated confidence',
      'lower is better; the area under it is the AUGRC in the table',
      `n = ${rangeCounted(
        rows.map((row) => row.n),
        'answer',
      )}`,
      constant.length === 0
        ? ''
        : `A straight line: ${constant.map((row) => look.name(row.respondent)).join(', ')} stated one confidence throughout, so answers can only be left out by lot`,
      isCrowd ? `${count(named.length)} of ${count(rows.length)} curves are named; the table has all` : '',
      section.comparable || new Set(rows.map((row) => row.respondent)).size === 1
        ? ''
        : `Not comparable between respondents: ${section.why ?? 'they refuse differently'}`,
    ),
    description: rows
      .map(
        (row, place) =>
          `${look.fullName(row.respondent)}: ${percent(ends[place]!.generalizedRisk)} wrong at full coverage`,
      )
      .join('; '),
    metrics: ['incorrect/attempted'],
    table: {
      columns: ['respondent', 'pass', 'n', 'AUGRC', 'AUROC', 'Brier', 'calibration error'],
      rows: rows.map((row) => [
        look.fullName(row.respondent),
        row.pass,
        row.n,
        row.augrc.value,
        row.auroc.value,
        row.brier.value,
        row.calibrationError.value,
      ]),
    },
    spec: themed({
      width: WIDTH,
      height: HEIGHT,
      layer: [
        ...[false, true].map(
          (forced): Json => ({
            data: { values: curves.filter((point) => point.forced === forced) },
            mark: { type: 'line', strokeWidth: 2, ...(forced ? { strokeDash: [5, 3] } : {}) },
            encoding: {
              x: {
                field: 'coverage',
                type: 'quantitative',
                scale: { domain: [0, 1] },
                title: 'share answered, surest first →',
                axis: { format: '.0%', tickCount: 5 },
              },
              y: {
                field: 'risk',
                type: 'quantitative',
                scale: { domain: [0, significant(top, 3)], nice: false },
                title: 'wrong, of all',
                axis: { format: '.0%', tickCount: 5 },
              },
              stroke: colour,
              ...(bothPasses ? {} : DASH_CHANNEL),
              detail: { field: 'curve' },
              ...(isCrowd ? CONTEXT : {}),
            },
          }),
        ),
        ...sideLabels(names, { side: 'right', width: WIDTH, height: HEIGHT }),
      ],
    }),
  };
}

const NOTHING_ANSWERED = { coverage: 0, generalizedRisk: 0 };

/** At most 200 points of a curve: thousands would weigh megabytes and look the same. */
function thinned<T>(points: readonly T[]): T[] {
  const step = Math.max(1, Math.ceil(points.length / 200));
  return points.filter((_, place) => place % step === 0 || place === points.length - 1);
}
