/** Facts of one synthetic person, and its questions, in a line. */
import type { Question } from '../../../../src/core/question.ts';
import type { Fact } from '../../../../src/stages/dataset/build/fact.ts';
import { factsFromEntity } from '../../../../src/stages/dataset/build/facts-from-entity.ts';
import type { LeftOut } from '../../../../src/stages/dataset/build/left-out.ts';
import { popularityBands } from '../../../../src/stages/dataset/build/popularity-bands.ts';
import { propertySources } from '../../../../src/stages/dataset/build/property-sources.ts';
import { questionFromFact } from '../../../../src/stages/dataset/build/question-from-fact.ts';
import { readEntity } from '../../../../src/stages/dataset/build/wikidata-entity.ts';
import type { RawEntity } from '../../../wikidata/stand-in.ts';
import {
  entity,
  item,
  type Snak,
  type StatementParts,
  statement,
} from '../../../wikidata/synthetic-entities.ts';

export interface Built {
  readonly facts: readonly Fact[];
  readonly leftOut: readonly LeftOut[];
  readonly questions: readonly Question[];
  /** The reasons of everything left out. */
  readonly reasons: readonly string[];
}

export function build(
  person: unknown,
  properties: readonly string[],
  {
    others = [],
    language = 'en',
    asOf = '2026-11-22',
  }: { others?: readonly unknown[]; language?: string; asOf?: string } = {},
): Built {
  const known = new Map(
    [...WORLD, ...others].flatMap((json) => {
      const read = readEntity(json);
      return read === null ? [] : [[read.id, read] as const];
    }),
  );
  const subject = readEntity(person);
  if (subject === null) throw new Error('the person is no item');
  const found = factsFromEntity(subject, propertySources(properties), {
    language,
    asOf,
    bands: popularityBands(),
    lookup: (id) => known.get(id) ?? null,
  });
  const asked = found.facts.map((fact) => questionFromFact(fact, { seed: 1 }));
  const refused = asked.flatMap((question) => ('text' in question ? [] : [question.reason]));
  return {
    ...found,
    questions: asked.flatMap((question) => ('text' in question ? [question] : [])),
    reasons: [...found.leftOut.map(({ reason }) => reason), ...refused],
  };
}

/** Values that the tests point to. */
const WORLD: readonly RawEntity[] = [
  entity('Q1', {
    labels: { en: 'Northport' },
    aliases: { en: ['North Port'] },
    claims: { P131: [statement(item('Q2'))], P17: [statement(item('Q3'))] },
  }),
  entity('Q2', { labels: { en: 'Northshire' }, claims: { P17: [statement(item('Q3'))] } }),
  entity('Q3', {
    labels: { mul: 'Overland' },
    aliases: { en: ['the Overlands'] },
    claims: { P31: [statement(item('Q6256'))] },
  }),
  entity('Q4', { labels: { en: 'Southport' }, claims: { P17: [statement(item('Q3'))] } }),
  entity('Q6', { labels: { en: 'Ada Examplewright' }, aliases: { en: ['Ada Wright'] } }),
  entity('Q7', { labels: { en: 'Bo Examplewright' } }),
  entity('Q8', { labels: { en: 'Overland Prize in Rowing' } }),
  entity('Q9', { labels: { en: 'Member of the Overland Parliament' } }),
  entity('Q10', { labels: { de: 'Nur auf Deutsch' } }),
];

export { item, type Snak, type StatementParts, statement };
