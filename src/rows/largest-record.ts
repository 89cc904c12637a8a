/**
 * How much one record of a file may be, whatever its format: a line, a value, a record of fields, a member of an archive. A
 * packed file of kilobytes unpacks to any size, so readers stop here; an answer is held to 8 MB when it comes over the wire,
 * and all that is made of one record stays well under 400 MB of memory.
 */
export const LARGEST_RECORD = {
  /** Characters of a line, a value or a record. */
  characters: 32 * 1024 * 1024,
  /** Bytes of an unpacked member. */
  bytes: 64 * 1024 * 1024,
  /** Fields of a record. A spreadsheet has at most 16,384 columns. */
  fields: 100_000,
  /** Lists, objects and their members: an empty object is three characters in a file and sixty bytes in memory. */
  values: 2_000_000,
  /** Blank lines in succession: each costs a reader as much as a short row, and says nothing. */
  blankLines: 200_000,
} as const;

export const TOO_MANY_BLANKS = 'expected a row, found more than 200,000 blank lines in succession';
