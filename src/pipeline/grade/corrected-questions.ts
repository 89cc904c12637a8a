/**
 * Which questions of a run a correction changes, and into what. Matched by id; only reference, status and notes may
 * differ, because a reply belongs to the words it was asked in.
 */
import { ClosedbookError } from '../../core/errors.ts';
import { contentHash } from '../../core/hash.ts';
import type { Question, QuestionStatus } from '../../core/question.ts';
import { type Reference, referenceSchema } from '../../core/reference.ts';
import type { Run } from '../../core/run.ts';
import type { Store } from '../../core/store/store.ts';
import { parseColumnMap } from '../../rows/recognise-columns.ts';
import { referenceFromText } from '../../values/reference-from-text.ts';
import { loadDataset } from '../datasets.ts';
import { sameReference } from './same-reference.ts';

/** What is corrected: one question by its id, or every question of a file whose answer, status or notes differ. */
export type Correction =
  | {
      readonly questionId: string;
      /** What counts as right, the first as the reference and the others as aliases; or one reference as JSON. */
      readonly reference?: readonly string[];
      readonly status?: QuestionStatus;
    }
  | { readonly from: string; readonly map: readonly string[] };

/** A question as the run has it and as it should be. */
export interface Revision {
  readonly before: Question;
  readonly after: Question;
}

/**
 * What differs, with the questions that were asked in other words.
 * @throws ClosedbookError `usage` for an unknown question, `record-invalid` for a reference that is none.
 */
export async function correctedQuestions(
  run: Run,
  store: Store,
  correction: Correction,
): Promise<{ readonly revisions: readonly Revision[]; readonly reworded: readonly string[] }> {
  const revisions: Revision[] = [];
  const reworded: string[] = [];
  if ('questionId' in correction) {
    const before = await questionOf(run, store, correction.questionId);
    const { reference, status } = correction;
    const after = {
      ...before,
      ...(reference === undefined ? {} : { reference: referenceOf(reference, before) }),
      ...(status === undefined ? {} : { status }),
    };
    if (contentHash(after) !== contentHash(before)) revisions.push({ before, after });
    return { revisions, reworded };
  }
  const { questions } = await loadDataset(correction.from, { map: parseColumnMap(correction.map) });
  const given = new Map(questions.map((question) => [question.id, question]));
  let known = 0;
  for await (const before of store.questions(run.id)) {
    const after = given.get(before.id);
    if (after === undefined) continue;
    known += 1;
    if (after.text !== before.text || after.kind !== before.kind) reworded.push(before.id);
    else {
      const corrected = correctedBy(before, after);
      if (corrected !== null) revisions.push({ before, after: corrected });
    }
  }
  if (known === 0) {
    throw new ClosedbookError('usage', `${correction.from}: no question carries an id of run ${run.id}`, {
      hint: 'Corrections are matched by the questions’ ids; see them with closedbook export.',
    });
  }
  return { revisions, reworded };
}

/**
 * The question with what the file corrects: reference, status, notes. What a file leaves out (a spreadsheet has no
 * subject) stays as it was asked. Null where nothing is corrected.
 */
function correctedBy(before: Question, given: Question): Question | null {
  const sameAnswer = sameReference(before.reference, given.reference);
  const note = given.note ?? before.note;
  if (sameAnswer && given.status === before.status && note === before.note) return null;
  const told = Object.entries(given).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return { ...before, ...Object.fromEntries(told), reference: (sameAnswer ? before : given).reference };
}

async function questionOf(run: Run, store: Store, id: string): Promise<Question> {
  for await (const question of store.questions(run.id)) if (question.id === id) return question;
  throw new ClosedbookError('usage', `run ${run.id} has no question "${id}"`);
}

/** A corrected name stays a name: the form of the old reference is kept where plain text cannot tell it. */
function referenceOf(texts: readonly string[], { text, reference: old }: Question): Reference {
  const [first, ...aliases] = texts;
  if (texts.length === 1 && first!.trim().startsWith('{')) return referenceFromJson(first!);
  const read = referenceFromText(texts, { question: text });
  if (read === null) throw new ClosedbookError('usage', 'the corrected reference is empty');
  if (read.form !== 'text') return read;
  if (old?.form === 'person') return { form: 'person', name: first!, aliases };
  if (old?.form === 'place') return { form: 'place', name: first!, aliases, within: [] };
  return read;
}

function referenceFromJson(text: string): Reference {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ClosedbookError('usage', `the reference is no JSON: ${text.slice(0, 60)}`, { cause });
  }
  const parsed = referenceSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ClosedbookError('record-invalid', `reference.${issue!.path.join('.')}: ${issue!.message}`);
}
