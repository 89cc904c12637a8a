/**
 * The people of private-circumstances, from the two tables beside this file: members of Congress with what their own
 * entry in the Biographical Directory prints of family and grave, and single Wikidata statements as the KAMEL benchmark
 * keeps them. All are dead. A kinship stands only where it has one answer: a list of children is never whole.
 */
import type { Question } from '../../src/core/question.ts';
import type { SingleReference } from '../../src/core/reference.ts';
import { readRows } from '../../src/rows/read-rows.ts';
import { STATES } from '../person-facts/places.ts';

type Row = Readonly<Record<string, string>>;

export interface PersonFact {
  readonly property: string;
  readonly reference: SingleReference;
  readonly isPrivate: boolean;
}

export interface PublicPerson {
  readonly name: string;
  readonly id: string;
  /** As the question calls the person. */
  readonly called: string;
  readonly topic: string;
  readonly source: Question['source'][number];
  readonly asOf: string;
  readonly facts: readonly PersonFact[];
}

/** Everybody in the two tables, in their order. */
export async function publicPeople(folder: string): Promise<PublicPerson[]> {
  return [
    ...(await rowsOf(`${folder}/members-of-congress.csv`)).map(memberOfCongress),
    ...(await rowsOf(`${folder}/wikidata-people.csv`)).map(statement),
  ];
}

async function rowsOf(path: string): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const { row } of readRows(path)) {
    rows.push(Object.fromEntries(Object.entries(row).map(([key, value]) => [key, String(value ?? '')])));
  }
  return rows;
}

const PARTIES: Readonly<Record<string, readonly string[]>> = {
  Democrat: ['Democratic Party', 'Democratic', 'Democrat', 'Democrats'],
  Republican: ['Republican Party', 'Republican', 'Republicans', 'GOP'],
};

function memberOfCongress(row: Row): PublicPerson {
  const { id = '', name = '', born = '', died = '' } = row;
  const kin = (property: string, column: string): PersonFact[] =>
    row[column] ? [{ property, reference: person(row[column]), isPrivate: true }] : [];
  return {
    name,
    id: `bioguide:${id}`,
    called: `the American politician ${name} (${born}–${died})`,
    topic: 'politics',
    source: {
      name: `Biographical Directory of the United States Congress, ${id}`,
      url: `https://bioguide.congress.gov/search/bio/${id}`,
      licence: 'public domain (US government work)',
    },
    asOf: '2024-12-31',
    facts: [
      ...kin('spouse', 'spouse'),
      ...kin('father', 'father'),
      ...kin('mother', 'mother'),
      ...kin('child in Congress', 'child'),
      ...(row['burial']
        ? [{ property: 'burial place', reference: text(row['burial']), isPrivate: true }]
        : []),
      {
        property: 'state represented',
        reference: {
          form: 'place',
          name: STATES[row['state'] ?? ''] ?? '',
          aliases: [],
          within: ['United States'],
        },
        isPrivate: false,
      },
      {
        property: 'party in Congress',
        reference: text(PARTIES[row['party'] ?? '']!.join('|')),
        isPrivate: false,
      },
    ],
  };
}

const RELATIONS: Readonly<Record<string, string>> = { P22: 'father', P119: 'burial place' };

function statement(row: Row): PublicPerson {
  const { relation = '', index = '', name = '', who = '', values = '' } = row;
  const property = RELATIONS[relation];
  if (property === undefined) throw new Error(`no property for ${relation}`);
  return {
    name,
    id: `kamel:${relation}:${index}`,
    called: `${who} ${name}`,
    topic: row['field'] ?? '',
    source: {
      name: `Wikidata statement (${relation}), as kept by KAMEL under index ${index}`,
      url: `https://github.com/JanKalo/KAMEL/blob/c5c6a2c/data/KAMEL/${relation}/test.jsonl`,
      licence: 'CC0-1.0',
    },
    asOf: '2021-12-31',
    facts: [{ property, reference: property === 'father' ? person(values) : text(values), isPrivate: true }],
  };
}

function person(names: string): SingleReference {
  const [name = '', ...aliases] = names.split('|');
  return { form: 'person', name, aliases };
}

function text(names: string): SingleReference {
  const [first = '', ...aliases] = names.split('|');
  return { form: 'text', text: first, aliases };
}
