/**
 * Who shares a name. A question that names a person is only fair when the name means that person: alone with it, or
 * so much better known than every namesake that nobody would think of another.
 */
import { namesakesQuery, type SitelinksPath } from './people-queries.ts';
import { itemId, type SparqlResults } from './sparql-results.ts';
import { QueryTimedOut } from './wikidata-client.ts';

export interface NamedPerson {
  readonly id: string;
  readonly name: string;
  readonly sitelinks: number;
}

export interface SharedNameOptions {
  readonly language: string;
  readonly path: SitelinksPath;
}

const NAMES_PER_QUERY = 50;
/** So many times the sitelinks of the best known namesake and the name means this person. */
const FAR_BETTER_KNOWN = 5;

/** Ids of the people whose names do not single them out. */
export async function sharedNames(
  query: (sparql: string) => Promise<SparqlResults>,
  people: readonly NamedPerson[],
  options: SharedNameOptions,
): Promise<Set<string>> {
  const names = [...new Set(people.map(({ name }) => name))].sort();
  const bearers = new Map<string, Map<string, number>>();
  for (let at = 0; at < names.length; at += NAMES_PER_QUERY) {
    for (const { name, person, links } of await ask(names.slice(at, at + NAMES_PER_QUERY))) {
      const id = itemId(person);
      if (id === null || name === undefined) continue;
      const known = bearers.get(name.value) ?? new Map<string, number>();
      bearers.set(name.value, known.set(id, Number(links?.value ?? 0)));
    }
  }
  // The people themselves are namesakes of each other, whatever the endpoint knows.
  for (const { id, name, sitelinks } of people) {
    bearers.set(name, (bearers.get(name) ?? new Map<string, number>()).set(id, sitelinks));
  }
  return new Set(
    people
      .filter(({ id, name, sitelinks }) =>
        [...(bearers.get(name) ?? [])].some(
          ([other, links]) => other !== id && sitelinks < FAR_BETTER_KNOWN * Math.max(1, links),
        ),
      )
      .map(({ id }) => id),
  );

  async function ask(some: readonly string[]): Promise<SparqlResults['rows']> {
    try {
      return (await query(namesakesQuery(some, options))).rows;
    } catch (error) {
      if (!(error instanceof QueryTimedOut) || some.length === 1) throw error;
      const middle = Math.ceil(some.length / 2);
      return [...(await ask(some.slice(0, middle))), ...(await ask(some.slice(middle)))];
    }
  }
}
