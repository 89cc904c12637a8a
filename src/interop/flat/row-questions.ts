/**
 * What the rows of a table ask, each question once: rows of several models share one record, known by all that makes it. A
 * cell that says whether a question can be answered makes declining right.
 */
import { keptWhileOfUse } from '../../core/kept-while-of-use.ts';
import type { Question } from '../../core/question.ts';
import { eventTag } from '../../values/event-tag.ts';
import { firstIds } from '../content-ids.ts';
import { importedQuestion } from '../imported-question.ts';
import type { AnswerRow } from './answer-row.ts';
import type { Look } from './look-at-rows.ts';
import type { RowWords } from './row-words.ts';
import { flagCell } from './verdict-columns.ts';

type Row = Readonly<Record<string, unknown>>;

export class RowQuestions {
  readonly #byContent: boolean;
  readonly #unanswerable: readonly { readonly column: string; readonly when: boolean }[];
  /** Later rows that ask the same are other models' answers or further trials. */
  readonly #firstId = firstIds();
  readonly #questions = sameQuestions();
  #unanswerableRows = 0;

  constructor({ header, byContent }: Pick<Look, 'header' | 'byContent'>) {
    this.#byContent = byContent;
    this.#unanswerable = header.flatMap((column): { column: string; when: boolean }[] => {
      if (/^(is_)?answerable$/i.test(column)) return [{ column, when: false }];
      if (/^((is_)?(unanswerable|impossible)|should_abstain)$/i.test(column)) return [{ column, when: true }];
      return [];
    });
  }

  /** Rows that are marked as ones without an answer. */
  get unanswerableRows(): number {
    return this.#unanswerableRows;
  }

  of(read: AnswerRow, row: Row, words: RowWords): Question {
    const unanswerable =
      words.kind === undefined &&
      this.#unanswerable.some(({ column, when }) => flagCell(row[column]) === when);
    if (unanswerable) this.#unanswerableRows += 1;
    const {
      question: text,
      gold,
      reference,
      dataset,
      subject,
      property,
      topic,
      language,
      popularity,
      eventDate,
    } = read;
    const event = eventDate === null ? null : eventTag(eventDate);
    const id =
      read.questionId ??
      (this.#byContent ? this.#firstId([text, reference ?? gold], () => read.id) : read.id);
    const kind = unanswerable ? 'unknowable' : words.kind;
    const { status } = words;
    const parts = [
      id,
      text,
      gold,
      reference,
      kind,
      status,
      dataset,
      subject,
      property,
      topic,
      language,
      popularity,
      event,
    ];
    return this.#questions(JSON.stringify(parts), () =>
      importedQuestion({
        id,
        text,
        golds: gold,
        ...(reference === null ? {} : { reference }),
        ...(kind === undefined ? {} : { kind }),
        ...(status === undefined ? {} : { status }),
        ...(dataset === null ? {} : { source: dataset }),
        ...(subject === null ? {} : { subject: { name: subject } }),
        ...(property === null ? {} : { property }),
        ...(topic === null ? {} : { topic }),
        ...(language === null ? {} : { language }),
        ...(event === null ? {} : { tags: [event] }),
        ...(popularity === null
          ? {}
          : { popularity: typeof popularity === 'number' ? { value: popularity } : { band: popularity } }),
      }),
    );
  }
}

const KEPT_QUESTIONS = 5000;

/** Rows that ask the same share one record: reading a gold takes as long as the rest of the row. */
function sameQuestions(): (key: string, make: () => Question) => Question {
  const known = keptWhileOfUse<Question>(KEPT_QUESTIONS);
  return (key, make) => {
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const made = make();
    known.set(key, made);
    return made;
  };
}
