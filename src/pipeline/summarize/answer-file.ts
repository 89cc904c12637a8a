/**
 * Answers from files, graded in one pass, one row at a time, so that files larger than memory stream through. What a verdict is
 * made of stands in judged-answer.ts, which answers of several files belong together in answer-places.ts.
 */
import { damagedTextNote, isDamagedText } from '../../core/damaged-text.ts';
import type { RubricChoice } from '../../core/rubric.ts';
import { codecOf } from '../../interop/detect.ts';
import { namedFiles } from '../../rows/file-names.ts';
import type { GradeByRulesInput } from '../../stages/grade/rules/grade-by-rules.ts';
import { rememberedVerdicts } from '../../stages/grade/rules/remembered-verdict.ts';
import { answerIdentity, movedTrialsNote, severalTasksNote } from '../answer-identity.ts';
import { answerPlaces, type PlacedAnswer } from '../answer-places.ts';
import { askedOfRules } from '../asked-of-rules.ts';
import type { FileReading } from '../file-reading.ts';
import type { PoolingOptions } from '../pooled-answers.ts';
import { forcedNote, openAnswers, type ReadAnswersOptions, type VerdictMode } from '../read-answers.ts';
import { openedIn, readingThread } from '../reader/reading-thread.ts';
import { inPages, rulesAhead } from '../rules-ahead.ts';
import { asksRules, type Judged, judged, keptOf } from './judged-answer.ts';

export interface GradedAnswer extends PlacedAnswer, Judged {}

export interface GradedAnswersOptions extends FileReading, PoolingOptions {
  readonly rubric: RubricChoice;
  /** Name of rows without a model. @default the file's name */
  readonly model?: string;
  /** @default 'compare' */
  readonly verdicts?: VerdictMode;
  /** Whether the rows of tables are wanted as they stand. @default false */
  readonly rows?: boolean;
  /** Told once at the end. */
  readonly note?: (text: string) => void;
  /** Whether the same words in two tasks are two questions from the start, as answerIdentity takes it. */
  readonly byTask?: boolean;
}

/** Every answer of the files with a judgement. @throws ClosedbookError `respondent-pooled` and those of reading. */
export async function* gradedAnswers(
  paths: readonly string[],
  options: GradedAnswersOptions,
): AsyncGenerator<GradedAnswer> {
  const { verdicts = 'compare', rubric, threads: use, rows = false } = options;
  const asked = ({ answer: { reply, grades }, question }: PlacedAnswer): GradeByRulesInput | null =>
    reply.status === 'answered' && asksRules(keptOf(grades), verdicts)
      ? askedOfRules(reply.text, question, rubric)
      : null;
  const thread = readingThread(use);
  const pages = rulesAhead(
    inPages(placedAnswers(paths, { ...options, elsewhere: openedIn(thread, { rows }) })),
    {
      memory: rememberedVerdicts,
      use,
      asked,
    },
  );
  try {
    for await (const page of pages) {
      for (const { row, said: known } of page) {
        const { answer, path, question, trial } = row;
        const said = judged(answer, question, { verdicts, rubric, known });
        // Written out, here and below: spreading two records into one costs as much as reading a row.
        const { judgement, grader, rules, human, others, cell, automaticCell } = said;
        yield {
          answer,
          path,
          question,
          trial,
          judgement,
          grader,
          rules,
          human,
          others,
          cell,
          automaticCell,
        };
      }
    }
  } finally {
    await thread.close();
  }
}

/** Every answer of the files, ungraded. @throws ClosedbookError `respondent-pooled` and those of reading. */
export async function* placedAnswers(
  paths: readonly string[],
  options: Omit<GradedAnswersOptions, 'rubric' | 'rows'> & Pick<ReadAnswersOptions, 'elsewhere'>,
): AsyncGenerator<PlacedAnswer> {
  const {
    verdicts = 'compare',
    map,
    outcomes,
    modelFrom,
    model,
    sheet,
    fill,
    redact,
    questionFiles,
    elsewhere,
  } = options;
  const identity = answerIdentity({ severalFiles: paths.length > 1, byTask: options.byTask });
  const names = namedFiles(paths);
  const placed = answerPlaces(paths, identity, options);
  let damaged = 0;
  for (const path of paths) {
    identity.beginFile();
    const opened = await openAnswers(path, await codecOf(path), {
      map,
      outcomes,
      modelFrom,
      sheet,
      fill,
      questionFiles,
      model,
      verdicts,
      redact,
      elsewhere,
      fileName: names.get(path)?.name,
      forced: names.get(path)?.forcedOf !== undefined,
    });
    for await (const read of opened.answers) {
      const one = placed(read, path);
      if (isDamagedText(read.reply.text)) damaged += 1;
      yield one;
    }
    const forcedOf = names.get(path)?.forcedOf;
    if (forcedOf !== undefined) options.note?.(`${path}: ${forcedNote(forcedOf)}`);
    for (const text of opened.header.notes) options.note?.(`${path}: ${text}`);
    for (const text of opened.ending?.().notes ?? []) options.note?.(`${path}: ${text}`);
  }
  for (const text of severalTasksNote(identity)) options.note?.(text);
  if (damaged > 0) options.note?.(damagedTextNote(damaged));
  for (const text of movedTrialsNote(identity)) options.note?.(text);
}
