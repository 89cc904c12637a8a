/**
 * Which column of a foreign file holds what. Names are compared without case and separators. `answer` is the one
 * word that means the gold in some files and the model's answer in others: fields take their certain names
 * first, and share the doubtful ones by what is left.
 */
import { ClosedbookError } from '../core/errors.ts';
import { foldedText } from './folded-text.ts';

export interface WantedField {
  readonly field: string;
  /** Names that mean this field, best first. */
  readonly names: readonly string[];
  /** Names taken only when no other field has claimed them and no certain name was found. */
  readonly doubtful?: readonly string[];
  readonly required?: boolean;
}

/**
 * Field to column; a column named '' means: this file has none, whatever its names suggest. Several columns separated by
 * commas are alternatives: the first that a file has, and cell by cell the first that is not blank.
 */
export type ColumnMap = Readonly<Record<string, string>>;

/**
 * Columns of the wanted fields, null where the file has none.
 * @throws ClosedbookError `column-unknown` when a required field or a mapped column is missing; the message lists
 *   the columns found.
 */
export function recogniseColumns(
  header: readonly string[],
  wanted: readonly WantedField[],
  map: ColumnMap = {},
): Record<string, string | null> {
  const found: Record<string, string | null> = {};
  const taken = new Set<string>();
  checkMap(header, wanted, map);
  for (const { field } of wanted) {
    if (map[field] === undefined) continue;
    const columns = mappedColumns(header, map[field]);
    found[field] = columns[0] ?? null;
    for (const column of columns) taken.add(column);
  }
  const claim = (field: string, names: readonly string[], plain: readonly string[]) => {
    if (found[field] !== undefined) return;
    for (const name of names) {
      const column = header.find((candidate, at) => !taken.has(candidate) && plain[at] === plainName(name));
      if (column === undefined) continue;
      found[field] = column;
      taken.add(column);
      return;
    }
  };
  const plain = header.map(plainName);
  for (const { field, names } of wanted) claim(field, names, plain);
  for (const { field, doubtful = [] } of wanted) claim(field, doubtful, plain);
  const bare = header.map((column, at) => (hasUnit(column) ? plainName(withoutUnit(column)) : plain[at]!));
  if (bare.some((name, at) => name !== plain[at]))
    for (const { field, names } of wanted) claim(field, names, bare);

  const missing = wanted.filter(({ field, required }) => required && found[field] === undefined);
  if (missing.length > 0) {
    const names = missing
      .map(({ field, names: known }) => `${field} (${known.slice(0, 5).join(', ')})`)
      .join('; ');
    throw new ClosedbookError('column-unknown', `expected a column for ${names}, found ${list(header)}`, {
      hint: `Name it with --map ${missing[0]!.field}=COLUMN.`,
    });
  }
  return Object.fromEntries(wanted.map(({ field }) => [field, found[field] ?? null]));
}

/** The columns of a mapping that the file has, best first. */
export function mappedColumns(header: readonly string[], mapped: string): string[] {
  if (mapped === '' || header.includes(mapped)) return mapped === '' ? [] : [mapped];
  return mapped
    .split(',')
    .map((column) => column.trim())
    .filter((column) => header.includes(column));
}

/**
 * Reads `--map field=column`, repeated or separated by commas; a part without an equals sign is one more column of the
 * field before it (`answer=first_answer,answer`).
 * @throws ClosedbookError `usage` when the first part has no equals sign.
 */
export function parseColumnMap(words: readonly string[]): ColumnMap {
  const map: Record<string, string> = {};
  let field: string | null = null;
  for (const part of words.flatMap((word) => word.split(','))) {
    const at = part.indexOf('=');
    if (at < 1 && (field === null || at === 0)) {
      throw new ClosedbookError('usage', `--map expects field=column, got "${part}"`);
    }
    if (at < 1 && field !== null) map[field] = `${map[field]},${part.trim()}`;
    else {
      field = part.slice(0, at).trim();
      map[field] = part.slice(at + 1).trim();
    }
  }
  return map;
}

function checkMap(header: readonly string[], wanted: readonly WantedField[], map: ColumnMap): void {
  for (const [field, column] of Object.entries(map)) {
    if (!wanted.some((entry) => entry.field === field)) {
      const fields = wanted.map((entry) => entry.field).join(', ');
      throw new ClosedbookError(
        'column-unknown',
        `--map ${field}=${column}: expected one of the fields ${fields}`,
        {
          hint: 'Write --map FIELD=COLUMN, the field of closedbook first.',
        },
      );
    }
    if (column !== '' && mappedColumns(header, column).length === 0) {
      throw new ClosedbookError('column-unknown', `--map ${field}=${column}: the file has ${list(header)}`, {
        hint: 'Name one of the columns that the message lists, written as there.',
      });
    }
  }
}

const UNIT = String.raw`(?:in\s+)?(?:%|per ?cent|pct|prozent|procent\p{L}*|pour cent|por ciento|\d+\s*(?:-|–|\.\.|to|bis)\s*\d+\s*%?)`;
const ENDS_IN_UNIT = new RegExp(
  String.raw`\s*(?:\(\s*${UNIT}\s*\)|\[\s*${UNIT}\s*\]|\sin\s+%|\s%)\s*$`,
  'iu',
);

function hasUnit(column: string): boolean {
  return column.length < 200 && /[)\]%]\s*$/.test(column);
}

/** "Confidence (%)", "Sicherheit in %", "certainty [0-100]" without the unit; what else stands in brackets may name a model. */
function withoutUnit(column: string): string {
  return column.replace(ENDS_IN_UNIT, '');
}

function list(header: readonly string[]): string {
  return `the columns ${header.map((name) => JSON.stringify(name)).join(', ')}`;
}

const PLAIN = new Map<string, string>();

/** A name of a column without case, separators and accents. */
export function plainName(name: string): string {
  const known = PLAIN.get(name);
  if (known !== undefined) return known;
  const plain = foldedText(name).replace(/[\s_.:#*?？-]/g, '');
  // Logs ask for the same names at every line; a file of endless names must not fill the memory.
  if (PLAIN.size < 5000) PLAIN.set(name, plain);
  return plain;
}
