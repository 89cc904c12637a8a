/**
 * Where a run's questions come from: question sets by name or path, a function of one's own, or questions at hand. Read one by
 * one, so that a set larger than memory passes through; which of them a run asks stands in run-questions.ts.
 */
import { ClosedbookError } from '../../core/errors.ts';
import { type Question, questionSchema } from '../../core/question.ts';
import type { RunSpec } from '../../core/run-spec.ts';
import { readRowBatches } from '../../rows/read-rows.ts';
import { readQuestionBatches } from '../../stages/dataset/read-questions.ts';
import { askedSetName, questionsPath } from '../datasets.ts';
import type { Workspace } from '../workspace.ts';

/** A name or path, or questions at hand (the demo's). */
export type QuestionSource =
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'given'; readonly name: string; readonly questions: readonly Question[] };

/** The sources that a specification names. */
export function namedSources(spec: RunSpec): QuestionSource[] {
  return spec.datasets.map((name) => ({ kind: 'named', name }));
}

/** What the set is called where its answers are counted. */
export function sourceName(source: QuestionSource): string {
  return source.kind === 'given' ? source.name : askedSetName(source.name);
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

/** Those of one source in the languages that the specification names. @throws ClosedbookError `usage` where it has none of them. */
export function questionsInLanguages(
  source: QuestionSource,
  spec: RunSpec,
  workspace: Workspace,
): AsyncIterable<Question> {
  const questions = questionsOf(source, workspace);
  return spec.languages === undefined ? questions : spoken(questions, spec.languages, sourceName(source));
}

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
