/**
 * The columns of a form with their types, for a file that needs them before its first row. Types come from what all
 * rows hold, so a set is read once more: the first row may have no topic, and the thousandth one.
 */
import type { ParquetColumn, ParquetType, ParquetValue } from '../../rows/write-parquet.ts';
import type { Row } from './forms/form.ts';

/** Lists of texts stay lists and numbers numbers; anything else that is no text is JSON in a text. */
export async function typedColumns(rows: AsyncIterable<Row>): Promise<ParquetColumn[]> {
  const types = new Map<string, ParquetType | null>();
  for await (const row of rows) {
    for (const [name, value] of Object.entries(row)) {
      const before = types.get(name) ?? null;
      const here = typeOf(value);
      types.set(name, here === null || before === null || before === here ? (before ?? here) : 'VARCHAR');
    }
  }
  return [...types].map(([name, type]) => ({ name, type: type ?? 'VARCHAR' }));
}

/** The values of a row in the order of the columns. */
export function typedValues(row: Row, columns: readonly ParquetColumn[]): ParquetValue[] {
  return columns.map(({ name, type }) => {
    const value = row[name] ?? null;
    if (value === null || typeof value === 'string') return value;
    if (type === 'VARCHAR[]' && Array.isArray(value)) return value as readonly string[];
    if (type === 'DOUBLE' && typeof value === 'number') return value;
    return JSON.stringify(value);
  });
}

function typeOf(value: unknown): ParquetType | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return 'DOUBLE';
  return Array.isArray(value) && value.every((member) => typeof member === 'string')
    ? 'VARCHAR[]'
    : 'VARCHAR';
}
