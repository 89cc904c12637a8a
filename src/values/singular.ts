/** The singular of an English word, as far as comparing answers needs it: by its ending, and of a few words by a table. */

/** Plurals that no ending tells, of animals and things; "lives" and "leaves" are verbs as well. */
export const IRREGULAR: readonly (readonly [plural: string, singular: string])[] = [
  ['wolves', 'wolf'],
  ['calves', 'calf'],
  ['elves', 'elf'],
  ['halves', 'half'],
  ['hooves', 'hoof'],
  ['knives', 'knife'],
  ['loaves', 'loaf'],
  ['scarves', 'scarf'],
  ['shelves', 'shelf'],
  ['thieves', 'thief'],
  ['wives', 'wife'],
  ['mice', 'mouse'],
  ['geese', 'goose'],
  ['teeth', 'tooth'],
  ['oxen', 'ox'],
];

/** Light plural stem: enough to make "skunks" meet "skunk", not a linguist's stemmer. */
export function singular(word: string): string {
  const length = word.length;
  if (length < 4 || word.charCodeAt(length - 1) !== 115) return word;
  if (word.endsWith('ies')) return length > 4 ? `${word.slice(0, -3)}y` : word;
  const before = word.charCodeAt(length - 2);
  // "ss", "us", "is" are no plurals.
  if (before === 115 || before === 117 || before === 105) return word;
  if (before === 101 && /(?:sses|xes|zes|ches|shes)$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}
