/**
 * A fact and a wording make a question. Which of several wordings is used depends on the seed and the question's own
 * id, so that adding a person changes no other person's question. A question that gives its answer away is none.
 */
import { contentHash } from '../../../core/hash.ts';
import { type Question, questionSchema } from '../../../core/question.ts';
import { foldText } from '../../../values/fold-text.ts';
import { wordingsFor } from '../question-templates.ts';
import { renderQuestion } from '../render-question.ts';
import type { Fact } from './fact.ts';
import type { LeftOutReason } from './left-out.ts';

export interface QuestionOptions {
  readonly seed: number;
}

/** The question, or why the fact cannot be asked. */
export function questionFromFact(
  fact: Fact,
  { seed }: QuestionOptions,
): Question | { readonly reason: LeftOutReason; readonly detail?: string } {
  const { subject, template, language, slots } = fact;
  const wordings = wordingsFor(template, {
    language,
    ...(subject.life && { life: subject.life }),
  }).filter(({ text }) => hasSlots(text, slots));
  if (wordings.length === 0) {
    return { reason: 'no-wording', detail: `${language}, ${subject.life ?? 'life unknown'}` };
  }
  const id = [
    subject.id,
    template.property.replaceAll(' ', '-'),
    ...(fact.key === '' ? [] : [fact.key]),
    ...(language === 'en' ? [] : [language]),
  ].join('-');
  const pick = Number.parseInt(contentHash([seed, id]).slice(0, 8), 16) % wordings.length;
  const wording = wordings[pick] as (typeof wordings)[number];
  const text = renderQuestion(wording.text, {
    subject: subject.name,
    ...slots,
    asOf: dateWords(fact.asOf, language),
  });
  const given = answersOf(fact.reference).find((answer) => contains(text, answer));
  if (given !== undefined) return { reason: 'answer-in-question', detail: given };
  return questionSchema.parse({
    id,
    text,
    reference: fact.reference,
    subject: { name: subject.name, id: subject.id },
    property: template.property,
    ...(subject.popularity && { popularity: subject.popularity }),
    asOf: fact.asOf,
    source: fact.source,
    language,
  });
}

function hasSlots(text: string, slots: Fact['slots']): boolean {
  return (['award', 'year'] as const).every(
    (slot) => !text.includes(`{${slot}}`) || slots[slot] !== undefined,
  );
}

/** The main forms of what counts as right; a date is not looked for, for a year may stand in a wording's slot. */
function answersOf(reference: Fact['reference']): string[] {
  switch (reference.form) {
    case 'text':
      return [reference.text];
    case 'person':
    case 'place':
      return [reference.name];
    case 'set':
      return reference.members.map(({ text }) => text);
    default:
      return [];
  }
}

function contains(text: string, answer: string): boolean {
  return words(text).includes(words(answer));
}

function words(text: string): string {
  return ` ${foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

/** A formatter holds twenty kilobytes outside of the heap, so that the collector does not hurry to free it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** "21 November 2026", in the language of the question. */
function dateWords(isoDay: string, language: string): string {
  let formatter = formatters.get(language);
  if (formatter === undefined) {
    const locale = language === 'en' ? 'en-GB' : language;
    formatter = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
    formatters.set(language, formatter);
  }
  const words = formatter.format(new Date(`${isoDay}T00:00:00Z`));
  // The data behind Intl write the first of a month like any other day.
  return language === 'fr' ? words.replace(/^1 /, '1er ') : words;
}
