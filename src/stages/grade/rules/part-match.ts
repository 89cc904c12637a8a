/**
 * What an answer that has some of the expected words makes of them: another number, the opposite, all that the question does
 * not say itself, or the same words scattered. Shared words alone tell none of these apart.
 */
import { foldText } from '../../../values/fold-text.ts';
import { areOpposites } from '../../../values/opposites.ts';
import { canonicalPlace, placeAliases } from '../../../values/place-names.ts';
import type { Word } from '../../../values/words.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { AliasFinding } from './findings.ts';
import { isGeneric } from './text-match.ts';

/** The alias has a number that the answer lacks, and the answer adds another: "Episode 5" for "Episode 4". */
export function digitsDiffer({ expected }: AliasFinding, answer: AnswerReading): boolean {
  if (expected.date || expected.number) return false;
  const wanted = expected.content.filter((word) => /^\d/.test(word.stem) && !answer.asked.has(word.stem));
  if (wanted.length === 0) return false;
  const said = answer.content
    .filter((at) => /^\d/.test(answer.words[at]?.stem ?? '') && answer.adds(at))
    .map((at) => answer.words[at]?.stem);
  return said.length > 0 && said.length <= 4 && wanted.some((word) => !said.includes(word.stem));
}

/** The answer adds the opposite of an expected word that it lacks: "right ventricle" for "left ventricle". */
export function saysOpposite({ expected }: AliasFinding, answer: AnswerReading): boolean {
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
export function allPresent(best: AliasFinding | null, answer: AnswerReading): boolean {
  if (best === null) return false;
  // Nothing but the rest of the name ("Mira" where the question says Zeller).
  if (answer.content.every((at) => at >= best.text.first && at <= best.text.last)) return true;
  const said = new Set(answer.words.map(({ stem }) => stem));
  return best.expected.content.every(
    (word) => isGeneric(word) || !answer.asked.has(word.stem) || (said.has(word.stem) && best.text.phrase),
  );
}

/** "Air Zenda is an airline", asked for its country: what matched is a part of a name that the question says. */
export function isPartOfAskedName(
  { text, expected }: AliasFinding,
  { words, asked }: AnswerReading,
): boolean {
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
export function saysTheRest(best: AliasFinding | null, answer: AnswerReading): boolean {
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

/**
 * What the question does not say of a name stands in another one: "British Columbia" for Columbia University, "New York" for
 * York University; or only tells where: "a town in Panama" for Panama City.
 */
export function isOtherName(
  { text, expected }: AliasFinding,
  { words, read, asked }: AnswerReading,
): boolean {
  const { first, last } = text;
  if (!expected.properName || text.phrase || text.runTogether || first < 0) return false;
  const { content } = expected;
  if (content.length < 2 || !content.some(({ stem }) => asked.has(stem))) return false;
  const before = words[first - 1];
  const after = words[last + 1];
  const joins = (left: Word | undefined, right: Word | undefined, other: Word | undefined) =>
    left?.capital === true &&
    right?.capital === true &&
    other?.stop === false &&
    (read.text.slice(left.end, right.start) === ' ' || isOfPlace(left)) &&
    !asked.has(other.stem) &&
    !content.some(({ stem }) => stem === other.stem);
  // "University of Wales, Cardiff".
  function isOfPlace(left: Word): boolean {
    return (
      left === before &&
      words[first - 2]?.text === 'of' &&
      read.text.slice(left.end, words[first]?.start) === ', '
    );
  }
  if (joins(before, words[first], before) || joins(words[last], after, after)) return true;
  const classed = content.at(-1);
  return (
    classed !== undefined &&
    asked.has(classed.stem) &&
    after?.stem !== classed.stem &&
    /^(?:of|in|from|at)$/.test(before?.text ?? '')
  );
}

/** The words of a proper name stand together, in any order: "Title of the Wender Ladies" and not each by itself. */
export function isSideBySide(best: AliasFinding | null, answer: AnswerReading): boolean {
  if (best === null || best.text.first < 0) return false;
  let between = 0;
  for (let at = best.text.first; at <= best.text.last; at += 1) if (!answer.words[at]?.stop) between += 1;
  return between <= best.expected.content.length + 1;
}

/** What was found touches these words of the answer. */
export function covers(best: AliasFinding | null, first: number, last: number): boolean {
  if (!best) return false;
  const from = best.text.first >= 0 ? best.text.first : (best.name?.first ?? -1);
  const to = best.text.last >= 0 ? best.text.last : (best.name?.last ?? -1);
  return from >= 0 && from <= last && to >= first;
}
