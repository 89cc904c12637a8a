import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Question } from '../../src/core/question.ts';
import type { Reference } from '../../src/core/reference.ts';
import { loadDataset } from '../../src/pipeline/datasets.ts';
import { readRows } from '../../src/rows/read-rows.ts';
import { foldText } from '../../src/values/fold-text.ts';

const folder = resolve('../shared/data/persons');
const present = existsSync(folder);
if (!present) console.log('cross-check of person-facts skipped: ../shared/data/persons is absent');

interface TableRow {
  readonly id: string | null;
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly birth_date: string;
  readonly birth_place?: string;
  readonly birth_place_now?: string;
  readonly birth_country_now?: string;
  readonly death_date?: string;
  readonly death_place?: string;
  readonly nationality?: readonly string[];
  readonly awards?: readonly { year: number; category: string }[];
  readonly affiliations_at_award?: readonly string[];
  readonly positions?: readonly { state?: string; party?: string; type: string; start?: string }[];
  readonly wikipedia_title?: string;
  readonly source: readonly string[];
  readonly source_id: Readonly<Record<string, string>>;
}

describe.skipIf(!present)('person-facts against the persons tables', () => {
  const byId = new Map<string, TableRow>();
  const byName = new Map<string, TableRow[]>();
  let conflicts: TableRow[] = [];
  let questions: readonly Question[] = [];

  beforeAll(async () => {
    questions = (await loadDataset('person-facts')).questions;
    for (const file of ['persons-crosschecked.jsonl.gz', 'persons-core.jsonl.gz']) {
      for await (const { row } of readRows(`${folder}/${file}`)) {
        const person = row as unknown as TableRow;
        if (person.id !== null) byId.set(person.id, person);
        for (const [source, id] of Object.entries(person.source_id)) {
          byId.set(
            `${source.replace(/^congress-.*/, 'bioguide').replace(/^nobel.*/, 'nobel')}:${id}`,
            person,
          );
        }
        for (const name of new Set([
          person.name,
          ...(person.aliases ?? []),
          person.wikipedia_title ?? person.name,
        ])) {
          const key = foldText(name);
          byName.set(key, [...(byName.get(key) ?? []), person]);
        }
      }
    }
    for await (const { row } of readRows(`${folder}/persons-conflicts.jsonl`)) {
      conflicts = [...conflicts, row as unknown as TableRow];
    }
  });

  it('agrees in every fact that the tables hold', () => {
    let checked = 0;
    for (const question of questions) {
      const row = byId.get(question.subject?.id ?? '');
      if (row === undefined || question.reference === null) continue;
      for (const [property, reference] of factsOf(question)) {
        const expected = tableValues(row, property);
        if (expected === null) continue;
        checked += 1;
        expect(expected.map(foldText), `${question.id}: ${property}`).toContain(foldText(main(reference)));
      }
    }
    expect(checked).toBeGreaterThan(1200);
  });

  it('agrees in the year of birth with whoever bears the same name in the same trade', () => {
    for (const question of questions) {
      if (byId.has(question.subject?.id ?? '') || question.property !== 'birth year') continue;
      for (const row of byName.get(foldText(question.subject?.name ?? '')) ?? []) {
        const trade = row.source.some((name) => name.startsWith('congress')) ? 'law' : 'other';
        if (trade !== question.topic) continue;
        expect(row.birth_date.slice(0, 4), question.id).toBe(main(question.reference as Reference));
      }
    }
  });

  it('asks nothing of people on whose birth the sources disagree', () => {
    const disputed = new Set(conflicts.flatMap(({ id, name }) => [id ?? name, foldText(name)]));
    for (const { subject, id } of questions) {
      expect(disputed.has(subject?.id ?? ''), id).toBe(false);
      expect(disputed.has(foldText(subject?.name ?? '')), id).toBe(false);
    }
  });
});

function factsOf(question: Question): [string, Reference][] {
  const reference = question.reference as Reference;
  if (reference.form === 'facts') return reference.facts.map((fact) => [fact.name, fact.reference]);
  return [[question.property ?? '', reference]];
}

function main(reference: Reference): string {
  switch (reference.form) {
    case 'date':
      return reference.value;
    case 'place':
    case 'person':
      return reference.name;
    case 'text':
      return reference.text;
    default:
      return '';
  }
}

/** What the table says of a property; null where it says nothing. */
function tableValues(row: TableRow, property: string): string[] | null {
  const town = (place: string | undefined) =>
    place === undefined ? [] : [place, place.split(',')[0] ?? place];
  const plain = (country: string) =>
    country.replace(/^(USA|United States of America)$/, 'United States').replace(/^the /, '');
  switch (property.replace(/^infobox /, '')) {
    case 'birth date':
      return [row.birth_date];
    case 'birth year':
      return [row.birth_date.slice(0, 4)];
    case 'death date':
      return row.death_date === undefined ? null : [row.death_date];
    case 'death year':
      return row.death_date === undefined ? null : [row.death_date.slice(0, 4)];
    case 'birth place':
      return row.birth_place === undefined ? null : [...town(row.birth_place), ...town(row.birth_place_now)];
    case 'death place':
      return row.death_place === undefined ? null : town(row.death_place);
    case 'birth country': {
      const country = plain(row.birth_country_now ?? '');
      return [country, ...(/^(Scotland|Northern Ireland)$/.test(country) ? ['United Kingdom'] : [])];
    }
    case 'racing nationality':
      return (row.nationality ?? []).map(plain);
    case 'award year':
      return (row.awards ?? []).map(({ year }) => String(year));
    case 'prize field':
      return (row.awards ?? []).map(({ category }) => category);
    case 'institution':
      return (row.affiliations_at_award ?? []).map((name) => name.replace(/\s*\(.*?\)/g, '').trim());
    case 'party in Congress':
      return (row.positions ?? []).map(({ party }) => `${party === 'Democrat' ? 'Democratic' : party} Party`);
    default:
      return null;
  }
}
