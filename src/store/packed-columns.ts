/**
 * The rows of a query as one array a column. Taking rows over as objects costs three to five times the time of the
 * scan itself; so SQLite hands over one JSON array a column, and long texts end to end with their lengths, for it
 * escapes a letter at a time. Older SQLite writes fractions in JSON to fifteen digits, so they go with seventeen, which name
 * every double.
 */
import { type AliasedRawBuilder, type Kysely, sql } from 'kysely';
import { type Columns, type Packing, type Packings, type Rows, rounded } from './reader.ts';
import type { Tables } from './schema.ts';

/**
 * The named columns, in the order of the query's rows.
 * @param options - whether this SQLite writes more than fifteen digits into JSON
 */
export async function packedColumns<Row, const P extends Packings<Row>>(
  kysely: Kysely<Tables>,
  rows: Rows<Row>,
  packings: P,
  { everyDigit }: { readonly everyDigit: boolean },
): Promise<Columns<Row, P>> {
  const named = Object.entries(packings) as [string, Packing][];
  const packed = (await kysely
    .selectFrom(rows.as('page') as never)
    .select(named.flatMap(([name, how]) => packing(how, name)))
    .executeTakeFirstOrThrow()) as Record<string, unknown>;
  return Object.fromEntries(
    named.map(([name, how]) => {
      const values = JSON.parse(packed[name] as string);
      if (how === 'text') return [name, textsOf(values, packed[lettersOf(name)] as Blob)];
      return [name, how === 'rounded' && everyDigit ? rounded(values) : values];
    }),
  ) as Columns<Row, P>;
}

/** The column of the letters beside that of the lengths. */
function lettersOf(name: string): string {
  return `${name} letters`;
}

function packing(how: Packing, name: string): AliasedRawBuilder<unknown, string>[] {
  const column = sql.ref(name);
  switch (how) {
    case 'plain':
    case 'rounded':
      return [sql`json_group_array(${column})`.as(name)];
    case 'json':
      return [sql`json_group_array(json(${column}))`.as(name)];
    case 'fraction':
      return [
        sql`'[' || ifnull(group_concat(iif(${column} is null, 'null', printf('%!.17g', ${column}))), '') || ']'`.as(
          name,
        ),
      ];
    case 'text':
      return [
        sql`json_group_array(octet_length(${column}))`.as(name),
        sql`cast(group_concat(${column}, '') as blob)`.as(lettersOf(name)),
      ];
  }
}

/** As one driver or the other gives it; null where no row has a text. */
type Blob = Uint8Array | ArrayBuffer | null;

/** Cut where the lengths, in bytes, say. */
function textsOf(lengths: readonly (number | null)[], letters: Blob): (string | null)[] {
  const bytes =
    letters instanceof Uint8Array
      ? Buffer.from(letters.buffer, letters.byteOffset, letters.byteLength)
      : Buffer.from(letters ?? new ArrayBuffer(0));
  let at = 0;
  return lengths.map((length) => {
    if (length === null) return null;
    const from = at;
    at += length;
    return bytes.toString('utf8', from, at);
  });
}
