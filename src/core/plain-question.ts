/**
 * Whether a question is already what its schema would make of it: the shape that readers of files give most questions, told
 * without zod, whose copy of each takes as long as storing it. Anything else is for the schema, which says what is wrong.
 */
import { type Question, questionKindSchema, questionStatusSchema } from './question.ts';
import type { Reference } from './reference.ts';

/** Members in the order of the schema, in which it writes them. */
const MEMBERS: ReadonlySet<string> = new Set([
  'id,text,reference,kind,status,tags,source',
  'id,text,reference,kind,topic,status,tags,source',
]);
const REFERENCE: ReadonlySet<string> = new Set(['form,text,aliases', 'form,text,aliases,rejects']);
const KINDS: ReadonlySet<unknown> = new Set(questionKindSchema.options);
const STATUSES: ReadonlySet<unknown> = new Set(questionStatusSchema.options);

/** True only where the schema would give an equal record, written alike. */
export function isPlainQuestion(question: Question): boolean {
  const { id, text, reference, kind, topic, status, tags, source } = question;
  return (
    MEMBERS.has(Object.keys(question).join()) &&
    isWords(id) &&
    isWords(text) &&
    (reference === null || isPlainText(reference)) &&
    KINDS.has(kind) &&
    STATUSES.has(status) &&
    (topic === undefined ? !('topic' in question) : typeof topic === 'string') &&
    Array.isArray(tags) &&
    tags.every((tag) => typeof tag === 'string') &&
    Array.isArray(source) &&
    source.every((one) => isWords(one?.name) && Object.keys(one).length === 1)
  );
}

function isPlainText(reference: Reference): boolean {
  if (typeof reference !== 'object' || reference.form !== 'text') return false;
  const { text, aliases, rejects } = reference;
  return (
    REFERENCE.has(Object.keys(reference).join()) &&
    isWords(text) &&
    isList(aliases) &&
    ('rejects' in reference ? isList(rejects) : true)
  );
}

function isList(texts: unknown): boolean {
  return Array.isArray(texts) && texts.every(isWords);
}

function isWords(text: unknown): boolean {
  return typeof text === 'string' && text !== '';
}
