/**
 * The SPARQL that finds people. Plain SPARQL 1.1 with its prefixes declared and no label service, so that QLever and
 * other copies take it too; no OFFSET, whose pages overlap without a total order; sets are split by sitelinks and by
 * the last digits of the id instead.
 */

const PREFIXES = `PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
PREFIX wikibase: <http://wikiba.se/ontology#>
PREFIX schema: <http://schema.org/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
`;

/** How a copy holds the number of sitelinks: on the item (the query service) or on its page (raw dumps, QLever). */
export type SitelinksPath = 'wikibase:sitelinks' | '^schema:about/wikibase:sitelinks';

/** Has a row where the number stands on the item; not an ASK, which not every copy takes. */
export const SITELINKS_ON_ITEM = `${PREFIXES}SELECT ?person WHERE { ?person wikibase:sitelinks ?links ; wdt:P31 wd:Q5 . } LIMIT 1`;

export interface PeopleQuery {
  readonly path: SitelinksPath;
  /** Numbers of sitelinks; null = any. */
  readonly links: readonly number[] | null;
  /** Last digits of the id, '' = any. */
  readonly ending: string;
  /** Further triple patterns on ?person. */
  readonly where: string | null;
}

/** ?person and ?links of people with these numbers of sitelinks. */
export function peopleQuery(query: PeopleQuery): string {
  return `${PREFIXES}SELECT DISTINCT ?person ?links WHERE {\n${patterns(query)}}`;
}

/** ?count of the same people. */
export function countPeopleQuery(query: PeopleQuery): string {
  return `${PREFIXES}SELECT (COUNT(DISTINCT ?person) AS ?count) WHERE {\n${patterns(query)}}`;
}

/** ?person and ?links of those of the items that are people. */
export function peopleAmongQuery(ids: readonly string[], path: SitelinksPath): string {
  const values = ids.map((id) => `wd:${id}`).join(' ');
  return `${PREFIXES}SELECT DISTINCT ?person ?links WHERE {
  VALUES ?person { ${values} }
  ?person wdt:P31 wd:Q5 ; ${path} ?links .
}`;
}

/** ?name, ?person and ?links of everyone who is called so, in the language or for all languages. */
export function namesakesQuery(
  names: readonly string[],
  { language, path }: { readonly language: string; readonly path: SitelinksPath },
): string {
  const values = names.flatMap((name) => [
    `${literal(name)}@${language}`,
    ...(language === 'mul' ? [] : [`${literal(name)}@mul`]),
  ]);
  return `${PREFIXES}SELECT DISTINCT ?name ?person ?links WHERE {
  VALUES ?name { ${values.join(' ')} }
  ?person rdfs:label ?name ; wdt:P31 wd:Q5 ; ${path} ?links .
}`;
}

function patterns({ path, links, ending, where }: PeopleQuery): string {
  return [
    ...(links === null ? [] : [`  VALUES ?links { ${links.join(' ')} }`]),
    `  ?person ${path} ?links ; wdt:P31 wd:Q5 .`,
    ...(where === null ? [] : [`  ${where}`]),
    ...(ending === '' ? [] : [`  FILTER(STRENDS(STR(?person), "${ending}"))`]),
    '',
  ].join('\n');
}

function literal(text: string): string {
  const escaped = text
    .replace(/[\\"]/g, (character) => `\\${character}`)
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t');
  return `"${escaped}"`;
}
