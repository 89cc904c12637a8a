/**
 * Runs and answer files as one answer book: the open pass, question by question, with who gave which answer. A
 * question is the same in two sources when its words and its reference are; one whose reference was corrected is
 * another.
 */
import { ClosedbookError } from '../../core/errors.ts';
import { type Question, questionHash } from '../../core/question.ts';
import type { Respondent } from '../../core/respondent.ts';
import type { RubricChoice } from '../../core/rubric.ts';
import type { OpenAnswers } from '../../core/store/stored-answers.ts';
import { knownModel } from '../../model/known-models.ts';
import { DEFAULT_MODELS, findModel } from '../../simulate/default-models.ts';
import {
  type AnswerBook,
  type AnswerBookBuilder,
  answerBookBuilder,
} from '../../stages/dataset/items/answer-book.ts';
import { readStore } from '../../store/with-store.ts';
import type { FileReading } from '../file-reading.ts';
import { lookAt } from '../sources.ts';
import type { Workspace } from '../workspace.ts';

export interface AnswerBooksOptions extends FileReading {
  readonly rubric: RubricChoice;
  /** Families by the name of a model, where closedbook does not know them or knows better. */
  readonly families: Readonly<Record<string, string>>;
  /** As for a summary of the same files. */
  readonly apart?: boolean;
  readonly pool?: boolean;
}

/** @throws ClosedbookError `usage` for a published table or summary: they hold no answers. */
export async function answerBookOf(
  texts: readonly string[],
  workspace: Workspace,
  options: AnswerBooksOptions,
): Promise<AnswerBook> {
  const sources = await Promise.all(
    texts.map((text) =>
      lookAt(text, {
        modelFrom: options.modelFrom,
        sheet: options.sheet,
        questionFiles: options.questionFiles,
      }),
    ),
  );
  const builder = answerBookBuilder(4096);
  const names: string[] = [];
  const runIds: string[] = [];
  for (const source of sources) {
    switch (source.kind) {
      case 'run':
        runIds.push(source.id);
        break;
      case 'answers':
        await addFiles(source.files, builder, { ...options, names });
        break;
      default:
        throw new ClosedbookError(
          'usage',
          `expected runs or files of answers, got a ${source.kind === 'summary' ? 'summary' : 'published table'}`,
          { hint: 'Wrong golds are found in the answers themselves.' },
        );
    }
  }
  if (runIds.length > 0) names.push(...(await addRuns(runIds, workspace, { builder, options, names })));
  return builder.build(names);
}

async function addRuns(
  ids: readonly string[],
  workspace: Workspace,
  to: {
    readonly builder: AnswerBookBuilder;
    readonly options: AnswerBooksOptions;
    readonly names: readonly string[];
  },
): Promise<string[]> {
  const { builder, options } = to;
  return readStore(workspace.storePath, async (store) => {
    const runs = await Promise.all(ids.map((id) => store.run(id)));
    runs.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
    for (const [at, run] of runs.entries()) {
      let done = 0;
      const place = { run: to.names.length + at, families: options.families };
      for await (const page of store.openAnswers(run.id)) {
        addPage(page, builder, place);
        done += page.questions.length;
        workspace.progress({ stage: 'load', done, total: null });
      }
      workspace.progress({ stage: 'load', done, total: null });
    }
    return runs.map((run) => run.id);
  });
}

/** Answers to one question follow each other, and its key is made once for all of them. */
function addPage(
  { questions, respondents, outcomes, texts }: OpenAnswers,
  builder: AnswerBookBuilder,
  { run, families }: { readonly run: number; readonly families: Readonly<Record<string, string>> },
): void {
  const respondentAt = new Map<Respondent, number>();
  let last: Question | null = null;
  let question: number | null = null;
  for (const [at, one] of questions.entries()) {
    if (one !== last) {
      last = one;
      question = isUsable(one) ? builder.question(keyOf(one), () => one) : null;
    }
    if (question === null) continue;
    const who = respondents[at]!;
    let respondent = respondentAt.get(who);
    if (respondent === undefined) {
      respondent = builder.respondent({ id: who.id, family: familyOf(who.model, families, who.family) });
      respondentAt.set(who, respondent);
    }
    builder.add({ question, respondent, run, outcome: outcomes[at]!, text: texts[at]! });
  }
}

async function addFiles(
  paths: readonly string[],
  builder: AnswerBookBuilder,
  options: AnswerBooksOptions & { readonly names: string[] },
): Promise<void> {
  const { gradedAnswers } = await import('./answer-file.ts');
  const families = new Map<string, string>();
  const before = options.names.length;
  options.names.push(...paths);
  for await (const { answer, path, question, trial: _, human, cell, judgement } of gradedAnswers(paths, {
    map: options.map,
    outcomes: options.outcomes,
    modelFrom: options.modelFrom,
    sheet: options.sheet,
    fill: options.fill,
    questionFiles: options.questionFiles,
    threads: options.threads,
    rubric: options.rubric,
    apart: options.apart,
    pool: options.pool,
  })) {
    const { reply, respondent, pass } = answer;
    if (!isUsable(question) || pass === 'forced' || reply.status === 'failed') continue;
    if (cell === 'violation' || cell === 'other-model') continue;
    const family = families.get(respondent.model) ?? familyOf(respondent.model, options.families);
    families.set(respondent.model, family);
    builder.add({
      question: builder.question(keyOf(question), () => question),
      respondent: builder.respondent({ id: respondent.id, family }),
      run: before + paths.indexOf(path),
      // People outrank rules and whatever graded the file.
      outcome: human ?? (judgement.status === 'graded' ? judgement.outcome : null),
      text: reply.status === 'answered' ? reply.text : null,
    });
  }
}

/** Retired questions are out of the set already; those without an answer have no gold to be wrong. */
function isUsable(question: Question): boolean {
  return question.kind === 'answerable' && question.reference !== null && question.status !== 'retired';
}

function keyOf(question: Question): string {
  return `${question.id}\u0000${questionHash(question)}`;
}

/** As stated, as known by the name, or the model for itself: one model under two instructions is no second opinion. */
function familyOf(model: string, stated: Readonly<Record<string, string>>, family?: string | null): string {
  const named = Object.hasOwn(stated, model)
    ? stated[model]
    : Object.entries(stated).find(([name]) => model.includes(name))?.[1];
  if (named !== undefined) return named;
  const simulated = model.startsWith('simulated/') ? findModel(DEFAULT_MODELS, model)?.family : null;
  return family ?? simulated ?? knownModel(model).family ?? model;
}
