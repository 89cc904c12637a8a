/** Questions as they are read: records by inner key, and those of a run in their order. */
import type { Question } from '../core/question.ts';
import type { QuestionStretch } from '../core/question-stretch.ts';
import type { Reader } from './reader.ts';

export interface QuestionReads {
  /** Records by inner key; the last few thousand are kept parsed. */
  records(keys: readonly number[]): Promise<Map<number, Question>>;
  /** In the order they were added, a page at a time; all or a stretch of them. */
  ofRun(run: number, within?: QuestionStretch): AsyncGenerator<Question>;
}

const PAGE = 1000;
const KEPT_RECORDS = 5000;

export function questionReads({ kysely }: Reader): QuestionReads {
  const parsed = new Map<number, Question>();

  const records = async (keys: readonly number[]) => {
    const found = new Map<number, Question>();
    const missing = new Set<number>();
    for (const key of keys) {
      const question = parsed.get(key);
      if (question === undefined) missing.add(key);
      else found.set(key, question);
    }
    if (missing.size > 0) {
      const rows = await kysely
        .selectFrom('questions')
        .select(['id', 'body'])
        .where('id', 'in', [...missing])
        .execute();
      if (parsed.size + rows.length > KEPT_RECORDS) parsed.clear();
      for (const { id, body } of rows) {
        const question = JSON.parse(body) as Question;
        parsed.set(id, question);
        found.set(id, question);
      }
    }
    return found;
  };

  return {
    records,
    async *ofRun(run, within) {
      for (let last = (within?.first ?? 1) - 1; ; ) {
        const rows = await kysely
          .selectFrom('run_questions as asked')
          .innerJoin('questions', 'questions.id', 'asked.question')
          .select(['asked.id', 'questions.body'])
          .where('asked.run', '=', run)
          .where('asked.id', '>', last)
          .$if(within !== undefined, (stretch) => stretch.where('asked.id', '<=', within!.last))
          .orderBy('asked.id')
          .limit(PAGE)
          .execute();
        for (const { body } of rows) yield JSON.parse(body) as Question;
        if (rows.length < PAGE) return;
        last = rows[rows.length - 1]!.id;
      }
    },
  };
}
