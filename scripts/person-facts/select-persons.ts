/**
 * Who is in: so many of each field of life in each band, so that no band is all of one trade. The order within a
 * field is that of a hash, which is a fixed draw: the same tables give the same people.
 */
import { contentHash } from '../../src/core/hash.ts';
import type { Band, Field, Person } from './person.ts';

/** People wanted by band and field; fewer where the sources hold fewer. */
const WANTED: Readonly<Record<Band, Readonly<Partial<Record<Field, number>>>>> = {
  'A-head': { science: 21, arts: 36, politics: 36, sport: 6 },
  'B-famous': { science: 42, arts: 26, politics: 40, sport: 36 },
  'C-known': { science: 34, arts: 34, politics: 20, exploration: 12 },
  'D-specialist': { science: 14, arts: 44, politics: 36, sport: 40, exploration: 40, law: 4 },
  'E-tail': { science: 46, arts: 46, politics: 52, sport: 14, law: 52 },
};

/** The people drawn, by band, then in the order of the draw. */
export function selectPersons(persons: readonly Person[], seed: string): Person[] {
  const names = new Map<string, number>();
  for (const { name } of persons) names.set(name, (names.get(name) ?? 0) + 1);
  const drawn: Person[] = [];
  for (const [band, fields] of Object.entries(WANTED)) {
    for (const [field, wanted] of Object.entries(fields)) {
      const candidates = persons
        .filter((person) => person.band === band && person.field === field && names.get(person.name) === 1)
        .filter((person) => person.facts.length > 0)
        .map((person) => ({ person, rank: contentHash([seed, person.id]) }))
        .sort((a, b) => (a.rank < b.rank ? -1 : 1));
      drawn.push(...candidates.slice(0, wanted).map(({ person }) => person));
    }
  }
  return drawn;
}
