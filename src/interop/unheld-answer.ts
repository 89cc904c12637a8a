/**
 * A reply whose text the file does not hold, although the tool's verdict on it is there: scores without answers,
 * outputs stripped before saving, tasks that compare likelihoods. It is answered, not empty, and its text is blank:
 * rules and judges leave a blank text ungraded, so the tool's own grade stands.
 */
import type { ImportedAnswer } from '../core/imported-answer.ts';

export const UNHELD_ANSWER: ImportedAnswer['reply'] = { status: 'answered', text: '' };

/** Whether a reply is one. */
export function isUnheld(reply: ImportedAnswer['reply']): boolean {
  return reply.status === 'answered' && reply.text.trim() === '';
}
