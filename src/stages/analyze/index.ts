/** The public face of `closedbook/analyze`: outcomes or published counts in, a summary out. */
export type { Estimate } from '../../core/estimate.ts';
export { METRICS, type MetricId } from '../../core/metric.ts';
export {
  type OutcomeTable,
  type OutcomeTableBuilder,
  outcomeTableBuilder,
} from '../../core/outcome-table.ts';
export type { PublishedCounts } from '../../core/published-counts.ts';
export { type Summary, summarySchema } from '../../core/summary/summary.ts';
export {
  type ReadPublishedTableOptions,
  readPublishedTable,
} from '../../interop/published/read-published-table.ts';
export { analyze } from './analyze.ts';
export type { AnalyzeOptions } from './analyze-options.ts';
export { analyzePublished } from './from-published.ts';
