/**
 * The questions of a run with the sets they were asked from, as searches and outcome tables read them: by inner key, which counts
 * up in the order of asking, so that a page begins where the last one ended.
 */
import type { Reader } from './reader.ts';

/** Columns are chosen by who asks: `asked.id` is the inner key. */
export function askedQuestions({ kysely }: Reader, run: number) {
  return kysely
    .selectFrom('run_questions as asked')
    .innerJoin('questions', 'questions.id', 'asked.question')
    .innerJoin('datasets', 'datasets.id', 'asked.dataset')
    .where('asked.run', '=', run);
}

type AskedQuestions = ReturnType<typeof askedQuestions>;

/** All of them, page by page; other work is let in between two. */
export async function* pagesOfAsked<Row extends { readonly id: number }>(
  questions: AskedQuestions,
  size: number,
  read: (page: AskedQuestions) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  for (let last = 0; ; ) {
    const rows = await read(questions.where('asked.id', '>', last).orderBy('asked.id').limit(size));
    yield rows;
    if (rows.length < size) return;
    await new Promise((resolve) => setImmediate(resolve));
    last = rows[rows.length - 1]!.id;
  }
}
