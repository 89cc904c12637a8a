/**
 * Named features of an answer against its reference: what the score weighs when no rule is certain. Every feature
 * lies in [0, 1] and says one thing a reader can check; none looks at a particular question.
 */
import type { AnswerReading } from './answer-reading.ts';
import type { Finding, Findings } from './findings.ts';
import type { AskedFor } from './question-form.ts';

/** Names of all features, in the order of the weights. */
export const FEATURE_NAMES = [
  'phrase',
  'phraseLate',
  'phraseEchoed',
  'runTogether',
  'recall',
  'addedRecall',
  'addedFull',
  'addedMost',
  'addedHalf',
  'addedNone',
  'allEchoed',
  'nameFull',
  'nameFamily',
  'nameOther',
  'dateSame',
  'dateLate',
  'dateCoarser',
  'dateDifferent',
  'dateNone',
  'numberSame',
  'numberLate',
  'numberNear',
  'numberDifferent',
  'numberNone',
  'absentPerson',
  'absentPlace',
  'absentThing',
  'absentProper',
  'absentShort',
  'absentEntity',
  'reasonAsked',
  'reasonAbsent',
  'longExpected',
  'longAnswer',
  'shortAnswer',
  'explained',
  'otherEntities',
  'manyCandidates',
  'properPartial',
  'refusal',
  'hedge',
  'negated',
  'severalAliases',
] as const;
export type FeatureName = (typeof FEATURE_NAMES)[number];
export type Features = Record<FeatureName, number>;

export interface FeatureContext {
  readonly asked: AskedFor;
  readonly refusal: boolean;
  readonly hedge: boolean;
}

/** The features of what was found. */
export function featuresOf(
  findings: Findings,
  answer: AnswerReading,
  { asked, refusal, hedge }: FeatureContext,
): Features {
  const { best, dates, numbers } = findings;
  const text = best?.text;
  const name = best?.name?.agreement;
  const whole = text?.phrase || text?.runTogether || false;
  const added = text?.addedRecall ?? 0;
  const echoed = text !== undefined && text.addedRecall === null;
  const absent =
    !whole && !echoed && added < 0.2 && (name === undefined || name === 'absent' || name === 'other');
  const entities = answer.entities.filter((entity) => !covers(best, entity.first, entity.last));
  let novel = 0;
  for (const at of answer.content) if (answer.adds(at)) novel += 1;
  const size = best?.expected.content.length ?? 0;
  const proper = best?.expected.properName ?? false;
  const late = (first: number | undefined): boolean =>
    first !== undefined && first >= answer.firstSentenceEnd;
  const valued = findings.onlyDates || findings.onlyNumbers;
  return {
    phrase: flag(whole),
    phraseLate: flag(whole && late(text?.first)),
    phraseEchoed: flag(whole && !addsAny(answer, text?.first ?? 0, text?.last ?? 0)),
    runTogether: flag(text?.runTogether),
    recall: text?.recall ?? 0,
    addedRecall: added,
    addedFull: flag(added >= 0.89),
    addedMost: flag(added >= 0.65),
    addedHalf: flag(added >= 0.45),
    addedNone: flag(!whole && !echoed && added === 0),
    allEchoed: flag(!whole && echoed),
    nameFull: flag(name === 'full'),
    nameFamily: flag(name === 'family'),
    nameOther: flag(name === 'other'),
    dateSame: flag(dates?.agreement === 'same'),
    dateLate: flag(dates?.agreement === 'same' && (!dates.leads || late(dates.first))),
    dateCoarser: flag(dates?.agreement === 'coarser'),
    dateDifferent: flag(findings.onlyDates && dates?.agreement === 'different' && dates.said > 0),
    dateNone: flag(findings.onlyDates && dates?.said === 0),
    numberSame: flag(numbers?.agreement === 'same'),
    numberLate: flag(numbers?.agreement === 'same' && (!numbers.leads || late(numbers.first))),
    numberNear: flag(numbers?.agreement === 'near' || numbers?.agreement === 'bound'),
    numberDifferent: flag(findings.onlyNumbers && numbers?.agreement === 'different' && numbers.said > 0),
    numberNone: flag(findings.onlyNumbers && numbers?.said === 0),
    absentPerson: flag(absent && asked === 'person'),
    absentPlace: flag(absent && asked === 'place'),
    absentThing: flag(absent && asked === 'thing' && !valued),
    absentProper: flag(absent && proper),
    absentShort: flag(absent && novel <= 5),
    absentEntity: flag(absent && entities.length > 0),
    reasonAsked: flag(asked === 'reason'),
    reasonAbsent: flag(absent && asked === 'reason'),
    longExpected: Math.min(1, Math.max(0, size - 2) / 6),
    longAnswer: Math.min(1, answer.content.length / 80),
    shortAnswer: flag(novel <= 4),
    explained: Math.min(1, (size * (text?.recall ?? 0)) / Math.max(1, novel)),
    otherEntities: Math.min(1, entities.length / 3),
    manyCandidates: flag(entities.length >= 4),
    properPartial: flag(proper && !whole && added > 0 && added < 0.89),
    refusal: flag(refusal),
    hedge: flag(hedge),
    negated: flag(text !== undefined && text.first > 0 && negatedBefore(answer, text.first)),
    severalAliases: Math.min(1, (findings.all.length - 1) / 8),
  };
}

function addsAny(answer: AnswerReading, first: number, last: number): boolean {
  for (let at = first; at <= last; at += 1) if (answer.adds(at)) return true;
  return false;
}

function covers(best: Finding | null, first: number, last: number): boolean {
  if (!best) return false;
  const from = best.text.first >= 0 ? best.text.first : (best.name?.first ?? -1);
  const to = best.text.last >= 0 ? best.text.last : (best.name?.last ?? -1);
  return from >= 0 && from <= last && to >= first;
}

const NEGATIONS = new Set(['not', 'never', 'nor', 'neither', 'isnt', 'wasnt', 'didnt']);

/** "not", "never" within three words before; a capital Not belongs to a title. */
export function negatedBefore(answer: AnswerReading, first: number): boolean {
  for (let at = first - 1; at >= Math.max(0, first - 3); at -= 1) {
    const word = answer.words[at];
    if (word && NEGATIONS.has(word.text) && !(word.capital && at > 0)) return !isOnly(answer, at);
  }
  return false;
}

/** "not only" affirms. */
function isOnly(answer: AnswerReading, at: number): boolean {
  const next = answer.words[at + 1]?.text;
  return next === 'only' || next === 'just';
}

function flag(value: boolean | undefined): number {
  return value ? 1 : 0;
}
