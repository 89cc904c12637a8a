/** Real entities, query results and errors of Wikidata; skipped where the shared material is absent. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readEntity } from '../../src/stages/dataset/build/wikidata-entity.ts';
import { isLagging, readEntitiesAnswer } from '../../src/wikidata/entity-requests.ts';
import { readSparqlResults } from '../../src/wikidata/sparql-results.ts';
import { build } from '../stages/dataset/build/facts-in-test.ts';
import { entity } from './synthetic-entities.ts';

const FOLDER = resolve('../shared/data/wikidata');

function json(...path: string[]): Record<string, unknown> {
  return JSON.parse(readFileSync(join(FOLDER, ...path), 'utf8'));
}

function entitiesOf(file: string): Record<string, unknown>[] {
  const read = json('entities', file);
  return Object.values(
    (read['entities'] ?? { only: read['entity'] ?? read }) as Record<string, Record<string, unknown>>,
  );
}

describe.skipIf(!existsSync(FOLDER))('real material of Wikidata (needs ../shared)', () => {
  test('Olof Palme: both birth places count, the preferred one first', () => {
    const [palme] = entitiesOf('Q53713.entitydata-2025-12.json');
    const places = ['Q18333171', 'Q1754'].map((id) => entity(id, { labels: { en: `Place ${id}` } }));
    const { questions } = build(palme, ['P19', 'P569', 'P570'], { others: places });
    expect(questions.map(({ reference }) => reference)).toMatchObject([
      { form: 'place', name: 'Place Q18333171', aliases: ['Place Q1754'] },
      { form: 'date', value: '1927-01-30', precision: 'day' },
      { form: 'date', value: '1986-02-28', precision: 'day' },
    ]);
    expect(questions[0]?.source[0]?.url).toContain('oldid=2440340436');
  });

  test('Olof Palme: repeated terms of one office are one value in their year', () => {
    const [palme] = entitiesOf('Q53713.entitydata-2025-12.json');
    const offices = readEntity(palme)?.statements.get('P39') ?? [];
    const others = offices.flatMap(({ value }) =>
      value.kind === 'item' ? [entity(value.id, { labels: { en: `Office ${value.id}` } })] : [],
    );
    const { facts, reasons } = build(palme, ['P39'], { others });
    expect(offices.length).toBe(16);
    expect(facts).toHaveLength(2);
    expect(reasons).toContain('over-the-limit');
    for (const { reference } of facts) {
      const names = reference.form === 'set' ? reference.members.map(({ text }) => text) : [];
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test('Douglas Adams has no en label and is named all the same', () => {
    const [adams] = entitiesOf('Q42.entitydata-2025-12.json');
    const { questions } = build(adams, ['P569']);
    expect(readEntity(adams)?.labels.has('en')).toBe(false);
    expect(questions[0]?.subject?.name).toBe('Douglas Adams');
    expect(questions[0]?.popularity).toEqual({ band: 'A-head', value: 129, measure: 'Wikidata sitelinks' });
  });

  test('Henning Christophersen: the deprecated award is not asked', () => {
    const [christophersen] = entitiesOf('wikibase-sdk-Q646148.json');
    const awards = readEntity(christophersen)?.statements.get('P166') ?? [];
    const deprecated = awards.filter(({ rank }) => rank === 'deprecated');
    expect(deprecated).toHaveLength(1);
    const { leftOut } = build(christophersen, ['P166']);
    const id = deprecated[0]?.value.kind === 'item' ? deprecated[0].value.id : '';
    expect(leftOut.some(({ detail }) => detail?.includes(id))).toBe(false);
  });

  test('every entity file of either form is read, old numeric ids too', () => {
    let items = 0;
    for (const file of readdirSync(join(FOLDER, 'entities'))) {
      if (!file.endsWith('.json') || file.includes('mock-dump')) continue;
      for (const raw of entitiesOf(file)) {
        const read = readEntity(raw);
        if (read === null) continue;
        items += 1;
        for (const statements of read.statements.values()) {
          for (const { value } of statements)
            if (value.kind === 'item') expect(value.id).toMatch(/^[A-Z]\d+/);
        }
      }
    }
    expect(items).toBeGreaterThan(8);
    const kahn = entitiesOf('wbgetentites-Oliver-Kahn.json')
      .map(readEntity)
      .find((one) => one !== null);
    expect(kahn?.statements.get('P31')?.[0]?.value).toEqual({ kind: 'item', id: 'Q5' });
  });

  test('every stored SPARQL result is read: optional variables, blank nodes, languages, ASK', () => {
    for (const file of readdirSync(join(FOLDER, 'sparql')).filter((name) => name.endsWith('.srj.json'))) {
      const body = readFileSync(join(FOLDER, 'sparql', file), 'utf8');
      const results = readSparqlResults(body);
      const bindings = (JSON.parse(body) as { results: { bindings: unknown[] } }).results.bindings;
      expect(results?.rows.length, file).toBe(bindings.length);
    }
    const questions = json('sparql', 'qald10-all.json')['questions'] as {
      answers: Record<string, unknown>[];
    }[];
    for (const { answers } of questions) {
      const results = readSparqlResults(JSON.stringify(answers[0]));
      const boolean = answers[0]?.['boolean'];
      expect(results).not.toBeNull();
      expect(results?.boolean).toBe(typeof boolean === 'boolean' ? boolean : null);
    }
  });

  test('maxlag in both of its forms is a reason to wait, other errors are not', () => {
    expect(isLagging(json('api-errors', 'error-maxlag-full.json'))).toBe(true);
    expect(isLagging(json('api-errors', 'error-maxlag.json'))).toBe(true);
    for (const file of ['error.json', 'error-badtoken.json', 'warnings.json']) {
      expect(isLagging(json('api-errors', file)), file).toBe(false);
    }
    const bogus = readEntitiesAnswer(json('entities', 'wbgetentities-bogus.json'), ['bogus']);
    expect(bogus).toMatchObject({ error: { code: 'no-such-entity' }, absent: ['bogus'] });
  });
});
