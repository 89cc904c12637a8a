/**
 * Facts from the rows of a file: subject, property, value, and what else the file knows. Rows on the same subject and
 * property are one fact with several values; where only one can be true they contradict each other and nothing is
 * asked. A row that cannot be read is an error with its line, never left out in silence.
 */
import type { QuestionSource } from '../../../core/question.ts';
import { type DateReference, datePrecisionSchema, type Reference } from '../../../core/reference.ts';
import { errorAt, type PlacedRow } from '../../../rows/place.ts';
import { type ColumnMap, recogniseColumns, type WantedField } from '../../../rows/recognise-columns.ts';
import { textList } from '../../../rows/text-list.ts';
import { foldText } from '../../../values/fold-text.ts';
import { referenceFromText } from '../../../values/reference-from-text.ts';
import { QUESTION_TEMPLATES, type QuestionTemplate, templateOf } from '../question-templates.ts';
import { awardPhrase } from './award-phrase.ts';
import type { Fact, FactSubject } from './fact.ts';
import type { LeftOut } from './left-out.ts';
import { bandOf, type PopularityBand } from './popularity-bands.ts';
import { coarserSource, PROPERTY_SOURCES, templateFor } from './property-sources.ts';

const FIELDS: readonly WantedField[] = [
  { field: 'subject', names: ['subject', 'person', 'name', 'entity'], required: true },
  { field: 'property', names: ['property', 'relation', 'attribute', 'fact'], required: true },
  { field: 'value', names: ['value', 'object', 'answer', 'gold'], required: true },
  { field: 'subject_id', names: ['subject_id', 'qid', 'wikidata', 'id'] },
  { field: 'aliases', names: ['aliases', 'alias', 'also'] },
  { field: 'precision', names: ['precision'] },
  { field: 'life', names: ['life', 'living_or_dead'] },
  { field: 'award', names: ['award', 'prize'] },
  { field: 'year', names: ['year'] },
  { field: 'question', names: ['question', 'wording', 'template'] },
  { field: 'language', names: ['language', 'lang'] },
  { field: 'popularity', names: ['popularity', 'sitelinks', 'pageviews', 'page_views', 's_pop'] },
  { field: 'band', names: ['band', 'popularity_band'] },
  { field: 'as_of', names: ['as_of', 'date', 'retrieved'] },
  { field: 'source', names: ['source'] },
  { field: 'source_url', names: ['source_url', 'url'] },
  { field: 'licence', names: ['licence', 'license'] },
];

export interface RowFactOptions {
  /** ISO date for rows without one. */
  readonly asOf: string;
  /** For rows without one. */
  readonly language: string;
  readonly bands: readonly PopularityBand[];
  readonly map?: ColumnMap;
}

export interface RowFacts {
  readonly facts: readonly Fact[];
  readonly leftOut: readonly LeftOut[];
  readonly rows: number;
}

interface RowValue {
  readonly fact: Omit<Fact, 'reference'>;
  readonly reference: Exclude<Reference, { form: 'facts' }>;
}

/** @throws ClosedbookError `column-unknown`, `record-invalid` with the line. */
export async function factsFromRows(
  rows: AsyncIterable<PlacedRow>,
  options: RowFactOptions,
): Promise<RowFacts> {
  let columns: Record<string, string | null> | null = null;
  const groups = new Map<string, RowValue[]>();
  let count = 0;
  for await (const placed of rows) {
    columns ??= recogniseColumns(Object.keys(placed.row), FIELDS, options.map);
    count += 1;
    const value = readRow(placed, columns, options);
    const { subject, template, key, language } = value.fact;
    const group = [subject.id, template.property, key, language].join('\u0000');
    groups.set(group, [...(groups.get(group) ?? []), value]);
  }
  const dead = new Set(
    [...groups.values()].flatMap(([first]) =>
      first?.fact.template.property.includes('death') ? [first.fact.subject.id] : [],
    ),
  );
  const facts: Fact[] = [];
  const leftOut: LeftOut[] = [];
  for (const values of groups.values()) {
    const [{ fact }] = values as [RowValue, ...RowValue[]];
    const reference = together(values);
    const { subject } = fact;
    if (reference === null) {
      leftOut.push({
        subjectId: subject.id,
        subjectName: subject.name,
        property: fact.template.property,
        reason: 'disputed',
        detail: values.map(({ reference: one }) => mainForm(one)).join(' and '),
      });
      continue;
    }
    const source = [
      ...new Map(
        values.flatMap((one) => one.fact.source.map((entry) => [JSON.stringify(entry), entry])),
      ).values(),
    ];
    const life = subject.life ?? (dead.has(subject.id) ? 'dead' : undefined);
    facts.push({ ...fact, reference, source, subject: { ...subject, ...(life && { life }) } });
  }
  return { facts, leftOut, rows: count };
}

