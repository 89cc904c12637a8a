/**
 * One row of a file of facts: subject, property, value, and what else the file knows. A row that cannot be read is an
 * error with its line, never left out in silence.
 */
import type { QuestionSource } from '../../../core/question.ts';
import { errorAt, type PlacedRow } from '../../../rows/place.ts';
import type { ColumnMap, WantedField } from '../../../rows/recognise-columns.ts';
import { textList } from '../../../rows/text-list.ts';
import { foldText } from '../../../values/fold-text.ts';
import { referenceFromText } from '../../../values/reference-from-text.ts';
import { QUESTION_TEMPLATES, type QuestionTemplate, templateOf } from '../question-templates.ts';
import { awardPhrase } from './award-phrase.ts';
import type { Fact, FactSubject } from './fact.ts';
import { bandOf, type PopularityBand } from './popularity-bands.ts';
import { coarserSource, templateFor } from './property-sources.ts';
import { atPrecision, isInCalendar, type RowReference, rowReference } from './row-reference.ts';

/** Columns by their usual names. */
export const FACT_COLUMNS: readonly WantedField[] = [
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
  { field: 'sitelinks', names: ['sitelinks'] },
  { field: 'popularity', names: ['popularity', 'pageviews', 'page_views', 's_pop'] },
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

export interface RowValue {
  readonly fact: Omit<Fact, 'reference'>;
  readonly reference: RowReference;
}

/**
 * The values of a row: several where its cell separates them by `|`.
 * @throws ClosedbookError `record-invalid` with the line.
 */
export function readFactRow(
  { row, place }: PlacedRow,
  columns: Readonly<Record<string, string | null>>,
  { asOf, language, bands }: RowFactOptions,
): RowValue[] {
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
  if (!isLanguage(tongue)) {
    throw errorAt(place, `language: expected a language code like en, got "${tongue}"`, {
      code: 'record-invalid',
    });
  }
  const values = need('value')
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (values.length === 0)
    throw errorAt(place, 'value: expected a text, got only separators', { code: 'record-invalid' });
  const template = templateOfRow(need('property'), values[0]!, {
    question: cell('question'),
    language: tongue,
  });
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
  const measured = ['sitelinks', 'popularity'].find((field) => cell(field) !== '') ?? 'popularity';
  const popularity = popularityOf(cell(measured), cell('band'), columns[measured] ?? null, bands);
  if (popularity === null) {
    throw errorAt(place, `${measured}: expected a number, got "${cell(measured)}"`, {
      code: 'record-invalid',
    });
  }
  const aliases = textList(row[columns['aliases'] ?? '']).flatMap((text) =>
    text.split(/\s*[|;]\s*/).filter((part) => part !== ''),
  );
  if (values.length > 1 && aliases.length > 0) {
    throw errorAt(place, 'aliases: expected none beside several values, for nothing says whose they are', {
      code: 'record-invalid',
      hint: 'Write a row for each value.',
    });
  }
  const award = cell('award');
  const year = cell('year');
  return values.map((value) => {
    const reference = rowReference(value, aliases, {
      template,
      question: cell('question'),
      precision: cell('precision'),
    });
    if (typeof reference === 'string') throw errorAt(place, reference, { code: 'record-invalid' });
    const asked = askedByYear(template, reference);
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
  });
}

/** A day that is not known to the day is asked by its year. */
function askedByYear(
  template: QuestionTemplate,
  reference: RowReference,
): { readonly template: QuestionTemplate; readonly reference: RowReference } {
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
    wordings: { [language]: [{ text: question }] },
  };
}

/** Undefined where the file has none, null where it cannot be read. A band is told from sitelinks only. */
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

function isLanguage(code: string): boolean {
  try {
    return Intl.getCanonicalLocales(code).length === 1;
  } catch {
    return false;
  }
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && isInCalendar(text);
}
