/** A run's questions cut into stretches, for sharing them out: only keys are read, so ten million of them take seconds. */
import type { QuestionStretch } from '../core/question-stretch.ts';
import type { Reader } from './reader.ts';

const PAGE = 20_000;

/** In dataset order. */
export async function questionStretches(
  { kysely }: Reader,
  run: number,
  size: number,
): Promise<QuestionStretch[]> {
  const stretches: QuestionStretch[] = [];
  let [first, seen, last] = [0, 0, 0];
  for (;;) {
    const rows = await kysely
      .selectFrom('run_questions')
      .select('id')
      .where('run', '=', run)
      .where('id', '>', last)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    for (const { id } of rows) {
      if (seen === 0) first = id;
      last = id;
      seen += 1;
      if (seen < size) continue;
      stretches.push({ first, last, questions: seen });
      seen = 0;
    }
    if (rows.length < PAGE) break;
  }
  return seen === 0 ? stretches : [...stretches, { first, last, questions: seen }];
}
