/**
 * Which charts and small tables a summary has, by section, marked with what a picture must say of itself where it travels
 * alone. A topic that the summary lacks says why.
 */
import { basisWords } from '../../core/choice-basis.ts';
import { checkSummary, type Summary } from '../../core/summary/summary.ts';
import type { Chart } from './charts/chart.ts';
import type { Look } from './charts/look.ts';
import { SECTIONS } from './sections.ts';
import type { SectionTable } from './tables/section-table.ts';

export interface Figures {
  readonly id: string;
  /** Heading of the section. */
  readonly heading: string;
  readonly charts: readonly Chart[];
  /** What needs no picture. */
  readonly tables: readonly SectionTable[];
  /** Why there is nothing, where there is nothing. */
  readonly missing: string;
}

export function isPresent({ charts, tables }: Figures): boolean {
  return charts.length > 0 || tables.length > 0;
}

/**
 * Every section, also those that have nothing to show.
 * @example
 * const replies = ['a', 'b', 'c'].map((question) => ({ question, respondent: 'parrot' }));
 * const summary = analyze(tableOf(replies, ['correct', 'incorrect', 'refused']), { title: 'Three questions' });
 * figuresOf(summary, lookOf(summary))[0].charts[0].id; // => 'frontier'
 */
export function figuresOf(summary: Summary, look: Look): Figures[] {
  checkSummary(summary);
  return SECTIONS.map(({ id, heading, missing, charts, tables }) => ({
    id,
    heading,
    missing: typeof missing === 'string' ? missing : missing(summary),
    charts: (charts?.(summary, look) ?? [])
      .filter((chart) => chart != null)
      .map((chart) => withMarks(chart, summary)),
    tables: (tables?.(summary, look) ?? []).filter((table) => table != null),
  }));
}

/** What a picture says of itself, for it travels without its page: its basis, that it is small, that nobody real answered. */
function withMarks(chart: Chart, summary: Summary): Chart {
  const { decision, frontier, simulated } = summary;
  const basis =
    decision.ungraded !== undefined && CHOOSING.has(chart.id)
      ? `${basisWords(frontier?.base !== undefined)}: `
      : '';
  return {
    ...chart,
    title: `${simulated ? 'Simulated: ' : ''}${basis}${chart.title}`,
    ...(isSmall(chart) ? { quiet: true as const } : {}),
  };
}

/** Below this many questions a picture is mostly its intervals. */
const FEW = 10;

function isSmall({ table }: Chart): boolean {
  const n = table.columns.indexOf('n');
  const sizes = table.rows.map((row) => row[n]).filter((size) => typeof size === 'number');
  return sizes.length > 0 && sizes.every((size) => size < FEW);
}

/** Charts whose titles name who is best. */
const CHOOSING = new Set(['frontier', 'penalty', 'probability-best']);

/** Section of a chart whose id is not its section's, nor begins with it. */
const HOME: Readonly<Record<string, string>> = {
  frontier: 'decision',
  'probability-best': 'penalty',
  differences: 'comparisons',
  transitions: 'comparisons',
  reliability: 'confidence',
  'risk-coverage': 'confidence',
};

/** Why there is no chart of this id; undefined where its section has others, or no section is like it. */
export function whyMissing(figures: readonly Figures[], chartId: string): string | undefined {
  const home = HOME[chartId] ?? chartId.replace(/-.*/, '');
  return figures.find((entry) => entry.id === home && entry.charts.length === 0)?.missing;
}
