/**
 * Any other rows with a question and its answer: columns known by their usual names, or named with --map. This is
 * also the form that everything is written to when nothing else is asked for.
 */
import { errorAt, type Place } from '../../../rows/place.ts';
import { type ColumnMap, recogniseColumns, type WantedField } from '../../../rows/recognise-columns.ts';
import { textList } from '../../../rows/text-list.ts';
import { EVENT_DATE_COLUMNS, eventTag } from '../../../values/event-tag.ts';
import { goldTexts } from '../../../values/gold-texts.ts';
import type { FlatQuestion } from '../flat-question.ts';
import type { DatasetForm, Row } from './form.ts';
import { textOf } from './members.ts';

const FIELDS: readonly WantedField[] = [
  {
    field: 'id',
    names: [
      ...['id', 'question_id', 'qid', 'original_index', 'uid', 'key'],
      ...['custom_id', 'item_id', 'record_id'],
    ],
  },
  {
    field: 'question',
    names: ['question', 'problem', 'input', 'prompt', 'query', 'question_text'],
    required: true,
  },
  {
    field: 'gold',
    names: [
      ...['gold', 'golds', 'gold_answer', 'gold_answers', 'golden_answers', 'answers', 'possible_answers'],
      ...[
        'reference',
        'references',
        'reference_answer',
        'reference_answers',
        'target',
        'targets',
        'expected',
        'expected_answer',
        'ground_truth',
      ],
      ...['correct_answer', 'correct_answers', 'answer', 'best_answer'],
    ],
  },
  { field: 'wrong', names: ['incorrect', 'incorrect_answers', 'wrong_answers', 'rejects'] },
  { field: 'answerType', names: ['answer_type', 'answertype'], doubtful: ['type'] },
  { field: 'topic', names: ['topic', 'category', 'domain'] },
  { field: 'subject', names: ['subject', 'subj', 'entity'] },
  { field: 'property', names: ['property', 'prop', 'relation'] },
  { field: 'popularity', names: ['popularity', 's_pop', 'pageviews', 'page_views'] },
  { field: 'answerable', names: ['answerable'] },
  { field: 'kind', names: ['kind'] },
  { field: 'source', names: ['urls', 'url', 'source_url', 'source', 'sources'] },
  { field: 'language', names: ['language', 'lang'] },
  { field: 'tags', names: ['tags', 'labels'] },
  { field: 'eventDate', names: EVENT_DATE_COLUMNS, doubtful: ['date'] },
];

const KINDS = ['answerable', 'nonexistent', 'false-premise', 'unknowable'] as const;

export interface FlatColumns {
  readonly columns: Readonly<Record<string, string | null>>;
}

/** Columns of a header. @throws ClosedbookError `column-unknown` when there is no question. */
export function flatColumns(row: Row, map: ColumnMap = {}): FlatColumns {
  return { columns: recogniseColumns(Object.keys(row), FIELDS, map) };
}

/** A row by its columns. @throws ClosedbookError `column-unknown`, `record-invalid`, with the place. */
export function readFlat(row: Row, place: Place, { columns }: FlatColumns): FlatQuestion {
  const text = (field: string): string | undefined => {
    const column = columns[field];
    return column == null ? undefined : textOf(row, column);
  };
  const cell = (field: string): unknown => (columns[field] == null ? undefined : row[columns[field]]);
  const kind = kindOf(text('kind'), text('answerable'), place);
  const golds = textList(cell('gold'));
  if (kind === 'answerable' && columns['gold'] === null) {
    throw errorAt(
      place,
      `expected a column for the gold (gold, answers, answer, …), found ${Object.keys(row).join(', ')}`,
      {
        code: 'column-unknown',
        hint: 'Name it with --map gold=COLUMN.',
      },
    );
  }
  const popularity = Number(text('popularity') ?? Number.NaN);
  const subject = text('subject');
  return {
    id: text('id'),
    text: text('question') ?? '',
    golds: kind === 'answerable' ? golds : [],
    rejects: textList(cell('wrong')),
    kind,
    answerType: text('answerType'),
    topic: text('topic'),
    subject: subject === undefined ? undefined : { name: subject },
    property: text('property'),
    popularity: Number.isFinite(popularity) ? { value: popularity, measure: 'as given' } : undefined,
    sources: textList(cell('source')).map((source) =>
      /^https?:/.test(source) ? { name: source, url: source } : { name: source },
    ),
    language: text('language'),
    tags: tagsOf(cell('tags'), text('eventDate')),
  };
}

/** Tags as a list, or in one cell with semicolons between; a date of its own column is one more. */
function tagsOf(tags: unknown, date: string | undefined): string[] {
  const event = date === undefined ? null : eventTag(date);
  const given = textList(tags).flatMap((tag) => (typeof tags === 'string' ? tag.split(';') : [tag]));
  return [...given.map((tag) => tag.trim()).filter((tag) => tag !== ''), ...(event === null ? [] : [event])];
}

/** The plain form for writing. */
export const flat: DatasetForm = {
  name: 'flat',
  what: 'plain rows: id, question, answers (a JSON list), kind, topic, subject, property',
  file: 'jsonl',
  columns: [
    { name: 'id', type: 'VARCHAR' },
    { name: 'question', type: 'VARCHAR' },
    { name: 'answers', type: 'VARCHAR[]' },
    { name: 'kind', type: 'VARCHAR' },
    { name: 'topic', type: 'VARCHAR' },
    { name: 'subject', type: 'VARCHAR' },
    { name: 'property', type: 'VARCHAR' },
    { name: 'popularity', type: 'DOUBLE' },
    { name: 'url', type: 'VARCHAR[]' },
    { name: 'tags', type: 'VARCHAR[]' },
  ],
  recognises: () => false,
  read: (row, place) => readFlat(row, place, flatColumns(row)),
  write: (question) => ({
    id: question.id,
    question: question.text,
    answers: goldTexts(question.reference),
    kind: question.kind,
    topic: question.topic ?? null,
    subject: question.subject?.name ?? null,
    property: question.property ?? null,
    popularity: question.popularity?.value ?? null,
    url: question.source.flatMap(({ url }) => (url === undefined ? [] : [url])),
    tags: question.tags,
  }),
};

function kindOf(
  kind: string | undefined,
  answerable: string | undefined,
  place: Place,
): (typeof KINDS)[number] {
  if (kind !== undefined) {
    const known = KINDS.find((word) => word === kind);
    if (known !== undefined) return known;
    throw errorAt(place, `kind: expected ${KINDS.join(', ')}, got "${kind}"`, { code: 'record-invalid' });
  }
  return answerable !== undefined && /^(false|no|0)$/i.test(answerable) ? 'unknowable' : 'answerable';
}
