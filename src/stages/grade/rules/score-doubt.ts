/**
 * What keeps the score from saying correct, however high it is. Each doubt was wrong in one case of five or more on sources
 * that the weights had not seen; none keeps it from saying incorrect.
 */
import type { Features } from './features.ts';

/**
 * A doubt that keeps the score from saying correct, however high it is. On sources left out of the fit, answers with a
 * part of the words are wrong in one case of five, reasons and definitions as often; statements in every second.
 */
export function isDoubted(features: Readonly<Partial<Features>>): boolean {
  // A decade or century that holds the date says little, and a year beside it that is not the date takes that back.
  const takenBack = features.dateCoarserSpan === 1 && features.dateAlsoOther === 1;
  const part =
    features.partial === 1 &&
    (features.dateAlsoOther === 1 || !WHOLE_VALUES.some((name) => features[name] === 1));
  const echo = (features.phraseEchoed === 1 || features.allEchoed === 1) && features.foundEarly !== 1;
  // All that the question does not say itself, or a name or value that says it; four words of five are another thing too often.
  const most =
    features.addedFull !== 1 &&
    features.phrase !== 1 &&
    features.phraseEchoed !== 1 &&
    !WHOLE_VALUES.some((name) => features[name] === 1);
  const late = features.addedFull === 1 && features.foundEarly !== 1 && features.phrase !== 1;
  return takenBack || most || part || echo || late || DOUBTS.some((name) => features[name] === 1);
}

/** What says all that is asked, although words of the reference are missing. */
const WHOLE_VALUES = [
  'nameFull',
  'nameFamily',
  'dateSame',
  'dateCoarserYear',
  'dateCoarserMonth',
  'numberSame',
] as const;

const DOUBTS = [
  'stated',
  'affirms',
  'sentence',
  'reasonAsked',
  'negated',
  'numbered',
  'digitsDiffer',
  'addsNothing',
  'inexact',
  'opposite',
  'reordered',
  'nameOther',
  'nameAbsent',
] as const;
