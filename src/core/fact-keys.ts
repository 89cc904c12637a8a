/**
 * Which questions ask one fact in several languages: by their ids without the language at the end (`x.birth-date@de`), or by
 * the id of the person and the property where each language asks it once. What cannot be told apart is not paired.
 */
import { factStem } from './fact-stem.ts';
import type { Question } from './question.ts';

/** What says which fact a question asks. */
export type FactQuestion = Pick<Question, 'id' | 'language' | 'subject' | 'property'>;

/** Keys in the order of the questions; null for one without a language. */
export function factKeys(questions: readonly FactQuestion[]): (string | null)[] {
  const languagesOf = new Map<string, Set<string>>();
  const asked = new Map<string, number>();
  for (const question of questions) {
    if (question.language === undefined) continue;
    const stem = factStem(question);
    languagesOf.set(stem, (languagesOf.get(stem) ?? new Set()).add(question.language));
    const fact = personFact(question);
    if (fact !== null) {
      const key = JSON.stringify([fact, question.language]);
      asked.set(key, (asked.get(key) ?? 0) + 1);
    }
  }
  const twice = new Set(
    [...asked].filter(([, count]) => count > 1).map(([key]) => (JSON.parse(key) as [string, string])[0]),
  );
  return questions.map((question) => {
    if (question.language === undefined) return null;
    const stem = factStem(question);
    const fact = personFact(question);
    if (languagesOf.get(stem)!.size > 1 || fact === null || twice.has(fact)) return `id ${stem}`;
    return `fact ${fact}`;
  });
}

/** Names of people differ from language to language, their ids do not. */
function personFact({ subject, property }: FactQuestion): string | null {
  return subject?.id === undefined || property === undefined ? null : `${subject.id} ${property}`;
}
