/**
 * A new run in the store: its questions read and sampled, its wordings and versions in the manifest, before
 * anything is asked. Questions go in page by page, so that a set larger than memory passes through.
 */
import { basename } from 'node:path';
import { ClosedbookError } from '../../core/errors.ts';
import { factStem } from '../../core/fact-stem.ts';
import { contentHash } from '../../core/hash.ts';
import { type Question, questionHash, questionSchema } from '../../core/question.ts';
import type { Respondent } from '../../core/respondent.ts';
import type { Manifest, Run } from '../../core/run.ts';
import { newRunId } from '../../core/run-id.ts';
import type { RunSpec } from '../../core/run-spec.ts';
import { SCHEMA_VERSION } from '../../core/schema-version.ts';
import type { Store } from '../../core/store/store.ts';
import { type Redact, redactRecord } from '../../model/redact.ts';
import { confidenceWording, policyWording } from '../../prompts/policies.ts';
import { readRowBatches } from '../../rows/read-rows.ts';
import { readQuestionBatches } from '../../stages/dataset/read-questions.ts';
import { readStore } from '../../store/with-store.ts';
import { askedSetName, questionsPath } from '../datasets.ts';
import { discardRun } from '../discard-run.ts';
import { stoppingPlan } from '../stopping.ts';
import type { Workspace } from '../workspace.ts';
import { adaptiveDraw } from './adaptive-draw.ts';

/** Where a run's questions come from: names and paths, or questions at hand (the demo's). */
export type QuestionSource =
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'given'; readonly name: string; readonly questions: readonly Question[] };

/** The sources that a specification names. */
export function namedSources(spec: RunSpec): QuestionSource[] {
  return spec.datasets.map((name) => ({ kind: 'named', name }));
}

export interface CreateRunOptions {
  readonly store: Store;
  readonly workspace: Workspace;
  /** Takes known keys out of questions: one that people left there must not be kept. */
  readonly redact: Redact;
}

/** Makes the run and fills in its questions. */
export async function createRun(
  spec: RunSpec,
  sources: readonly QuestionSource[],
  respondents: readonly Respondent[],
  { store, workspace, redact }: CreateRunOptions,
): Promise<Run> {
  const createdAt = workspace.now().toISOString();
  const run: Run = {
    id: newRunId(createdAt),
    title: spec.title ?? titleOf(sources, respondents),
    createdAt,
    status: 'running',
    stoppedBy: null,
    spec,
    manifest: {
      schemaVersion: SCHEMA_VERSION,
      closedbookVersion: workspace.version,
      nodeVersion: process.version,
      prompts: promptsOf(spec),
      datasets: [],
      graders: [],
    },
    respondents: [...respondents],
    planned: 0,
    simulated: respondents.some((respondent) => respondent.simulated),
  };
  await store.createRun(run, []);
  try {
    return await fillRun(run, spec, sources, { store, workspace, redact });
  } catch (error) {
    // Nobody was asked and nobody can be: a mistyped set leaves no run to resume.
    await discardRun(run.id, { store, workspace });
    throw error;
  }
}

/**
 * Puts the questions into a run and tells it how much is planned. Repeatable: a run that was killed while it was being
 * made has a manifest without datasets, and resume begins here again.
 */
export async function fillRun(
  run: Run,
  spec: RunSpec,
  sources: readonly QuestionSource[],
  options: CreateRunOptions,
): Promise<Run> {
  const datasets = [];
  const owner = new Map<string, Owner>();
  const drawn =
    spec.order === undefined
      ? null
      : await adaptiveDraw(spokenOf(sources[0]!, spec, options.workspace), spec, options.store);
  for (const source of sources) {
    datasets.push(
      await addQuestions(run.id, source, spec, { ...options, owner, drawn: drawn?.questions ?? null }),
    );
  }
  const questions = datasets.reduce((sum, dataset) => sum + dataset.questions, 0);
  const planned = questions * run.respondents.length * spec.trials;
  const stopping = spec.until === undefined ? {} : { stopping: await stoppingPlan(run, spec, options.store) };
  const drawing = drawn === null ? {} : { drawing: drawn.drawing };
  const manifest = { ...run.manifest, datasets, ...stopping, ...drawing };
  await options.store.updateRun(run.id, { planned, manifest });
  return { ...run, planned, manifest };
}

/** The set that brought an id first, and the question it stands for there. */
interface Owner {
  readonly dataset: string;
  readonly hash: string;
}

const PAGE = 5000;

/**
 * Whether a question is asked: the same question in two sets is asked once.
 * @throws ClosedbookError `duplicate-id`: another question under a known id would be lost.
 */
function isNew(id: string, own: Owner, owner: Map<string, Owner>): boolean {
  const other = owner.get(id);
  if (other === undefined) {
    owner.set(id, own);
    return true;
  }
  if (other.hash === own.hash && other.dataset !== own.dataset) return false;
  throw new ClosedbookError(
    'duplicate-id',
    other.dataset === own.dataset
      ? `the id "${id}" occurs twice in ${own.dataset}`
      : `the id "${id}" occurs in ${other.dataset} and in ${own.dataset}`,
    other.hash === own.hash && other.dataset === own.dataset
      ? { hint: 'It is the same question: name the set once, or leave one of its rows out.' }
      : {},
  );
}

/** The questions that a run of this specification asks, without a store to keep them. */
export async function* questionsOfRun(
  spec: RunSpec,
  sources: readonly QuestionSource[],
  workspace: Workspace,
): AsyncGenerator<Question> {
  const owner = new Map<string, Owner>();
  if (spec.order !== undefined) {
    const draw = (store: Store) => adaptiveDraw(spokenOf(sources[0]!, spec, workspace), spec, store);
    yield* (await readStore(workspace.storePath, draw)).questions;
    return;
  }
  for (const source of sources) {
    const dataset = nameOf(source);
    for await (const question of sampledOf(source, spec, workspace)) {
      if (isNew(question.id, { dataset, hash: questionHash(question) }, owner)) yield question;
    }
  }
}

