/**
 * Ids for questions of a file that has none: one id for one content, so that what several models were asked is one question
 * and a repetition another trial. A row's number would make each of them a question of its own, and nothing could be compared.
 */

import { shortHash } from '../core/hash.ts';
import { idRegister } from '../rows/id-register.ts';

export interface ContentIds {
  /** The id under which this content was first met: the prefix with its number. */
  of(content: {
    /** Null where the file does not tell it: then every row is a question of its own. */
    readonly text: string | null;
    readonly golds: readonly string[];
    /** The tool's own number of it; without one its place among the contents met. */
    readonly number: number | null;
    /** Task or dataset: the same words in two of them are two questions. */
    readonly dataset?: string | null | undefined;
  }): string;
}

/**
 * The id under which a content was first met; `own` makes the id of one that is new. Contents are kept as hashes, because a
 * file may ask a million questions.
 */
export function firstIds(): (content: readonly unknown[], own: () => string) => string {
  const contents = idRegister();
  /** By number, from 1. */
  const ids: string[] = [];
  return (content, own) => {
    const known = contents.firstLine(shortHash(content), ids.length + 1);
    if (known !== null) return ids[known - 1]!;
    const id = own();
    ids.push(id);
    return id;
  };
}

/** @param prefix - What the tool calls one question, e.g. `test`. */
export function contentIds(prefix: string): ContentIds {
  const firstId = firstIds();
  const given = new Set<string>();
  /** Rows without text are many under one key, and a file may number only some. */
  const next = (): string => {
    let place = given.size;
    while (given.has(`${prefix}-${place}`)) place += 1;
    return `${prefix}-${place}`;
  };
  return {
    of({ text, golds, number, dataset = null }) {
      const own = (): string => {
        const id = number === null ? next() : `${prefix}-${number}`;
        given.add(id);
        return id;
      };
      return text === null ? own() : firstId([text, golds, dataset], own);
    },
  };
}
