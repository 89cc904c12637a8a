/**
 * Ids for questions of a file that has none: one id for one content, so that what several models were asked is one question
 * and a repetition another trial. A row's number would make each of them a question of its own, and nothing could be compared.
 */

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

/** @param prefix - What the tool calls one question, e.g. `test`. */
export function contentIds(prefix: string): ContentIds {
  const known = new Map<string, string>();
  const given = new Set<string>();
  /** Rows without text are many under one key, and a file may number only some. */
  const next = (): string => {
    let place = given.size;
    while (given.has(`${prefix}-${place}`)) place += 1;
    return `${prefix}-${place}`;
  };
  return {
    of({ text, golds, number, dataset = null }) {
      const key = JSON.stringify([text, golds, dataset]);
      const met = text === null ? undefined : known.get(key);
      if (met !== undefined) return met;
      const id = number === null ? next() : `${prefix}-${number}`;
      known.set(key, id);
      given.add(id);
      return id;
    },
  };
}
