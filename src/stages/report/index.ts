/** The public face of `closedbook/report`: a summary in, the files of a report out. */
export type { Summary } from '../../core/summary/summary.ts';
export { summarySchema } from '../../core/summary/summary.ts';
export type { Artefact } from './artefact.ts';
export { type Look, type LookOptions, lookOf } from './charts/look.ts';
export { type Figures, figuresOf } from './figures.ts';
export {
  REPORT_FORMATS,
  type ReportFormat,
  type ReportOptions,
  renderReport as report,
} from './render-report.ts';
export { type TerminalOptions, terminalReport } from './terminal-report.ts';
