/**
 * What L is, where it first stands: on the first screen, before anything else explains it. Said only of texts that use it.
 */

/** The definition, where one of the texts names a penalty. */
export function costWords(texts: readonly string[]): string[] {
  return texts.some((text) => /\bL = /.test(text)) ? ['L: what a wrong answer costs, in right answers.'] : [];
}
