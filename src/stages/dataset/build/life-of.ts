/**
 * Whether a person lives, as far as the source tells. "Who is" and "who was" ask different things, and a person of
 * 150 without a date of death is not alive but undocumented.
 */
import { isAfter } from './choose-statements.ts';
import { knownDate } from './wikidata-date.ts';
import type { WikidataEntity } from './wikidata-entity.ts';

/** Nobody without a date of death is taken to be alive beyond this age. */
const OLDEST_YEARS = 100;

/** Living or dead at the as-of date; undefined when neither is known. */
export function lifeOf(entity: WikidataEntity, asOf: string): 'living' | 'dead' | undefined {
  const deaths = (entity.statements.get('P570') ?? []).filter(({ rank }) => rank !== 'deprecated');
  for (const { value } of deaths) {
    if (value.kind === 'unknown') return 'dead';
    if (value.kind !== 'time') continue;
    const date = knownDate(value.time);
    if (typeof date === 'string' || !isAfter(date, asOf)) return 'dead';
  }
  const births = (entity.statements.get('P569') ?? []).flatMap(({ rank, value }) =>
    rank !== 'deprecated' && value.kind === 'time' ? [knownDate(value.time)] : [],
  );
  const recent = births.some(
    (date) => typeof date !== 'string' && date.year >= Number(asOf.slice(0, 4)) - OLDEST_YEARS,
  );
  return recent ? 'living' : undefined;
}
