/** What a question set covers: how many questions each property, band, topic and type has, and what has none. */
import { answerType, type Question } from '../../core/question.ts';

/** The fields that coverage is counted by. */
const FIELDS: Readonly<Record<string, (question: Question) => string | undefined>> = {
  kind: (question) => question.kind,
  status: (question) => question.status,
  'answer type': answerType,
  property: (question) => question.property,
  band: (question) => question.popularity?.band,
  topic: (question) => question.topic,
  language: (question) => question.language,
  source: (question) => (question.source.length > 0 ? 'with a source' : undefined),
};

export const COVERAGE_FIELDS: readonly string[] = Object.keys(FIELDS);

export interface CoverageField {
  readonly field: string;
  /** Most frequent first; bands in their order. */
  readonly values: readonly { readonly value: string; readonly questions: number }[];
  /** Questions that do not say. */
  readonly without: number;
}

export interface Coverage {
  readonly questions: number;
  readonly subjects: number;
  /** Most questions on one subject; 0 where no question names one. */
  readonly mostOnOneSubject: number;
  /** Fields that at least one question has. */
  readonly fields: readonly CoverageField[];
}

/** The value of a field, `none` where the question does not say. @param field - One of COVERAGE_FIELDS. */
export function coverageValue(question: Question, field: string): string {
  return FIELDS[field]?.(question) ?? 'none';
}

/** Counts the questions in one pass. */
export async function coverage(questions: AsyncIterable<Question>): Promise<Coverage> {
  const counts = new Map(COVERAGE_FIELDS.map((field) => [field, new Map<string, number>()]));
  const subjects = new Map<string, number>();
  let size = 0;
  for await (const question of questions) {
    size += 1;
    for (const [field, values] of counts) {
      const value = FIELDS[field]!(question);
      if (value !== undefined) values.set(value, (values.get(value) ?? 0) + 1);
    }
    const subject = question.subject?.id ?? question.subject?.name;
    if (subject !== undefined) subjects.set(subject, (subjects.get(subject) ?? 0) + 1);
  }
  let most = 0;
  for (const count of subjects.values()) most = Math.max(most, count);
  return {
    questions: size,
    subjects: subjects.size,
    mostOnOneSubject: most,
    fields: [...counts].flatMap(([field, values]) => {
      if (values.size === 0) return [];
      const named = [...values].map(([value, questions]) => ({ value, questions }));
      const inOrder = named.sort((one, two) =>
        field === 'band' ? (one.value < two.value ? -1 : 1) : two.questions - one.questions,
      );
      return [
        { field, values: inOrder, without: size - named.reduce((sum, { questions }) => sum + questions, 0) },
      ];
    }),
  };
}
