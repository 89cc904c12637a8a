// biome-ignore-all assist/source/organizeImports: in pipeline order, which the sorter would undo
/**
 * The public names of closedbook, in pipeline order: questions, asking, grading, analysis, report; then the parts a
 * program may want by themselves. Statistics have a face of their own,
 * `closedbook/stats`, and each stage has one: a program that only grades loads neither SDK nor charts. The whole run and
 * the store are loaded when they are first called.
 */

// Records and ports
export type { Codec } from './core/codec.ts';
export type { Complete, Completion, CompletionRequest } from './core/completion.ts';
export { type Config, defineConfig, type OwnModel } from './core/config.ts';
export { ClosedbookError, type ClosedbookErrorOptions, ERRORS, type ErrorCode } from './core/errors.ts';
export type { Estimate } from './core/estimate.ts';
export type { Grade, Judgement } from './core/grade.ts';
export type { Grader, GradingInput, GradingResult } from './core/grader.ts';
export type { ImportedAnswer } from './core/imported-answer.ts';
export { METRICS, type MetricId } from './core/metric.ts';
export { OUTCOMES, type Outcome, type RefusalReason } from './core/outcome.ts';
export { type OutcomeTable, type OutcomeTableBuilder, outcomeTableBuilder } from './core/outcome-table.ts';
export { type Policy, parsePolicy, policyName } from './core/policy.ts';
export type { PublishedCounts } from './core/published-counts.ts';
export { type Question, questionSchema } from './core/question.ts';
export type { Reference } from './core/reference.ts';
export type { Reply } from './core/reply.ts';
export { type Respondent, respondentId, type Settings } from './core/respondent.ts';
export type { RubricChoice } from './core/rubric.ts';
export { type RunSpec, type RunSpecInput, runSpecSchema } from './core/run-spec.ts';
export type { Store } from './core/store/store.ts';
export { type Summary, summarySchema } from './core/summary/summary.ts';

// 0. All of it in one call
export type { GivenQuestion } from './library/given-questions.ts';
export type { MeasureOptions } from './library/measure.ts';
export type { GivenModels, GraderFunction, ModelFunction } from './library/own-parts.ts';

/**
 * Asks, grades and analyses in one call; {@link MeasureOptions} says what it takes.
 * @throws ClosedbookError `argument-invalid` for an argument that does not fit, `run-incomplete` when it was stopped or no reply could be
 *   graded, and what must stop a run (`key-rejected`, `quota-exhausted`, `price-unknown` …).
 * @example
 * const { rates } = await measure({
 *   questions: [{ text: 'In which year was Ada Lovelace born?', reference: '1815' }],
 *   models: { parrot: async () => 'In 1815.' },
 * });
 * rates.rows[0].tally.correct; // => 1
 */
export const measure: typeof import('./library/measure.ts').measure = async (...given) =>
  (await import('./library/measure.ts')).measure(...given);

// 1. Questions
export type { PlacedRow } from './rows/place.ts';
export { type ReadRowsOptions, readRows } from './rows/read-rows.ts';
export type { ReadQuestionsOptions } from './stages/dataset/question-reader.ts';
export { readQuestions } from './stages/dataset/read-questions.ts';
export { type ReferenceHints, referenceFromText } from './values/reference-from-text.ts';

// 2. Asking
export { type Models, type ModelsOptions, openModels } from './model/open-models.ts';
export { type AskOptions, type AskPorts, type AskResult, ask } from './stages/ask/ask.ts';
export { type Asking, type AskingsOptions, askingsOf } from './stages/ask/asking.ts';

// 3. Grading
export { type GradeAllOptions, type GradedInput, gradeAll } from './stages/grade/grade-all.ts';
export { type JudgeGraderOptions, judgeGrader } from './stages/grade/judge/judge-grader.ts';
export { panelGrader } from './stages/grade/judge/panel-grader.ts';
export { type GradeByRulesInput, gradeByRules } from './stages/grade/rules/grade-by-rules.ts';
export { rulesGrader } from './stages/grade/rules/rules-grader.ts';

