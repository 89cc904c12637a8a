/**
 * What a question set covers: one panel of bars for each field (band, property, answer type, …), each with its counts.
 * Bars are one colour, because nothing here is better or worse; what does not say stands last, in grey.
 */

import { counted } from '../../../core/counted.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import { caption } from '../wording/caption.ts';
import { count, percent } from '../wording/numbers.ts';
import type { Chart, Json } from './chart.ts';
import { INK, OUTCOME } from './palette.ts';
import { fitText } from './text-width.ts';
import { themed } from './theme.ts';

const WIDTH = 380;
const ROW = 20;
const LABEL = 190;
const LABEL_SIZE = 12;
const MOST_VALUES = 20;
const NOT_SAID = 'not said';

/** Counts of one set, as the dataset stage makes them. */
export interface CoverageCounts {
  readonly name: string;
  readonly questions: number;
  readonly subjects: number;
  readonly fields: readonly {
    readonly field: string;
    readonly values: readonly { readonly value: string; readonly questions: number }[];
    /** Questions that do not say. */
    readonly without: number;
  }[];
}

/** Null where no field has two values to compare. */
export function coverageBars(set: CoverageCounts): Chart | null {
  const fields = set.fields.filter(
    ({ values, without }) => values.length > 1 || (values.length > 0 && without > 0),
  );
  if (fields.length === 0) return null;
  const about = set.subjects > 0 ? ` on ${counted(set.subjects, 'subject')}` : '';
  return {
    id: 'coverage',
    title: `${visibleText(set.name)}: ${counted(set.questions, 'question')}${about}`,
    caption: caption(
      'Questions by each field; a question counts once in every panel, and shares are of all questions',
      fields.some(({ values }) => values.length > MOST_VALUES)
        ? `the ${MOST_VALUES} most frequent values, the others together; the table has all`
        : '',
    ),
    description: fields
      .map(
        ({ field, values }) =>
          `${field}: ${values
            .slice(0, MOST_VALUES)
            .map((one) => `${visibleText(one.value)} ${count(one.questions)}`)
            .join(', ')}`,
      )
      .join('. '),
    metrics: [],
    table: {
      columns: ['field', 'value', 'questions', 'share'],
      rows: fields.flatMap(({ field, values, without }) =>
        [...values, ...(without > 0 ? [{ value: NOT_SAID, questions: without }] : [])].map((one) => [
          field,
          visibleText(one.value),
          one.questions,
          one.questions / set.questions,
        ]),
      ),
    },
    spec: themed({
      spacing: 26,
      resolve: { scale: { x: 'independent', y: 'independent' } },
      vconcat: fields.map((field) => panel(field, set.questions)),
    }),
  };
}

function panel({ field, values, without }: CoverageCounts['fields'][number], total: number): Json {
  const rest = values.slice(MOST_VALUES);
  const others = rest.reduce((sum, { questions }) => sum + questions, 0);
  const rows = [
    ...values.slice(0, MOST_VALUES).map((one) => ({ ...one, plain: true })),
    ...(others > 0 ? [{ value: `${count(rest.length)} others`, questions: others, plain: false }] : []),
    ...(without > 0 ? [{ value: NOT_SAID, questions: without, plain: false }] : []),
  ].map(({ value, questions, plain }, at) => ({
    at,
    label: fitText(visibleText(value), LABEL_SIZE, { width: LABEL }),
    questions,
    text: `${count(questions)} (${percent(questions / total, { n: total })})`,
    colour: plain ? OUTCOME.correct.light : OUTCOME.refused.light,
  }));
  return {
    title: { text: field, anchor: 'start', frame: 'group', fontSize: 12.5, offset: 6 },
    width: WIDTH,
    height: { step: ROW },
    data: { values: rows },
    // By place, because two long values may be cut to one label.
    encoding: {
      y: {
        field: 'at',
        type: 'ordinal',
        title: null,
        axis: {
          labelExpr: `${JSON.stringify(rows.map(({ label }) => label))}[datum.value]`,
          labelFontSize: LABEL_SIZE,
          labelColor: INK.text.light,
          labelLimit: LABEL + 20,
          minExtent: LABEL,
        },
      },
      x: {
        field: 'questions',
        type: 'quantitative',
        title: null,
        // The counts stand beside the longest bar, too.
        scale: { domain: [0, 1.3 * Math.max(...rows.map(({ questions }) => questions))] },
        axis: null,
      },
    },
    layer: [
      {
        mark: { type: 'bar', height: 13 },
        encoding: { color: { field: 'colour', type: 'nominal', scale: null } },
      },
      {
        mark: { type: 'text', align: 'left', dx: 5, fontSize: 11.5, color: INK.muted.light },
        encoding: { text: { field: 'text' } },
      },
    ],
  };
}
