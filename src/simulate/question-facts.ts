/**
 * What the simulation needs of a question, worked out once: keys for its draws, how well known its subject is, how
 * easily it is guessed. Apart from the question itself, so that 400 simulated seeds do not parse bands 400 times.
 */
import type { Question } from '../core/question.ts';
import { keyOf } from './keyed-random.ts';

export interface QuestionFacts {
  readonly question: Question;
  /** Hash of the question's id, without the seed. */
  readonly key: number;
  /** Hash of the subject: its questions share an effect. Equal to the question's own key without a subject. */
  readonly subjectKey: number;
  /** 1 for household names (band A), 0 in the middle and where unknown, -1 for the long tail (band E). */
  readonly popularity: number;
  /** Whether it asks for what many would call private, by its property (birth, family, home) or its tag. */
  readonly isPrivate: boolean;
  /** Chance that a guess of one who does not know is right. */
  readonly guessChance: number;
  readonly isAnswerable: boolean;
}

/** The facts of a question. */
export function questionFacts(question: Question): QuestionFacts {
  const key = keyOf(0, 'question', question.id);
  const subject = question.subject?.id ?? question.subject?.name;
  return {
    question,
    key,
    subjectKey: subject === undefined ? key : keyOf(0, 'subject', subject),
    popularity: popularityOf(question.popularity?.band),
    isPrivate: PRIVATE.test(question.property ?? '') || question.tags.includes('sensitivity:private'),
    guessChance: guessChanceOf(question),
    isAnswerable: question.kind === 'answerable',
  };
}

const PRIVATE = /birth|born|spouse|married|husband|wife|child|parent|mother|father|sibling|residence|home/i;

const BAND_WORDS: Readonly<Record<string, number>> = {
  head: 1,
  high: 1,
  torso: 0,
  medium: 0,
  tail: -1,
  low: -1,
};

function popularityOf(band: string | undefined): number {
  if (band === undefined) return 0;
  const letter = /^([A-E])(?:$|[^A-Za-z])/.exec(band);
  if (letter !== null) return 1 - 'ABCDE'.indexOf(letter[1]!) / 2;
  return BAND_WORDS[band.toLowerCase()] ?? 0;
}

function guessChanceOf(question: Question): number {
  const reference = question.reference;
  if (reference === null) return 0;
  switch (reference.form) {
    case 'yes-no':
      return 0.5;
    case 'date':
      return reference.precision === 'day' || reference.precision === 'month' ? 0.01 : 0.05;
    case 'facts':
    case 'set':
      return 0;
    default:
      return 0.04;
  }
}
