/**
 * Places: the place itself answers, with or without what contains it ("Ulm", "Ulm, Germany"); what contains it does
 * not answer by itself ("Germany" for Ulm).
 */

import { isCityIn, isCityRegion, isNamesakeCity } from '../../../values/famous-cities.ts';
import { foldText } from '../../../values/fold-text.ts';
import { canonicalPlace, isCountry, isState, stateName } from '../../../values/place-names.ts';
import { countryOfProvince } from '../../../values/provinces.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { Expected } from './expected.ts';
import type { ExpectedText } from './expected-text.ts';
import { isRegion } from './reference-spellings.ts';
import type { Span } from './span.ts';

import { findText, type TextFinding } from './text-match.ts';
import type { Verdict } from './verdict.ts';

/**
 * The place is named with another country or state behind it: `other` for a state beside a state or a country beside a
 * country ("Springfield, Ohio" for Springfield, Illinois), `grain` where one may hold the other ("Surrey, England" for
 * Surrey, United Kingdom).
 */
export function otherRegion(
  expected: Expected,
  match: { readonly last: number },
  answer: AnswerReading,
): 'other' | 'grain' | null {
  if (expected.within.length === 0) return null;
  const next = answer.entities.find(
    (entity) => entity.first > match.last && entity.first <= match.last + 1,
  ) ?? {
    first: match.last + 1,
    last: match.last + 1,
  };
  const gap = answer.read.text.slice(answer.words[match.last]?.end, answer.words[next.first]?.start);
  if (!/^\s*,\s*$/.test(gap) || !answer.words[next.first]?.capital) return null;
  const named = answer.quote(next.first, next.last);
  if (
    !(isRegion(named) || countryOfProvince(foldText(named)) !== null) ||
    expected.within.some((outer) =>
      outer.content.some((word) => sameRegion(word.text, answer.words[next.first]?.text ?? '')),
    )
  )
    return null;
  const grain = grainOf(named);
  const contradicted = expected.within.some(
    (outer) => grainOf(outer.raw) === grain || isElsewhere(outer.raw, named),
  );
  return contradicted ? 'other' : 'grain';
}

/** A state of the US, or a part of the United Kingdom, beside another country. */
function isElsewhere(expected: string, said: string): boolean {
  const [one, two] = [grainOf(expected), grainOf(said)];
  if (one === two || (one !== 'country' && two !== 'country')) return one !== two;
  const [part, other] = one === 'country' ? [said, expected] : [expected, said];
  const country = canonicalPlace(foldText(other).replaceAll('.', '').trim());
  const whole =
    countryOfProvince(foldText(part)) ??
    canonicalPlace(one === 'part' || two === 'part' ? 'united kingdom' : 'united states');
  return country !== whole && !SHARED_NAMES.has(foldText(part).trim());
}
/** States that are countries as well. */
const SHARED_NAMES = new Set(['georgia']);

/** "West Virginia" for Virginia, "New Mexico" for Mexico: the word before makes it another country or state. */
export function isPartOfOtherName(
  { read }: ExpectedText,
  { first, last }: Span,
  answer: AnswerReading,
): boolean {
  if (isLongerName(first, last, answer)) return true;
  const before = answer.words[first - 1];
  if (!before?.capital || !BEFORE_NAMES.has(before.text) || answer.asked.has(before.stem)) return false;
  const said = `${before.text} ${foldText(read.text)}`;
  return (OTHER_NAMES.has(said) || isRegion(said)) && answer.words[first]?.start === before.end + 1;
}
/** "Democratic Republic of the Congo" for Congo. */
function isLongerName(first: number, last: number, answer: AnswerReading): boolean {
  return (
    answer.words[last]?.text === 'congo' &&
    [1, 2, 3, 4].some(
      (before) => first >= before && LONGER_NAMES.has(foldText(answer.quote(first - before, last))),
    )
  );
}
/** All of one country. */
const LONGER_NAMES = new Set([
  'democratic republic of the congo',
  'democratic republic of congo',
  'dr congo',
]);
const OTHER_NAMES = new Set(['equatorial guinea', 'new guinea', 'new england', 'east timor']);

/** The match is only where a known city lies that lies elsewhere: "Tbilisi, Georgia" for Georgia, United States. */
export function holdsForeignCity(
  { texts, within }: Expected,
  { first, last }: Span,
  answer: AnswerReading,
): boolean {
  if (isNamesakeOfState(texts, { first, last }, answer)) return true;
  const before = answer.words[first - 1];
  if (within.length === 0 || !before?.capital) return false;
  if (!/^\s*,\s*$/.test(answer.read.text.slice(before.end, answer.words[first]?.start))) return false;
  const region = answer.words[first]?.text ?? '';
  return isCityIn(before.text, region) && within.every(({ raw }) => !isCityIn(before.text, foldText(raw)));
}

/** "Washington, D.C." for the state of Washington: told by the question or by another form of the reference. */
function isNamesakeOfState(
  texts: Expected['texts'],
  { first, last }: Span,
  { read, words, asked }: AnswerReading,
): boolean {
  if (words[last]?.text !== 'washington' || first !== last) return false;
  const behind = read.text.slice(words[last].end, words[last].end + 24);
  if (!/^,? ?(?:D\.? ?C\b|District of Columbia)/.test(behind)) return false;
  return asked.has('state') || texts.some(({ raw }) => /\bstate\b/i.test(raw));
}
const BEFORE_NAMES = new Set(
  'north south east west new northern southern equatorial papua central'.split(' '),
);

