/**
 * How simulated models decline, by reason: several wordings each, some of which name the subject or apologise at
 * length, because refusals that look alike would make any detector look good.
 */
import type { RefusalReason } from '../core/outcome.ts';
import type { Question } from '../core/question.ts';
import { pickAt } from './keyed-random.ts';

const DECLINES: Readonly<Partial<Record<RefusalReason, readonly string[]>>> = {
  unknown: [
    'I don’t know.',
    "I don't know.",
    'I do not know the answer to this question.',
    'I’m not sure.',
    "I'm sorry, but I don't have reliable information about that.",
    'I am not certain enough to answer.',
    "I don't have enough information about {s} to say.",
    'Unfortunately I cannot recall this detail about {s}.',
    'I’m not confident in any answer here, so I would rather not guess.',
    'No idea, sorry.',
    'This is not something I remember with confidence.',
    'Unknown to me.',
  ],
  uncommitted: [
    'There are several possibilities, and I cannot commit to one of them.',
    'Accounts that come to mind contradict each other; I would not settle on one.',
    'I have a few candidates in mind but none that I would stand behind.',
  ],
  'needs-tools': [
    'I would need to look this up to be sure.',
    'I can’t verify this without access to a reference, so I won’t give an answer.',
  ],
  privacy: [
    'I would rather not share personal details about {s}.',
    'That concerns the private life of a person, so I will not answer it.',
    'I can’t provide personal information about individuals.',
  ],
  incomplete: [
    'I recall that it was in {y}, but I do not know the exact date.',
    'Some time in {y}; I don’t know the day.',
  ],
};

const CORRECTIONS = [
  'I am not aware of anyone called {s}; as far as I know no such person exists.',
  'There seems to be a mistake in the question: I find no {s} that fits it.',
  'The question rests on a false premise, so it has no answer.',
  'This does not exist as described; the premise of the question is wrong.',
];

/** Words that decline a question for a reason. */
export function declineText(question: Question, reason: RefusalReason, key: number): string {
  const reference = question.reference;
  const year = reference?.form === 'date' ? /^\d{4}/.exec(reference.value)?.[0] : undefined;
  const usable = reason === 'incomplete' && year === undefined ? 'unknown' : reason;
  const wordings = DECLINES[usable] ?? DECLINES.unknown ?? [];
  return withSubject(pickAt(wordings, key, 30), question).replace('{y}', year ?? '');
}

/** Words that say what is wrong with an unanswerable question. */
export function correctionText(question: Question, key: number): string {
  const wordings = question.kind === 'nonexistent' ? CORRECTIONS.slice(0, 2) : CORRECTIONS.slice(2);
  if (question.kind === 'unknowable')
    return 'This is not known to anyone, so the question cannot be answered.';
  return withSubject(pickAt(wordings, key, 31), question);
}

function withSubject(text: string, question: Question): string {
  return text.replace('{s}', () => question.subject?.name ?? 'this');
}
