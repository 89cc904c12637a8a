/**
 * Does a stated penalty move the model? Left: accuracy when answering against the threshold that the penalty
 * implies; on or above the diagonal the promise is kept. Right: how much it still attempts.
 */

import type { Summary } from '../../../core/summary/summary.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import { caption, intervalsText, sizeText } from '../wording/caption.ts';
import { penaltyText, percent, significant } from '../wording/numbers.ts';
import { type Chart, estimateCells, type Json } from './chart.ts';
import type { Look } from './look.ts';
import { INK } from './palette.ts';
import { DASH_CHANNEL, dashField } from './point-fields.ts';
import { shortNames } from './short-names.ts';
import { sideLabels } from './side-labels.ts';
import { themed } from './theme.ts';

const SIZE = 250;

type Section = NonNullable<Summary['behavioural']>;
type Model = Section['models'][number];

export function behavioural(section: Section, look: Look): Chart | null {
  const models = section.models.filter((model) => model.rows.length > 0);
  const answered = models.some((model) => model.rows.some((row) => row.attempts.value !== null));
  if (!answered) return null;
  // Also of a prompt alone in its manner: its stake stands on the axis.
  const nameOf = (model: Model) => {
    const curve = look.curves.find(({ ids }) =>
      model.rows.every(({ respondent }) => ids.includes(respondent)),
    );
    return curve === undefined ? visibleText(model.model) : `${curve.model} ${curve.manner}`.trim();
  };
  const colourOf = (model: Model) => look.colour(model.rows[0]!.respondent).light;
  const series = (metric: 'attempts' | 'accuracyWhenAnswering') =>
    models.flatMap((model) =>
      model.rows.flatMap((row) => {
        const estimate = row[metric];
        return estimate.value === null
          ? []
          : [
              {
                name: look.name(row.respondent),
                model: nameOf(model),
                colour: colourOf(model),
                shape: look.mark(row.respondent).shape,
                ...dashField(model.rows[0]!.respondent, look),
                threshold: significant(row.threshold, 4),
                value: significant(estimate.value),
                low: estimate.low === null ? null : significant(estimate.low),
                high: estimate.high === null ? null : significant(estimate.high),
              },
            ];
      }),
    );
  const estimates = models.flatMap((model) => model.rows.map((row) => row.accuracyWhenAnswering));
  return {
    id: 'behavioural',
    title: finding(models, { nameOf, modelOf: (model) => look.attributes(model.rows[0]!.respondent).model }),
    caption: caption(
      'Each point is one penalty prompt; the threshold is the confidence L/(1+L) above which answering pays',
      'left: on or above the diagonal the answers were as sure as the penalty asked for',
      sizeText(estimates, 'attempted questions'),
      intervalsText(estimates, look.levelPercent),
    ),
    description: models
      .map(
        (model) =>
          `${nameOf(model)}: ${model.rows.map((row) => `penalty ${penaltyText(row.penalty)}, ${row.accuracyWhenAnswering.value === null ? 'nothing answered' : `${percent(row.accuracyWhenAnswering.value)} right when answering`}, ${row.attempts.value === null ? 'attempts undefined' : `${percent(row.attempts.value)} attempted`}`).join('; ')}`,
      )
      .join('. '),
    metrics: ['correct/attempted', 'attempted/asked'],
    table: {
      columns: [
        'model',
        'penalty',
        'threshold',
        'attempted/asked',
        'correct/attempted',
        'low',
        'high',
        'meets the threshold',
      ],
      rows: models.flatMap((model) =>
        model.rows.map((row) => [
          nameOf(model),
          row.penalty,
          row.threshold,
          row.attempts.value,
          ...estimateCells(row.accuracyWhenAnswering),
          row.meets === null ? 'not known' : row.meets ? 'yes' : 'no',
        ]),
      ),
    },
    spec: themed({
      spacing: 40,
      hconcat: [
        panel(series('accuracyWhenAnswering'), 'correct/attempted', true),
        panel(series('attempts'), 'attempted/asked', false),
      ],
    }),
  };
}

