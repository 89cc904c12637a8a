/**
 * A new run in the store: its questions, its wordings and versions in the manifest, before anything is asked. Questions go in
 * page by page, so that a set larger than memory passes through; which they are stands in run-questions.ts.
 */
import { basename } from 'node:path';
import { contentHash } from '../../core/hash.ts';
import { type Question, questionHash } from '../../core/question.ts';
import type { Respondent } from '../../core/respondent.ts';
import type { Manifest, Run } from '../../core/run.ts';
import { newRunId } from '../../core/run-id.ts';
import type { RunSpec } from '../../core/run-spec.ts';
import { SCHEMA_VERSION } from '../../core/schema-version.ts';
import type { Store } from '../../core/store/store.ts';
import { type Redact, redactRecord } from '../../model/redact.ts';
import { confidenceWording, policyWording } from '../../prompts/policies.ts';
import { discardRun } from '../discard-run.ts';
import { stoppingPlan } from '../stopping.ts';
import type { Workspace } from '../workspace.ts';
import { adaptiveDraw } from './adaptive-draw.ts';
import { type QuestionSource, questionsInLanguages, sourceName } from './question-source.ts';
import { type IdOwner, isNewQuestion, sampledOf } from './run-questions.ts';

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
  const owner = new Map<string, IdOwner>();
  const drawn =
    spec.order === undefined
      ? null
      : await adaptiveDraw(questionsInLanguages(sources[0]!, spec, options.workspace), spec, options.store);
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

const PAGE = 5000;

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
    readonly owner: Map<string, IdOwner>;
    /** Drawn already, in the order of asking. */
    readonly drawn: readonly Question[] | null;
  },
): Promise<Manifest['datasets'][number]> {
  const name = sourceName(source);
  const identities: string[] = [];
  let page: Question[] = [];
  const asked = drawn ?? sampledOf(source, spec, workspace);
  for await (const read of asked) {
    const question = redactRecord(read, redact);
    const hash = questionHash(question);
    if (!isNewQuestion(question.id, { dataset: name, hash }, owner)) continue;
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
