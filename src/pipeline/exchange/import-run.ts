/**
 * Answers of other tools into a run like any other: look at the files, stream them into the store, grade them by our
 * rules (and a judge when one is named). An import that fails or is stopped leaves no half run behind.
 */
import { redactorOf } from '../../model/redact.ts';
import { withStore } from '../../store/with-store.ts';
import { readByTask } from '../answer-identity.ts';
import { type AnswerSources, answerSources } from '../answer-sources.ts';
import { discardRun } from '../discard-run.ts';
import { rubricNamed } from '../rubric-named.ts';
import { underLease } from '../under-lease.ts';
import type { Workspace } from '../workspace.ts';
import type { ImportTarget } from './answer-writer.ts';
import { earlierImport, isUngraded, removeCutShort } from './earlier-import.ts';
import { type BrokenFile, brokenInFolders } from './import-broken.ts';
import { gradedImport } from './import-grading.ts';
import { alreadyThere, type ImportResult, type ImportRunOptions, NOTHING_WRITTEN } from './import-result.ts';
import { type ImportStreamOptions, importStream } from './import-stream.ts';
import { createImportedRun, datasetName, manifestOf } from './imported-run.ts';

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
    described: [options.map, options.model, options.modelFrom, options.sheet, options.questionFiles].some(
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
      const found = { sources: whole, skipped };
      return { ...(await readByTask((byTask) => importSourced(found, { ...reading, byTask }))), refused };
    } catch (error) {
      const { map, outcomes, modelFrom, model, sheet, fill, questionFiles } = options;
      const broken = await brokenInFolders(whole, error, {
        ...{ map, outcomes, modelFrom, model, sheet, fill, questionFiles },
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
    const { standing: _, ...imported } = await importStream(sources, null, reading);
    return { ...NOTHING_WRITTEN, dryRun: true, skipped, ...imported };
  }
  const written = await withStore(workspace.storePath, async (store) => {
    const earlier = options.again ? null : await earlierImport(store, sources);
    if (earlier !== null) {
      const done = alreadyThere(earlier, skipped);
      const unfinished = options.judges.length > 0 || (await isUngraded(store, earlier));
      if (!unfinished) return { done };
      const note = 'its grading had not ended, or another judge was named: it went on';
      return { runId: earlier.id, imported: { ...done, notes: [...done.notes, note] }, ruled: null };
    }
    await removeCutShort(store, sources, workspace);
    const title = options.title === undefined ? undefined : reading.redact(options.title);
    const run = await createImportedRun(store, sources, { workspace, title });
    const target: ImportTarget = { store, runId: run.id, dataset: datasetName(sources) };
    const { standing, ...imported } = await underLease({ store, workspace }, run.id, async (inside) => {
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
    return { runId: run.id, imported, ruled: standing };
  });
  if (written.done !== undefined) return written.done;
  const { runId, imported, ruled } = written;
  const standing = await gradedImport(runId, ruled, { workspace, rubric, options });
  const { outcomes, blocked, ungraded, graders } = standing;
  return {
    ...NOTHING_WRITTEN,
    dryRun: false,
    skipped,
    ...imported,
    runId,
    run: runId,
    outcomes,
    blocked,
    graders,
    withoutOutcome: ungraded,
  };
}
