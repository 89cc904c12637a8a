/**
 * The question and its golds out of a dataset row as lm-evaluation-harness logs it. The row's own lists come before
 * `target`, which the harness wrote with str(): a list of golds is Python there, an index of a choice a digit.
 */
import type { Question } from '../../core/question.ts';
import { ANSWER_FIELDS } from '../../rows/read-answer-file.ts';
import { recogniseColumns } from '../../rows/recognise-columns.ts';
import { textList } from '../../rows/text-list.ts';
import { importedQuestion } from '../imported-question.ts';
import { asId, asList, asRecord, asText, asWords, type LooseRecord } from '../loose.ts';
import { lettered } from '../special-gold.ts';

/** The question of one line; `prompt` is taken only where the row has no text of its own. */
export function documentQuestion(
  line: LooseRecord,
  place: { readonly task: string; readonly prompt: string | null },
): Question {
  const doc = asRecord(line.doc);
  const columns = recogniseColumns(
    Object.keys(doc),
    ANSWER_FIELDS.filter(({ field }) => field === 'question' || field === 'gold'),
  );
  const text = columns.question === null ? null : asWords(doc[columns.question]);
  const id = asId(line.doc_id) ?? asWords(line.doc_hash)?.slice(0, 12) ?? 'unnamed';
  const parts = {
    id: `${place.task}-${id}`,
    text: text ?? place.prompt,
    topic: asWords(doc.category) ?? asWords(doc.subject) ?? undefined,
    source: place.task,
  };
  const choices = choicesOf(doc);
  if (choices.length > 0) {
    const targets = choiceTargets(line.target, doc, choices);
    return importedQuestion({ ...parts, ...lettered(parts.text, { choices, targets }) });
  }
  const own = columns.gold === null ? [] : textList(doc[columns.gold]);
  const best = asWords(doc.best_answer);
  const golds = own.length > 0 ? [...(best === null ? [] : [best]), ...own] : textList(line.target);
  return withRejects(importedQuestion({ ...parts, golds }), doc);
}

/** Known wrong answers (TruthfulQA lists them). */
function withRejects(question: Question, doc: LooseRecord): Question {
  const rejects = asList(doc.incorrect_answers).flatMap((answer) => asWords(answer) ?? []);
  if (rejects.length === 0 || question.reference?.form !== 'text') return question;
  return { ...question, reference: { ...question.reference, rejects } };
}

/** `["a", "b"]` or `{"text": [...], "label": [...]}`. */
function choicesOf(doc: LooseRecord): string[] {
  const given = doc.choices ?? doc.options ?? doc.endings;
  const list = Array.isArray(given) ? given : asList(asRecord(given).text);
  const texts = list.flatMap((choice) => asText(choice) ?? []);
  return texts.length === list.length && texts.length > 1 ? texts : [];
}

/** The right choice by its number, its letter, its label or its text. */
function choiceTargets(target: unknown, doc: LooseRecord, choices: readonly string[]): string[] {
  const labels = asList(asRecord(doc.choices).label).map(asId);
  for (const value of [target, doc.answer, doc.answerKey, doc.label, doc.gold]) {
    const written = asId(value)?.trim();
    if (written === undefined) continue;
    if (choices.includes(written)) return [written];
    const labelled = labels.indexOf(written.replace(/^\(|\)$/g, ''));
    if (labelled >= 0) return [choices[labelled]];
    if (/^\d+$/.test(written) && Number(written) < choices.length) return [choices[Number(written)]];
    if (/^\(?[A-Z]\)?$/.test(written)) return [written];
  }
  return [];
}
