/**
 * The language gap, paired by fact: a panel a language, a row a respondent, the difference in right answers and in wrong
 * ones against the reference language with their intervals. Zero is where it knows and says the same in both.
 */
import type { Estimate } from '../../../core/estimate.ts';
import { languageName } from '../../../core/language-name.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import { normalQuantile } from '../../../stats/numeric/distributions.ts';
import { caption, intervalsText, rangeText } from '../wording/caption.ts';
import { significant } from '../wording/numbers.ts';
import type { Chart, Json } from './chart.ts';
import type { Look } from './look.ts';
import { INK, OUTCOME } from './palette.ts';
import { themed } from './theme.ts';

type Section = NonNullable<Summary['languages']>;
type Gap = Section['rows'][number];

const WIDTH = 420;
/** For phones. */
const NARROW = 220;
const ROW = 30;

export function languagesChart({ rows, reference, languages }: Section, look: Look): Chart | null {
  const shown = rows.filter(({ differences }) => differences.correct.value !== null);
  if (shown.length === 0) return null;
  const missing = languages.filter((one) => one.missing > 0);
  const panels = [...new Set(shown.map(({ language }) => language))];
  const ends = shown.flatMap(({ differences }) =>
    [differences.correct, differences.incorrect].flatMap(({ value, low, high }) => [value, low, high]),
  );
  const reach = Math.max(0.05, ...ends.filter((end) => end !== null).map((end) => Math.abs(end))) * 1.05;
  const drawing = (width: number) =>
    themed({
      spacing: 16,
      vconcat: panels.map((language, place) =>
        panel(
          shown.filter((row) => row.language === language),
          { language, look, reach, width, first: place === 0, last: place === panels.length - 1 },
        ),
      ),
    });
  return {
    id: 'languages',
    title: finding(shown, { reference, look }),
    caption: caption(
      `Shares of the facts asked in both languages, less those in ${languageName(reference)}`,
      `n = ${rangeText(shown.map(({ facts }) => facts))} facts on ${rangeText(shown.map(({ people }) => people))} people each`,
      `lines: ${intervalsText(
        shown.map(({ differences }) => differences.correct),
        look.levelPercent,
      )} of the paired difference, clustered by person`,
      shown.length > 1
        ? `the title names a gap that is clear with the level shared by all ${shown.length}`
        : '',
      missing.length === 0
        ? ''
        : `not asked in a language, as where a name is missing: ${missing.map((one) => `${languageName(one.language)} ${one.missing}`).join(', ')}`,
    ),
    description: shown
      .map(
        ({ respondent, language, differences }) =>
          `${look.fullName(respondent)} in ${languageName(language)}: ${points(differences.correct.value!)} points right, ${points(differences.incorrect.value ?? 0)} wrong`,
      )
      .join('; '),
    metrics: ['correct/asked', 'incorrect/asked'],
    table: {
      columns: [
        ...['respondent', 'language', 'n', 'people'],
        ...['right', 'wrong', 'refused'].flatMap((word) => [
          `${word} difference`,
          `${word} low`,
          `${word} high`,
        ]),
        'without outcome',
      ],
      rows: shown.map((row) => [
        look.fullName(row.respondent),
        row.language,
        row.facts,
        row.people,
        ...[row.differences.correct, row.differences.incorrect, row.differences.refused].flatMap(
          ({ value, low, high }) => [value, low, high],
        ),
        row.withoutOutcome,
      ]),
    },
    spec: drawing(WIDTH),
    narrow: drawing(NARROW),
  };
}

function finding(rows: readonly Gap[], { reference, look }: { reference: string; look: Look }): string {
  const sorted = [...rows].sort(
    (a, b) => Math.abs(b.differences.correct.value!) - Math.abs(a.differences.correct.value!),
  );
  const clear = sorted.find(({ differences: { correct } }) => isClearAmong(correct, rows.length));
  if (clear === undefined)
    return rows.length === 1
      ? `No gap between ${languageName(reference)} and ${languageName(rows[0]!.language)} is shown`
      : `None of ${rows.length} gaps between ${languageName(reference)} and another language is shown`;
  const { language, respondent, differences } = clear;
  const { value } = differences.correct;
  return `${look.name(respondent)} is right ${Math.abs(100 * value!).toFixed(1)} points ${value! < 0 ? 'less' : 'more'} often in ${languageName(language)} than in ${languageName(reference)}`;
}

/** The widest of several gaps is wide by chance, too: its interval must exclude zero at the level that all share. */
function isClearAmong({ value, low, high, level }: Estimate, gaps: number): boolean {
  if (value === null || low === null || high === null) return false;
  const quantile = (tail: number) => normalQuantile(1 - tail / 2);
  const stretch = quantile((1 - level) / gaps) / quantile(1 - level);
  return value > 0 ? (value - low) * stretch < value : (high - value) * stretch < -value;
}

interface PanelOptions {
  readonly language: string;
  readonly look: Look;
  readonly reach: number;
  readonly width: number;
  readonly first: boolean;
  readonly last: boolean;
}

const KINDS = [
  { kind: 'right', of: (row: Gap) => row.differences.correct, colour: OUTCOME.correct.light, offset: -5 },
  { kind: 'wrong', of: (row: Gap) => row.differences.incorrect, colour: OUTCOME.incorrect.light, offset: 5 },
] as const;

function panel(rows: readonly Gap[], { language, look, reach, width, first, last }: PanelOptions): Json {
  const colour = {
    field: 'kind',
    type: 'nominal',
    scale: { domain: KINDS.map(({ kind }) => kind), range: KINDS.map((one) => one.colour) },
    legend: first ? { title: null, orient: 'top', symbolType: 'circle', labelFontSize: 12, offset: 2 } : null,
  };
  const x = {
    field: 'value',
    type: 'quantitative',
    title: null,
    scale: { domain: [significant(-reach, 3), significant(reach, 3)], nice: false },
    axis: {
      labelExpr: "datum.value === 0 ? '0' : format(100 * datum.value, '+.0f') + ' pp'",
      tickCount: 5,
      labels: last,
    },
  };
  return {
    title: { text: languageName(language), anchor: 'start', fontSize: 12, offset: first ? 4 : 6 },
    width,
    height: { step: ROW },
    encoding: {
      y: {
        field: 'name',
        type: 'nominal',
        sort: look.ids.map((id) => look.name(id)),
        title: null,
        axis: { labelColor: INK.text.light, labelFontSize: 12 },
      },
    },
    layer: [
      {
        data: { values: [{}] },
        mark: { type: 'rule', color: INK.muted.light },
        encoding: { x: { datum: 0 }, y: null },
      },
      ...KINDS.flatMap(({ kind, of, offset }): Json[] => {
        const values = rows.flatMap((row) => datum(look.name(row.respondent), kind, of(row)));
        return [
          {
            data: { values: values.filter((one) => one['low'] !== null) },
            mark: { type: 'rule', strokeWidth: 1.6, yOffset: offset },
            encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, color: colour },
          },
          {
            data: { values },
            mark: { type: 'point', filled: true, size: 55, opacity: 1, yOffset: offset },
            encoding: { x, color: colour },
          },
        ];
      }),
    ],
  };
}

function datum(who: string, kind: string, { value, low, high }: Estimate): { [key: string]: Json }[] {
  if (value === null) return [];
  const rounded = (end: number | null) => (end === null ? null : significant(end));
  return [{ name: who, kind, value: rounded(value), low: rounded(low), high: rounded(high) }];
}

function points(share: number): string {
  return `${share > 0 ? '+' : ''}${(100 * share).toFixed(1)}`;
}
