/**
 * A value as JSON, piece by piece, the same text as `JSON.stringify(value, null, 1)`. A summary of ten thousand
 * respondents is a text of seventy megabytes, which need not be in memory beside what it tells of.
 */

/** Levels that are taken apart: lists of a summary's sections stand at the second. */
const LEVELS = 3;

/** Pieces that joined are the whole text. */
export function* jsonPieces(value: unknown, level = 0): Generator<string> {
  const members = level < LEVELS ? membersOf(value) : [];
  if (members.length === 0) {
    // Text of JSON has no line end but those of its layout.
    yield (JSON.stringify(value, null, 1) ?? 'null').replaceAll('\n', `\n${' '.repeat(level)}`);
    return;
  }
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  for (const [at, [name, member]] of members.entries()) {
    yield `${at === 0 ? open : ','}\n${' '.repeat(level + 1)}${name}`;
    yield* jsonPieces(member, level + 1);
  }
  yield `\n${' '.repeat(level)}${close}`;
}

/** Each with what stands before its value; none where the value is no list or object, or an empty one. */
function membersOf(value: unknown): [name: string, member: unknown][] {
  if (Array.isArray(value)) return value.map((member: unknown) => ['', member]);
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return [];
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => [`${JSON.stringify(name)}: `, member]);
}