function nameOf(source: QuestionSource): string {
  return source.kind === 'given' ? source.name : askedSetName(source.name);
}

async function addQuestions(
  runId: string,
  source: QuestionSource,
  spec: RunSpec,
  {
    store,
    workspace,
    redact,
    owner,
    drawn,
  }: CreateRunOptions & {
    readonly owner: Map<string, Owner>;
    /** Drawn already, in the order of asking. */
    readonly drawn: readonly Question[] | null;
  },
): Promise<Manifest['datasets'][number]> {
  const name = nameOf(source);
  const identities: string[] = [];
  let page: Question[] = [];
  const asked = drawn ?? sampledOf(source, spec, workspace);
  for await (const read of asked) {
    const question = redactRecord(read, redact);
    const hash = questionHash(question);
    if (!isNew(question.id, { dataset: name, hash }, owner)) continue;
    identities.push(`${question.id} ${hash}`);
    page.push(question);
    if (page.length === PAGE) {
      await store.addQuestions(runId, name, page);
      page = [];
      workspace.progress({ stage: 'load', done: identities.length, total: null });
    }
  }
  if (page.length > 0) await store.addQuestions(runId, name, page);
  return { name, version: contentHash(identities), questions: identities.length };
}

/** Every question of the sources, one after the other. */
export async function* questionsOfAll(
  sources: readonly QuestionSource[],
  workspace: Workspace,
): AsyncGenerator<Question> {
  for (const source of sources) yield* questionsOf(source, workspace);
}

async function* questionsOf(source: QuestionSource, workspace: Workspace): AsyncGenerator<Question> {
  if (source.kind === 'given') {
    yield* source.questions;
    return;
  }
  const { datasets = {} } = workspace.config;
  const own = Object.hasOwn(datasets, source.name) ? datasets[source.name] : undefined;
  if (typeof own === 'function') {
    for await (const question of own()) yield questionSchema.parse(question);
    return;
  }
  // A promise a question and layer costs as much as reading it.
  for await (const batch of readQuestionBatches(readRowBatches(questionsPath(own ?? source.name))))
    for (const question of batch) yield question;
}

function spokenOf(source: QuestionSource, spec: RunSpec, workspace: Workspace): AsyncIterable<Question> {
  const questions = questionsOf(source, workspace);
  return spec.languages === undefined ? questions : spoken(questions, spec.languages, nameOf(source));
}

/** Those in the languages asked for. @throws ClosedbookError `usage` where a set has none of them. */
async function* spoken(
  questions: AsyncIterable<Question>,
  languages: readonly string[],
  dataset: string,
): AsyncGenerator<Question> {
  const wanted = new Set(languages.map((language) => language.toLowerCase()));
  const met = new Map<string, number>();
  for await (const question of questions) {
    const language = question.language ?? 'none stated';
    met.set(language, (met.get(language) ?? 0) + 1);
    if (wanted.has(language.toLowerCase())) yield question;
  }
  if ([...met.keys()].some((language) => wanted.has(language.toLowerCase()))) return;
  throw new ClosedbookError(
    'usage',
    `--language ${languages.join(',')}: ${dataset} has questions in ${[...met].map(([language, count]) => `${language} (${count})`).join(', ') || 'no language'}`,
    { hint: 'Name one of these, or add the column language to the set.' },
  );
}

function sampledOf(source: QuestionSource, spec: RunSpec, workspace: Workspace): AsyncIterable<Question> {
  const questions = spokenOf(source, spec, workspace);
  return spec.sample === undefined
    ? questions
    : sampled(questions, { ...spec, sample: spec.sample }, nameOf(source));
}

/** Keeps the n questions with the smallest seeded hashes: the same draw whatever the order, in one pass. */
async function* sampled(
  questions: AsyncIterable<Question>,
  spec: Pick<RunSpec, 'seed'> & { readonly sample: number },
  dataset: string,
): AsyncGenerator<Question> {
  let kept: { readonly rank: string; readonly at: number; readonly question: Question }[] = [];
  let at = 0;
  for await (const question of questions) {
    // Of one fact in several languages all or none, as far as the number allows.
    kept.push({ rank: contentHash([spec.seed, dataset, factStem(question)]), at, question });
    at += 1;
    if (kept.length >= 2 * spec.sample + PAGE) kept = smallest(kept, spec.sample);
  }
  for (const { question } of smallest(kept, spec.sample).sort((a, b) => a.at - b.at)) yield question;
}

function smallest<T extends { readonly rank: string }>(entries: readonly T[], count: number): T[] {
  return [...entries].sort((a, b) => (a.rank < b.rank ? -1 : 1)).slice(0, count);
}

function promptsOf(spec: RunSpec): Manifest['prompts'] {
  const open = spec.policies.flatMap((policy) => [policyWording(policy), ...confidenceWording(policy)]);
  const forced = spec.forced ? spec.policies.map((policy) => policyWording(policy, 'forced')) : [];
  return [...new Map([...open, ...forced].map((wording) => [wording.id, wording])).values()];
}

function titleOf(sources: readonly QuestionSource[], respondents: readonly Respondent[]): string {
  const names = sources.map((source) => basename(source.name).replace(/\.\w+$/, '')).join(' + ');
  const models = new Set(respondents.map((respondent) => respondent.model)).size;
  return `${names}: ${models} model${models === 1 ? '' : 's'}`;
}