/**
 * Whether one of the two places is known to lie in the other: a part of the United Kingdom, a state of the US, a famous
 * city. Of another grain than what is asked for, it contradicts nothing.
 */
export function holdsOneAnother({ texts, within }: Expected, answer: AnswerReading): boolean {
  const capitals = answer.content.filter((at) => answer.words[at]?.capital && answer.adds(at));
  const [first, last] = [capitals[0], capitals.at(-1)];
  // One place and no other name: "Munich, Germany" says more than Germany.
  if (first === undefined || last === undefined || last - first !== capitals.length - 1 || last - first > 3)
    return false;
  const written = answer.quote(first, last);
  const said = foldText(written).replaceAll('.', '');
  if (
    written.includes(',') ||
    within.some(({ raw }) => canonicalPlace(foldText(raw)) === canonicalPlace(said))
  )
    return false;
  return texts.some(({ raw }) => {
    const wanted = foldText(raw).replaceAll('.', '').trim();
    return liesIn(said, wanted) || liesIn(wanted, said);
  });
}

/** "In the United Kingdom" for a town of which nothing is known: where it lies is not told, and so nothing wrong is said. */
export function saysOnlyCountry(
  { texts, within, stated }: Expected,
  { answer, question }: { readonly answer: AnswerReading; readonly question: string },
): boolean {
  const { entities } = answer;
  return (
    !stated &&
    within.length === 0 &&
    texts.some(({ properName }) => properName) &&
    !/\b(?:country|countries|nations?|continent)\b/i.test(question) &&
    entities.length > 0 &&
    entities.every(({ first, last }) => isCountry(foldText(answer.quote(first, last)).replaceAll('.', ''))) &&
    !texts.some(({ raw }) => isCountry(foldText(raw)))
  );
}

function liesIn(inner: string, outer: string): boolean {
  const place = canonicalPlace(outer);
  if (PARTS_OF_COUNTRIES.has(inner)) return place === canonicalPlace('united kingdom');
  if (isState(inner) && place === canonicalPlace('united states')) return true;
  if (countryOfProvince(inner) === place) return true;
  if (BOROUGHS.has(inner) && /^new york(?: city)?$|^nyc$/.test(outer)) return true;
  return isCityIn(inner, outer);
}
const BOROUGHS = new Set([
  'brooklyn',
  'manhattan',
  'queens',
  'the bronx',
  'bronx',
  'staten island',
  'harlem',
]);

const PARTS_OF_COUNTRIES = new Set(['england', 'scotland', 'wales', 'northern ireland']);

function grainOf(region: string): 'state' | 'part' | 'province' | 'country' {
  const folded = foldText(region).replaceAll('.', '').trim();
  if (countryOfProvince(folded) !== null) return 'province';
  if (PARTS_OF_COUNTRIES.has(folded)) return 'part';
  return stateName(folded) !== null || isState(folded) ? 'state' : 'country';
}

/** A famous city that the answer puts where its namesake lies; what the question says itself contradicts nothing. */
export function isOtherCity(
  { read }: ExpectedText,
  { last }: { readonly last: number },
  answer: AnswerReading,
): boolean {
  const region = regionAfter(answer, last);
  return region !== null && isNamesakeCity(foldText(read.text), region);
}

/** The folded country or state behind a word: ", Texas", "(Texas)", "in the state of Texas"; null for anything else. */
function regionAfter(answer: AnswerReading, last: number): string | null {
  const { words, read } = answer;
  // Most answers end here or go on otherwise, and need not be searched.
  if (!/^\s*(?:[,(]|in\b)/.test(read.text.slice(words[last]?.end, (words[last]?.end ?? 0) + 4))) return null;
  let at = last + 1;
  while (at <= last + 6 && LEADS_TO_REGION.has(words[at]?.text ?? '')) at += 1;
  for (let end = at + 2; end >= at; end -= 1) {
    const said = words.slice(at, end + 1);
    const name = said.map(({ text }) => text).join(' ');
    if (said.length === end - at + 1 && said.every((word) => word.capital) && isCityRegion(name))
      return said.some((_, index) => answer.adds(at + index)) ? name : null;
  }
  return null;
}
const LEADS_TO_REGION = new Set(['in', 'the', 'us', 'state', 'province', 'of']);

function sameRegion(left: string, right: string): boolean {
  return (
    left === right ||
    stateName(left)?.split(' ')[0] === right ||
    stateName(right)?.split(' ')[0] === left ||
    canonicalPlace(left) === canonicalPlace(right)
  );
}

const ASKS_CITY = /\b(?:city|cities|town|village|municipality|settlement|borough|hometown|birthplace)\b/i;

/**
 * Only a containing place was named: wrong, when the answer is nothing but that and a city is asked for. Where the
 * question asks "where", people take the country too.
 */
export function placeVerdict(
  expected: Expected,
  best: { readonly text: TextFinding } | null,
  { answer, question }: { readonly answer: AnswerReading; readonly question: string },
): Verdict | null {
  if ((best && best.text.recall > 0.3) || !ASKS_CITY.test(question)) return null;
  for (const outer of expected.within) {
    const found = findText(outer, answer);
    if (!found.phrase || found.echo) continue;
    const others = answer.entities.filter((entity) => entity.last < found.first || entity.first > found.last);
    if (others.length === 0) return { finding: 'wrong', rule: 'place', first: found.first, last: found.last };
  }
  return null;
}
