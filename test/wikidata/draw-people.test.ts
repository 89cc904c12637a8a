/** The draw of people and the check of their names, with an endpoint that is a function. */
import { describe, expect, test } from 'vitest';
import { type BandToDraw, drawPeople } from '../../src/wikidata/draw-people.ts';
import { sharedNames } from '../../src/wikidata/shared-names.ts';
import type { SparqlResults, SparqlRow } from '../../src/wikidata/sparql-results.ts';
import { QueryTimedOut } from '../../src/wikidata/wikidata-client.ts';

const PATH = 'wikibase:sitelinks' as const;
const row = (id: string, links: number, name?: string): SparqlRow => ({
  person: { type: 'uri', value: `http://www.wikidata.org/entity/${id}` },
  links: { type: 'literal', value: String(links) },
  ...(name !== undefined && { name: { type: 'literal', value: name, language: 'en' } }),
});
const rows = (list: readonly SparqlRow[]): SparqlResults => ({ rows: list, boolean: null });
const band = (name: string, low: number, high: number | null, wanted: number): BandToDraw => ({
  name,
  low,
  high,
  wanted,
});

/** An endpoint where every 25th id is a person of two sitelinks and every 2500th of eight. */
function wideWorld() {
  const queries: string[] = [];
  return {
    queries,
    query: async (sparql: string) => {
      queries.push(sparql);
      const ids = (/VALUES \?person \{([^}]*)\}/.exec(sparql)?.[1] ?? '').match(/Q\d+/g) ?? [];
      return rows(
        ids.flatMap((id) => {
          const number = Number(id.slice(1));
          if (number % 250 === 0) return [row(id, 8)];
          return number % 25 === 0 ? [row(id, 2)] : [];
        }),
      );
    },
  };
}

describe('drawing people', () => {
  const bands = [band('D-specialist', 5, 14, 10), band('E-tail', 1, 4, 10)];

  test('the tail comes from random ids until every band is full, the same for a seed', async () => {
    const first = wideWorld();
    const drawn = await drawPeople(first.query, bands, { seed: 1, path: PATH, tail: 'ids' });
    expect(drawn.map(({ ids }) => ids.length)).toEqual([10, 10]);
    expect(drawn[0]?.ids.every((id) => Number(id.slice(1)) % 250 === 0)).toBe(true);
    expect(first.queries.length).toBeLessThan(40);
    const again = await drawPeople(wideWorld().query, bands, { seed: 1, path: PATH, tail: 'ids' });
    expect(again).toEqual(drawn);
    const other = await drawPeople(wideWorld().query, bands, { seed: 2, path: PATH, tail: 'ids' });
    expect(other).not.toEqual(drawn);
  });

  test('an empty endpoint ends the draw instead of being asked for ever', async () => {
    let queries = 0;
    const empty = async () => {
      queries += 1;
      return rows([]);
    };
    const drawn = await drawPeople(empty, bands, { seed: 1, path: PATH, tail: 'ids' });
    expect(drawn.map(({ ids }) => ids)).toEqual([[], []]);
    expect(queries).toBeLessThanOrEqual(500);
  });

  test('a listing that takes too long is asked in parts, and nobody is lost or drawn twice', async () => {
    const everybody = Array.from({ length: 60 }, (_, at) => row(`Q${100 + at}`, 100 + (at % 7)));
    let timedOut = 0;
    const query = async (sparql: string) => {
      if (sparql.includes('COUNT(')) return rows([{ count: { type: 'literal', value: '60' } }]);
      const links = (/VALUES \?links \{([^}]*)\}/.exec(sparql)?.[1] ?? '').trim().split(' ').map(Number);
      const ending = /STRENDS\(STR\(\?person\), "(\d+)"\)/.exec(sparql)?.[1] ?? '';
      const found = everybody.filter(
        ({ person, links: count }) => links.includes(Number(count?.value)) && person?.value.endsWith(ending),
      );
      if (found.length > 5) {
        timedOut += 1;
        throw new QueryTimedOut();
      }
      return rows(found);
    };
    const [drawn] = await drawPeople(query, [band('A-head', 100, null, 100)], {
      seed: 1,
      path: PATH,
      tail: 'list',
    });
    expect(timedOut).toBeGreaterThan(3);
    expect(drawn?.ids.length).toBe(60);
    expect(new Set(drawn?.ids).size).toBe(60);
  });

  test('a band of many is listed by the last digits of the ids until there are enough', async () => {
    const asked: string[] = [];
    const query = async (sparql: string) => {
      if (sparql.includes('COUNT(')) return rows([{ count: { type: 'literal', value: '100000' } }]);
      const ending = /STRENDS\(STR\(\?person\), "(\d+)"\)/.exec(sparql)?.[1] ?? '';
      asked.push(ending);
      return rows(Array.from({ length: 9 }, (_, at) => row(`Q${at + 1}${ending}`, 20)));
    };
    const [drawn] = await drawPeople(query, [band('C-known', 15, 39, 20)], {
      seed: 1,
      path: PATH,
      tail: 'ids',
    });
    expect(drawn?.ids.length).toBe(20);
    expect(asked).toHaveLength(3);
    for (const ending of asked) expect(ending).toMatch(/^\d\d$/);
  });
});

describe('shared names', () => {
  const ada = { id: 'Q1', name: 'Ada Same', sitelinks: 20 };

  test('a namesake shuts a person out unless the person is five times as well known', async () => {
    const with_ = (links: number) => async () =>
      rows([row('Q1', 20, 'Ada Same'), row('Q2', links, 'Ada Same')]);
    const options = { language: 'en', path: PATH };
    expect(await sharedNames(with_(5), [ada], options)).toEqual(new Set(['Q1']));
    expect(await sharedNames(with_(4), [ada], options)).toEqual(new Set());
    expect(await sharedNames(with_(0), [ada], options)).toEqual(new Set());
  });

  test('two people of the sample with one name shut each other out, though the endpoint knows neither', async () => {
    const found = await sharedNames(async () => rows([]), [ada, { ...ada, id: 'Q9', sitelinks: 30 }], {
      language: 'en',
      path: PATH,
    });
    expect(found).toEqual(new Set(['Q1', 'Q9']));
  });

  test('a name cannot break out of its quotes', async () => {
    let asked = '';
    const query = async (sparql: string) => {
      asked = sparql;
      return rows([]);
    };
    await sharedNames(query, [{ id: 'Q1', name: 'A "B" \\ } SELECT', sitelinks: 1 }], {
      language: 'en',
      path: PATH,
    });
    expect(asked).toContain('"A \\"B\\" \\\\ } SELECT"@en');
  });
});
