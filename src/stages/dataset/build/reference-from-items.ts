/**
 * A reference made of items: their names with everything else they are called. One item is a person, a place or a
 * text; several that all count are a set of which one is enough. A place carries what contains it, because sources
 * differ by suburb and city far more often than by fact.
 */
import type { PlaceReference, Reference } from '../../../core/reference.ts';
import type { QuestionTemplate } from '../question-templates.ts';
import type { Refusal } from './choose-statements.ts';
import { nameOf, otherNamesOf } from './entity-names.ts';
import { itemsOf, type WikidataEntity } from './wikidata-entity.ts';

/** Items already fetched. */
export type Lookup = (id: string) => WikidataEntity | null;

export interface NamingOptions {
  readonly lookup: Lookup;
  readonly language: string;
}

/** More values than this and an answer outside the list is more likely right than wrong. */
const MOST_VALUES = 12;
const PART_OF = 'P131';
const COUNTRY = 'P17';
const INSTANCE_OF = 'P31';
/** Country, sovereign state, historical country, continent, state of a federation, empire. */
const TOO_COARSE = new Set(['Q6256', 'Q3624078', 'Q3024240', 'Q5107', 'Q107390', 'Q48349']);

/** Any of these items counts. */
export function referenceFromItems(
  ids: readonly string[],
  template: Pick<QuestionTemplate, 'form'>,
  options: NamingOptions,
): Reference | Refusal {
  if (ids.length > MOST_VALUES) return { reason: 'too-many-values', detail: `${ids.length} values` };
  const members: { text: string; aliases: string[] }[] = [];
  for (const id of ids) {
    const name = namesOf(id, options);
    // A value that cannot be named would be counted wrong when it is said.
    if (name === null) return { reason: 'value-without-name', detail: id };
    members.push(name);
  }
  const [only] = members;
  if (only === undefined) return { reason: 'not-stated' };
  if (members.length > 1) return { form: 'set', members, required: 1 };
  return template.form === 'person'
    ? { form: 'person', name: only.text, aliases: only.aliases }
    : { form: 'text', text: only.text, aliases: only.aliases };
}

/** The place of the best rank; places stated below it count too. Two that do not lie one in the other are a dispute. */
export function placeFromItems(
  best: readonly string[],
  accepted: readonly string[],
  options: NamingOptions,
): PlaceReference | Refusal {
  const finest = best.find((id) => {
    const around = containersOf(id, options.lookup);
    return best.every((other) => other === id || around.includes(other));
  });
  if (finest === undefined) return { reason: 'disputed', detail: best.join(' and ') };
  const entity = options.lookup(finest);
  const name = namesOf(finest, options);
  if (entity === null || name === null) return { reason: 'value-without-name', detail: finest };
  if (itemsOf(entity, INSTANCE_OF).some((kind) => TOO_COARSE.has(kind))) {
    return { reason: 'place-too-coarse', detail: name.text };
  }
  const others = accepted.flatMap((id) => {
    const other = namesOf(id, options);
    return id === finest || other === null ? [] : [other.text, ...other.aliases];
  });
  const within = containersOf(finest, options.lookup).flatMap((id) => namesOf(id, options)?.text ?? []);
  return {
    form: 'place',
    name: name.text,
    aliases: [...new Set([...name.aliases, ...others])],
    within: [...new Set(within)].filter((around) => around !== name.text),
  };
}

/** The countries in which the places lie today, or why they are not known. */
export function countriesOf(places: readonly string[], lookup: Lookup): string[] | Refusal {
  const countries = places.map((id) => {
    const entity = lookup(id);
    return entity === null ? [] : currentItems(entity, COUNTRY);
  });
  const distinct = [...new Set(countries.flat())];
  if (countries.some((some) => some.length === 0))
    return { reason: 'not-stated', detail: 'country of the place' };
  if (distinct.length > 1) return { reason: 'disputed', detail: distinct.join(' and ') };
  return distinct;
}

/** What contains a place, nearest first, the country last. */
function containersOf(id: string, lookup: Lookup): string[] {
  const found: string[] = [];
  const walk = (of: string, left: number) => {
    const entity = lookup(of);
    if (entity === null || left === 0) return;
    for (const around of currentItems(entity, PART_OF)) {
      if (around === id || found.includes(around)) continue;
      found.push(around);
      walk(around, left - 1);
    }
  };
  walk(id, 3);
  const entity = lookup(id);
  const countries = entity === null ? [] : currentItems(entity, COUNTRY);
  return [...found.filter((around) => !countries.includes(around)), ...countries];
}

/** Items of the best rank that have no end. */
function currentItems(entity: WikidataEntity, property: string): string[] {
  const open = (entity.statements.get(property) ?? []).filter(
    ({ rank, qualifiers }) => rank !== 'deprecated' && !qualifiers.has('P582'),
  );
  const preferred = open.filter(({ rank }) => rank === 'preferred');
  return [
    ...new Set(
      (preferred.length > 0 ? preferred : open).flatMap(({ value }) =>
        value.kind === 'item' ? [value.id] : [],
      ),
    ),
  ];
}

function namesOf(
  id: string,
  { lookup, language }: NamingOptions,
): { text: string; aliases: string[] } | null {
  const entity = lookup(id);
  const text = entity === null ? null : nameOf(entity, language);
  return entity === null || text === null ? null : { text, aliases: otherNamesOf(entity, language) };
}
