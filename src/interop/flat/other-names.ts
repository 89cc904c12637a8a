/**
 * Records of one log under several names: lines of JSON by two versions of a program, where half have the answer under `response` and
 * half under `output`. A record that lacks the file's column has the one that its own names say, unless some record has both: then
 * they are two things, and none stands for the other.
 */
import { counted } from '../../core/counted.ts';
import type { AnswerField } from './answer-fields.ts';
import { type AnswerColumns, rememberedColumns } from './find-answer-columns.ts';

type Row = Readonly<Record<string, unknown>>;

const FIELDS = ['question', 'gold', 'answer', 'model'] as const satisfies readonly AnswerField[];

export interface OtherNames {
  /** The row under the file's names; most are given back themselves. */
  plain(row: Row): Row;
  /** The same, and counted. */
  read(row: Row): Row;
  /** Columns of the rows that were seen whose cells stand for another's. */
  used(): readonly string[];
  notes(): string[];
}

/**
 * @param options - The beginning of the file, which shows what columns stand beside each other, and the columns that a person named:
 * for those no other stands.
 */
export function otherNames(
  columns: AnswerColumns,
  { rows, map }: { readonly rows: readonly Row[]; readonly map: Readonly<Record<string, string>> },
): OtherNames {
  const columnsOf = rememberedColumns();
  const claimed = new Set(Object.values(columns).filter((column) => column !== null));
  const beside = new Map<string, Set<string>>();
  const fields = FIELDS.filter((field) => map[field] === undefined && columns[field] !== null);
  for (const field of fields) {
    const column = columns[field];
    if (column === null) continue;
    const names = new Set<string>();
    for (const row of rows) if (column in row) for (const name of Object.keys(row)) names.add(name);
    beside.set(field, names);
  }
  const counts = new Map<string, number>();
  const seen = new Set<string>();

  const change = (row: Row, count: boolean): Row => {
    let changed = row;
    for (const field of fields) {
      const column = columns[field];
      if (column === null || column in row) continue;
      const own = columnsOf(row)[field];
      if (own === null || claimed.has(own) || beside.get(field)!.has(own)) continue;
      changed = { ...changed, [column]: row[own] };
      seen.add(own);
      if (!count) continue;
      const key = `${JSON.stringify(own)} in place of ${JSON.stringify(column)}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return changed;
  };

  return {
    plain: (row) => change(row, false),
    read: (row) => change(row, true),
    used: () => [...seen],
    notes: () =>
      [...counts]
        .slice(0, 8)
        .map(([names, count]) => `${counted(count, 'line has', 'lines have')} ${names}: read as that`),
  };
}