function readRow(
  { row, place }: PlacedRow,
  columns: Readonly<Record<string, string | null>>,
  { asOf, language, bands }: RowFactOptions,
): RowValue {
  const cell = (field: string): string => {
    const column = columns[field];
    return column == null ? '' : String(row[column] ?? '').trim();
  };
  const need = (field: string): string => {
    const text = cell(field);
    if (text !== '') return text;
    throw errorAt(place, `${field}: expected a text, got an empty cell`, { code: 'record-invalid' });
  };
  const name = need('subject');
  const tongue = cell('language') || language;
  const value = need('value');
  const template = templateOfRow(need('property'), value, { question: cell('question'), language: tongue });
  if (template === null) {
    throw errorAt(place, `property: "${cell('property')}" has no wording`, {
      code: 'record-invalid',
      hint: `Known: ${QUESTION_TEMPLATES.map(({ property }) => property).join(', ')}; or give a column "question" with {subject} in it.`,
    });
  }
  const life = cell('life');
  if (life !== '' && life !== 'living' && life !== 'dead') {
    throw errorAt(place, `life: expected living or dead, got "${life}"`, { code: 'record-invalid' });
  }
  const held = cell('as_of') || asOf;
  if (!isDay(held)) {
    throw errorAt(place, `as_of: expected a date as 2026-01-31, got "${held}"`, { code: 'record-invalid' });
  }
  const popularity = popularityOf(cell('popularity'), cell('band'), columns['popularity'] ?? null, bands);
  if (popularity === null) {
    throw errorAt(place, `popularity: expected a number, got "${cell('popularity')}"`, {
      code: 'record-invalid',
    });
  }
  const aliases = textList(row[columns['aliases'] ?? '']).flatMap((text) =>
    text.split(/\s*[|;]\s*/).filter((part) => part !== ''),
  );
  const reference = readValue(value, aliases, {
    template,
    question: cell('question'),
    precision: cell('precision'),
  });
  if (typeof reference === 'string') throw errorAt(place, reference, { code: 'record-invalid' });
  const asked = askedByYear(template, reference);
  const award = cell('award');
  const year = cell('year');
  return {
    fact: {
      subject: {
        id: cell('subject_id') || slug(name),
        name,
        ...(life && { life: life as NonNullable<FactSubject['life']> }),
        ...(popularity && { popularity }),
      },
      template: asked.template,
      key: slug([award, year].filter((part) => part !== '').join(' ')),
      slots: {
        ...(award && {
          award: /^(?:the|die|der|das|le|la)\b/i.test(award) ? award : awardPhrase(award, tongue),
        }),
        ...(year && { year }),
      },
      language: tongue,
      asOf: held,
      source: sourceOf(cell('source'), cell('source_url'), cell('licence')),
    },
    reference: asked.reference,
  };
}

/** A day that is not known to the day is asked by its year. */
function askedByYear(
  template: QuestionTemplate,
  reference: RowValue['reference'],
): { readonly template: QuestionTemplate; readonly reference: RowValue['reference'] } {
  const coarser = coarserSource(template.property);
  const finer = reference.form !== 'date' || reference.precision === 'day' || template.precision !== 'day';
  if (finer || coarser === null) return { template, reference };
  const yearly = templateFor(coarser);
  const cut = atPrecision(reference, 'year', yearly);
  return typeof cut === 'string' ? { template, reference } : { template: yearly, reference: cut };
}

function templateOfRow(
  property: string,
  value: string,
  { question, language }: { readonly question: string; readonly language: string },
): QuestionTemplate | null {
  const known = templateOf(property) ?? templateOf(property.toLowerCase().replaceAll('_', ' '));
  if (question === '') return known ?? null;
  if (!question.includes('{subject}')) return null;
  return {
    property: known?.property ?? property,
    wikidata: known?.wikidata ?? null,
    form: known?.form ?? referenceFromText([value], { question })?.form ?? 'text',
    values: known?.values ?? 'any',
    changes: known?.changes ?? false,
    wordings: { [language]: [{ text: question }] },
  };
}

function readValue(
  value: string,
  aliases: readonly string[],
  {
    template,
    question,
    precision,
  }: { readonly template: QuestionTemplate; readonly question: string; readonly precision: string },
): RowValue['reference'] | string {
  switch (template.form) {
    case 'date': {
      const date = referenceFromText([value, ...aliases], { answerType: 'date', question: 'when' });
      if (date?.form !== 'date') return `value: expected a date for "${template.property}", got "${value}"`;
      const impossible = [date.value, ...date.alternatives].find((day) => !isInCalendar(day));
      if (impossible !== undefined) {
        return `value: expected a day that the calendar has for "${template.property}", got "${value}"`;
      }
      return atPrecision(date, precision, template);
    }
    case 'person':
      return { form: 'person', name: value, aliases: [...aliases] };
    case 'text':
      return { form: 'text', text: value, aliases: [...aliases] };
    default: {
      const answerType = template.form === 'place' ? 'place' : template.form;
      const reference = referenceFromText([value, ...aliases], { answerType, question });
      if (reference === null || reference.form !== template.form || reference.form === 'facts') {
        return `value: expected a ${template.form} for "${template.property}", got "${value}"`;
      }
      return reference;
    }
  }
}

