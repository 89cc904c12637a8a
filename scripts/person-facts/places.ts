/**
 * Places as the sources write them, as references: the town, other names of it, and what contains it, so that
 * "Chelsea" and "London" are both right of somebody born in Chelsea. Granularity is the commonest disagreement
 * between sources on birth places.
 */
import type { SingleReference } from '../../src/core/reference.ts';

export const STATES: Readonly<Record<string, string>> = Object.fromEntries(
  `AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|FL Florida|GA Georgia
|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland
|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada
|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma
|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah
|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming`
    .split('|')
    .map((entry) => [entry.trim().slice(0, 2), entry.trim().slice(3)]),
);

/** Parts of a city whose name a reader may give instead, and older or local names of towns. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  Brooklyn: ['New York', 'New York City'],
  Bronx: ['New York', 'New York City', 'The Bronx'],
  'New York': ['New York City'],
  'The Hague': ['Den Haag', "'s-Gravenhage"],
  Kyiv: ['Kiev'],
  Constantine: ['Qacentina'],
  Warsaw: ['Warszawa'],
  Turin: ['Torino'],
  Rome: ['Roma'],
  Milan: ['Milano'],
  Lisbon: ['Lisboa'],
  Brussels: ['Bruxelles', 'Brussel'],
  Geneva: ['Genève'],
  Radauti: ['Rădăuți'],
  Montona: ['Motovun'],
  'Groß Kottulin': ['Kotulin'],
  Mazagan: ['El Jadida'],
  'Washington, D.C.': ['Washington, DC', 'Washington', 'District of Columbia'],
  'St. Louis': ['Saint Louis'],
  'St. Joseph': ['Saint Joseph'],
  'St. Paul': ['Saint Paul'],
  'St. Petersburg': ['Saint Petersburg', 'Leningrad', 'Petrograd'],
  'Frankfurt-on-the-Main': ['Frankfurt', 'Frankfurt am Main'],
  Gothenburg: ['Göteborg'],
  Munich: ['München'],
  Cologne: ['Köln'],
  Vienna: ['Wien'],
  Prague: ['Praha'],
  Copenhagen: ['København'],
  Calcutta: ['Kolkata'],
  Bombay: ['Mumbai'],
  Breslau: ['Wrocław'],
  Königsberg: ['Kaliningrad'],
  Danzig: ['Gdańsk'],
  Christiania: ['Oslo', 'Kristiania'],
};

const IN_LONDON = new Set(
  `Barnes|Camberwell|Chelsea|Clapham|Croydon|Ealing|Enfield|Finchley|Fulham|Greenwich|Hackney|Hammersmith|Hampstead
|Harrow|Highgate|Islington|Kensington|Kingston upon Thames|Lambeth|Lewisham|Marylebone|Paddington|Putney|Richmond
|St Pancras|Streatham|Tottenham|Twickenham|Wandsworth|West Kensington|Westminster|Wimbledon|Woolwich`
    .split('|')
    .map((name) => name.trim()),
);

export interface WrittenPlace {
  readonly place: string;
  /** State or country letters, or the country's name. */
  readonly region?: string | undefined;
  readonly country?: string | undefined;
  readonly countryNow?: string | undefined;
  readonly placeNow?: string | undefined;
}

/** The place as a reference, or null where it is written in a way that names no single town. */
export function placeReference(written: WrittenPlace): SingleReference | null {
  const place = written.place.trim();
  if (/[(/;]|near |County|Parish|Township/i.test(place)) return null;
  const [first, second] = place === 'Washington, D.C.' ? [place, undefined] : splitPlace(place);
  const within: string[] = [];
  for (const part of [second, written.region]) {
    const state = part === undefined ? undefined : (STATES[part] ?? part);
    if (state !== undefined && state !== '' && !within.includes(state)) within.push(state);
  }
  const american =
    within.some((part) => Object.values(STATES).includes(part)) || place === 'Washington, D.C.';
  for (const country of [american ? 'United States' : undefined, written.country, written.countryNow]) {
    const name = countryName(country);
    if (name !== undefined && name !== '' && name !== first && !within.includes(name)) within.push(name);
  }
  const now = written.placeNow === undefined ? undefined : splitPlace(written.placeNow)[0];
  const aliases = new Set<string>(ALSO[first] ?? []);
  if (now !== undefined && now !== first && !/[(/;]/.test(now)) aliases.add(now);
  if (IN_LONDON.has(first) && within.includes('United Kingdom')) aliases.add('London');
  return { form: 'place', name: first, aliases: [...aliases], within };
}

/** Countries as readers write them. */
export function countryName(country: string | undefined): string | undefined {
  if (country === undefined) return undefined;
  const known: Readonly<Record<string, string>> = {
    USA: 'United States',
    'United States of America': 'United States',
    'the Netherlands': 'Netherlands',
  };
  return known[country.trim()] ?? country.trim();
}

function splitPlace(place: string): [string, string | undefined] {
  const [first, ...rest] = place.split(',').map((part) => part.trim());
  return [first ?? place, rest.length === 0 ? undefined : rest.join(', ')];
}
