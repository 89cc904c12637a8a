/**
 * The people that the persons table lacks, from the four tables beside this file: artists (Tate, CC0), judges
 * (Federal Judicial Center) and astronauts (NASA), both works of the United States government, and single facts of
 * Wikidata (CC0) as the KAMEL benchmark keeps them. Each row carries the source's own id, so that it can be checked.
 */
import type { SingleReference } from '../../src/core/reference.ts';
import { readRows } from '../../src/rows/read-rows.ts';
import {
  type Band,
  biography,
  dateReference,
  type Fact,
  type Field,
  lifeDates,
  type Person,
} from './person.ts';
import { placeReference } from './places.ts';

type Row = Readonly<Record<string, string>>;

/** Everybody in the four tables, in their order. */
export async function furtherPersons(folder: string): Promise<Person[]> {
  return [
    ...(await rowsOf(folder, 'tate-artists.csv')).map(artist),
    ...(await rowsOf(folder, 'fjc-judges.csv')).map(judge),
    ...(await rowsOf(folder, 'nasa-astronauts.csv')).map(astronaut),
    ...(await rowsOf(folder, 'wikidata-people.csv')).map(singleFact),
  ];
}

async function rowsOf(folder: string, file: string): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const { row } of readRows(`${folder}/${file}`)) {
    rows.push(Object.fromEntries(Object.entries(row).map(([key, value]) => [key, String(value ?? '')])));
  }
  return rows;
}

function artist(row: Row): Person {
  const born = placeReference({ place: row['birth_place'] ?? '', country: row['birth_country'] });
  const facts: Fact[] = [
    { property: 'birth year', group: 'birth-time', reference: dateReference(row['born'] ?? '') },
    ...(born === null ? [] : [{ property: 'birth place', group: 'birth-where', reference: born }]),
    ...deathFacts(row, ''),
  ];
  return {
    name: row['name'] ?? '',
    id: `tate:${row['id']}`,
    who: 'the artist',
    field: 'arts',
    band: row['band'] as Band,
    measure: "editor's judgement; number of works in the Tate collection",
    ...(row['died'] === '' ? {} : { life: 'dead' as const }),
    source: {
      name: `Tate collection, artist ${row['id']}`,
      url: 'https://github.com/tategallery/collection/blob/2a36a30/artist_data.csv',
      licence: 'CC0-1.0',
    },
    asOf: '2014-10-31',
    facts,
  };
}

function judge(row: Row): Person {
  const born = placeReference({ place: row['birth_place'] ?? '', region: row['birth_state'] });
  const facts: Fact[] = [
    { property: 'birth year', group: 'birth-time', reference: dateReference(row['born'] ?? '') },
    ...(born === null ? [] : [{ property: 'birth place', group: 'birth-where', reference: born }]),
    ...deathFacts(row, row['death_state'] ?? ''),
  ];
  return {
    name: row['name'] ?? '',
    id: `fjc:${row['id']}`,
    who: 'the American federal judge',
    field: 'law',
    band: row['id'] === '125' || row['id'] === '28' ? 'D-specialist' : 'E-tail',
    measure: "editor's judgement",
    life: 'dead',
    source: {
      name: `Federal Judicial Center, Biographical Directory of Article III Federal Judges, judge ${row['id']}`,
      url: 'https://www.fjc.gov/history/judges',
      licence: 'public domain (US government work)',
    },
    asOf: '2016-07-01',
    facts,
  };
}

function astronaut(row: Row): Person {
  const region = row['birth_region'] ?? '';
  const born = placeReference({ place: row['birth_place'] ?? '', region });
  const schools = (row['schools'] ?? '').split(';').map((name) => name.trim());
  const facts: Fact[] = [
    ...lifeDates(row['born'] ?? '', row['died'] || undefined),
    ...(born === null ? [] : [{ property: 'birth place', group: 'birth-where', reference: born }]),
    { property: 'education', group: 'education', reference: schoolReference(schools) },
    ...occupation(row, 'astronaut', ['NASA astronaut', 'pilot', 'test pilot', 'naval aviator']),
  ];
  const early = Number(row['selected'] || 9999) < 1970;
  return {
    name: row['name'] ?? '',
    id: `nasa:${(row['name'] ?? '').toLowerCase().replaceAll(/[^a-z]+/g, '-')}`,
    who: 'the astronaut',
    field: 'exploration',
    band: early ? 'C-known' : 'D-specialist',
    measure: 'selected by NASA before 1970 (C) or later (D)',
    ...(row['died'] === '' ? {} : { life: 'dead' as const }),
    source: {
      name: 'NASA Astronaut Fact Book, April 2013 edition',
      url: 'https://www.nasa.gov/wp-content/uploads/2016/01/astronaut_fact_book.pdf',
      licence: 'public domain (US government work)',
    },
    asOf: '2013-04-30',
    facts: [...facts, ...biography(facts)],
  };
}

