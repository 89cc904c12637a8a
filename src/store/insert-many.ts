/**
 * Many new rows of a table in few statements. Binding a value costs SQLite's drivers as much as storing it costs SQLite, so
 * what the rows of a batch have in common is bound once for all of them, a key that counts up is counted by SQLite, and
 * a column that nothing fills is left out. Rows keep their order, so their ids are in it too.
 */
import type { SqlValue } from '../sqlite/sqlite-connection.ts';
import type { Database } from './database.ts';

/** Rows of a statement; what is left over goes in halves of it, so that a table has few statements. */
const MOST_ROWS = 64;

export interface InsertManyOptions<Name extends string> {
  /** Columns that hold whole numbers, often one more in each row. @default none */
  readonly counting?: readonly Name[];
  /** Columns that often hold what another one does. @default none */
  readonly twins?: Readonly<Partial<Record<Name, Name>>>;
  /** What to do on conflict; rows that are not made are not counted. @default an error */
  readonly ending?: string;
}

export interface InsertedMany {
  readonly changes: number;
  /** Of the first row; those behind it follow one by one, where all were made. */
  readonly firstId: number;
}

/** How a column of a batch is written. */
type Layout<Name> = 'blank' | 'common' | 'counted' | 'own' | { readonly as: Name };

/** Inside a write: new rows of a table whose ids count by themselves. */
export function insertMany<const Name extends string>(
  database: Database,
  table: string,
  names: readonly Name[],
  options: InsertManyOptions<Name> = {},
): (rows: readonly Readonly<Record<Name, SqlValue>>[]) => InsertedMany {
  const { counting = [], twins = {}, ending = '' } = options;

  const layoutOf = (name: Name, rows: readonly Readonly<Record<Name, SqlValue>>[]): Layout<Name> => {
    const first = rows[0]![name];
    if (rows.every((row) => row[name] === first)) return first === null ? 'blank' : 'common';
    if (counting.includes(name) && typeof first === 'number') {
      if (rows.every((row, at) => row[name] === first + at)) return 'counted';
    }
    const twin = (twins as Readonly<Partial<Record<Name, Name>>>)[name];
    return twin !== undefined && rows.every((row) => row[name] === row[twin]) ? { as: twin } : 'own';
  };

  return (rows) => {
    if (rows.length === 0) return { changes: 0, firstId: 0 };
    const layouts = names.map((name) => layoutOf(name, rows));
    const of = (wanted: Layout<Name>) => names.filter((_, at) => layouts[at] === wanted);
    const [common, counted, own] = [of('common'), of('counted'), of('own')];
    const filled = names.filter((_, at) => layouts[at] !== 'blank');
    const written = (name: Name): string => {
      const layout = layouts[names.indexOf(name)]!;
      if (typeof layout === 'object') return written(layout.as);
      if (layout === 'counted') return `common."${name}" + own.column1`;
      return layout === 'own' ? `own.column${2 + own.indexOf(name)}` : `common."${name}"`;
    };
    const once = [...common, ...counted];
    // Without a column of its own a batch still has one that says nothing.
    const before = `insert into "${table}" (${filled.map((name) => `"${name}"`).join(', ')})
      select ${filled.map(written).join(', ')}
      from (select ${['0', ...once.map((name) => `? as "${name}"`)].join(', ')}) as common cross join (values `;
    const after = `) as own where true ${ending}`;
    const blanks = ', ?'.repeat(own.length);
    const sqlOf = (count: number): string => {
      let values = '';
      for (let at = 0; at < count; at += 1) values += `${at === 0 ? '' : ','}(${at}${blanks})`;
      return before + values + after;
    };

    let changes = 0;
    let last = 0;
    let statement = '';
    let size = 0;
    for (let start = 0; start < rows.length; start += size) {
      const count = pieceOf(rows.length - start);
      if (count !== size) statement = sqlOf(count);
      size = count;
      const values: SqlValue[] = [];
      for (const name of once) values.push(rows[start]![name]);
      for (let at = start; at < start + count; at += 1) {
        const row = rows[at]!;
        for (const name of own) values.push(row[name]);
      }
      const made = database.prepare(statement).run(...values);
      changes += Number(made.changes);
      last = Number(made.lastInsertRowid);
    }
    return { changes, firstId: last - rows.length + 1 };
  };
}

/** Of what is left as many rows as the longest statement that fits takes. */
function pieceOf(left: number): number {
  let size = MOST_ROWS;
  while (size > left) size /= 2;
  return size;
}
