/**
 * How sure we are that nothing was looked up, as every report says it. Of simulated models nothing is claimed: no
 * provider was asked, so that "enforced" would speak of a request that was never made.
 */
import { type ClosedBookLevel, closedBookSchema } from './reply.ts';

/**
 * How sure we are of a respondent is how sure we are of its least sure reply; another model's reply says nothing of it. Null
 * before the first one that does.
 */
export function lessSure(known: ClosedBookLevel | null, level: ClosedBookLevel): ClosedBookLevel | null {
  if (level === 'other-model') return known;
  const surestFirst = closedBookSchema.options;
  return surestFirst[Math.max(surestFirst.indexOf(known ?? 'enforced'), surestFirst.indexOf(level))]!;
}

export type StatedLevel = ClosedBookLevel | 'simulated';

export const LEVEL_WORDS: Readonly<Record<StatedLevel, string>> = {
  enforced:
    'no tool was sent to a first-party API, and every reply was checked for structural signs of a look-up (tool calls, server-tool usage, citations, search blocks)',
  declared: 'no tool was sent, but what the server behind the address does by itself cannot be known',
  unverified: 'the answers were collected elsewhere, and nothing is known of how',
  simulated: 'no model was asked; simulated models answered, so nothing could be looked up',
  violated: 'replies showed structural signs of a look-up; they are left out and bounded',
  'other-model': 'replies came from another model than was asked; they are left out and bounded',
};

/** A look-up or another model that was seen stays what it is, also of a simulated one. */
export function statedLevel({
  simulated,
  closedBook,
}: {
  readonly simulated: boolean;
  readonly closedBook: ClosedBookLevel;
}): StatedLevel {
  return simulated && closedBook !== 'violated' && closedBook !== 'other-model' ? 'simulated' : closedBook;
}
