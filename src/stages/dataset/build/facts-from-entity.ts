/**
 * A person's item to facts that can be checked, in one language. Whatever is stated and cannot be checked (disputed,
 * hedged, nameless, ended) comes back as left out, with the reason; nothing is dropped in silence.
 */
import { addToGroup } from '../../../core/group-by.ts';
import { shortHash } from '../../../core/hash.ts';
import type { QuestionSource } from '../../../core/question.ts';
import type { DateReference, Reference } from '../../../core/reference.ts';
import { awardPhrase } from './award-phrase.ts';
import {
  type ChosenDate,
  chooseDate,
  distinctItems,
  qualifierYears,
  type Refusal,
  type Standing,
  standingStatements,
} from './choose-statements.ts';
import { nameOf } from './entity-names.ts';
import type { Fact, FactSubject } from './fact.ts';
import type { LeftOut } from './left-out.ts';
import { lifeOf } from './life-of.ts';
import { bandOf, POPULARITY_MEASURE, type PopularityBand } from './popularity-bands.ts';
import { coarserSource, type PropertySource, templateFor } from './property-sources.ts';
import { countriesOf, type Lookup, placeFromItems, referenceFromItems } from './reference-from-items.ts';
import { itemsOf, type Statement, type WikidataEntity } from './wikidata-entity.ts';

export interface FactOptions {
  readonly language: string;
  /** ISO date. */
  readonly asOf: string;
  readonly bands: readonly PopularityBand[];
  readonly lookup: Lookup;
}

export interface FactsFound {
  readonly facts: readonly Fact[];
  readonly leftOut: readonly LeftOut[];
}

const HUMAN = 'Q5';

/** The facts of one person, property by property in the order of the sources. */
export function factsFromEntity(
  entity: WikidataEntity,
  sources: readonly PropertySource[],
  options: FactOptions,
): FactsFound {
  const { language, asOf, bands } = options;
  const name = nameOf(entity, language);
  const subjectLeftOut = (reason: LeftOut['reason'], detail?: string): FactsFound => ({
    facts: [],
    leftOut: [{ subjectId: entity.id, subjectName: name, property: null, reason, ...(detail && { detail }) }],
  });
  if (!itemsOf(entity, 'P31').includes(HUMAN)) return subjectLeftOut('not-a-person');
  if (name === null) return subjectLeftOut('no-name', language);
  const life = lifeOf(entity, asOf);
  const band = bandOf(entity.sitelinks, bands);
  const subject: FactSubject = {
    id: entity.id,
    name,
    ...(life && { life }),
    popularity: {
      ...(band && { band: band.name }),
      value: entity.sitelinks,
      measure: POPULARITY_MEASURE,
    },
  };
  const facts: Fact[] = [];
  const leftOut: LeftOut[] = [];
  for (const source of sources) {
    const refused = new Map<string, Refusal>();
    for (const found of readProperty(entity, source, subject, options)) {
      if (!('reason' in found)) facts.push(found);
      else refused.set(`${found.reason} ${found.detail ?? ''}`, found);
    }
    for (const refusal of refused.values()) {
      leftOut.push({ subjectId: entity.id, subjectName: name, property: source.property, ...refusal });
    }
  }
  return { facts, leftOut };
}

function readProperty(
  entity: WikidataEntity,
  source: PropertySource,
  subject: FactSubject,
  options: FactOptions,
): (Fact | Refusal)[] {
  const standing = standingStatements(entity.statements.get(source.statements), {
    asOf: options.asOf,
    current: source.current && subject.life !== 'dead',
  });
  if ('reason' in standing) return [standing];
  const fact = (
    from: PropertySource,
    reference: Reference | Refusal,
    used: readonly Statement[],
    more: { readonly key?: string; readonly slots?: Fact['slots'] } = {},
  ): Fact | Refusal =>
    'reason' in reference
      ? reference
      : {
          subject,
          template: templateFor(from),
          key: more.key ?? '',
          reference,
          slots: more.slots ?? {},
          language: options.language,
          asOf: options.asOf,
          source: [citation(entity, source.statements, used)],
        };
  if (source.dated !== undefined) return datedFacts(source, source.dated, standing, fact, options);
  switch (source.read) {
    case 'date': {
      const date = chooseDate(standing);
      if ('reason' in date) return [date];
      const from = precise(date, source) ? source : coarserSource(source.property);
      if (from === null) return [{ reason: 'date-too-coarse', detail: date.value }];
      return [fact(from, dateReference(date, templateFor(from).precision === 'year'), [date.statement])];
    }
    case 'place':
      return [
        fact(
          source,
          placeFromItems(distinctItems(standing.best), distinctItems(standing.accepted), options),
          standing.best,
        ),
      ];
    case 'country': {
      const countries = countriesOf(distinctItems(standing.best), options.lookup);
      return [
        'reason' in countries ? countries : fact(source, countryReference(countries, options), standing.best),
      ];
    }
    case 'text': {
      const [text, ...others] = [
        ...new Set(standing.best.flatMap(({ value }) => (value.kind === 'text' ? [value.text] : []))),
      ];
      if (text === undefined) return [{ reason: 'malformed' }];
      return [fact(source, { form: 'person', name: text, aliases: others }, standing.best)];
    }
    case 'item': {
      const items = distinctItems(standing.best);
      if (source.single && items.length > 1) return [{ reason: 'disputed', detail: items.join(' and ') }];
      const used = [...standing.best, ...standing.accepted];
      return [fact(source, referenceFromItems(distinctItems(used), templateFor(source), options), used)];
    }
  }
}

