/**
 * Answers of other tools into a run like any other: look at the files, stream them into the store, grade them by our
 * rules (and a judge when one is named). An import that fails or is stopped leaves no half run behind.
 */
import { basename } from 'node:path';
import { contentHash } from '../../core/hash.ts';
import type { Manifest, Run } from '../../core/run.ts';
import { newRunId } from '../../core/run-id.ts';
import { SCHEMA_VERSION } from '../../core/schema-version.ts';
import type { Store } from '../../core/store-contract.ts';
import type { GradersSection } from '../../core/summary/graders.ts';
import { redactorOf } from '../../model/redact.ts';
import { gradersSection } from '../../stages/analyze/graders.ts';
import { withStore } from '../../store/with-store.ts';
import { type AnswerSources, answerSources, type FoundFile } from '../answer-sources.ts';
import { discardRun } from '../discard-run.ts';
import type { FileReading } from '../file-reading.ts';
import type { GradeResult } from '../grade/grade-result.ts';
import { regradeRun } from '../grade/regrade-run.ts';
import { standingCounts } from '../grade/standing-counts.ts';
import type { MetDesign } from '../one-design.ts';
import type { PoolingOptions } from '../pooled-answers.ts';
import type { VerdictMode } from '../read-answers.ts';
import { rubricNamed } from '../rubric-named.ts';
import { underLease } from '../under-lease.ts';
import type { Workspace } from '../workspace.ts';
import { type BrokenFile, brokenInFolders } from './import-broken.ts';
import {
  type ImportedFile,
  type ImportStreamOptions,
  type ImportTarget,
  importStream,
} from './import-stream.ts';

export interface ImportRunOptions extends FileReading, PoolingOptions {
  /** Word of the format; recognised from the content without. */
  readonly from?: string;
  /** Model of files that name none. */
  readonly model?: string;
  readonly title?: string;
  readonly rubric?: string;
  readonly judges: readonly string[];
  /** Whose word stands. @default 'compare' */
  readonly verdicts?: VerdictMode;
  /** Neither judges nor graders of one's own. @default false */
  readonly rulesOnly?: boolean;
  /** Look and count, write nothing. */
  readonly dryRun: boolean;
  /** Import although a run with the same content exists. */
  readonly again: boolean;
}

export interface ImportResult {
  /** Null when nothing was written. */
  readonly runId: string | null;
  /** The same id, under the name it had first. */
  readonly run: string | null;
  /** The run holds exactly these files since an earlier import; nothing was done. */
  readonly alreadyImported: boolean;
  readonly dryRun: boolean;
  readonly answers: number;
  readonly questions: number;
  readonly respondents: readonly string[];
  readonly files: readonly ImportedFile[];
  readonly skipped: readonly { readonly path: string; readonly why: string }[];
  /** Files of a folder that cannot be read to their end, with line and reason: nothing of them was kept. */
  readonly refused: readonly BrokenFile[];
  readonly notes: readonly string[];
  /** Standing outcomes after our grading. */
  readonly outcomes: GradeResult['outcomes'] | null;
  /** Who decided, and where two graders spoke on one reply how far they agree; null where nothing was graded. */
  readonly graders: GradersSection | null;
  /** Why answers have no outcome, with counts: with the outcomes but `undecided` they are all answers. */
  readonly withoutOutcome: GradeResult['ungraded'];
}

const NOTHING_WRITTEN = {
  runId: null,
  run: null,
  alreadyImported: false,
  outcomes: null,
  graders: null,
  withoutOutcome: {},
} as const;

/** @throws ClosedbookError `format-unknown`, `file-malformed`, and the errors of reading and of the store. */
export async function importRun(
  paths: readonly string[],
  workspace: Workspace,
  options: ImportRunOptions,
): Promise<ImportResult> {
  const rubric = rubricNamed(options.rubric, workspace);
  const { sources, skipped } = await answerSources(paths, {
    from: options.from,
    byPath: options.modelFrom !== undefined,
    described: [options.map, options.model, options.modelFrom, options.sheet].some(
      (one) => one !== undefined,
    ),
  });
  // A log of another tool may quote one of this environment's keys in an error.
  const redact = redactorOf(workspace.env);
  const reading = { ...options, rubric, redact, workspace };
  const refused: BrokenFile[] = [];
  let whole = sources;
  for (;;) {
    try {
      return { ...(await importSourced({ sources: whole, skipped }, reading)), refused };
    } catch (error) {
      const { map, outcomes, modelFrom, model, sheet, fill } = options;
      const broken = await brokenInFolders(whole, error, {
        ...{ map, outcomes, modelFrom, model, sheet, fill },
        workspace,
      });
      if (broken.length === 0 || broken.length === whole.length) throw error;
      refused.push(...broken);
      const names = new Set(broken.map(({ path }) => path));
      whole = whole.filter(({ path }) => !names.has(path));
    }
  }
}

