/**
 * The questions of a run as rows of an outcome table. They come whole, a few thousand at a time, and little is kept of them: the
 * texts are read once more where answers of several trials are compared, which most runs have none of.
 */
import type { QuestionRow } from '../core/outcome-table.ts';
import type { Question } from '../core/question.ts';
import { questionRow } from '../core/question-row.ts';
import { askedQuestions, pagesOfAsked } from './asked-questions.ts';
import type { Reader } from './reader.ts';

const PAGE = 4000;
/** Of a key that another run has, or of what nothing was read of. */
export const UNKNOWN = -1;

/** Where the questions of a run stand in the table, by inner key less that of the first: keys count up, so this is a tenth of a map. */
export interface QuestionPlaces {
  readonly first: number;
  /** {@link UNKNOWN} where another run has the key. */
  readonly places: Int32Array;
}

/** Adds the rows of a run's questions to those of a table, but for those that stand there from another run. */
export async function questionPlaces(
  database: Reader,
  run: number,
  all: {
    readonly questions: QuestionRow[];
    /** Null where all questions are of this run. */
    readonly questionAt: Map<string, number> | null;
  },
): Promise<QuestionPlaces> {
  const keys: number[] = [];
  const placeOfKey: number[] = [];
  const placeOf = (question: Question, { hash, dataset }: { hash: string; dataset: string }): number => {
    const name = all.questionAt === null ? '' : `${question.id}\n${hash}`;
    const known = all.questionAt?.get(name);
    if (known !== undefined) return known;
    const place = all.questions.push(questionRow(question, { dataset, hash })) - 1;
    all.questionAt?.set(name, place);
    return place;
  };
  for await (const page of questionsOf(database, run)) {
    for (const { id, body, content_hash: hash, dataset } of page) {
      keys.push(id);
      placeOfKey.push(placeOf(JSON.parse(body) as Question, { hash, dataset }));
    }
  }
  const [first = 0] = keys;
  const places = new Int32Array(keys.length === 0 ? 0 : keys.at(-1)! - first + 1).fill(UNKNOWN);
  for (const [at, key] of keys.entries()) places[key - first] = placeOfKey[at]!;
  return { first, places };
}

/** By place in the table. */
export async function textsOfQuestions(
  database: Reader,
  run: number,
  { first, places }: QuestionPlaces,
): Promise<Map<number, string>> {
  const texts = new Map<number, string>();
  for await (const page of questionsOf(database, run)) {
    for (const { id, body } of page) texts.set(places[id - first]!, (JSON.parse(body) as Question).text);
  }
  return texts;
}

function questionsOf(database: Reader, run: number) {
  return pagesOfAsked(askedQuestions(database, run), PAGE, (page) =>
    page
      .select(['asked.id', 'questions.content_hash', 'questions.body', 'datasets.name as dataset'])
      .execute(),
  );
}