/** Questions on one property of one person at most (awards, offices). */
const MOST_PER_PROPERTY = 2;

type MakeFact = (
  from: PropertySource,
  reference: Reference | Refusal,
  used: readonly Statement[],
  more?: { readonly key?: string; readonly slots?: Fact['slots'] },
) => Fact | Refusal;

/** Awards and offices: the year in a qualifier is the answer, or tells in the question which one is meant. */
function datedFacts(
  source: PropertySource,
  dated: NonNullable<PropertySource['dated']>,
  standing: Standing,
  fact: MakeFact,
  options: FactOptions,
): (Fact | Refusal)[] {
  const statements = [...standing.best, ...standing.accepted];
  const found = dated.as === 'answer' ? byItem() : byYear();
  const facts = found.filter((one): one is Fact => !('reason' in one));
  if (facts.length <= MOST_PER_PROPERTY) return found;
  // Which are kept must not depend on the order in which the source lists them.
  const kept = new Set(
    [...facts]
      .sort((a, b) => (shortHash([a.subject.id, a.key]) < shortHash([b.subject.id, b.key]) ? -1 : 1))
      .slice(0, MOST_PER_PROPERTY),
  );
  return found.map((one) =>
    'reason' in one || kept.has(one) ? one : { reason: 'over-the-limit', detail: one.key },
  );

  function byItem(): (Fact | Refusal)[] {
    return distinctItems(statements).map((id) => {
      const same = statements.filter(({ value }) => value.kind === 'item' && value.id === id);
      const years = [...new Set(same.flatMap((one) => qualifierYears(one, dated.qualifier)))];
      const entity = options.lookup(id);
      const label = entity === null ? null : nameOf(entity, options.language);
      if (years.length === 0) return { reason: 'no-point-in-time', detail: label ?? id };
      if (label === null) return { reason: 'value-without-name', detail: id };
      const [year, ...others] = years.map(yearText);
      const reference: DateReference = {
        form: 'date',
        value: year as string,
        precision: 'year',
        calendar: 'gregorian',
        alternatives: others,
      };
      return fact(source, reference, same, {
        key: id,
        slots: { award: awardPhrase(label, options.language) },
      });
    });
  }

  function byYear(): (Fact | Refusal)[] {
    const groups = new Map<number, Statement[]>();
    const out: (Fact | Refusal)[] = [];
    for (const statement of statements) {
      const years = qualifierYears(statement, dated.qualifier);
      if (years.length === 0)
        out.push({ reason: 'no-point-in-time', detail: distinctItems([statement])[0] ?? '' });
      for (const year of years) addToGroup(groups, year, statement);
    }
    for (const [year, group] of [...groups].sort(([a], [b]) => a - b)) {
      const reference = referenceFromItems(distinctItems(group), templateFor(source), options);
      out.push(fact(source, reference, group, { key: yearText(year), slots: { year: yearText(year) } }));
    }
    return out;
  }
}

/**
 * Whether the date is known as finely as the question asks. 1 January with fewer than two sources is more often a
 * stand-in for the year than a birthday, so only its year is asked.
 */
function precise(date: ChosenDate, source: PropertySource): boolean {
  if (templateFor(source).precision === 'year') return true;
  const placeholder = /-01-01$/.test(date.value) && date.statement.references < 2;
  return date.precision === 'day' && !placeholder;
}

function dateReference(date: ChosenDate, yearOnly: boolean): DateReference {
  const own = [date.value, ...date.alternatives];
  const accepted = date.accepted.flatMap(({ value, alternatives }) => [value, ...alternatives]);
  const [value, ...alternatives] = yearOnly
    ? [...own, ...accepted].map(yearOf)
    : [...own, ...accepted.filter((other) => other.length === date.value.length)];
  return {
    form: 'date',
    value: value as string,
    precision: yearOnly ? 'year' : 'day',
    calendar: date.calendar,
    alternatives: [...new Set(alternatives)].filter((other) => other !== value),
  };
}

function countryReference(countries: readonly string[], options: FactOptions): Reference | Refusal {
  const named = referenceFromItems(countries, { form: 'text' }, options);
  if ('reason' in named || named.form !== 'text') return named;
  return { form: 'place', name: named.text, aliases: named.aliases, within: [] };
}

function yearOf(isoDate: string): string {
  return /^-?\d+/.exec(isoDate)?.[0] ?? isoDate;
}

function yearText(year: number): string {
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
}

/** The revision that was read: a link to the item would show what it says today. */
function citation(entity: WikidataEntity, property: string, used: readonly Statement[]): QuestionSource {
  const revision = entity.revision > 0 ? `&oldid=${entity.revision}` : '';
  const ids = used.map(({ id }) => id).filter((id) => id !== '');
  return {
    name: 'Wikidata',
    url: `https://www.wikidata.org/w/index.php?title=${entity.id}${revision}#${property}`,
    licence: 'CC0-1.0',
    note: [
      `${entity.id} ${property}`,
      ...(entity.revision > 0 ? [`revision ${entity.revision}`] : []),
      ...(entity.modified === null ? [] : [`of ${entity.modified}`]),
      ...(ids.length === 0 ? [] : [`statement ${ids.join(', ')}`]),
    ].join(', '),
  };
}