interface Row {
  readonly [key: string]: Json;
  readonly name: string;
  readonly model: string;
  readonly colour: string;
  readonly shape: string;
  readonly threshold: number;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

function panel(rows: readonly Row[], title: string, diagonal: boolean): Json {
  const colour: Json = { field: 'colour', type: 'nominal', scale: null };
  const x: Json = {
    field: 'threshold',
    type: 'quantitative',
    scale: { domain: [0, 1] },
    title: 'threshold stated in the prompt →',
    axis: { format: '.0%', values: [0, 0.25, 0.5, 0.75, 1] },
  };
  const y: Json = {
    field: 'value',
    type: 'quantitative',
    scale: { domain: [0, 1] },
    title,
    axis: { format: '.0%', tickCount: 5 },
  };
  const last = [...new Map(rows.map((row) => [row.model, row])).values()];
  const texts = shortNames(
    last.map((row) => row.model),
    { size: 11.5, width: 150 },
  );
  const names = last.map((row, place) => ({
    text: texts[place]!,
    colour: row.colour,
    x: row.threshold * SIZE,
    y: (1 - row.value) * SIZE,
  }));
  return {
    width: SIZE,
    height: SIZE,
    layer: [
      ...(diagonal
        ? [
            {
              data: {
                values: [
                  { x: 0, y: 0 },
                  { x: 1, y: 1 },
                ],
              },
              mark: { type: 'line', color: INK.rule.light, strokeDash: [4, 3], strokeWidth: 1.4 },
              encoding: { x: { field: 'x', type: 'quantitative' }, y: { field: 'y', type: 'quantitative' } },
            },
          ]
        : []),
      {
        data: { values: rows },
        mark: { type: 'line', strokeWidth: 2, opacity: 0.8 },
        encoding: { x, y, stroke: colour, ...DASH_CHANNEL, detail: { field: 'model' } },
      },
      {
        data: { values: rows.filter((row) => row.low !== null) },
        mark: { type: 'rule', strokeWidth: 1.2, opacity: 0.8 },
        encoding: { x, y: { field: 'low', type: 'quantitative' }, y2: { field: 'high' }, color: colour },
      },
      {
        data: { values: rows },
        mark: { type: 'point', filled: true, size: 60, opacity: 1, stroke: INK.paper.light, strokeWidth: 1 },
        encoding: { x, y, fill: colour, shape: { field: 'shape', type: 'nominal', scale: null } },
      },
      ...(diagonal ? [] : sideLabels(names, { side: 'right', width: SIZE, height: SIZE, fontSize: 11.5 })),
    ] as Json,
  };
}

interface FindingNames {
  readonly nameOf: (model: Model) => string;
  readonly modelOf: (model: Model) => string;
}

function finding(models: readonly Model[], { nameOf, modelOf }: FindingNames): string {
  const rows = models.flatMap((model) => model.rows.map((row) => ({ model, row })));
  if (rows.every(({ row }) => row.attempts.value === null || row.attempts.value === 0))
    return 'Nothing was answered, whatever penalty was stated';
  const judged = rows.filter(({ row }) => row.meets !== null);
  const met = judged.filter(({ row }) => row.meets === true);
  // A prompt alone in its manner shows no move.
  const curves = models.filter((model) => model.rows.length > 1);
  // A model under two instructions is two curves.
  const isModels = new Set(curves.map(modelOf)).size === curves.length;
  const moves = curves.filter((model) => {
    const attempts = model.rows
      .map((row) => row.attempts.value)
      .filter((value): value is number => value !== null);
    return attempts.length > 1 && attempts[0]! - attempts.at(-1)! > 0.05;
  });
  const movement =
    moves.length === 0
      ? 'Stating a penalty hardly changes who answers'
      : moves.length === curves.length
        ? `${curves.length === 1 ? nameOf(curves[0]!) : 'Every model'} answers less as the stated penalty grows`
        : `${moves.length} of ${curves.length} ${isModels ? 'models answer' : 'curves fall: they answer'} less as the stated penalty grows`;
  const prompts = `${met.length} of ${judged.length} penalty prompts were met`;
  if (judged.length === 0) return movement;
  return curves.length === 0 ? prompts : `${movement}; ${prompts}`;
}
