/**
 * A Wikidata item as its JSON says it, reduced to what questions need. Read from the entity JSON and not from
 * SPARQL's short forms: those drop ranks and the precision of dates, and turn Julian days into Gregorian ones.
 * Old dumps are read too: ids only as numbers, empty objects written as empty lists.
 */

export type StatementRank = 'preferred' | 'normal' | 'deprecated';

/** A point in time as stored: sign, digits and precision apart, the calendar beside it. */
export interface WikidataTime {
  readonly time: string;
  /** 11 day, 10 month, 9 year, 8 decade, 7 century. */
  readonly precision: number;
  /** Units of the precision by which the time may be earlier or later. */
  readonly before: number;
  readonly after: number;
  readonly calendar: 'gregorian' | 'julian';
}

export type StatementValue =
  | { readonly kind: 'item'; readonly id: string }
  | { readonly kind: 'time'; readonly time: WikidataTime }
  | { readonly kind: 'text'; readonly text: string; readonly language: string | null }
  /** `somevalue`: there is a value and nobody knows it. */
  | { readonly kind: 'unknown' }
  /** `novalue`: there is none. */
  | { readonly kind: 'none' }
  | { readonly kind: 'other' };

export interface Statement {
  readonly id: string;
  readonly rank: StatementRank;
  readonly value: StatementValue;
  readonly qualifiers: ReadonlyMap<string, readonly StatementValue[]>;
  /** References that name more than "imported from a Wikipedia". */
  readonly references: number;
}

export interface WikidataEntity {
  readonly id: string;
  /** Revision that was read, 0 when the source does not tell. */
  readonly revision: number;
  /** ISO date of that revision, null when not told. */
  readonly modified: string | null;
  readonly labels: ReadonlyMap<string, string>;
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  readonly statements: ReadonlyMap<string, readonly Statement[]>;
  readonly sitelinks: number;
}

/** An item from its JSON; null for one that is missing or no item. Unreadable statements become `other`. */
export function readEntity(json: unknown): WikidataEntity | null {
  const entity = record(json);
  const id = text(entity['id']);
  if (id === null || !/^Q[1-9]\d*$/.test(id) || 'missing' in entity) return null;
  const claims = record(entity['claims'] ?? entity['statements']);
  return {
    id,
    revision: typeof entity['lastrevid'] === 'number' ? entity['lastrevid'] : 0,
    modified: text(entity['modified'])?.slice(0, 10) ?? null,
    labels: new Map(
      Object.entries(record(entity['labels'])).flatMap(([language, label]) => {
        const value = text(record(label)['value']);
        return value === null ? [] : [[language, value] as const];
      }),
    ),
    aliases: new Map(
      Object.entries(record(entity['aliases'])).map(([language, names]) => [
        language,
        list(names).flatMap((name) => text(record(name)['value']) ?? []),
      ]),
    ),
    statements: new Map(
      Object.entries(claims).map(([property, statements]) => [property, list(statements).map(readStatement)]),
    ),
    sitelinks: Object.keys(record(entity['sitelinks'])).length,
  };
}

/** The items a property's statements point to, deprecated ones left aside, each once. */
export function itemsOf(entity: WikidataEntity, property: string): string[] {
  const ids = (entity.statements.get(property) ?? []).flatMap(({ rank, value }) =>
    rank !== 'deprecated' && value.kind === 'item' ? [value.id] : [],
  );
  return [...new Set(ids)];
}

function readStatement(json: unknown): Statement {
  const statement = record(json);
  const rank = statement['rank'];
  return {
    id: text(statement['id']) ?? '',
    rank: rank === 'preferred' || rank === 'deprecated' ? rank : 'normal',
    value: readSnak(statement['mainsnak']),
    qualifiers: new Map(
      Object.entries(record(statement['qualifiers'])).map(([property, snaks]) => [
        property,
        list(snaks).map(readSnak),
      ]),
    ),
    references: list(statement['references']).filter(namesASource).length,
  };
}

/** P143 imported from, P4656 Wikimedia import URL, P813 retrieved: none of them is a source. */
const NO_SOURCE = new Set(['P143', 'P4656', 'P813']);

function namesASource(reference: unknown): boolean {
  return Object.keys(record(record(reference)['snaks'])).some((property) => !NO_SOURCE.has(property));
}

function readSnak(json: unknown): StatementValue {
  const snak = record(json);
  if (snak['snaktype'] === 'somevalue') return { kind: 'unknown' };
  if (snak['snaktype'] === 'novalue') return { kind: 'none' };
  const data = record(snak['datavalue']);
  const value = data['value'];
  switch (data['type']) {
    case 'wikibase-entityid': {
      const { id, 'numeric-id': number, 'entity-type': type } = record(value);
      if (typeof id === 'string') return { kind: 'item', id };
      return typeof number === 'number' && type === 'item'
        ? { kind: 'item', id: `Q${number}` }
        : { kind: 'other' };
    }
    case 'time': {
      const { time, precision, before, after, calendarmodel } = record(value);
      if (typeof time !== 'string' || typeof precision !== 'number') return { kind: 'other' };
      return {
        kind: 'time',
        time: {
          time,
          precision,
          before: typeof before === 'number' ? before : 0,
          after: typeof after === 'number' ? after : 0,
          calendar: String(calendarmodel).endsWith('/Q1985786') ? 'julian' : 'gregorian',
        },
      };
    }
    case 'monolingualtext': {
      const { text: words, language } = record(value);
      return typeof words === 'string'
        ? { kind: 'text', text: words, language: text(language) }
        : { kind: 'other' };
    }
    case 'string':
      return typeof value === 'string' ? { kind: 'text', text: value, language: null } : { kind: 'other' };
    default:
      return { kind: 'other' };
  }
}

/** PHP writes an empty object as an empty list. */
function record(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