/** A precision that is stated rules over the digits: a year is often written as its first of January. */
function atPrecision(
  date: DateReference,
  stated: string,
  template: QuestionTemplate,
): DateReference | string {
  const asked = template.precision === 'year' ? 'year' : stated;
  if (asked === '') return date;
  const precision = datePrecisionSchema.safeParse(asked);
  if (!precision.success) {
    return `precision: expected ${datePrecisionSchema.options.join(', ')}, got "${stated}"`;
  }
  const order = datePrecisionSchema.options;
  if (order.indexOf(precision.data) <= order.indexOf(date.precision)) return date;
  const cut = (value: string): string => {
    const [, year = value, month] = /^(-?\d+)-(\d\d)/.exec(value) ?? [];
    return precision.data === 'month' && month !== undefined ? `${year}-${month}` : year;
  };
  if (precision.data !== 'year' && precision.data !== 'month') {
    return `precision: a date known to the ${precision.data} cannot be checked`;
  }
  return {
    ...date,
    value: cut(date.value),
    alternatives: [...new Set(date.alternatives.map(cut))],
    precision: precision.data,
  };
}

/** One reference for all values of a fact, null when only one of them can be true. */
function together(values: readonly RowValue[]): Reference | null {
  const distinct = [
    ...new Map(values.map(({ reference }) => [foldText(mainForm(reference)), reference])).values(),
  ];
  const [first] = distinct as [RowValue['reference'], ...RowValue['reference'][]];
  if (distinct.length === 1) return first;
  const { template } = (values[0] as RowValue).fact;
  const single = PROPERTY_SOURCES.find(({ property }) => property === template.property)?.single ?? false;
  if (template.values === 'one' || single) return null;
  if (first.form === 'date') {
    const others = distinct.flatMap((one) => (one.form === 'date' ? [one.value, ...one.alternatives] : []));
    return { ...first, alternatives: [...new Set(others)].filter((value) => value !== first.value) };
  }
  return {
    form: 'set',
    members: distinct.map((one) => ({
      text: mainForm(one),
      aliases: 'aliases' in one ? [...one.aliases] : [],
    })),
    ...(template.values === 'any' && { required: 1 }),
  };
}

function mainForm(reference: RowValue['reference']): string {
  switch (reference.form) {
    case 'person':
    case 'place':
      return reference.name;
    case 'text':
      return reference.text;
    case 'set':
      return reference.members.map(({ text }) => text).join('; ');
    default:
      return String(reference.value);
  }
}

/** Undefined where the file has none, null where it cannot be read. */
function popularityOf(
  text: string,
  band: string,
  column: string | null,
  bands: readonly PopularityBand[],
): FactSubject['popularity'] | null {
  if (text === '') return band === '' ? undefined : { band };
  const value = Number(text);
  if (!Number.isFinite(value)) return null;
  const bySitelinks = column !== null && /sitelinks/i.test(column) ? bandOf(value, bands)?.name : undefined;
  const name = band || bySitelinks;
  return { ...(name && { band: name }), value, measure: column ?? 'popularity' };
}

function sourceOf(name: string, url: string, licence: string): QuestionSource[] {
  if (name === '' && url === '') return [];
  return [{ name: name || url, ...(url && { url }), ...(licence && { licence }) }];
}

function slug(text: string): string {
  return foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && isInCalendar(text);
}

const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Greece was the last to leave the Julian calendar. */
const LAST_JULIAN_YEAR = 1923;

/** Whether a date has a month and a day that exist; until 1923 a day of either calendar will do. */
function isInCalendar(date: string): boolean {
  const [, year = '', month, day] = /^(-?\d+)-(\d\d)(?:-(\d\d))?$/.exec(date) ?? [];
  if (month === undefined) return true;
  const days = MONTH_DAYS[Number(month) - 1];
  if (days === undefined) return false;
  if (day === undefined) return true;
  const n = Number(year);
  const isLeap = n % 4 === 0 && (n % 100 !== 0 || n % 400 === 0 || n <= LAST_JULIAN_YEAR);
  return Number(day) >= 1 && Number(day) <= (Number(month) === 2 && !isLeap ? 28 : days);
}
