/**
 * Which questions a run asks: in the languages it names, of each source as many as it draws, each question once. Drawn by seeded
 * hashes of the question itself, so that the order of a file and what stands beside a question change nothing.
 */
import { ClosedbookError } from '../../core/errors.ts';
import { factStem } from '../../core/fact-stem.ts';
import { contentHash } from '../../core/hash.ts';
import { type Question, questionHash } from '../../core/question.ts';
import type { RunSpec } from '../../core/run-spec.ts';
import type { Store } from '../../core/store/store.ts';
import { readStore } from '../../store/with-store.ts';
import type { Workspace } from '../workspace.ts';
import { adaptiveDraw } from './adaptive-draw.ts';
import { type QuestionSource, questionsInLanguages, sourceName } from './question-source.ts';

/** Questions beyond the draw that are held before the ranks are cut. */
const SLACK = 5000;

/** The questions that a run of this specification asks, without a store to keep them. */
export async function* questionsOfRun(
  spec: RunSpec,
  sources: readonly QuestionSource[],
  workspace: Workspace,
): AsyncGenerator<Question> {
  const owner = new Map<string, IdOwner>();
  if (spec.order !== undefined) {
    const draw = (store: Store) =>
      adaptiveDraw(questionsInLanguages(sources[0]!, spec, workspace), spec, store);
    yield* (await readStore(workspace.storePath, draw)).questions;
    return;
  }
  for (const source of sources) {
    const dataset = sourceName(source);
    for await (const question of sampledOf(source, spec, workspace)) {
      if (isNewQuestion(question.id, { dataset, hash: questionHash(question) }, owner)) yield question;
    }
  }
}

/** The set that brought an id first, and the question it stands for there. */
export interface IdOwner {
  readonly dataset: string;
  readonly hash: string;
}

/**
 * Whether a question is asked: the same question in two sets is asked once.
 * @throws ClosedbookError `duplicate-id`: another question under a known id would be lost.
 */
export function isNewQuestion(id: string, own: IdOwner, owner: Map<string, IdOwner>): boolean {
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

/** As many of one source as the specification draws. */
export function sampledOf(
  source: QuestionSource,
  spec: RunSpec,
  workspace: Workspace,
): AsyncIterable<Question> {
  const questions = questionsInLanguages(source, spec, workspace);
  return spec.sample === undefined
    ? questions
    : sampled(questions, { ...spec, sample: spec.sample }, sourceName(source));
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
    if (kept.length >= 2 * spec.sample + SLACK) kept = smallest(kept, spec.sample);
  }
  for (const { question } of smallest(kept, spec.sample).sort((a, b) => a.at - b.at)) yield question;
}

function smallest<T extends { readonly rank: string }>(entries: readonly T[], count: number): T[] {
  return [...entries].sort((a, b) => (a.rank < b.rank ? -1 : 1)).slice(0, count);
}