function singleFact(row: Row): Person {
  const property = row['property'] ?? '';
  const values = (row['values'] ?? '').split(';').map((names) => names.split('|').map((name) => name.trim()));
  const relation: Readonly<Record<string, string>> = {
    'doctoral advisor': 'P184',
    spouse: 'P26',
    team: 'P54',
  };
  const file = `data/KAMEL/${relation[property]}/test.jsonl`;
  return {
    name: row['name'] ?? '',
    id: `kamel:${relation[property]}:${row['index']}`,
    who: row['who'] ?? '',
    field: row['field'] as Field,
    band: row['band'] as Band,
    measure: "editor's judgement",
    ...(row['life'] === '' ? {} : { life: row['life'] as 'living' | 'dead' }),
    source: {
      name: `Wikidata statement (${relation[property]}), as kept by KAMEL under index ${row['index']}`,
      url: `https://github.com/JanKalo/KAMEL/blob/c5c6a2c/${file}`,
      licence: 'CC0-1.0',
    },
    asOf: '2021-12-31',
    facts: [{ property, group: property, reference: namesReference(values, property) }],
  };
}

function deathFacts(row: Row, state: string): Fact[] {
  if (!row['died']) return [];
  const facts: Fact[] = [
    { property: 'death year', group: 'death-time', reference: dateReference(row['died']) },
  ];
  const place = row['death_place'] ? placeReference({ place: row['death_place'], region: state }) : null;
  if (place !== null) facts.push({ property: 'death place', group: 'death-where', reference: place });
  return facts;
}

function occupation(row: Row, text: string, aliases: readonly string[]): Fact[] {
  const born = (row['born'] ?? '').slice(0, 4);
  const years = row['died'] ? `${born}–${row['died'].slice(0, 4)}` : `born ${born}`;
  return [
    {
      property: 'occupation',
      group: 'occupation',
      subject: `${row['name']} (${years})`,
      reference: { form: 'text', text, aliases: [...aliases] },
    },
  ];
}

const SHORT_NAMES: Readonly<Record<string, readonly string[]>> = {
  'Massachusetts Institute of Technology': ['MIT'],
  'United States Naval Academy': ['US Naval Academy', 'Annapolis', 'Naval Academy'],
  'United States Military Academy': ['US Military Academy', 'West Point'],
  'United States Air Force Academy': ['US Air Force Academy', 'Air Force Academy'],
  'Naval Postgraduate School': ['US Naval Postgraduate School'],
  'California Institute of Technology': ['Caltech'],
  'University of Southern California': ['USC'],
  'University of Texas': ['University of Texas at Austin', 'UT Austin'],
  'University of Colorado': ['University of Colorado Boulder'],
  'University of Wisconsin': ['University of Wisconsin–Madison'],
  'University of California-Berkeley': ['UC Berkeley', 'University of California, Berkeley'],
  'University of Missouri-Rolla': ['Missouri University of Science and Technology'],
  'Pennsylvania State University': ['Penn State'],
};

function schoolReference(schools: readonly string[]): SingleReference {
  const members = schools.map((text) => ({ text, aliases: [...(SHORT_NAMES[text] ?? [])] }));
  const [only] = members;
  return members.length === 1 && only !== undefined
    ? { form: 'text', ...only }
    : { form: 'set', members, required: 1 };
}

function namesReference(values: readonly (readonly string[])[], property: string): SingleReference {
  const members = values.map(([text, ...aliases]) => ({ text: text as string, aliases }));
  const [only] = members;
  if (members.length > 1 || only === undefined) return { form: 'set', members, required: 1 };
  return property === 'team'
    ? { form: 'text', ...only }
    : { form: 'person', name: only.text, aliases: only.aliases };
}
