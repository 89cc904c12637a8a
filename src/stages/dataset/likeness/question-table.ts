/**
 * A question set as columns: what is needed to find questions that are alike, and nothing else. A million questions
 * take some 150 MB: the texts, packed, and typed arrays for all that is compared.
 */
import type { Question } from '../../../core/question.ts';
import { goldKeys } from './gold-keys.ts';
import { hashText } from './hash-text.ts';
import { plainWording } from './plain-wording.ts';
import { type TextColumn, textColumn } from './text-column.ts';
import { wordingHash } from './wording-hash.ts';

/** Forms of reference that many questions share by chance: an equal answer proves nothing there. */
const FEW_VALUES = new Set(['yes-no']);

export interface QuestionTable {
  readonly size: number;
  readonly ids: TextColumn;
  readonly texts: TextColumn;
  /** Which of the sets a question is of. */
  readonly set: Uint8Array;
  /** Hash of the words of the plain wording, in any order. */
  readonly wording: Uint32Array;
  /** Hash of the main gold. */
  readonly gold: Uint32Array;
  /** 1 where an equal answer proves little. */
  readonly weakGold: Uint8Array;
  /** Hash of the subject; 0 where the set names none. */
  readonly subject: Uint32Array;
  /** Hash of the property; 0 where the set names none. */
  readonly property: Uint32Array;
  /** Hashes of all golds, question after question; those of one run from its goldStart to the next. */
  readonly goldKeys: Uint32Array;
  readonly goldStart: Uint32Array;
  /** Whether two questions have an answer in common. */
  answersAgree(one: number, two: number): boolean;
}

export interface QuestionTableBuilder {
  add(question: Question, set?: number): void;
  build(): QuestionTable;
}

/** A builder whose columns grow by half. */
export function questionTableBuilder(): QuestionTableBuilder {
  let room = 4096;
  let columns = emptyColumns(room);
  let keys = new Uint32Array(room * 2);
  let keysUsed = 0;
  let size = 0;
  const ids = textColumn();
  const texts = textColumn();
  return {
    add(question, set = 0) {
      if (size === room) {
        room = Math.ceil(room * 1.5);
        columns = grown(columns, emptyColumns(room));
      }
      ids.push(question.id);
      texts.push(question.text);
      columns.set[size] = set;
      columns.wording[size] = wordingHash(question.text);
      const golds = goldKeys(question);
      // A gold without a word or number still agrees with another such.
      if (golds.length === 0) golds.push(0);
      columns.gold[size] = golds[0]!;
      columns.weakGold[size] = question.reference === null || FEW_VALUES.has(question.reference.form) ? 1 : 0;
      columns.goldStart[size] = keysUsed;
      if (keysUsed + golds.length > keys.length) {
        const bigger = new Uint32Array(Math.ceil(keys.length * 1.5) + golds.length);
        bigger.set(keys);
        keys = bigger;
      }
      for (const key of golds) keys[keysUsed++] = key;
      columns.goldStart[size + 1] = keysUsed;
      const { subject, property, language = '' } = question;
      columns.subject[size] =
        subject === undefined ? 0 : hashText(subject.id ?? plainWording(subject.name)) || 1;
      columns.property[size] =
        property === undefined
          ? 0
          : // A translation is no repetition.
            hashText(`${plainWording(property)} ${language}`.trim()) || 1;
      size += 1;
    },
    build: () => {
      const { goldStart } = columns;
      return {
        ...columns,
        size,
        ids,
        texts,
        goldKeys: keys,
        answersAgree(one, two) {
          if (columns.gold[one] === columns.gold[two]) return true;
          for (let first = goldStart[one]!; first < goldStart[one + 1]!; first += 1) {
            for (let second = goldStart[two]!; second < goldStart[two + 1]!; second += 1) {
              if (keys[first] === keys[second]) return true;
            }
          }
          return false;
        },
      };
    },
  };
}

function emptyColumns(room: number) {
  return {
    set: new Uint8Array(room),
    wording: new Uint32Array(room),
    gold: new Uint32Array(room),
    weakGold: new Uint8Array(room),
    goldStart: new Uint32Array(room + 1),
    subject: new Uint32Array(room),
    property: new Uint32Array(room),
  };
}

type Columns = ReturnType<typeof emptyColumns>;

function grown(columns: Columns, bigger: Columns): Columns {
  for (const name of Object.keys(columns) as (keyof Columns)[]) bigger[name].set(columns[name]);
  return bigger;
}
