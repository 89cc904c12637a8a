/** What questions are looked for by, beside their record: PostgreSQL reads no JSON that may hold a NUL. */
import type { Question } from '../../core/question.ts';

export function questionColumns(question: Question) {
  return {
    topic: question.topic ?? null,
    property: question.property ?? null,
    band: question.popularity?.band ?? null,
    kind: question.kind ?? null,
    status: question.status ?? null,
    tags: question.tags ?? [],
    searched: `${question.text}\n${JSON.stringify(question.reference)}`,
  };
}
