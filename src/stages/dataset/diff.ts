/**
 * What changed between two versions of a set, question by question, matched by id. What is asked and what counts as
 * right are told apart, because a changed reference keeps the replies and only loses their grades.
 */
import { type Question, questionHash, referenceHash } from '../../core/question.ts';
import { referenceText } from '../../core/reference.ts';

export type QuestionChange = 'text' | 'reference' | 'kind' | 'status' | 'other';

export interface ChangedQuestion {
  readonly id: string;
  readonly changes: readonly QuestionChange[];
  /** Text and reference before and after, where they changed. */
  readonly before: { readonly text: string; readonly reference: string; readonly status: string };
  readonly after: { readonly text: string; readonly reference: string; readonly status: string };
}

export interface DatasetDiff {
  readonly same: number;
  readonly added: readonly { readonly id: string; readonly text: string }[];
  readonly removed: readonly { readonly id: string; readonly text: string }[];
  readonly changed: readonly ChangedQuestion[];
}

/** The differences, in the order of the new version and of the old one for what was removed. */
export function datasetDiff(before: readonly Question[], after: readonly Question[]): DatasetDiff {
  const old = new Map(before.map((question) => [question.id, question]));
  const kept = new Set(after.map(({ id }) => id));
  const added: DatasetDiff['added'][number][] = [];
  const changed: ChangedQuestion[] = [];
  let same = 0;
  for (const question of after) {
    const earlier = old.get(question.id);
    if (earlier === undefined) {
      added.push({ id: question.id, text: question.text });
      continue;
    }
    const changes = changesOf(earlier, question);
    if (changes.length === 0) same += 1;
    else changed.push({ id: question.id, changes, before: shown(earlier), after: shown(question) });
  }
  const removed = before.filter(({ id }) => !kept.has(id)).map(({ id, text }) => ({ id, text }));
  return { same, added, removed, changed };
}

function changesOf(before: Question, after: Question): QuestionChange[] {
  const changes: QuestionChange[] = [];
  if (before.text !== after.text) changes.push('text');
  if (referenceHash(before.reference) !== referenceHash(after.reference)) changes.push('reference');
  if (before.kind !== after.kind) changes.push('kind');
  if (before.status !== after.status) changes.push('status');
  const rest = (question: Question) =>
    JSON.stringify({ ...question, status: '', hash: questionHash(question) });
  if (changes.length === 0 && rest(before) !== rest(after)) changes.push('other');
  return changes;
}

function shown({ text, reference, status }: Question): ChangedQuestion['before'] {
  return { text, reference: reference === null ? '' : referenceText(reference), status };
}