/** All of the sources or nothing: where one cannot be read to its end, no run stays. */
async function importSourced(
  { sources, skipped }: AnswerSources,
  reading: Omit<ImportRunOptions, 'rubric'> & ImportStreamOptions,
): Promise<Omit<ImportResult, 'refused'>> {
  const { workspace, rubric, ...options } = reading;
  if (options.dryRun) {
    const imported = await importStream(sources, null, reading);
    return { ...NOTHING_WRITTEN, dryRun: true, skipped, ...imported };
  }
  const written = await withStore(workspace.storePath, async (store) => {
    const earlier = options.again ? null : await earlierImport(store, sources);
    if (earlier !== null) {
      const done = alreadyThere(earlier, skipped);
      const unfinished = options.judges.length > 0 || (await isUngraded(store, earlier));
      if (!unfinished) return { done };
      const note = 'its grading had not ended, or another judge was named: it went on';
      return { runId: earlier.id, imported: { ...done, notes: [...done.notes, note] }, isRuled: false };
    }
    await removeCutShort(store, sources, workspace);
    const title = options.title === undefined ? undefined : reading.redact(options.title);
    const run = await createImportedRun(store, sources, { workspace, title });
    const target: ImportTarget = { store, runId: run.id, dataset: datasetName(sources) };
    const imported = await underLease({ store, workspace }, run.id, async (inside) => {
      const stream = await importStream(sources, target, { ...reading, workspace: inside });
      if (stream.answers === 0) return stream;
      await store.updateRun(run.id, {
        status: 'imported',
        planned: stream.answers,
        manifest: manifestOf(run.manifest, stream, {
          dataset: target.dataset,
          verdicts: options.verdicts ?? 'compare',
        }),
      });
      return stream;
    }).catch(async (error: unknown) => {
      await discardRun(run.id, { store, workspace });
      throw error;
    });
    if (imported.answers === 0) {
      await store.removeRun(run.id);
      return { done: { ...NOTHING_WRITTEN, dryRun: false, skipped, ...imported } };
    }
    return { runId: run.id, imported, isRuled: true };
  });
  if (written.done !== undefined) return written.done;
  const { runId, imported, isRuled } = written;
  const { outcomes, ungraded } = await graded(runId, { isRuled, workspace, rubric, options });
  return {
    ...NOTHING_WRITTEN,
    dryRun: false,
    skipped,
    ...imported,
    runId,
    run: runId,
    outcomes,
    graders: await gradersOf(runId, workspace),
    withoutOutcome: ungraded,
  };
}

type Graded = Pick<GradeResult, 'outcomes' | 'ungraded'>;

/** What stands once everybody who is asked has spoken; our rules have, where the answers were read just now. */
async function graded(
  runId: string,
  given: Pick<ImportStreamOptions, 'workspace' | 'rubric'> & {
    readonly isRuled: boolean;
    readonly options: Pick<ImportRunOptions, 'judges' | 'rulesOnly' | 'verdicts'>;
  },
): Promise<Graded> {
  const { isRuled, workspace, rubric, options } = given;
  const { judges, rulesOnly = false, verdicts } = options;
  const own = rulesOnly ? [] : (workspace.config.graders ?? []);
  if (!isRuled || judges.length > 0 || own.length > 0)
    return regradeRun(runId, workspace, { rubric, judges, rulesOnly, setAside: verdicts === 'rules' });
  const read = (store: Store) => store.outcomeTable([runId]);
  return standingCounts(await withStore(workspace.storePath, read, { readonly: true }));
}

async function gradersOf(runId: string, workspace: Workspace): Promise<GradersSection> {
  return withStore(
    workspace.storePath,
    async (store) => {
      const [deciding, meetings] = [await store.standingRubrics(runId), await store.graderMeetings(runId)];
      return gradersSection({
        deciding: deciding.map(({ kind, id, replies }) => ({ kind, grader: id, outcomes: replies })),
        meetings,
      });
    },
    { readonly: true },
  );
}

