/**
 * Many new rows of a table in few statements, given as columns. Binding a value costs SQLite's drivers as much as storing it
 * costs SQLite, so what the rows of a batch have in common is bound once for all of them, a key that counts up is counted by
 * SQLite, and a column that nothing fills is left out. Rows keep their order, so their ids are in it too.
 */
import { remembered } from '../core/remembered.ts';
import type { SqlValue } from '../sqlite/sqlite-connection.ts';
import type { Database } from './database.ts';

/** Rows of a statement; what is left over goes in halves of it, so that a table has few statements. */
const MOST_ROWS = 64;
/** Layouts whose statements are kept. */
const MOST_LAYOUTS = 200;

/** What the rows of a batch hold in one column: a value each, or one for all. */
export type Cells = SqlValue | readonly SqlValue[];

export interface InsertManyOptions<Name extends string> {
  /** Columns that hold whole numbers, often one more in each row. @default none */
  readonly counting?: readonly Name[];
  /** Columns that often hold what another one does. @default none */
  readonly twins?: Readonly<Partial<Record<Name, Name>>>;
  /** What to do on conflict; rows that are not made are not counted. @default an error */
  readonly ending?: string;
  /** A condition without which a row is not made, of how its columns are written. @default none */
  readonly unless?: (written: (name: Name) => string) => string;
  /**
   * For small batches without end: a column that was once bound, or bound for each row, is so ever after, and the table has few
   * statements. @default false
   */
  readonly settling?: boolean;
}

export interface InsertedMany {
  readonly changes: number;
  /** Of the first row; those behind it follow one by one, where all were made. */
  readonly firstId: number;
}

/** How a column of a batch is written, in a word: `blank`, `common`, `counted`, `own`, or as another column. */
const TWIN = 'as:';

/** How the rows of a layout are written. */
interface Plan<Name> {
  /** Columns that are bound once for all rows of a statement. */
  readonly once: readonly Name[];
  /** Those that are bound for each row. */
  readonly own: readonly Name[];
  readonly sqlOf: (rows: number) => string;
}

/** Inside a write: new rows of a table whose ids count by themselves. */
export function insertMany<const Name extends string>(
  database: Database,
  table: string,
  names: readonly Name[],
  options: InsertManyOptions<Name> = {},
): (columns: Readonly<Record<Name, Cells>>, count: number) => InsertedMany {
  const { counting = [], twins = {}, ending = '', unless, settling = false } = options;
  const settled = new Map<Name, string>();

  const layoutOf = (name: Name, columns: Readonly<Record<Name, Cells>>): string => {
    const before = settled.get(name);
    if (before === 'own') return before;
    const layout = freeLayoutOf(name, columns);
    if (layout === 'blank' && before !== undefined) return before;
    if (settling && (layout === 'common' || layout === 'own')) settled.set(name, layout);
    return layout;
  };
  const freeLayoutOf = (name: Name, columns: Readonly<Record<Name, Cells>>): string => {
    const cells = columns[name];
    if (!isList(cells)) return cells === null ? 'blank' : 'common';
    const first = cells[0]!;
    if (areAll(cells, first)) return first === null ? 'blank' : 'common';
    if (typeof first === 'number' && counting.includes(name) && countUp(cells, first)) return 'counted';
    const twin = (twins as Readonly<Partial<Record<Name, Name>>>)[name];
    return twin !== undefined && areSame(cells, columns[twin]) ? `${TWIN}${twin}` : 'own';
  };

  /** @param told - The layout of a batch, a word a column. */
  const plan = (told: string): Plan<Name> => {
    const layouts = told.split(' ');
    const of = (wanted: string) => names.filter((_, at) => layouts[at] === wanted);
    const [common, counted, own] = [of('common'), of('counted'), of('own')];
    const filled = names.filter((_, at) => layouts[at] !== 'blank');
    const written = (name: Name): string => {
      const layout = layouts[names.indexOf(name)]!;
      if (layout === 'blank') return 'null';
      if (layout === 'common') return `common."${name}"`;
      if (layout === 'counted') return `common."${name}" + own.column1`;
      return layout === 'own'
        ? `own.column${2 + own.indexOf(name)}`
        : written(layout.slice(TWIN.length) as Name);
    };
    const once = [...common, ...counted];
    // Without a column of its own a batch still has one that says nothing.
    const before = `insert into "${table}" (${filled.map((name) => `"${name}"`).join(', ')})
      select ${filled.map(written).join(', ')}
      from (select ${['0', ...once.map((name) => `? as "${name}"`)].join(', ')}) as common cross join (values `;
    const condition = unless === undefined ? '' : `and not (${unless(written)})`;
    const after = `) as own where true ${condition} ${ending}`;
    const blanks = ', ?'.repeat(own.length);
    const sqlOf = remembered((count: number) => {
      const rows = Array.from({ length: count }, (_, at) => `(${at}${blanks})`);
      return before + rows.join(',') + after;
    });
    return { once, own, sqlOf };
  };
  // Most batches of an import share one.
  const planOf = remembered(plan, { most: MOST_LAYOUTS });

  return (columns, count) => {
    if (count === 0) return { changes: 0, firstId: 0 };
    const { once, own, sqlOf } = planOf(names.map((name) => layoutOf(name, columns)).join(' '));
    const lists = own.map((name) => columns[name] as readonly SqlValue[]);
    let changes = 0;
    let last = 0;
    let size = 0;
    for (let start = 0; start < count; start += size) {
      size = pieceOf(count - start);
      const values: SqlValue[] = [];
      for (const name of once) {
        const cells = columns[name];
        values.push(isList(cells) ? cells[start]! : cells);
      }
      for (let at = start; at < start + size; at += 1) {
        for (let column = 0; column < lists.length; column += 1) values.push(lists[column]![at]!);
      }
      const made = database.prepare(sqlOf(size)).run(...values);
      changes += Number(made.changes);
      last = Number(made.lastInsertRowid);
    }
    return { changes, firstId: last - count + 1 };
  };
}

function isList(cells: Cells): cells is readonly SqlValue[] {
  return Array.isArray(cells);
}

function areAll(cells: readonly SqlValue[], value: SqlValue): boolean {
  for (let at = 1; at < cells.length; at += 1) if (cells[at] !== value) return false;
  return true;
}

function countUp(cells: readonly SqlValue[], first: number): boolean {
  for (let at = 1; at < cells.length; at += 1) if (cells[at] !== first + at) return false;
  return true;
}

function areSame(cells: readonly SqlValue[], others: Cells): boolean {
  if (cells === others) return true;
  if (!isList(others)) return false;
  for (let at = 0; at < cells.length; at += 1) if (cells[at] !== others[at]) return false;
  return true;
}

/** Of what is left as many rows as the longest statement that fits takes. */
function pieceOf(left: number): number {
  let size = MOST_ROWS;
  while (size > left) size /= 2;
  return size;
}
