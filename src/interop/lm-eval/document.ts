/**
 * The question and its golds out of a dataset row as lm-evaluation-harness logs it. The row's own lists come before
 * `target`, which the harness wrote with str(): a list of golds is Python there, an index of a choice a digit.
 */
import type { Question } from '../../core/question.ts';
import { remembered } from '../../core/remembered.ts';
import { recogniseColumns } from '../../rows/recognise-columns.ts';
import { textList } from '../../rows/text-list.ts';
import { ANSWER_FIELDS } from '../flat/answer-fields.ts';
import { importedQuestion } from '../imported-question.ts';
import { asId, asList, asRecord, asWords, type LooseRecord } from '../loose.ts';
import { lettered } from '../special-gold.ts';
import { type LineOptions, listedChoices, rightChoices } from './options.ts';
import { linePrompt } from './request.ts';

/** The question of one line; the prompt is taken only where the row has no text of its own. */
export function documentQuestion(
  line: LooseRecord,
  place: { readonly task: string; readonly options: LineOptions | null },
): Question {
  const doc = asRecord(line.doc);
  const columns = columnsOf(Object.keys(doc).join('\n'));
  const text = columns.question == null ? null : asWords(doc[columns.question]);
  const id = asId(line.doc_id) ?? asWords(line.doc_hash)?.slice(0, 12) ?? 'unnamed';
  const parts = {
    id: `${place.task}-${id}`,
    text: text ?? linePrompt(line),
    topic: asWords(doc.category) ?? asWords(doc.subject) ?? undefined,
    source: place.task,
  };
  const choices = choicesOf(doc, place.options);
  if (choices.length > 0) return choiceQuestion(parts, { line, choices, options: place.options });
  const own = columns.gold == null ? [] : textList(doc[columns.gold]);
  const best = asWords(doc.best_answer);
  const golds = own.length > 0 ? [...(best === null ? [] : [best]), ...own] : textList(line.target);
  return withRejects(importedQuestion({ ...parts, golds: golds.map(afterWorking) }), doc);
}

const ASKED = ANSWER_FIELDS.filter(({ field }) => field === 'question' || field === 'gold');

/** By the names of a row's members: the rows of a task share them, and looking for columns takes longer than reading the row. */
const columnsOf = remembered((names) => recogniseColumns(names.split('\n'), ASKED), { most: 200 });

/** GSM8K writes its answer behind `####` after the working. */
function afterWorking(gold: string): string {
  if (!gold.includes('####')) return gold;
  return /(?:^|\s)####\s*(\S.*)$/.exec(gold.trimEnd())?.[1] ?? gold;
}

/** The row's, unless other options were compared. */
function choicesOf(doc: LooseRecord, options: LineOptions | null): readonly string[] {
  const listed = listedChoices(doc);
  return options !== null && listed.length !== options.texts.length ? options.texts : listed;
}

function choiceQuestion(
  parts: { readonly id: string; readonly text: string | null; readonly source: string },
  given: {
    readonly line: LooseRecord;
    readonly choices: readonly string[];
    readonly options: LineOptions | null;
  },
): Question {
  const { line, choices, options } = given;
  const right = rightChoices(line, choices, options);
  const read = lettered(parts.text, { choices, targets: right.slice(0, 1) });
  const others = right.slice(1).map((at) => choices[at]!);
  const reference =
    read.reference?.form === 'text'
      ? { ...read.reference, aliases: [...read.reference.aliases, ...others] }
      : read.reference;
  return importedQuestion({ ...parts, ...read, reference });
}

/** Known wrong answers (TruthfulQA lists them). */
function withRejects(question: Question, doc: LooseRecord): Question {
  const rejects = asList(doc.incorrect_answers).flatMap((answer) => asWords(answer) ?? []);
  if (rejects.length === 0 || question.reference?.form !== 'text') return question;
  return { ...question, reference: { ...question.reference, rejects } };
}
