/**
 * Answers on their way from the thread that reads a file: a record a row costs as much to hand over as to read. What rows share
 * (questions with their hashes, respondents, grades, verdicts) crosses once; of the rest the names of members and which of
 * them are null cross once a layout, and a row is a number and its values. What arrives is what was sent, member for member; a
 * member that is undefined is left out.
 */
import type { Judgement } from '../../core/grade.ts';
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import {
  keepQuestionHashes,
  type Question,
  type QuestionHashes,
  questionHashes,
} from '../../core/question.ts';
import { type SharedNews, type SharedReceiver, sharedReceiver, sharedSender } from './shared-records.ts';

/** An answer, and what the rules say where they were asked. */
export interface ReadAnswer {
  readonly answer: ImportedAnswer;
  readonly said: Judgement | null;
}

export interface PackedAnswers {
  readonly questions: SharedNews<Question>;
  /** Of the new questions. */
  readonly hashes: readonly QuestionHashes[];
  readonly records: SharedNews<object>;
  readonly texts: SharedNews<string>;
  readonly layouts: SharedNews<string>;
  /** JSON, which crosses at a third of what a list does. One answer after the other: its verdict's number, its layout's, the values of its members. */
  readonly values: string;
  /** Values that JSON does not keep as they are. */
  readonly others: readonly unknown[];
}

type Row = Readonly<Record<string, unknown>>;

/** How a member crosses; what is null or an empty list crosses with its layout. */
const KIND = {
  null: '0',
  empty: 'e',
  /** A text, a truth value or a number. */
  value: 'v',
  other: 'o',
  question: 'q',
  shared: 's',
  listOfShared: 'g',
  text: 't',
  record: 'r',
  listOfRecords: 'l',
} as const;

/** Members of an answer that are records. A row may have a column of any name, so no object is asked for it. */
const RECORDS: ReadonlyMap<string, string> = new Map([
  ['question', KIND.question],
  ['respondent', KIND.shared],
  ['grades', KIND.listOfShared],
  ['reply', KIND.record],
  ['usage', KIND.record],
  ['source', KIND.record],
  ['row', KIND.record],
  ['verdicts', KIND.listOfRecords],
]);
const NONE: ReadonlyMap<string, string> = new Map();
/** Members whose texts are few. */
const TEXTS = new Set(['path', 'name']);
const NO_VERDICT = -1;

/** Packs the answers of one file, one after the other: none is held, so most of each is garbage at once. */
export interface AnswerPacker {
  add(answer: ReadAnswer): void;
  /** Letters of those that are not taken yet. */
  readonly characters: number;
  /** Those that were added since this was asked last. */
  take(): PackedAnswers;
}

export function answerPacker({
  rows,
}: {
  /** Whether the rows of tables cross as they stand, too. */
  readonly rows: boolean;
}): AnswerPacker {
  const questions = sharedSender((question: Question) => {
    const { letters } = questionHashes(question);
    characters += letters;
    return letters;
  });
  const records = sharedSender<object>();
  const texts = sharedSender<string>();
  const layouts = sharedSender<string>();
  let values: (string | number | boolean)[] = [];
  let others: unknown[] = [];
  let characters = 0;

  const put = (record: Row, isAnswer: boolean): void => {
    const kinds = isAnswer ? RECORDS : NONE;
    let layout = '';
    const at = values.length;
    values.push(0);
    for (const name in record) {
      const value = record[name];
      if (value === undefined || (isAnswer && !rows && name === 'row')) continue;
      const kind = kindOf(name, value, kinds);
      layout += `${kind}${name.length}:${name}`;
      if (kind === KIND.value) {
        values.push(value as string);
        if (typeof value === 'string') characters += value.length;
      } else if (kind === KIND.other) others.push(value);
      else if (kind === KIND.text) values.push(texts.numberOf(value as string));
      else if (kind === KIND.question) values.push(questions.numberOf(value as Question));
      else if (kind === KIND.shared) values.push(records.numberOf(value as object));
      else if (kind === KIND.record) put(value as Row, false);
      else if (kind === KIND.listOfRecords) {
        values.push((value as Row[]).length);
        for (const one of value as Row[]) put(one, false);
      } else if (kind === KIND.listOfShared) {
        values.push((value as object[]).length);
        for (const one of value as object[]) values.push(records.numberOf(one));
      }
    }
    values[at] = layouts.numberOf(layout);
  };

  return {
    add({ answer, said }) {
      values.push(said === null ? NO_VERDICT : records.numberOf(said));
      put(answer as unknown as Row, true);
    },
    get characters() {
      return characters;
    },
    take() {
      const asked = questions.take();
      const packed = {
        questions: asked,
        hashes: asked.fresh.map(questionHashes),
        records: records.take(),
        texts: texts.take(),
        layouts: layouts.take(),
        values: JSON.stringify(values),
        others,
      };
      values = [];
      others = [];
      characters = 0;
      return packed;
    },
  };
}

