import { readRows } from '../../src/rows/read-rows.ts';
import { type Band, biography, dateReference, type Fact, lifeDates, type Person } from './person.ts';
import { countryName, placeReference, STATES } from './places.ts';

/** A row of the persons table, as far as it is used. */
export interface PersonRow {
  readonly id: string | null;
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly birth_date: string;
  readonly birth_place?: string;
  readonly birth_place_now?: string;
  readonly birth_country?: string;
  readonly birth_country_now?: string;
  readonly death_date?: string;
  readonly death_place?: string;
  readonly nationality?: readonly string[];
  readonly awards?: readonly { name: string; year: number; category: string; status: string }[];
  readonly affiliations_at_award?: readonly string[];
  readonly positions?: readonly {
    type: string;
    state?: string;
    party?: string;
    start?: string;
    first_term_start?: string;
  }[];
  readonly wikipedia_title?: string;
  readonly wikidata_2020_codex?: Readonly<Record<string, readonly string[]>>;
  readonly source: readonly string[];
  readonly source_id: Readonly<Record<string, string>>;
  readonly band: string;
}

const SOLAR_CALENDARS =
  /Russia|USSR|Ukrain|Belorus|Lithuan|Latvia|Estonia|Greece|Crete|Romania|Bulgaria|Serbia|Ottoman|Turkey|Bosnia/;
const MEASURE = 'Wikipedia languages in 2013, in steps (60 or more: A, 26 to 59: B)';

const NOUNS: Readonly<Record<string, string>> = {
  Physics: 'the physicist',
  Chemistry: 'the chemist',
  Literature: 'the writer',
  'Economic Sciences': 'the economist',
};
const OTHER_NOUN = 'the Nobel laureate';

/** What laureates are called before their names. */
export const LAUREATE_NOUNS: readonly string[] = [...Object.values(NOUNS), OTHER_NOUN];

/** Everybody usable in the table. */
export async function sharedPersons(path: string): Promise<Person[]> {
  const persons: Person[] = [];
  for await (const { row } of readRows(path)) {
    const person = personOf(row as unknown as PersonRow);
    if (person !== null) persons.push(person);
  }
  return persons;
}

/** One row as a person; null where nothing of it may be asked. */
export function personOf(row: PersonRow): Person | null {
  const laureate = row.source.includes('nobelprize-api-2.1');
  if (laureate) return laureateOf(row);
  if (row.source.includes('f1db')) return driverOf(row);
  if (row.source.some((name) => name.startsWith('congress-'))) return politicianOf(row);
  return null;
}