// 4. Analysis
export { type GivenGrade, type GivenReply, tableOf } from './library/table-of.ts';
export type { AnalyzeOptions } from './stages/analyze/analyze-options.ts';
export { analyze } from './stages/analyze/analyze.ts';
export { analyzePublished } from './stages/analyze/from-published.ts';

// 5. Report
export type { Artefact } from './stages/report/artefact.ts';
export {
  type ReportFormat,
  type ReportOptions,
  renderReport as report,
} from './stages/report/render-report.ts';
export { type TerminalOptions, terminalReport } from './stages/report/terminal-report.ts';

// Simulated models
export { type DemoQuestionsOptions, demoQuestions } from './simulate/demo-questions.ts';
export { type SimulateOutcomesOptions, simulateOutcomes } from './simulate/simulate-outcomes.ts';
export { type Simulator, type StartSimulatorOptions, startSimulator } from './simulate/start-simulator.ts';

// The whole of it
export type { QuestionSource } from './pipeline/run/question-source.ts';
export type { RunOptions } from './pipeline/run/run.ts';
export type { RunEnding } from './pipeline/run/run-ending.ts';
export type { ThreadUse } from './pipeline/rules-ahead.ts';
export type { Workspace } from './pipeline/workspace.ts';
export type { OpenStoreOptions } from './store/open-database.ts';

/**
 * Asks, grades and analyses what a spec says, into a store. A run that was stopped or could not ask everything has the status of that;
 * nothing is thrown for it.
 * @throws ClosedbookError for what makes a run impossible (`dataset-unknown`, `model-unknown`, `key-missing`, `price-unknown` …).
 * @example
 * await writeFile(`${folder}/two.csv`, 'question,answer\nTwo and two?,4\n');
 * const spec = runSpecSchema.parse({ datasets: [`${folder}/two.csv`], models: ['simulated/heron'] });
 * const workspace = {
 *   storePath: `${folder}/runs.db`,
 *   env: {},
 *   config: {},
 *   now: () => new Date(),
 *   progress: () => undefined,
 *   stop: new AbortController().signal,
 *   abandon: new AbortController().signal,
 *   version: '0',
 *   warn: () => undefined,
 * };
 * const { status, totals } = await startRun(spec, workspace, { outputFolder: null });
 * [status, totals.answered]; // => ['complete', 1]
 */
export const startRun: typeof import('./pipeline/run/run.ts').startRun = async (...given) =>
  (await import('./pipeline/run/run.ts')).startRun(...given);

/**
 * Goes on with a run where it stopped.
 * @throws ClosedbookError `run-unknown`, `run-leased`, `host-untrusted`, and as {@link startRun}.
 * @example
 * await writeFile(`${folder}/two.csv`, 'question,answer\nTwo and two?,4\n');
 * const spec = runSpecSchema.parse({ datasets: [`${folder}/two.csv`], models: ['simulated/heron'] });
 * const workspace = {
 *   storePath: `${folder}/runs.db`,
 *   env: {},
 *   config: {},
 *   now: () => new Date(),
 *   progress: () => undefined,
 *   stop: new AbortController().signal,
 *   abandon: new AbortController().signal,
 *   version: '0',
 *   warn: () => undefined,
 * };
 * const { runId } = await startRun(spec, workspace, { outputFolder: null });
 * (await resumeRun(runId, workspace, { outputFolder: null })).status; // => 'complete'
 */
export const resumeRun: typeof import('./pipeline/run/run.ts').resumeRun = async (...given) =>
  (await import('./pipeline/run/run.ts')).resumeRun(...given);

/**
 * The store in a file, made when it is missing, or at a PostgreSQL address.
 * @throws ClosedbookError `store-locked`, `store-corrupt`, `store-newer`, `output-unwritable`; `file-missing` when opened for reading
 *   only; of a server `store-unreachable`, `store-denied`, `store-missing`.
 * @example
 * const store = await openStore(`${folder}/new.db`);
 * await store.runs(); // => []
 * await store.close();
 */
export const openStore: typeof import('./store/open-store.ts').openStore = async (...given) =>
  (await import('./store/open-store.ts')).openStore(...given);
