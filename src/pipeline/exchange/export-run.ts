/**
 * A run in another tool's form. Answers leave the store page by page and are never held, so a run of a million
 * replies costs no more memory than one of a hundred.
 */
import { join } from 'node:path';
import { answerDesign } from '../../core/answer-design.ts';
import type { AnswerFilter, AnswerView } from '../../core/answer-view.ts';
import { ClosedbookError } from '../../core/errors.ts';
import type { Run } from '../../core/run.ts';
import type { ExportedRun, RunWriter } from '../../interop/exported-run.ts';
import { readStore } from '../../store/with-store.ts';
import { summarizeRuns } from '../summarize/summarize-runs.ts';
import type { Workspace } from '../workspace.ts';

interface ExportFormat {
  /** File or folder below `output/<run>/`. */
  readonly place: string;
  readonly load: () => Promise<RunWriter>;
}

const flat = () => import('../../interop/flat/write.ts');

/** Every form a run can be written in. */
const FORMATS = {
  jsonl: { place: 'answers.jsonl', load: async () => (await flat()).writeRunJsonl },
  csv: { place: 'answers.csv', load: async () => (await flat()).writeRunCsv },
  parquet: { place: 'answers.parquet', load: async () => (await flat()).writeRunParquet },
  'every-eval-ever': {
    place: 'every-eval-ever',
    load: async () => (await import('../../interop/every-eval-ever/write.ts')).writeEveryEvalEver,
  },
  inspect: {
    place: 'inspect',
    load: async () => (await import('../../interop/inspect/write.ts')).writeInspect,
  },
  'lm-eval': {
    place: 'lm-eval',
    load: async () => (await import('../../interop/lm-eval/write.ts')).writeLmEval,
  },
  mlflow: {
    place: 'mlflow',
    load: async () => (await import('../../interop/mlflow/write.ts')).writeMlflow,
  },
  langfuse: {
    place: 'langfuse.jsonl',
    load: async () => (await import('../../interop/langfuse/write.ts')).writeLangfuse,
  },
} as const satisfies Record<string, ExportFormat>;

export type ExportFormatName = keyof typeof FORMATS;

export interface ExportOptions {
  readonly to: string;
  /** @default `output/<run>/` and the format's own name */
  readonly out?: string;
  readonly seed: number;
}

export interface ExportResult {
  readonly run: string;
  readonly format: ExportFormatName;
  readonly files: readonly string[];
  readonly answers: number;
  /** What the format has no room for. */
  readonly notes: readonly string[];
}

/** How many answers are written between two words of progress. */
const TOLD_EVERY = 2000;

/**
 * Writes a run.
 * @throws ClosedbookError `format-unknown`, `run-unknown`, `output-unwritable`, `library-missing` (Parquet).
 */
export async function exportRun(
  id: string,
  workspace: Workspace,
  options: ExportOptions,
): Promise<ExportResult> {
  const format = formatNamed(options.to);
  return readStore(workspace.storePath, async (store) => {
    const run = await store.run(id);
    const total = (await store.totals(run.id)).replies;
    const path = options.out ?? join('output', run.id, FORMATS[format].place);
    const listen = progressOf(workspace, total);
    const told = withDesign(run);
    const answers = (filter: AnswerFilter) => listen(told(store.answers({ runIds: [run.id], ...filter })));
    const exported: ExportedRun = {
      run,
      version: workspace.version,
      answers: () => answers({}),
      async respondents() {
        const summary = await summarizeRuns([run.id], workspace, { seed: options.seed });
        const rows = new Map(summary.rates.rows.map((row) => [row.respondent, row.estimates]));
        return run.respondents.map((respondent) => ({
          respondent,
          estimates: rows.get(respondent.id) ?? {},
          answers: () => answers({ respondentIds: [respondent.id], pass: 'open' }),
          forced: () => answers({ respondentIds: [respondent.id], pass: 'forced' }),
        }));
      },
    };
    const write: RunWriter = await FORMATS[format].load();
    const written = await write(exported, path);
    return { run: run.id, format, ...written, notes: written.notes ?? [] };
  });
}

function formatNamed(name: string): ExportFormatName {
  if (Object.hasOwn(FORMATS, name)) return name as ExportFormatName;
  throw new ClosedbookError(
    'format-unknown',
    `--to: expected one of ${Object.keys(FORMATS).join(', ')}, got "${name}"`,
    { hint: 'Name one of the formats that the message lists.' },
  );
}

/** Answers of a run whose replies do not count as they are say how they count. */
function withDesign(run: Run): (answers: AsyncIterable<AnswerView>) => AsyncIterable<AnswerView> {
  const designOf = answerDesign(run);
  if (designOf === null) return (answers) => answers;
  return async function* told(answers) {
    for await (const view of answers) yield { ...view, designed: designOf(view.question.id) };
  };
}

function progressOf(workspace: Workspace, total: number) {
  let done = 0;
  return async function* listen(answers: AsyncIterable<AnswerView>): AsyncGenerator<AnswerView> {
    for await (const answer of answers) {
      done += 1;
      if (done % TOLD_EVERY === 0) workspace.progress({ stage: 'export', done, total });
      yield answer;
    }
  };
}
