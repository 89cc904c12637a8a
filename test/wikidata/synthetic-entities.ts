/** Synthetic items in Wikidata's JSON, for what real material lacks: nobody here exists. */
import type { RawEntity } from './stand-in.ts';

export interface StatementParts {
  readonly rank?: 'preferred' | 'normal' | 'deprecated';
  readonly qualifiers?: Readonly<Record<string, readonly Snak[]>>;
  /** References that name a source. */
  readonly references?: number;
}

export type Snak = Readonly<Record<string, unknown>>;

export function item(id: string): Snak {
  return {
    snaktype: 'value',
    datavalue: {
      type: 'wikibase-entityid',
      value: { 'entity-type': 'item', 'numeric-id': Number(id.slice(1)), id },
    },
  };
}

export function time(
  text: string,
  precision: number,
  { julian = false, before = 0, after = 0 }: { julian?: boolean; before?: number; after?: number } = {},
): Snak {
  return {
    snaktype: 'value',
    datavalue: {
      type: 'time',
      value: {
        time: text,
        precision,
        before,
        after,
        timezone: 0,
        calendarmodel: `http://www.wikidata.org/entity/${julian ? 'Q1985786' : 'Q1985727'}`,
      },
    },
  };
}

export const someValue: Snak = { snaktype: 'somevalue' };
export const noValue: Snak = { snaktype: 'novalue' };

export function statement(
  mainsnak: Snak,
  { rank = 'normal', qualifiers, references = 2 }: StatementParts = {},
) {
  return {
    type: 'statement',
    id: 'synthetic$1',
    rank,
    mainsnak,
    ...(qualifiers && { qualifiers }),
    references: Array.from({ length: references }, () => ({ snaks: { P248: [item('Q100')] } })),
  };
}

export interface EntityParts {
  /** Language to label. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly aliases?: Readonly<Record<string, readonly string[]>>;
  readonly claims?: Readonly<Record<string, readonly unknown[]>>;
  readonly sitelinks?: number;
}

export function entity(
  id: string,
  { labels = {}, aliases = {}, claims = {}, sitelinks = 0 }: EntityParts,
): RawEntity {
  return {
    id,
    type: 'item',
    lastrevid: 1000 + Number(id.slice(1)),
    modified: '2026-01-02T03:04:05Z',
    labels: Object.fromEntries(
      Object.entries(labels).map(([language, value]) => [language, { language, value }]),
    ),
    aliases: Object.fromEntries(
      Object.entries(aliases).map(([language, names]) => [
        language,
        names.map((value) => ({ language, value })),
      ]),
    ),
    claims,
    sitelinks: Object.fromEntries(
      Array.from({ length: sitelinks }, (_, at) => [`x${at}wiki`, { site: `x${at}wiki`, title: id }]),
    ),
  };
}

/** A human being with these statements on top. */
export function person(id: string, parts: EntityParts): RawEntity {
  return entity(id, {
    sitelinks: 7,
    ...parts,
    labels: parts.labels ?? { en: `Person ${id}` },
    claims: { P31: [statement(item('Q5'))], ...parts.claims },
  });
}

/** So many invented people over all bands, with the places, countries and awards they need. */
export function syntheticWorld(people: number): RawEntity[] {
  const world: RawEntity[] = [
    entity('Q11', { labels: { mul: 'Overland' }, claims: { P31: [statement(item('Q6256'))] } }),
    entity('Q12', { labels: { en: 'Overland Prize in Rowing' } }),
    ...Array.from({ length: 20 }, (_, at) =>
      entity(`Q${20 + at}`, {
        labels: { en: `Townlet ${at}` },
        aliases: { en: [`Old Townlet ${at}`] },
        claims: { P17: [statement(item('Q11'))], P31: [statement(item('Q515'))] },
      }),
    ),
    ...Array.from({ length: 15 }, (_, at) => entity(`Q${50 + at}`, { labels: { en: `trade ${at}` } })),
  ];
  const links = [120, 60, 20, 8, 2];
  for (let at = 0; at < people; at += 1) {
    const year = 1900 + ((at * 7) % 90);
    const two = (value: number) => String(value).padStart(2, '0');
    world.push(
      person(`Q${1000 + at}`, {
        labels: at % 3 === 0 ? { mul: `Invented Person ${at}` } : { en: `Invented Person ${at}` },
        sitelinks: (links[at % 5] as number) + (at % 4),
        claims: {
          P569: [statement(time(`+${year}-${two(1 + (at % 12))}-${two(2 + (at % 26))}T00:00:00Z`, 11))],
          P19: [statement(item(`Q${20 + (at % 20)}`))],
          P106: [statement(item(`Q${50 + (at % 15)}`))],
          P27: [statement(item('Q11'))],
          ...(at % 2 === 0 && {
            P166: [
              statement(item('Q12'), {
                qualifiers: { P585: [time(`+${year + 30}-00-00T00:00:00Z`, 9)] },
              }),
            ],
          }),
        },
      }),
    );
  }
  return world;
}
