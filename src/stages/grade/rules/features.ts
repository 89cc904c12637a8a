/**
 * Named features of an answer against its reference: what the score weighs when no rule is certain. Every feature
 * lies in [0, 1] and says one thing a reader can check; none looks at a particular question.
 */
import type { AnswerReading } from './answer-reading.ts';
import type { Findings } from './findings.ts';
import { setAside } from './negation.ts';
import { isNumberedOtherwise } from './numeral-match.ts';
import {
  allPresent,
  covers,
  digitsDiffer,
  isPartOfAskedName,
  isSideBySide,
  saysOpposite,
  saysTheRest,
} from './part-match.ts';
import { isPartOfOtherName } from './place-match.ts';
import type { AskedFor } from './question-form.ts';
import { affirmsDenied, isStatement, opposes, sameYesNo } from './statement.ts';

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
  'nameAbsent',
  'dateSame',
  'dateLate',
  'dateCoarserYear',
  'dateCoarserMonth',
  'dateCoarserSpan',
  'dateAlsoOther',
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
  'rivalPerson',
  'rivalShort',
  'reasonAsked',
  'reasonAbsent',
  'longExpected',
  'longAnswer',
  'shortAnswer',
  'explained',
  'otherEntities',
  'manyCandidates',
  'missingSpecific',
  'digitsDiffer',
  'foundEarly',
  'explainedFirst',
  'severalFound',
  'properPartial',
  'refusal',
  'hedge',
  'negated',
  'inexact',
  'opposite',
  'reordered',
  'severalAliases',
  'addsNothing',
  'sentence',
  'sentenceRecall',
  'sentenceAdded',
  'sentenceFull',
  'sentenceEchoed',
  'sentenceOpposed',
  'sentenceYesNoSame',
  'sentenceYesNoDiffers',
  'sentenceExplained',
  'verbless',
  'verblessFull',
  'verblessAdded',
  'numbered',
  'scattered',
  'partial',
  'stated',
  'affirms',
  'unreadable',
  'hidden',
  'rival',
] as const;
export type FeatureName = (typeof FEATURE_NAMES)[number];
export type Features = Record<FeatureName, number>;

const NOTHING = Object.fromEntries(FEATURE_NAMES.map((name) => [name, 0])) as Features;

