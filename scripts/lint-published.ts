/**
 * Checks tables of published results by their identities: parts add up to the whole, and what a paper prints beside
 * them (F-score, index, rates among the attempted or the not correct) follows from them within rounding. Figures of
 * one model that differ between sources are told as notes: both may be printed, and neither is thrown away. A source
 * that contradicts itself is an error until the row's note says that the figure stands "as printed".
 */
import type { PublishedRow } from '../src/core/published-counts.ts';

export interface PublishedFinding {
  readonly rule: 'sum' | 'identity' | 'provenance' | 'duplicate' | 'contradiction';
  readonly severity: 'error' | 'note';
  /** Title of the table and number of the row in it, from 1. */
  readonly table: string;
  readonly row: number;
  readonly message: string;
}

export interface PublishedTable {
  readonly title: string;
  readonly rows: readonly PublishedRow[];
}

type Shares = readonly [correct: number, incorrect: number, refused: number];

/** What a metric is of the three shares, as a share itself. */
const IDENTITIES: Readonly<Record<string, (shares: Shares) => number>> = {
  'f-score': ([c, i, r]) => (2 * c) / (2 * c + 2 * i + r),
  index: ([c, i]) => c - i,
  'correct/attempted': ([c, i]) => c / (c + i),
  'incorrect/attempted': ([c, i]) => i / (c + i),
  'incorrect/not-correct': ([, i, r]) => i / (i + r),
};

/** Every finding, in the order of tables and rows; contradictions last. */
export function lintPublished(tables: readonly PublishedTable[]): PublishedFinding[] {
  const findings: PublishedFinding[] = [];
  for (const { title, rows } of tables) {
    const seen = new Set<string>();
    for (const [index, row] of rows.entries()) {
      const at = { table: title, row: index + 1 };
      for (const found of rowFindings(row)) findings.push({ ...found, ...at });
      const key = JSON.stringify([row.model, row.benchmark, row.source]);
      if (seen.has(key)) {
        findings.push({ rule: 'duplicate', severity: 'error', ...at, message: `${row.model} stands twice` });
      }
      seen.add(key);
    }
  }
  return [...findings, ...contradictions(tables)];
}

type RowFinding = Pick<PublishedFinding, 'rule' | 'severity' | 'message'>;

function rowFindings(row: PublishedRow): RowFinding[] {
  const findings: RowFinding[] = [];
  const error = (rule: RowFinding['rule'], message: string) =>
    findings.push({ rule, severity: 'error', message: `${row.model}: ${message}` });
  if (row.source === '') error('provenance', 'no source');
  if (!/^[PSC]$/.test(row.evidence)) {
    error('provenance', `expected the evidence grade P, S or C, got "${row.evidence}"`);
  }
  if (/do not ship/i.test(`${row.source} ${row.note}`)) error('provenance', 'marked as not to be passed on');
  const half = halfStep(row);
  const { correct, incorrect, refused } = row;
  if (correct === null || incorrect === null || refused === null) return findings;
  const sum = correct + incorrect + refused;
  if (Math.abs(sum - 1) > 3 * half + 1e-9) {
    error('sum', `correct + incorrect + refused is ${percent(sum)}, not 100`);
  }
  for (const [metric, printed] of Object.entries(row.printed ?? {})) {
    const identity = IDENTITIES[metric];
    if (identity === undefined) continue;
    const scale = row.unit === 'fraction' ? 1 : 100;
    const slack = 0.5 * 10 ** -decimals(printed);
    const [low, high] = reach(identity, [correct, incorrect, refused], half);
    if (printed < low * scale - slack - 1e-9 || printed > high * scale + slack + 1e-9) {
      const value = identity([correct, incorrect, refused]) * scale;
      findings.push({
        rule: 'identity',
        severity: row.note.includes(`${metric} as printed`) ? 'note' : 'error',
        message: `${row.model}: ${metric} is printed as ${printed}, the row gives ${value.toFixed(2)}`,
      });
    }
  }
  return findings;
}

/** Lowest and highest value of an identity while every share moves by its rounding. */
function reach(identity: (shares: Shares) => number, shares: Shares, half: number): [number, number] {
  const values: number[] = [];
  for (const c of [-half, half]) {
    for (const i of [-half, half]) {
      for (const r of [-half, half]) {
        const value = identity([shares[0] + c, shares[1] + i, shares[2] + r]);
        if (Number.isFinite(value)) values.push(value);
      }
    }
  }
  return [Math.min(...values), Math.max(...values)];
}

/** Half of the last printed digit of a row's shares; 0 for counts. */
function halfStep({ unit, correct, incorrect, refused }: PublishedRow): number {
  if (unit === 'count') return 0;
  const scale = unit === 'percent' ? 100 : 1;
  const digits = [correct, incorrect, refused].map((share) =>
    share === null ? 0 : decimals(Number((share * scale).toPrecision(12))),
  );
  return (0.5 * 10 ** -Math.max(...digits)) / scale;
}

function contradictions(tables: readonly PublishedTable[]): PublishedFinding[] {
  const firsts = new Map<string, { readonly row: PublishedRow; readonly table: string }>();
  const findings: PublishedFinding[] = [];
  for (const { title, rows } of tables) {
    for (const [index, row] of rows.entries()) {
      const key = JSON.stringify([row.model.toLowerCase(), row.benchmark]);
      const first = firsts.get(key);
      if (first === undefined) {
        firsts.set(key, { row, table: title });
        continue;
      }
      const parts = (['correct', 'incorrect'] as const).filter((part) => differ(first.row, row, part));
      if (parts.length === 0) continue;
      const told = parts.map((part) => `${part} ${percent(first.row[part])} and ${percent(row[part])}`);
      findings.push({
        rule: 'contradiction',
        severity: 'note',
        table: title,
        row: index + 1,
        message: `${row.model} on ${row.benchmark}: ${told.join(', ')} (${first.table}; ${title})`,
      });
    }
  }
  return findings;
}

function differ(a: PublishedRow, b: PublishedRow, part: 'correct' | 'incorrect'): boolean {
  const [one, other] = [a[part], b[part]];
  return one !== null && other !== null && Math.abs(one - other) > halfStep(a) + halfStep(b) + 1e-9;
}

function decimals(value: number): number {
  return /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
}

function percent(share: number | null): string {
  return share === null ? '–' : `${Number((share * 100).toFixed(2))} %`;
}
