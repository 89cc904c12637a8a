/**
 * A question set as columns: what is needed to find questions that are alike, and nothing else. A million questions
 * take some 300 MB: the texts themselves, and typed arrays for all that is compared.
 */
import type { Question } from '../../../core/question.ts';
import { goldKeys } from './gold-keys.ts';
import { hashText } from './hash-text.ts';
import { plainWording } from './plain-wording.ts';
import { BANDS, SIGNATURE_SIZE, writeSketch } from './sketch.ts';

/** Forms of reference that many questions share by chance: an equal answer proves nothing there. */
const FEW_VALUES = new Set(['yes-no']);

export interface QuestionTable {
  readonly size: number;
  readonly ids: readonly string[];
  readonly texts: readonly string[];
  /** Which of the sets a question is of. */
  readonly set: Uint8Array;
  /** Hash of the plain wording. */
  readonly wording: Uint32Array;
  /** Hash of the main gold. */
  readonly gold: Uint32Array;
  /** 1 where an equal answer proves little. */
  readonly weakGold: Uint8Array;
  /** Hash of the subject; 0 where the set names none. */
  readonly subject: Uint32Array;
  /** Hash of the property; 0 where the set names none. */
  readonly property: Uint32Array;
  readonly bands: Uint32Array;
  readonly bytes: Uint8Array;
  /** Whether two questions have an answer in common. */
  answersAgree(one: number, two: number): boolean;
}

export interface QuestionTableBuilder {
  add(question: Question, set?: number): void;
  build(): QuestionTable;
}

/** A builder whose columns grow by half. */
export function questionTableBuilder(capacity = 4096): QuestionTableBuilder {
  let room = capacity;
  let columns = emptyColumns(room);
  let keys = new Uint32Array(room * 2);
  let keysUsed = 0;
  let size = 0;
  const ids: string[] = [];
  const texts: string[] = [];
  return {
    add(question, set = 0) {
      if (size === room) {
        room = Math.ceil(room * 1.5);
        columns = grown(columns, emptyColumns(room));
      }
      const wording = plainWording(question.text);
      ids.push(question.id);
      texts.push(question.text);
      columns.set[size] = set;
      columns.wording[size] = hashText(wording);
      const golds = goldKeys(question);
      columns.gold[size] = golds[0] ?? 0;
      columns.weakGold[size] = question.reference === null || FEW_VALUES.has(question.reference.form) ? 1 : 0;
      columns.goldStart[size] = keysUsed;
      if (keysUsed + golds.length > keys.length) {
        const bigger = new Uint32Array(Math.ceil(keys.length * 1.5) + golds.length);
        bigger.set(keys);
        keys = bigger;
      }
      for (const key of golds) keys[keysUsed++] = key;
      columns.goldStart[size + 1] = keysUsed;
      const { subject, property } = question;
      columns.subject[size] =
        subject === undefined ? 0 : hashText(subject.id ?? plainWording(subject.name)) || 1;
      columns.property[size] = property === undefined ? 0 : hashText(plainWording(property)) || 1;
      writeSketch(wording, columns.bands, columns.bytes, size);
      size += 1;
    },
    build: () => {
      const { goldStart } = columns;
      return {
        ...columns,
        size,
        ids,
        texts,
        answersAgree(one, two) {
          if (columns.gold[one] === columns.gold[two]) return true;
          for (let first = goldStart[one]; first < goldStart[one + 1]; first += 1) {
            for (let second = goldStart[two]; second < goldStart[two + 1]; second += 1) {
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
    bands: new Uint32Array(room * BANDS),
    bytes: new Uint8Array(room * SIGNATURE_SIZE),
  };
}

type Columns = ReturnType<typeof emptyColumns>;

function grown(columns: Columns, bigger: Columns): Columns {
  for (const name of Object.keys(columns) as (keyof Columns)[]) bigger[name].set(columns[name]);
  return bigger;
}
