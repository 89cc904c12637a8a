/**
 * Questions without an answer: corrected, declined or accepted. Never pooled with the answerable ones, and drawn
 * with the same colours, because going along with a false premise is a wrong answer by another name.
 */
import type { Summary } from '../../../core/summary/summary.ts';
import { caption, intervalsText } from '../wording/caption.ts';
import { count, percent, significant } from '../wording/numbers.ts';
import type { Chart, Json } from './chart.ts';
import type { Look } from './look.ts';
import { INK, OUTCOME } from './palette.ts';
import { textWidth } from './text-width.ts';
import { themed } from './theme.ts';

const WIDTH = 420;
const ROW = 26;
const KINDS = [
  { id: 'corrected', metric: 'corrected/unanswerable', colour: OUTCOME.correct.light },
  { id: 'declined', metric: 'declined/unanswerable', colour: OUTCOME.refused.light },
  { id: 'went along', metric: 'accepted/unanswerable', colour: OUTCOME.incorrect.light },
] as const;

type Section = NonNullable<Summary['unanswerable']>;

export function unanswerableBars(section: Section, look: Look): Chart | null {
  const rows = section.rows.filter((row) => row.estimates['accepted/unanswerable']?.value != null);
  if (rows.length === 0) return null;
  const kinds = [...new Set(rows.map((row) => row.kind))];
  const order = look.ids.filter((id) => rows.some((row) => row.respondent === id)).map((id) => look.name(id));
  const accepted = (row: (typeof rows)[number]) => row.estimates['accepted/unanswerable']!.value!;
  return {
    id: 'unanswerable',
    title: finding(rows, look),
    caption: caption(
      'What was done with questions that have no answer, as shares of those asked of each kind',
      `n = ${[...new Set(rows.map((row) => count(row.estimates['accepted/unanswerable']!.n ?? 0)))].join(', ')}`,
      `lines: ${intervalsText(
        rows.map((row) => row.estimates['accepted/unanswerable']!),
        look.levelPercent,
      )} of going along`,
    ),
    description: rows
      .map((row) => `${look.fullName(row.respondent)}, ${row.kind}: ${percent(accepted(row))} went along`)
      .join('; '),
    metrics: ['accepted/unanswerable', 'declined/unanswerable', 'corrected/unanswerable'],
    table: {
      columns: [
        'respondent',
        'kind',
        'n',
        'corrected',
        'declined',
        'went along',
        'accepted/unanswerable',
        'low',
        'high',
      ],
      rows: rows.map((row) => [
        look.fullName(row.respondent),
        row.kind,
        row.estimates['accepted/unanswerable']!.n,
        row.tally.correct,
        row.tally.refused,
        row.tally.incorrect,
        accepted(row),
        row.estimates['accepted/unanswerable']!.low,
        row.estimates['accepted/unanswerable']!.high,
      ]),
    },
    spec: themed({
      spacing: 18,
      vconcat: kinds.map((kind, place) =>
        panel(
          rows.filter((row) => row.kind === kind),
          { kind, order, look, first: place === 0, last: place === kinds.length - 1 },
        ),
      ),
    }),
  };
}

/** Within the kind of question that tells respondents apart most: kinds are never pooled, nor held against each other. */
function finding(rows: Section['rows'], look: Look): string {
  const share = (row: Section['rows'][number]) => row.estimates['accepted/unanswerable']!.value!;
  const text = (row: Section['rows'][number]) =>
    percent(share(row), { n: row.estimates['accepted/unanswerable']!.n });
  if (new Set(rows.map((row) => row.respondent)).size === 1) {
    const parts = rows.map((row) => `${text(row)} of the ${row.kind} questions`);
    return `${look.name(rows[0]!.respondent)} went along with ${parts.join(' and ')}`;
  }
  const kinds = [...new Set(rows.map((row) => row.kind))].map((kind) => {
    const ofKind = rows.filter((row) => row.kind === kind).sort((a, b) => share(a) - share(b));
    return { kind, best: ofKind[0]!, worst: ofKind[ofKind.length - 1]! };
  });
  const { kind, best, worst } = kinds.sort(
    (a, b) => share(b.worst) - share(b.best) - (share(a.worst) - share(a.best)),
  )[0]!;
  return share(worst) === share(best)
    ? `Everyone went along with ${text(best)} of the ${kind} questions`
    : `${look.name(best.respondent)} went along with ${text(best)} of the ${kind} questions, ${look.name(worst.respondent)} with ${text(worst)}`;
}

interface PanelOptions {
  readonly kind: string;
  readonly order: readonly string[];
  readonly look: Look;
  readonly first: boolean;
  readonly last: boolean;
}

function panel(rows: Section['rows'], { kind, order, look, first, last }: PanelOptions): Json {
  const segments: { [key: string]: Json }[] = [];
  const whiskers: { [key: string]: Json }[] = [];
  for (const row of rows) {
    const name = look.name(row.respondent);
    let start = 0;
    for (const part of KINDS) {
      const share = row.estimates[part.metric]?.value ?? 0;
      const n = row.estimates[part.metric]?.n ?? null;
      const text = percent(share, { n });
      segments.push({
        name,
        kind: part.id,
        start: significant(start),
        end: significant(start + share),
        middle: significant(start + share / 2),
        text: textWidth(text, 11) + 8 < share * WIDTH ? text : '',
        ink: part.id === 'declined' ? 'dark' : 'light',
      });
      start += share;
    }
    const { low, high } = row.estimates['accepted/unanswerable']!;
    if (low !== null && high !== null)
      whiskers.push({ name, low: significant(1 - high), high: significant(1 - low) });
  }
  return {
    title: { text: kind, anchor: 'start', fontSize: 12, offset: first ? 4 : 6 },
    width: WIDTH,
    height: { step: ROW },
    encoding: {
      y: {
        field: 'name',
        type: 'nominal',
        sort: order,
        title: null,
        axis: { labelColor: INK.text.light, labelFontSize: 12 },
      },
    },
    layer: [
      {
        data: { values: segments },
        mark: { type: 'bar', height: 16 },
        encoding: {
          x: {
            field: 'start',
            type: 'quantitative',
            scale: { domain: [0, 1] },
            title: null,
            axis: { format: '.0%', values: [0, 0.25, 0.5, 0.75, 1], labels: last },
          },
          x2: { field: 'end' },
          color: {
            field: 'kind',
            type: 'nominal',
            scale: { domain: KINDS.map((part) => part.id), range: KINDS.map((part) => part.colour) },
            legend: first
              ? {
                  title: null,
                  orient: 'top',
                  direction: 'horizontal',
                  symbolType: 'square',
                  labelFontSize: 12,
                  offset: 2,
                }
              : null,
          },
        },
      },
      {
        data: { values: segments.filter((segment) => segment['text'] !== '') },
        mark: { type: 'text', fontSize: 11 },
        encoding: {
          x: { field: 'middle', type: 'quantitative' },
          text: { field: 'text' },
          color: { condition: { test: "datum.ink === 'light'", value: INK.paper.light }, value: '#1f2431' },
        },
      },
      {
        data: { values: whiskers },
        mark: { type: 'rule', strokeWidth: 1.6, color: OUTCOME.incorrect.light, yOffset: 11 },
        encoding: { x: { field: 'low', type: 'quantitative' }, x2: { field: 'high' } },
      },
    ],
    resolve: { scale: { color: 'independent' } },
  };
}