function kindOf(name: string, value: unknown, kinds: ReadonlyMap<string, string>): string {
  if (value === null) return KIND.null;
  switch (typeof value) {
    case 'string':
      return TEXTS.has(name) ? KIND.text : KIND.value;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0) ? KIND.value : KIND.other;
    case 'boolean':
      return KIND.value;
    default:
      if (Array.isArray(value) && value.length === 0) return KIND.empty;
      return kinds.get(name) ?? KIND.other;
  }
}

/** Unpacks what one packer packed, in its order. */
export function answerUnpacker(): (packed: PackedAnswers) => ReadAnswer[] {
  const questions: SharedReceiver<Question> = sharedReceiver();
  const records: SharedReceiver<object> = sharedReceiver();
  const texts: SharedReceiver<string> = sharedReceiver();
  const layouts: SharedReceiver<Layout> = sharedReceiver();

  return (packed) => {
    for (const [at, question] of packed.questions.fresh.entries())
      keepQuestionHashes(question, packed.hashes[at]!);
    questions.add(packed.questions);
    records.add(packed.records);
    texts.add(packed.texts);
    layouts.add({ ...packed.layouts, fresh: packed.layouts.fresh.map(layoutOf) });
    const values: unknown[] = JSON.parse(packed.values);
    let at = 0;
    let other = 0;

    const next = (): Row => {
      const { names, kinds } = layouts.of(values[at++] as number);
      const record: Record<string, unknown> = {};
      for (let place = 0; place < names.length; place += 1) {
        const name = names[place]!;
        const value = member(kinds[place]!);
        // A row of a file may have a column of any name.
        if (name === '__proto__') Object.defineProperty(record, name, { value, ...OWN });
        else record[name] = value;
      }
      return record;
    };
    const member = (kind: string): unknown => {
      switch (kind) {
        case KIND.null:
          return null;
        case KIND.empty:
          return [];
        case KIND.text:
          return texts.of(values[at++] as number);
        case KIND.question:
          return questions.of(values[at++] as number);
        case KIND.shared:
          return records.of(values[at++] as number);
        case KIND.record:
          return next();
        case KIND.listOfRecords:
          return Array.from({ length: values[at++] as number }, next);
        case KIND.listOfShared:
          return Array.from({ length: values[at++] as number }, () => records.of(values[at++] as number));
        case KIND.other:
          return packed.others[other++];
        default:
          return values[at++];
      }
    };

    const page: ReadAnswer[] = [];
    while (at < values.length) {
      const said = values[at++] as number;
      page.push({
        said: said === NO_VERDICT ? null : (records.of(said) as Judgement),
        answer: next() as unknown as ImportedAnswer,
      });
    }
    return page;
  };
}

const OWN = { writable: true, enumerable: true, configurable: true };

interface Layout {
  readonly names: readonly string[];
  readonly kinds: readonly string[];
}

/** A name may hold any letter, so its length stands before it. */
function layoutOf(text: string): Layout {
  const names: string[] = [];
  const kinds: string[] = [];
  for (let at = 0; at < text.length; ) {
    const colon = text.indexOf(':', at);
    const begin = colon + 1;
    const end = begin + Number(text.slice(at + 1, colon));
    kinds.push(text[at]!);
    names.push(text.slice(begin, end));
    at = end;
  }
  return { names, kinds };
}