async function createImportedRun(
  store: Store,
  sources: readonly FoundFile[],
  { workspace, title }: { readonly workspace: Workspace; readonly title?: string },
): Promise<Run> {
  const createdAt = workspace.now().toISOString();
  const formats = [...new Set(sources.map(({ codec }) => codec.format))].join(', ');
  const run: Run = {
    id: newRunId(createdAt),
    title: title ?? `${datasetName(sources)} (imported from ${formats})`,
    createdAt,
    status: 'running',
    stoppedBy: null,
    spec: null,
    manifest: {
      schemaVersion: SCHEMA_VERSION,
      closedbookVersion: workspace.version,
      nodeVersion: process.version,
      prompts: [],
      datasets: [],
      graders: [],
      source: {
        format: formats,
        path: pathOf(sources),
        notes: [],
        files: [],
      },
    },
    respondents: [],
    planned: 0,
    simulated: false,
  };
  await store.createRun(run, []);
  return run;
}

function pathOf(sources: readonly FoundFile[]): string {
  return sources.map(({ path }) => basename(path)).join(', ');
}

function datasetName(sources: readonly FoundFile[]): string {
  const names = sources.map(({ path }) =>
    basename(path).replace(/(\.(eval|json|jsonl|csv|tsv|parquet|db|gz))+$/i, ''),
  );
  return names.length <= 2 ? names.join(' + ') : `${names[0]} and ${names.length - 1} more`;
}

function manifestOf(
  manifest: Manifest,
  imported: {
    readonly files: readonly ImportedFile[];
    readonly questions: number;
    readonly design: MetDesign;
    readonly notes: readonly string[];
  },
  { dataset, verdicts }: { readonly dataset: string; readonly verdicts: VerdictMode },
): Manifest {
  const { files, questions, design, notes } = imported;
  return {
    ...manifest,
    ...design,
    datasets: [{ name: dataset, version: contentHash(files.map(({ sha256 }) => sha256)), questions }],
    ...(manifest.source === undefined
      ? {}
      : {
          source: {
            ...manifest.source,
            verdicts,
            notes: [
              ...files.flatMap((file) => file.notes.map((note) => `${basename(file.path)}: ${note}`)),
              ...notes,
            ],
            files: files.map(({ path, format, sha256, answers, status }) => ({
              path: basename(path),
              format,
              sha256,
              answers,
              status,
            })),
          },
        }),
  };
}

/** Whether an import was killed before our rules had seen every answer. */
async function isUngraded(store: Store, run: Run): Promise<boolean> {
  const rules = (await store.graders(run.id)).filter(({ kind }) => kind === 'rules').at(-1);
  const without = rules === undefined ? {} : { withoutGradeBy: rules };
  for await (const page of store.repliesToGrade(run.id, { ...without, pageSize: 1 })) return page.length > 0;
  return false;
}

/** An import of the same files that was killed while it read them holds a part of them that nobody can go on with. */
async function removeCutShort(
  store: Store,
  sources: readonly FoundFile[],
  workspace: Workspace,
): Promise<void> {
  const path = pathOf(sources);
  for (const run of await store.runs()) {
    const isSame = run.status === 'running' && run.spec === null && run.manifest.source?.path === path;
    if (!isSame || (await store.isLeased(run.id))) continue;
    await store.removeRun(run.id);
    workspace.warn(`run ${run.id}, an import of the same files that was cut short, was removed`);
  }
}

/** A finished import of exactly these contents. */
async function earlierImport(store: Store, sources: readonly FoundFile[]): Promise<Run | null> {
  const wanted = sources
    .map(({ sha256 }) => sha256)
    .sort()
    .join(' ');
  const runs = await store.runs();
  const held = (run: Run): string =>
    (run.manifest.source?.files ?? [])
      .map(({ sha256 }) => sha256)
      .sort()
      .join(' ');
  return runs.find((run) => run.status === 'imported' && held(run) === wanted) ?? null;
}

function alreadyThere(run: Run, skipped: ImportResult['skipped']): Omit<ImportResult, 'refused'> {
  return {
    runId: run.id,
    run: run.id,
    alreadyImported: true,
    dryRun: false,
    answers: run.planned,
    questions: run.manifest.datasets.reduce((sum, { questions }) => sum + questions, 0),
    respondents: run.respondents.map(({ id }) => id),
    files: [],
    skipped,
    notes: [
      `imported already on ${run.createdAt.slice(0, 10)}; --again makes another run, with another --map or --model too`,
    ],
    outcomes: null,
    graders: null,
    withoutOutcome: {},
  };
}