/** The features of what was found; refusal and hedge are filled in where the score is needed. */
export function featuresOf(findings: Findings, answer: AnswerReading, asked: AskedFor): Features {
  const { best, date, number } = findings;
  const text = best?.text;
  const name = best?.name?.agreement;
  const whole = text?.phrase || text?.runTogether || false;
  const added = text?.addedRecall ?? 0;
  const echoed = text !== undefined && text.addedRecall === null;
  const absent =
    !whole && !echoed && added < 0.2 && (name === undefined || name === 'absent' || name === 'other');
  const entities = answer.entities.filter((entity) => !covers(best, entity.first, entity.last));
  let novel = 0;
  let novelFirst = 0;
  for (const at of answer.content) {
    if (!answer.adds(at)) continue;
    novel += 1;
    if (at < answer.firstSentenceEnd) novelFirst += 1;
  }
  const size = best?.expected.content.length ?? 0;
  const proper = best?.expected.properName ?? false;
  const late = (first: number | undefined): boolean =>
    first !== undefined && first >= answer.firstSentenceEnd;
  const valued = date?.only || number?.only;
  const recalled = size * (text?.addedRecall ?? text?.recall ?? 0);
  const explained = Math.min(1, recalled / Math.max(1, novel));
  const rest = {
    negated: flag(
      best !== null &&
        best.text.first >= 0 &&
        (best.namesake ||
          setAside(answer, best.text) ||
          isPartOfOtherName(best.expected, best.text, answer) ||
          isPartOfAskedName(best, answer)),
    ),
    affirms: flag(best !== null && affirmsDenied(best, answer)),
    numbered: flag(
      best !== null &&
        text !== undefined &&
        text.last >= 0 &&
        isNumberedOtherwise(best.expected, text, answer),
    ),
    longAnswer: Math.min(1, answer.content.length / 80),
    addsNothing: flag(novel === 0 && answer.content.length >= 3),
  };
  if (best && isStatement(findings, answer)) {
    const yesNo = sameYesNo(best, answer);
    const opposed = opposes(best, answer);
    return {
      ...NOTHING,
      affirms: rest.affirms,
      numbered: rest.numbered,
      longAnswer: rest.longAnswer,
      addsNothing: rest.addsNothing,
      sentence: 1,
      sentenceRecall: best.text.recall,
      sentenceAdded: added,
      sentenceFull: flag(!opposed && (whole || best.text.recall >= 0.95)),
      sentenceEchoed: flag(echoed),
      sentenceOpposed: flag(opposed),
      sentenceYesNoSame: flag(yesNo === true),
      sentenceYesNoDiffers: flag(yesNo === false),
      sentenceExplained: explained,
      verbless: flag(!best.expected.sentence),
      verblessFull: flag(!best.expected.sentence && !opposed && (whole || best.text.recall >= 0.95)),
      verblessAdded: best.expected.sentence ? 0 : added,
      negated: 0,
    };
  }
  return {
    ...NOTHING,
    negated: rest.negated,
    affirms: rest.affirms,
    numbered: rest.numbered,
    longAnswer: rest.longAnswer,
    addsNothing: rest.addsNothing,
    phrase: flag(whole),
    phraseLate: flag(whole && late(text?.first)),
    phraseEchoed: flag(whole && text?.echo),
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
    nameAbsent: flag(!whole && name === 'absent' && (best?.expected.person?.given.length ?? 0) > 0),
    dateSame: flag(date?.agreement === 'same'),
    dateLate: flag(date?.agreement === 'same' && (!date.leads || late(date.first))),
    dateCoarserYear: flag(date?.agreement === 'coarser' && !date.month && !date.span),
    dateCoarserSpan: flag(date?.agreement === 'coarser' && date.span),
    dateAlsoOther: flag(date?.agreement === 'coarser' && date.finerOther),
    dateCoarserMonth: flag(date?.agreement === 'coarser' && date.month),
    dateDifferent: flag(date?.only && date.agreement === 'different' && date.said > 0),
    dateNone: flag(date?.only && date?.said === 0),
    numberSame: flag(number?.agreement === 'same'),
    numberLate: flag(number?.agreement === 'same' && (!number.leads || late(number.first))),
    numberNear: flag(number?.agreement === 'near' || number?.agreement === 'bound'),
    numberDifferent: flag(number?.only && number?.agreement === 'different' && number.said > 0),
    numberNone: flag(number?.only && number?.said === 0),
    inexact: flag(!whole && text?.inexact),
    opposite: flag(best !== null && !whole && saysOpposite(best, answer)),
    reordered: flag(
      best !== null &&
        !whole &&
        best.text.recall > 0.99 &&
        best.expected.content.every((word) => word.digits),
    ),
    absentPerson: flag(absent && asked === 'person'),
    absentPlace: flag(absent && asked === 'place'),
    absentThing: flag(absent && asked === 'thing' && !valued),
    absentProper: flag(absent && proper),
    absentShort: flag(absent && novel <= 5),
    absentEntity: flag(absent && entities.length > 0),
    rivalPerson: flag(absent && proper && entities.length > 0 && asked === 'person'),
    rivalShort: flag(absent && proper && entities.length > 0 && novel <= 4 && asked !== 'place'),
    reasonAsked: flag(asked === 'reason'),
    reasonAbsent: flag(absent && asked === 'reason'),
    longExpected: Math.min(1, Math.max(0, size - 2) / 6),
    shortAnswer: flag(novel <= 4),
    explained,
    otherEntities: Math.min(1, entities.length / 3),
    manyCandidates: flag(entities.length >= 4),
    digitsDiffer: flag(best !== null && !whole && digitsDiffer(best, answer)),
    missingSpecific: absent ? 0 : (text?.missingSpecific ?? 0),
    foundEarly: flag(
      !absent && text !== undefined && text.first >= 0 && text.first < answer.firstSentenceEnd,
    ),
    explainedFirst: Math.min(1, recalled / Math.max(1, novelFirst)),
    severalFound: Math.min(1, Math.max(0, findings.half() - 1) / 3),
    properPartial: flag(proper && !whole && added > 0 && added < 0.89),
    severalAliases: Math.min(1, (findings.aliases - 1) / 8),
    scattered: flag(!whole && text !== undefined && text.last - text.first > size + 3),
    partial: flag(
      !whole &&
        !echoed &&
        (added === 0 ||
          (text?.lacking ?? 0) > 0 ||
          (proper &&
            !saysTheRest(best, answer) &&
            !(allPresent(best, answer) && isSideBySide(best, answer)))),
    ),
  };
}

function flag(value: boolean | undefined): number {
  return value ? 1 : 0;
}
