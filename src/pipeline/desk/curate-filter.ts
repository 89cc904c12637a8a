/** Which questions of a run a page of curating lists. */
import { ClosedbookError } from '../../core/errors.ts';
import type { QuestionDecision } from '../../core/question-decision.ts';
import { referenceText } from '../../core/reference.ts';
import type { QuestionTrouble } from '../../core/summary/items.ts';
import type { CurateFilter } from './curate-records.ts';
import type { CuratedEntry, CuratedRun } from './curated-run.ts';

type InForce = ReadonlyMap<string, QuestionDecision>;

/** In the order of looking. */
export function filtered(curated: CuratedRun, inForce: InForce, filter: CurateFilter): CuratedEntry[] {
  const { list, lint, decision, text } = filter;
  const sought = text.trim().toLowerCase();
  return curated.entries.filter((entry, at) => {
    const { question, item, findings } = entry;
    if (list === 'first' && !isFirst(entry, at, curated)) return false;
    if (list !== 'first' && list !== 'all' && !item?.troubles.includes(list as QuestionTrouble)) return false;
    if (lint === 'any' && findings.length === 0) return false;
    if (lint !== '' && lint !== 'any' && !findings.some(({ rule }) => rule === lint)) return false;
    if (!isDecided(inForce.get(question.id), decision)) return false;
    return sought === '' || wordsOf(entry).includes(sought);
  });
}

/** Where nobody was asked, what lint finds is what there is to look at. */
function isFirst({ item, findings }: CuratedEntry, at: number, { items, first }: CuratedRun): boolean {
  return items.respondents.length === 0 ? findings.length > 0 : item !== null && at < first;
}

function isDecided(inForce: QuestionDecision | undefined, wanted: CurateFilter['decision']): boolean {
  if (wanted === '') return true;
  if (wanted === 'undecided') return inForce === undefined;
  return inForce !== undefined && (wanted === 'decided' || inForce.decision === wanted);
}

function wordsOf({ question, item }: CuratedEntry): string {
  const reference = question.reference === null ? '' : referenceText(question.reference);
  const answers = item?.answers.map(({ text }) => text) ?? [];
  return [question.id, question.text, reference, ...answers].join('\n').toLowerCase();
}

/** Of a list the first that comes after an entry which is not on it. */
export function following(
  { entries }: CuratedRun,
  list: readonly CuratedEntry[],
  entry: CuratedEntry,
): CuratedEntry | undefined {
  const place = new Map(entries.map((one, at) => [one, at]));
  return list.find((one) => place.get(one)! > place.get(entry)!);
}

/** @throws ClosedbookError `argument-invalid`. */
export function entryOf({ entries }: CuratedRun, id: string): CuratedEntry {
  const found = entries.find(({ question }) => question.id === id);
  if (found !== undefined) return found;
  throw new ClosedbookError('argument-invalid', `the run has no question "${id}"`);
}
