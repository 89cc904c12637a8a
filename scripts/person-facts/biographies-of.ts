/**
 * A biography question with every fact that the sources hold of a laureate: the Nobel Prize API for the life and the prize,
 * Wikidata (through CoDEx) for what people have several of, given as open lists: another occupation is no error.
 */
import { contentHash } from '../../src/core/hash.ts';
import type { Question } from '../../src/core/question.ts';
import type { FactsReference, SingleReference } from '../../src/core/reference.ts';
import { templateOf, wordingsFor } from '../../src/stages/dataset/question-templates.ts';
import { renderQuestion } from '../../src/stages/dataset/render-question.ts';
import { foldText } from '../../src/values/fold-text.ts';
import type { Person } from './person.ts';
import type { PersonRow } from './shared-persons.ts';

type NamedFact = FactsReference['facts'][number];

/** Facts of the person by the names under which a biography keeps them, and whether the question asks for them. */
const KEPT: readonly (readonly [property: string, name: string, required: boolean])[] = [
  ['birth date', 'birth date', true],
  ['birth place', 'birth place', true],
  ['birth country', 'birth country', false],
  ['death date', 'death date', true],
  ['death place', 'death place', false],
  ['citizenship', 'citizenship', false],
  ['prize field', 'Nobel Prize category', true],
  ['award year', 'Nobel Prize year', true],
  ['institution', 'institution at the Nobel Prize', false],
];

/** Members of CoDEx with labels that people have several of. */
const SEVERAL: readonly (readonly [member: string, name: string])[] = [
  ['occupation', 'occupation'],
  ['languages', 'language'],
  ['field', 'field of work'],
];

/** Null where fewer than `least` facts are known. */
export function biographyOf(
  person: Person,
  row: PersonRow,
  { least, seed }: { readonly least: number; readonly seed: string },
): Question | null {
  const facts = [...ownFacts(person), ...listedFacts(row)];
  if (facts.length < least || !facts.some(({ name }) => name === 'birth date')) return null;
  const template = templateOf('long biography');
  if (template === undefined) throw new Error('no template for a long biography');
  const wordings = wordingsFor(template, person.life === undefined ? {} : { life: person.life });
  // Of the dead it is asked when they died.
  const fitting = person.life === 'dead' ? wordings.filter(({ when }) => when === 'dead') : wordings;
  const draw = Number.parseInt(contentHash([seed, person.id]).slice(0, 8), 16);
  const subject = [person.who, person.name].filter((part) => part !== '').join(' ');
  return {
    id: `${foldText(person.name).replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.long-biography`,
    text: renderQuestion(fitting[draw % fitting.length]!.text, { subject }),
    reference: { form: 'facts', facts },
    kind: 'answerable',
    subject: { name: person.name, id: person.id },
    property: 'long biography',
    topic: person.field,
    popularity: { band: person.band, measure: person.measure },
    asOf: person.asOf,
    status: 'ok',
    tags: ['rubric:person-strict'],
    source: [
      person.source,
      ...(facts.some(({ source }) => source?.includes('wikidata.org') === true)
        ? [
            {
              name: `Wikidata, ${row.id} (as in CoDEx)`,
              url: `https://www.wikidata.org/wiki/${row.id}`,
              licence: 'CC0-1.0',
            },
          ]
        : []),
    ],
    language: 'en',
  };
}

function ownFacts(person: Person): NamedFact[] {
  return KEPT.flatMap(([property, name, required]) => {
    const fact = person.facts.find((one) => one.property === property);
    if (fact === undefined || fact.reference.form === 'facts') return [];
    const { reference, asOf = person.asOf, source = person.source } = fact;
    return [
      {
        name,
        // Whoever worked in one place worked in others.
        reference: name.startsWith('institution') ? asOpenList(reference) : reference,
        required,
        asOf,
        source: source.url ?? source.name,
      },
    ];
  });
}

function asOpenList(reference: SingleReference): SingleReference {
  return reference.form === 'text'
    ? { form: 'set', members: [{ text: reference.text, aliases: reference.aliases }], required: 1 }
    : reference;
}

function listedFacts(row: PersonRow): NamedFact[] {
  if (row.id === null) return [];
  return SEVERAL.flatMap(([member, name]) => {
    const labels = (row.wikidata_2020_codex?.[member] ?? []).filter((label) => !/^Q\d+$/.test(label));
    if (labels.length === 0) return [];
    return [
      {
        name,
        reference: {
          form: 'set' as const,
          members: labels.map((text) => ({ text, aliases: [] })),
          required: 1,
        },
        required: false,
        asOf: '2020-12-31',
        source: `https://www.wikidata.org/wiki/${row.id}`,
      },
    ];
  });
}
