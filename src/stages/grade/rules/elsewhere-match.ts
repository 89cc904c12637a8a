/**
 * Another region than the one that holds the expected place: "Durango, Mexico" for Tucson, Arizona, "Florida" for Virginia.
 * Only where every country and state that is named excludes every expected one; a region that could hold the place, or lie
 * in it, contradicts nothing.
 */

import { remembered } from '../../../core/remembered.ts';
import { foldText } from '../../../values/fold-text.ts';
import { canonicalPlace, isCountry, isState, stateName } from '../../../values/place-names.ts';
import { countryOfProvince } from '../../../values/provinces.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { Expected } from './expected.ts';
import { setAside } from './negation.ts';
import type { Span } from './span.ts';

/** Where the answer puts it elsewhere; null for anything less plain. */
export function elsewhere({ texts, within }: Expected, answer: AnswerReading): Span | null {
  const wanted = (within.length > 0 ? within : texts).map(({ raw }) => regionOf(raw));
  if (wanted.length === 0 || wanted.includes(null)) return null;
  const said = regionsIn(answer);
  const [first] = said;
  if (first === undefined || setAside(answer, first)) return null;
  return said.every(({ region }) => wanted.every((one) => one !== null && excludes(one, region)))
    ? { first: first.first, last: first.last }
    : null;
}

interface Region {
  readonly kind: 'state' | 'province' | 'country';
  readonly name: string;
  /** The country it lies in; its own name where it is one. */
  readonly country: string;
}

interface Said {
  readonly first: number;
  readonly last: number;
  readonly region: Region;
}

/** The countries and states that the answer adds, the longest name first ("West Virginia"). */
function regionsIn(answer: AnswerReading): readonly Said[] {
  const said: Said[] = [];
  for (let first = 0; first < answer.words.length; first += 1) {
    if (!answer.words[first]?.capital) continue;
    for (let last = first + 2; last >= first; last -= 1) {
      if (!answer.words[last]?.capital || !answer.addsBetween(first, last)) continue;
      const region = regionOf(answer.quote(first, last));
      if (region === null) continue;
      said.push({ first, last, region });
      first = last;
      break;
    }
  }
  return said;
}

const regionOf = remembered((name): Region | null => {
  const folded = foldText(name).replaceAll('.', '').replace(/^the /, '').replace(/'s$/, '').trim();
  const state = isState(folded) ? folded : stateName(folded);
  if (state !== null) return { kind: 'state', name: state, country: canonicalPlace('united states') };
  const country = countryOfProvince(folded);
  if (country !== null) return { kind: 'province', name: folded, country };
  const place = canonicalPlace(folded);
  return isCountry(place) ? { kind: 'country', name: place, country: place } : null;
});

/** Neither holds the other, and neither is a namesake or a former whole of it. */
function excludes(one: Region, other: Region): boolean {
  if (one.name === other.name || OVERLAPPING.has(one.name) || OVERLAPPING.has(other.name)) return false;
  return one.country !== other.country || (one.kind !== 'country' && other.kind !== 'country');
}
const OVERLAPPING = new Set(
  'england|scotland|wales|ireland|northern ireland|britain|united kingdom|soviet union|russia|yugoslavia|serbia|korea|china|taiwan|rome|georgia|macedonia|palestine|israel|czechoslovakia|washington'.split(
    '|',
  ),
);
