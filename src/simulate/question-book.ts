/**
 * The questions a simulator was given, found again by their text, with what a wrong answer is made of: what counts as
 * right for other questions on the same property, and other facts about the same subject.
 */
import { addToGroup } from '../core/group-by.ts';
import type { Question } from '../core/question.ts';
import type { Reference } from '../core/reference.ts';
import { type QuestionFacts, questionFacts } from './question-facts.ts';

export interface QuestionBook {
  readonly facts: readonly QuestionFacts[];
  /** The question that a message asks: the message itself, or one of its lines; null when there is none. */
  find(message: string): QuestionFacts | null;
  /** The longest question that a message holds anywhere, for templates that put words around it; reads the whole book. */
  within(message: string): QuestionFacts | null;
  /** References of the same form, of the same property where there are enough of them. */
  distractors(question: Question): readonly Reference[];
  /** Other answerable questions about the same subject. */
  siblings(question: Question): readonly Question[];
}

/** Indexes questions; of two with the same text the first is found. */
export function questionBook(questions: readonly Question[]): QuestionBook {
  const facts = questions.map(questionFacts);
  const byText = new Map<string, QuestionFacts>();
  const byProperty = new Map<string, Reference[]>();
  const bySubject = new Map<string, Question[]>();
  for (const fact of facts) {
    const { question } = fact;
    const text = question.text.trim();
    if (!byText.has(text)) byText.set(text, fact);
    if (question.reference === null || !fact.isAnswerable) continue;
    addToGroup(byProperty, propertyKey(question), question.reference);
    addToGroup(byProperty, question.reference.form, question.reference);
    if (question.subject !== undefined) addToGroup(bySubject, subjectName(question), question);
  }
  const severalLines = [...byText].filter(([text]) => text.includes('\n'));
  return {
    facts,
    find: (message) => findByText(byText, severalLines, message),
    within(message) {
      let longest = '';
      for (const text of byText.keys())
        if (text.length > longest.length && message.includes(text)) longest = text;
      return byText.get(longest) ?? null;
    },
    distractors(question) {
      const same = byProperty.get(propertyKey(question)) ?? [];
      return same.length >= 5 ? same : (byProperty.get(question.reference?.form ?? '') ?? []);
    },
    siblings: (question) =>
      (bySubject.get(subjectName(question)) ?? []).filter((other) => other.id !== question.id),
  };
}

function findByText(
  byText: ReadonlyMap<string, QuestionFacts>,
  severalLines: readonly (readonly [string, QuestionFacts])[],
  message: string,
): QuestionFacts | null {
  const whole = byText.get(message.trim());
  if (whole !== undefined) return whole;
  // A judge's prompt, or somebody else's asking prompt, holds the question on a line of its own or after a label.
  for (const line of message.split('\n')) {
    const text = line.trim();
    if (text === '') continue;
    const found =
      byText.get(text) ??
      byText.get(text.replace(/^(?:[A-Za-z ]{1,20}:|<[\w-]+>)\s*/, '').replace(/\s*<\/[\w-]+>$/, '')) ??
      byText.get(text.replace(/^["“]|["”]$/g, ''));
    if (found !== undefined) return found;
  }
  return severalLines.find(([text]) => message.includes(text))?.[1] ?? null;
}

function propertyKey(question: Question): string {
  return `${question.reference?.form} ${question.property ?? ''}`;
}

function subjectName(question: Question): string {
  return question.subject?.id ?? question.subject?.name ?? `alone ${question.id}`;
}