function laureateOf(row: PersonRow): Person | null {
  const [award, ...more] = row.awards ?? [];
  if (award === undefined || more.length > 0 || award.status !== 'received') return null;
  const prize = award.name.replace(/^The /, 'the ');
  const category = award.category;
  const who = NOUNS[category] ?? OTHER_NOUN;
  const born = placeReference({
    place: row.birth_place ?? '(',
    country: row.birth_country,
    countryNow: row.birth_country_now,
    placeNow: row.birth_place_now,
  });
  const died = placeReference({ place: row.death_place ?? '(' });
  const name = displayName(row);
  const called = /^\d/.test(name) ? `the ${name}` : name;
  const facts: Fact[] = [
    ...lifeDates(row.birth_date, row.death_date, { dayIsSure: newStyle(row) }),
    ...placeFacts(born, died),
    {
      property: 'award year',
      group: 'award',
      award: prize,
      subject: called,
      reference: dateReference(String(award.year)),
    },
    {
      property: 'prize field',
      group: 'award',
      year: String(award.year),
      subject: called,
      reference: prizeReference(category, award.name),
    },
    ...institutionFact(row, { award: prize, year: String(award.year), subject: called }),
    ...citizenshipFact(row),
  ];
  const now = countryName(row.birth_country_now);
  if (now !== undefined && born?.form === 'place' && !/\(|,|Island$/.test(now)) {
    facts.push({ property: 'birth country', group: 'birth-where', reference: countryReference(now) });
  }
  const laureateId = row.source_id['nobelprize-api-2.1'];
  return {
    name,
    id: row.id ?? `nobel:${laureateId}`,
    who: usualWho(row.band, who, name),
    field: category === 'Literature' ? 'arts' : category === 'Peace' ? 'politics' : 'science',
    band: bandOf(row),
    measure: bandOf(row) === 'C-known' ? 'Nobel laureate outside the 2013 list' : MEASURE,
    ...(row.death_date === undefined ? {} : { life: 'dead' as const }),
    source: {
      name: `Nobel Prize API 2.1, laureate ${laureateId}`,
      url: `https://api.nobelprize.org/2.1/laureate/${laureateId}`,
      licence: 'CC0-1.0',
    },
    asOf: '2023-03-31',
    facts: [...facts, ...biography(facts)],
  };
}

function driverOf(row: PersonRow): Person {
  const born = placeReference({ place: row.birth_place ?? '(', country: row.birth_country });
  const [nation, ...others] = row.nationality ?? [];
  const facts: Fact[] = [
    ...lifeDates(row.birth_date, row.death_date, { dayIsSure: newStyle(row) }),
    ...placeFacts(born, null),
    ...occupation(row, 'racing driver', ['Formula One driver', 'race car driver', 'motor racing driver']),
  ];
  if (nation !== undefined && others.length === 0) {
    facts.push({ property: 'racing nationality', group: 'nation', reference: nationReference(nation) });
  }
  const id = row.source_id['f1db'];
  return {
    name: row.name,
    id: `f1db:${id}`,
    who: usualWho(row.band, 'the racing driver', row.name),
    field: 'sport',
    band: bandOf(row),
    measure: bandOf(row) === 'D-specialist' ? 'Formula One driver outside the 2013 list' : MEASURE,
    ...(row.death_date === undefined ? {} : { life: 'dead' as const }),
    source: {
      name: `F1DB, driver ${id}`,
      url: `https://github.com/f1db/f1db/blob/6a5845b/src/data/drivers/${id}.yml`,
      licence: 'CC-BY-4.0',
    },
    asOf: '2026-08-31',
    facts: [...facts, ...biography(facts)],
  };
}

function politicianOf(row: PersonRow): Person | null {
  const title = row.wikipedia_title;
  if (title === undefined || title.includes('(')) return null;
  if (title.split(' ').length < 2) return null;
  const id = row.source_id['congress-legislators'] ?? row.source_id['congress-executive'];
  const facts: Fact[] = lifeDates(row.birth_date, undefined, { dayIsSure: row.birth_date > '1753' });
  const seats = (row.positions ?? []).filter(({ type }) => type === 'rep' || type === 'sen');
  const states = new Set(seats.map(({ state }) => state));
  const [seat] = seats;
  const state = states.size === 1 && seat?.state !== undefined ? STATES[seat.state] : undefined;
  if (state !== undefined) {
    facts.push({
      property: 'state represented',
      group: 'seat',
      reference: { form: 'place', name: state, aliases: [], within: ['United States'] },
    });
  }
  const parties = new Set(seats.map(({ party }) => party));
  const party = parties.size === 1 ? PARTIES[seat?.party ?? ''] : undefined;
  if (party !== undefined) facts.push({ property: 'party in Congress', group: 'party', reference: party });
  const office = officeFact(row);
  if (office !== null) facts.push(office);
  const inCongress = row.source_id['congress-legislators'] !== undefined;
  return {
    name: title,
    id: row.id ?? `bioguide:${id}`,
    who: usualWho(row.band, 'the American politician', title),
    field: 'politics',
    band: bandOf(row),
    measure: bandOf(row) > 'C' ? 'politician of the United States outside the 2013 list' : MEASURE,
    ...(row.birth_date < '1900' ? { life: 'dead' as const } : {}),
    source: inCongress
      ? {
          name: `congress-legislators, ${id}`,
          url: `https://bioguide.congress.gov/search/bio/${id}`,
          licence: 'CC0-1.0',
        }
      : {
          name: `congress-legislators, executive ${id}`,
          url: 'https://github.com/unitedstates/congress-legislators',
          licence: 'CC0-1.0',
        },
    asOf: '2026-11-21',
    facts,
  };
}

const PARTIES: Readonly<Record<string, Fact['reference']>> = {
  Democrat: { form: 'text', text: 'Democratic Party', aliases: ['Democratic', 'Democrat', 'Democrats'] },
  Republican: { form: 'text', text: 'Republican Party', aliases: ['Republican', 'Republicans', 'GOP'] },
  Whig: { form: 'text', text: 'Whig Party', aliases: ['Whig', 'Whigs'] },
  Federalist: { form: 'text', text: 'Federalist Party', aliases: ['Federalist', 'Federalists'] },
};

function officeFact(row: PersonRow): Fact | null {
  const term = (row.positions ?? []).find(({ type }) => type === 'prez' || type === 'viceprez');
  if (term?.start === undefined) return null;
  const text =
    term.type === 'prez' ? 'President of the United States' : 'Vice President of the United States';
  const short =
    term.type === 'prez' ? ['President', 'US president'] : ['Vice President', 'US vice president'];
  return {
    property: 'office',
    group: 'office',
    year: term.start.slice(0, 4),
    reference: { form: 'text', text, aliases: short },
  };
}

function placeFacts(
  born: ReturnType<typeof placeReference>,
  died: ReturnType<typeof placeReference>,
): Fact[] {
  const facts: Fact[] = [];
  if (born !== null) facts.push({ property: 'birth place', group: 'birth-where', reference: born });
  if (died !== null) facts.push({ property: 'death place', group: 'death-where', reference: died });
  return facts;
}

function prizeReference(category: string, award: string): Fact['reference'] {
  const also: Readonly<Record<string, readonly string[]>> = {
    'Physiology or Medicine': ['Medicine', 'Physiology', 'Nobel Prize in Medicine'],
    'Economic Sciences': [
      'Economics',
      'Nobel Memorial Prize in Economic Sciences',
      'Nobel Prize in Economics',
    ],
    Peace: ['Nobel Peace Prize'],
  };
  const aliases = new Set([award.replace(/^The /, ''), ...(also[category] ?? [])]);
  return { form: 'text', text: category, aliases: [...aliases] };
}

function institutionFact(row: PersonRow, slots: Pick<Fact, 'award' | 'year' | 'subject'>): Fact[] {
  const names = (row.affiliations_at_award ?? []).map((name) => name.replace(/\s*\(.*?\)/g, '').trim());
  if (names.length === 0 || names.some((name) => name.length < 4)) return [];
  const [text, ...others] = names;
  const aliases = new Set(others);
  for (const name of names) {
    const plain = /^(\S+) University$/.exec(name)?.[1];
    if (plain !== undefined) aliases.add(`University of ${plain}`);
    const of = /^University of (\S+)$/.exec(name)?.[1];
    if (of !== undefined) aliases.add(`${of} University`);
    if (/\(MIT\)/.test(row.affiliations_at_award?.join() ?? '')) aliases.add('MIT');
  }
  aliases.delete(text as string);
  return [
    {
      property: 'institution',
      group: 'institution',
      ...slots,
      reference: { form: 'text', text: text as string, aliases: [...aliases] },
    },
  ];
}

/** Laureates whose one citizenship in the triples is known to leave another out, or is not theirs. */
const CITIZENSHIP_UNSURE = new Set(
  `Yasser Arafat|Samuel Beckett|Saul Bellow|Henry Dunant|Konrad Lorenz|V. S. Naipaul|Wilhelm Ostwald|Shimon Peres
|Carl Spitteler|Bertha von Suttner|William Butler Yeats|Richard Zsigmondy|Hannes Alfvén|Elfriede Jelinek`
    .split('|')
    .map((name) => name.trim()),
);

const COUNTRY_ALSO: Readonly<Record<string, readonly string[]>> = {
  'United Kingdom': ['UK', 'Great Britain', 'England'],
  'East Timor': ['Timor-Leste'],
  'Czech Republic': ['Czechia'],
};

function countryReference(country: string): Fact['reference'] {
  const inBritain = ['Scotland', 'Northern Ireland', 'England', 'Wales'].includes(country);
  return inBritain
    ? { form: 'place', name: 'United Kingdom', aliases: [country, 'UK', 'Great Britain'], within: [] }
    : { form: 'place', name: country, aliases: [...(COUNTRY_ALSO[country] ?? [])], within: [] };
}

function citizenshipFact(row: PersonRow): Fact[] {
  const [country, ...others] = row.wikidata_2020_codex?.['citizenship'] ?? [];
  const known = country !== undefined && others.length === 0 && !/^Q\d+$/.test(country);
  if (!known || row.death_date === undefined || row.id === null) return [];
  if (CITIZENSHIP_UNSURE.has(displayName(row))) return [];
  const name = country === 'Kingdom of the Netherlands' ? 'Netherlands' : country;
  return [
    {
      property: 'citizenship',
      group: 'nation',
      reference: nationReference(name),
      source: {
        name: `Wikidata, ${row.id} (as in CoDEx)`,
        url: `https://www.wikidata.org/wiki/${row.id}`,
        licence: 'CC0-1.0',
      },
      asOf: '2020-12-31',
    },
  ];
}

const DEMONYMS: Readonly<Record<string, readonly string[]>> = {
  'United States': ['American', 'USA', 'US', 'United States of America'],
  'United Kingdom': ['British', 'UK', 'Great Britain', 'Britain'],
  France: ['French'],
  Germany: ['German', 'West Germany'],
  Italy: ['Italian'],
  Netherlands: ['Dutch', 'the Netherlands', 'Holland'],
  Switzerland: ['Swiss'],
  Spain: ['Spanish'],
  Sweden: ['Swedish'],
  Belgium: ['Belgian'],
  Argentina: ['Argentine', 'Argentinian'],
  Brazil: ['Brazilian'],
  Japan: ['Japanese'],
  Austria: ['Austrian'],
  Poland: ['Polish'],
  Denmark: ['Danish'],
  Portugal: ['Portuguese'],
  Turkey: ['Turkish', 'Türkiye'],
  Czechia: ['Czech', 'Czech Republic'],
  Finland: ['Finnish'],
  'New Zealand': ['New Zealander'],
  Ireland: ['Irish', 'Republic of Ireland'],
  Greece: ['Greek'],
  Israel: ['Israeli'],
  Egypt: ['Egyptian'],
  Norway: ['Norwegian'],
  Hungary: ['Hungarian'],
  Chile: ['Chilean'],
  Ghana: ['Ghanaian'],
  Iceland: ['Icelandic', 'Icelander'],
  China: ['Chinese', "People's Republic of China"],
  Myanmar: ['Burmese', 'Burma'],
  Monaco: ['Monégasque', 'Monegasque'],
  Thailand: ['Thai'],
  Uruguay: ['Uruguayan'],
};

function nationReference(country: string): Fact['reference'] {
  const name = countryName(country) ?? country;
  const regular = /[ao]$/.test(name) ? [`${name.replace(/[ao]$/, '')}an`] : [];
  return { form: 'text', text: name, aliases: [...(DEMONYMS[name] ?? regular)] };
}

function occupation(row: PersonRow, text: string, aliases: readonly string[]): Fact[] {
  const years =
    row.death_date === undefined
      ? `born ${row.birth_date.slice(0, 4)}`
      : `${row.birth_date.slice(0, 4)}–${row.death_date.slice(0, 4)}`;
  if (!row.band.startsWith('D')) return [];
  return [
    {
      property: 'occupation',
      group: 'occupation',
      subject: `${row.name} (${years})`,
      reference: { form: 'text', text, aliases: [...aliases] },
    },
  ];
}

/** Whether a day of birth can only be one day: countries that kept the Julian calendar make two of it. */
function newStyle(row: PersonRow): boolean {
  if (row.birth_date < '1753') return false;
  const lands = `${row.birth_country ?? ''} ${row.birth_country_now ?? ''}`;
  return row.birth_date > '1924' || !SOLAR_CALENDARS.test(lands);
}

function displayName(row: PersonRow): string {
  const title = row.wikipedia_title;
  return (title === undefined || /[(,]/.test(title) ? row.name : title).trim();
}

function usualWho(band: string, who: string, name: string): string {
  if (/^\d/.test(name)) return 'the';
  return band.startsWith('A') ? '' : who;
}

function bandOf(row: PersonRow): Band {
  return row.band.split(' ')[0] as Band;
}
