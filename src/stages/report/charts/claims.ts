/**
 * Long answers claim by claim: how many checkable claims are right, how many facts are told, how many claims a reply are
 * wrong, side by side. Where people audited, what their audit makes of the judge's list stands below each point.
 */
import type { Estimate } from '../../../core/estimate.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import { caption, intervalsText, rangeCounted } from '../wording/caption.ts';
import { fixed, percent, significant } from '../wording/numbers.ts';
import type { Chart, Json } from './chart.ts';
import type { Look } from './look.ts';
import { INK, OUTCOME } from './palette.ts';
import { themed } from './theme.ts';

type Row = NonNullable<Summary['claims']>['rows'][number];

const WIDTH = 190;
const ROW = 34;
const PANELS = [
  { id: 'precision', title: 'right of claims that can be checked', of: (row: Row) => row.precision },
  { id: 'recall', title: 'facts asked for that are told', of: (row: Row) => row.recall },
  { id: 'wrong', title: 'wrong claims a reply', of: (row: Row) => row.wrongPerReply },
] as const;

export function claimsChart({ rows }: NonNullable<Summary['claims']>, look: Look): Chart | null {
  const shown = rows.filter(({ precision, recall }) => precision.value !== null || recall.value !== null);
  if (shown.length === 0) return null;
  const audited = shown.some(({ audit }) => audit !== undefined);
  return {
    id: 'claims',
    title: finding(shown, look),
    caption: caption(
      'Claims of long answers, split by a judge and held against the facts by rules',
      `n = ${rangeCounted(
        shown.map(({ replies }) => replies),
        'answer',
      )} each`,
      `lines: ${intervalsText(
        shown.flatMap(({ precision, wrongPerReply }) => [precision, wrongPerReply]),
        look.levelPercent,
      )}, clustered by person`,
      audited ? 'hollow: corrected by people’s audit of single claims' : '',
    ),
    description: shown
      .map(
        (row) =>
          `${look.fullName(row.respondent)}: ${text(row.precision)} of checkable claims right, ${text(row.recall)} of the facts told, ${number(row.wrongPerReply)} wrong claims a reply`,
      )
      .join('; '),
    metrics: [],
    table: {
      columns: [
        'respondent',
        'n',
        ...['right of checkable', 'facts told', 'wrong a reply'].flatMap((name) => [
          name,
          `${name} low`,
          `${name} high`,
        ]),
        ...['right', 'wrong', 'contradicting', 'not in the facts', 'undecided'],
        ...['invented by the judge', 'altered by the judge'],
      ],
      rows: shown.map((row) => [
        look.fullName(row.respondent),
        row.replies,
        ...PANELS.flatMap(({ of }) => [of(row).value, of(row).low, of(row).high]),
        row.counts.right ?? 0,
        row.counts.wrong ?? 0,
        row.counts.contradicting ?? 0,
        row.counts['not-in-facts'] ?? 0,
        row.counts.undecided ?? 0,
        row.counts.invented ?? 0,
        row.counts.altered ?? 0,
      ]),
    },
    spec: themed({
      spacing: 22,
      hconcat: PANELS.map((panel, place) => panelOf(panel, { rows: shown, look, named: place === 0 })),
    }),
    narrow: themed({
      spacing: 14,
      vconcat: PANELS.map((panel) => panelOf(panel, { rows: shown, look, named: true })),
    }),
  };
}

function finding(rows: readonly Row[], look: Look): string {
  // People who read the answers know better than the list of a judge.
  const precisionOf = (row: Row) => row.audit?.precision ?? row.precision;
  const known = rows.filter((row) => precisionOf(row).value !== null);
  const sorted = [...known].sort((a, b) => precisionOf(b).value! - precisionOf(a).value!);
  const [best] = sorted;
  const worst = sorted.at(-1);
  if (best === undefined || worst === undefined) return 'No claim could be held against a fact';
  const audited = known.every(({ audit }) => audit !== undefined);
  const by = audited ? ', by people’s audit' : '';
  const part = (row: Row) => `${text(precisionOf(row))} of ${look.name(row.respondent)}’s checkable claims`;
  return best === worst
    ? `${part(best)} are right${by}; ${text(best.recall)} of the facts asked for are told`
    : `${part(best)} are right, ${text(precisionOf(worst))} of ${look.name(worst.respondent)}’s${by}`;
}

function panelOf(
  { id, title, of }: (typeof PANELS)[number],
  { rows, look, named }: { readonly rows: readonly Row[]; readonly look: Look; readonly named: boolean },
): Json {
  const isShare = id !== 'wrong';
  const points = rows.flatMap((row) => [
    ...pointOf(row, of(row), { look, kind: 'listed' }),
    ...pointOf(row, auditOf(row, id), { look, kind: 'audited' }),
  ]);
  const colour = id === 'wrong' ? OUTCOME.incorrect.light : OUTCOME.correct.light;
  const layer = (kind: string, offset: number): Json[] => [
    {
      transform: [{ filter: `datum.kind === '${kind}' && datum.low !== null` }],
      mark: { type: 'rule', strokeWidth: 1.6, color: colour, yOffset: offset },
      encoding: { x: { field: 'low', type: 'quantitative' }, x2: { field: 'high' } },
    },
    {
      transform: [{ filter: `datum.kind === '${kind}'` }],
      mark: {
        type: 'point',
        filled: kind === 'listed',
        size: 60,
        color: colour,
        opacity: 1,
        yOffset: offset,
        ...(kind === 'listed' ? {} : { fill: INK.paper.light, strokeWidth: 1.6 }),
      },
      encoding: {
        x: {
          field: 'value',
          type: 'quantitative',
          title: null,
          scale: isShare ? { domain: [0, 1] } : { zero: true, nice: true },
          axis: isShare ? { format: '.0%', values: [0, 0.5, 1] } : { tickCount: 4 },
        },
      },
    },
  ];
  return {
    title: { text: title, anchor: 'start', fontSize: 12, offset: 6 },
    width: WIDTH,
    height: { step: ROW },
    data: { values: points },
    encoding: {
      y: {
        field: 'name',
        type: 'nominal',
        sort: look.ids.map((one) => look.name(one)),
        title: null,
        axis: named ? { labelColor: INK.text.light, labelFontSize: 12 } : null,
      },
    },
    layer: [...layer('listed', -4), ...layer('audited', 6)],
  };
}

function auditOf({ audit }: Row, id: (typeof PANELS)[number]['id']): Estimate | undefined {
  if (id === 'recall') return undefined;
  return id === 'precision' ? audit?.precision : audit?.wrongPerReply;
}

function pointOf(
  row: Row,
  estimate: Estimate | undefined,
  { look, kind }: { readonly look: Look; readonly kind: string },
): { [key: string]: Json }[] {
  if (estimate === undefined || estimate.value === null) return [];
  const rounded = (value: number | null) => (value === null ? null : significant(value));
  const { value, low, high } = estimate;
  return [
    { name: look.name(row.respondent), kind, value: rounded(value), low: rounded(low), high: rounded(high) },
  ];
}

function text({ value, n }: Estimate): string {
  return value === null ? 'an unknown share' : percent(value, { n });
}

function number({ value }: Estimate): string {
  return value === null ? 'unknown' : fixed(value);
}
