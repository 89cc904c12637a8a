/**
 * Which further items a set of people needs before facts can be made of them: places with what contains them (in
 * full, for the containing places are statements), and everything else by name only.
 */
import type { PropertySource } from './property-sources.ts';
import { itemsOf, type WikidataEntity } from './wikidata-entity.ts';

export interface NeededItems {
  /** To be fetched with their statements. */
  readonly places: readonly string[];
  /** Names are enough. */
  readonly named: readonly string[];
}

/** Items that the people's statements point to, sorted, each once. */
export function neededItems(
  people: readonly WikidataEntity[],
  sources: readonly PropertySource[],
): NeededItems {
  const places = new Set<string>();
  const named = new Set<string>();
  for (const person of people) {
    for (const { statements, read } of sources) {
      const into = read === 'place' || read === 'country' ? places : named;
      for (const id of itemsOf(person, statements)) into.add(id);
    }
  }
  return { places: sorted(places), named: sorted([...named].filter((id) => !places.has(id))) };
}

/** What contains these places, one step up. */
export function containersOfPlaces(places: readonly WikidataEntity[]): string[] {
  return sorted(new Set(places.flatMap((place) => [...itemsOf(place, 'P131'), ...itemsOf(place, 'P17')])));
}

function sorted(ids: Iterable<string>): string[] {
  return [...ids].sort();
}
