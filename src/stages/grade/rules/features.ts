/**
 * Named features of an answer against its reference: what the score weighs when no rule is certain. Every feature
 * lies in [0, 1] and says one thing a reader can check; none looks at a particular question.
 */
import { foldText } from '../../../values/fold-text.ts';
import { areOpposites } from '../../../values/opposites.ts';
import { canonicalPlace, placeAliases } from '../../../values/place-names.ts';
import type { Word } from '../../../values/words.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { AliasFinding, Findings } from './findings.ts';
import { setAside } from './negation.ts';
import { isNumberedOtherwise } from './numeral-match.ts';
import { isPartOfOtherName } from './place-match.ts';
import type { AskedFor } from './question-form.ts';
import { affirmsDenied, isStatement, opposes, sameYesNo } from './statement.ts';
import { isGeneric } from './text-match.ts';

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
      ...rest,
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
    ...rest,
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
    severalFound: Math.min(1, Math.max(0, findings.half - 1) / 3),
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

/** The alias has a number that the answer lacks, and the answer adds another: "Episode 5" for "Episode 4". */
function digitsDiffer({ expected }: AliasFinding, answer: AnswerReading): boolean {
  if (expected.date || expected.number) return false;
  const wanted = expected.content.filter((word) => /^\d/.test(word.stem) && !answer.asked.has(word.stem));
  if (wanted.length === 0) return false;
  const said = answer.content
    .filter((at) => /^\d/.test(answer.words[at]?.stem ?? '') && answer.adds(at))
    .map((at) => answer.words[at]?.stem);
  return said.length > 0 && said.length <= 4 && wanted.some((word) => !said.includes(word.stem));
}

/** The answer adds the opposite of an expected word that it lacks: "right ventricle" for "left ventricle". */
function saysOpposite({ expected }: AliasFinding, answer: AnswerReading): boolean {
  const said = answer.content.filter((at) => answer.adds(at)).map((at) => answer.words[at]?.text ?? '');
  const place = foldText(expected.raw);
  if (
    placeAliases(place).length > 0 &&
    answer.entities.some(({ first, last }) => {
      const named = foldText(answer.quote(first, last));
      return placeAliases(named).length > 0 && canonicalPlace(named) !== canonicalPlace(place);
    })
  )
    return true;
  return expected.content.some(
    (word) => !said.includes(word.text) && said.some((other) => areOpposites(word.text, other)),
  );
}

/** Words of a proper name that the question says must be in the answer as well: "Central Europe" is not Central Germany. */
function allPresent(best: AliasFinding | null, answer: AnswerReading): boolean {
  if (best === null) return false;
  // Nothing but the rest of the name ("Mira" where the question says Zeller).
  if (answer.content.every((at) => at >= best.text.first && at <= best.text.last)) return true;
  const said = new Set(answer.words.map(({ stem }) => stem));
  return best.expected.content.every(
    (word) => isGeneric(word) || !answer.asked.has(word.stem) || (said.has(word.stem) && best.text.phrase),
  );
}

/** "Air Zenda is an airline", asked for its country: what matched is a part of a name that the question says. */
function isPartOfAskedName({ text, expected }: AliasFinding, { words, asked }: AnswerReading): boolean {
  if (!text.echo || !text.phrase || !expected.properName) return false;
  const [before, first, last, after] = [text.first - 1, text.first, text.last, text.last + 1].map(
    (at) => words[at],
  );
  const joins = (left: Word | undefined, right: Word | undefined, other: Word | undefined) =>
    left?.capital === true &&
    right?.capital === true &&
    left.end === right.start - 1 &&
    other?.stop === false &&
    asked.has(other.stem);
  return joins(before, first, before) || joins(last, after, after);
}

/** "The Governor" for Governor of Zenda, asked who heads Zenda: all that the question does not say itself, side by side. */
function saysTheRest(best: AliasFinding | null, answer: AnswerReading): boolean {
  if (best === null || best.text.inexact || (best.text.addedRecall ?? 0) < 0.89) return false;
  const rest = best.expected.content.filter(({ stem }) => !answer.asked.has(stem));
  if (!rest.some((word) => !QUALIFIES.has(word.text) && !isGeneric(word))) return false;
  return best.text.last - best.text.first <= rest.length;
}

/** Words that make another thing of the name behind them, and name nothing by themselves. */
const QUALIFIES = new Set(
  'north south east west northern southern eastern western central upper lower inner outer middle mid new old great greater little lesser big young first second third last american british english french german italian russian chinese japanese indian national international federal royal state general'.split(
    ' ',
  ),
);

/** The words of a proper name stand together, in any order: "Title of the Wender Ladies" and not each by itself. */
function isSideBySide(best: AliasFinding | null, answer: AnswerReading): boolean {
  if (best === null || best.text.first < 0) return false;
  let between = 0;
  for (let at = best.text.first; at <= best.text.last; at += 1) if (!answer.words[at]?.stop) between += 1;
  return between <= best.expected.content.length + 1;
}

function covers(best: AliasFinding | null, first: number, last: number): boolean {
  if (!best) return false;
  const from = best.text.first >= 0 ? best.text.first : (best.name?.first ?? -1);
  const to = best.text.last >= 0 ? best.text.last : (best.name?.last ?? -1);
  return from >= 0 && from <= last && to >= first;
}

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

function flag(value: boolean | undefined): number {
  return value ? 1 : 0;
}
