/**
 * The sets of a run and the new versions that decisions make of them, by the code of `dataset review`. The whole set is
 * wanted, not the sample that a run asked: the set's own file is read where it is found, and a run that asked all of it stands in.
 */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { counted } from '../../core/counted.ts';
import { type Dataset, datasetCardSchema, datasetVersion } from '../../core/dataset.ts';
import { ClosedbookError } from '../../core/errors.ts';
import { contentHash } from '../../core/hash.ts';
import type { Run } from '../../core/run.ts';
import { shellWord } from '../../core/shell-word.ts';
import { storeFolder } from '../../store/store-name.ts';
import { visibleText } from '../../terminal/visible-text.ts';
import { type ReviewedVersion, reviewedVersion, writeReviewedVersion } from '../dataset/reviewed-version.ts';
import { askedSetName, loadDataset } from '../datasets.ts';
import type { Workspace } from '../workspace.ts';
import type { CuratedSet } from './curate-records.ts';
import type { CuratedRun } from './curated-run.ts';
import { type DecidedQuestion, reviewRow } from './decided-rows.ts';
import { QUESTIONS_ALONE } from './set-to-curate.ts';

interface LoadedSet {
  readonly name: string;
  /** As `--dataset` takes it; null where the run's own questions stand in. */
  readonly path: string | null;
  readonly dataset: Dataset;
}

interface PlannedSet extends CuratedSet {
  readonly reviewed: ReviewedVersion | null;
  /** Ids of its questions; null where the set was not found. */
  readonly ids: ReadonlySet<string> | null;
}

/** @param questions - Every question of the run with what is in force about it, in the order of looking. */
export async function curatedSets(
  curated: CuratedRun,
  questions: readonly DecidedQuestion[],
  workspace: Workspace,
): Promise<PlannedSet[]> {
  const names = setNames(curated.run);
  let left = questions.filter(({ decision }) => decision !== null);
  const sets: PlannedSet[] = [];
  for (const name of names) {
    let loaded: LoadedSet;
    try {
      loaded = await loadedSet(curated, name, workspace);
    } catch (error) {
      if (!(error instanceof ClosedbookError)) throw error;
      sets.push({ ...nothingOf(name), fault: visibleText(`${error.message}. ${error.hint}`) });
      continue;
    }
    const ids = new Set(loaded.dataset.questions.map(({ id }) => id));
    const own = left.filter(({ question }) => ids.has(question.id));
    left = left.filter((one) => !own.includes(one));
    sets.push({ ...planned(loaded, own, workspace), ids });
  }
  return sets;
}

/** Writes the new version of one set, where it stands not yet. @throws ClosedbookError `usage`. */
export async function writeVersion(set: PlannedSet): Promise<string> {
  const { reviewed, folder, fault, name } = set;
  if (reviewed === null || folder === null)
    throw new ClosedbookError('usage', fault ?? `nothing was decided about ${name}`);
  await writeReviewedVersion(reviewed, folder);
  return folder;
}

function planned(
  { name, path, dataset }: LoadedSet,
  own: readonly DecidedQuestion[],
  workspace: Workspace,
): Omit<PlannedSet, 'ids'> {
  const set = {
    ...nothingOf(name),
    decided: own.length,
    note: path === null ? `made from the ${counted(dataset.questions.length, 'question')} of the run` : null,
  };
  if (own.length === 0) return set;
  try {
    const rows = own.map(({ question, decision }) => reviewRow(question, decision!));
    const reviewed = reviewedVersion(dataset, rows, workspace.now().toISOString().slice(0, 10));
    const folder = folderOf(name, reviewed, workspace);
    const command = `closedbook dataset review SHEET.csv --dataset ${shellWord(path ?? '')} --out ${shellWord(folder)}`;
    return {
      ...set,
      reviewed,
      folder,
      changelog: reviewed.changelog.map(visibleText),
      written: existsSync(join(folder, 'questions.jsonl')),
      command: path === null ? null : command,
    };
  } catch (error) {
    if (!(error instanceof ClosedbookError)) throw error;
    return { ...set, fault: visibleText(`${error.message}. ${error.hint}`) };
  }
}

function nothingOf(name: string): PlannedSet {
  return {
    name: visibleText(name),
    decided: 0,
    changelog: [],
    folder: null,
    written: false,
    fault: null,
    note: null,
    command: null,
    reviewed: null,
    ids: null,
  };
}

/** Beside the store, or where reports go; no page names a folder. Other decisions are another folder. */
function folderOf(name: string, { version, card }: ReviewedVersion, { storePath }: Workspace): string {
  const beside = storeFolder(storePath) ?? 'output';
  const mark = contentHash([version, card.changelog]).slice(0, 12);
  return join(beside, 'sets', `${name.replace(/[^\w.-]+/g, '-')}-${mark}`);
}

function setNames({ id, manifest, title }: Run): readonly string[] {
  const names = manifest.datasets.map(({ name }) => name);
  return names.length > 0 ? names : [title || id];
}

/** @throws ClosedbookError where neither the file is there nor the run has all of the set. */
async function loadedSet(
  { run, questions }: CuratedRun,
  name: string,
  workspace: Workspace,
): Promise<LoadedSet> {
  const { spec } = run;
  const { source } = run.manifest;
  const named =
    source?.format === QUESTIONS_ALONE
      ? source.path
      : spec?.datasets.find((one) => askedSetName(one) === name);
  const { datasets = {} } = workspace.config;
  const own = named !== undefined && Object.hasOwn(datasets, named) ? datasets[named] : named;
  if (typeof own === 'string') {
    try {
      return { name, path: own, dataset: await loadDataset(own) };
    } catch (error) {
      const isMissing =
        error instanceof ClosedbookError && /^(dataset-unknown|file-missing)$/.test(error.code);
      if (!isMissing) throw error;
    }
  }
  const isWhole = spec === null || (spec.sample === undefined && spec.languages === undefined);
  if (!isWhole || setNames(run).length > 1) {
    throw new ClosedbookError(
      'usage',
      `the question set ${named ?? name} is not here, and the run asked a part of it`,
      {
        hint: 'Start the desk in the folder where the run was started, or give its sheet to closedbook dataset review.',
      },
    );
  }
  const card = datasetCardSchema.parse({ name, title: name, description: '' });
  return { name, path: null, dataset: { name, version: datasetVersion(questions), card, questions } };
}
