/**
 * One id for one test. promptfoo numbers a repetition like a new test, and old versions do not number at all; what is
 * asked and what counts as right is the same, so it is the same question, and the repetition another trial.
 */

export interface TestIds {
  /** The id under which this content was first met. */
  of(content: {
    readonly text: string | null;
    readonly golds: readonly string[];
    readonly number: number | null;
  }): string;
}

export function testIds(): TestIds {
  const known = new Map<string, string>();
  return {
    of({ text, golds, number }) {
      const key = JSON.stringify([text, golds]);
      const id = (text === null ? undefined : known.get(key)) ?? `test-${number ?? known.size}`;
      known.set(key, id);
      return id;
    },
  };
}
