/**
 * Sets: every member that is required must be named, and a further name given as a member is wrong. Naming some
 * members and saying so ("one of them is ...") is partial; naming some as if they were all is the rubric's choice.
 */
import { symbolOf } from '../../../values/elements.ts';
import { foldText, isAscii } from '../../../values/fold-text.ts';
import { sameGivenName } from '../../../values/nicknames.ts';
import { isCountry } from '../../../values/place-names.ts';
import { readList } from '../../../values/read-list.ts';
import { readNumbers } from '../../../values/read-numbers.ts';
import type { ReadText } from '../../../values/words.ts';
import type { AnswerReading, Entity } from './answer-reading.ts';
import type { Expected } from './expected.ts';
import type { ExpectedText } from './expected-text.ts';
import { findPerson } from './name-match.ts';
import { negatedBefore, setAside } from './negation.ts';
import { findText } from './text-match.ts';
import type { Verdict } from './verdict.ts';

export interface SetContext {
  /** The answer declines or doubts somewhere. */
  readonly doubtful: boolean;
  /** It declines and offers nothing: a capital in "I'm not sure." begins no name. @default false */
  readonly declined?: boolean;
  /** Persons are asked, so that a family name alone is one of them. @default false */
  readonly personal?: boolean;
}

/** What the members found settle. */
export function setVerdict(
  expected: Expected,
  answer: AnswerReading,
  { doubtful, declined = false, personal = false }: SetContext,
): Verdict | null {
  const places: [number, number][] = [];
  // "Lind, Holt, Kerr": a list of family names and nothing else.
  const bare =
    answer.content.length === expected.members.length &&
    answer.content.every((at) => answer.words[at]!.capital);
  let found = 0;
  for (const aliases of expected.members) {
    for (const alias of aliases) {
      const finding = findText(alias, answer);
      const text = finding.phrase || finding.runTogether || (finding.addedRecall ?? 0) >= 0.85;
      const name = text || alias.person === null ? null : findPerson(alias.person, answer);
      const nickname = text ? -1 : nicknameOf(alias, answer);
      const named = name?.agreement === 'full' || ((personal || bare) && name?.agreement === 'family');
      if (!text && !named && nickname < 0) continue;
      found += 1;
      if (text) places.push([finding.first, finding.last]);
      else places.push(named ? [name?.first ?? -1, name?.last ?? -1] : [nickname, nickname]);
      break;
    }
  }
  const first = Math.min(...places.map(([from]) => from).filter((at) => at >= 0), answer.words.length - 1);
  const last = Math.max(...places.map(([, to]) => to), first);
  // A country beside a name says where it is, unless countries are what is listed.
  const ofCountries = expected.members.some((aliases) => aliases.some(({ raw }) => isCountry(foldText(raw))));
  const others = answer.entities
    .flatMap((entity) => apart(answer, entity))
    .filter(
      (entity) =>
        !places.some(([from, to]) => entity.first <= to && entity.last >= from) &&
        !isMember(expected, answer, entity) &&
        listed(answer, entity.first, entity.last) &&
        (ofCountries || !isCountry(foldText(answer.quote(entity.first, entity.last)))),
    );
  if (found >= expected.required) {
    if (expected.required === expected.members.length && listsMore(expected, answer)) return null;
    if (expected.required === expected.members.length && others.length > 0 && shortAnswer(answer))
      return {
        finding: 'wrong',
        rule: 'set',
        first: others[0]?.first ?? first,
        last: others[0]?.last ?? last,
      };
    if (isDeniedOrOffered(answer, places)) return null;
    return { finding: 'right', rule: 'set', first, last };
  }
  // "Ach和Bregenz": all of them, glued by a word of another script.
  if (saysAllGlued(expected, answer) || isInOtherScript(expected, answer)) return null;
  if (isJoinedElsewhere(expected, answer) || areSymbols(expected, answer)) return null;
  if (found > 0) {
    if (others.length > 0 && !places.some(([from, to]) => setAside(answer, { first: from, last: to })))
      return { finding: 'wrong', rule: 'set', first, last };
    const admits = doubtful || ADMITS_MORE.test(answer.read.text);
    return { finding: admits ? 'partial' : 'partial-set', rule: 'set', first, last };
  }
  const count = statedCount(answer);
  if (count !== null && count !== expected.members.length)
    return { finding: 'wrong', rule: 'set', first: 0, last: answer.words.length - 1 };
  if (doubtful && count !== null)
    return { finding: 'partial', rule: 'set', first: 0, last: answer.words.length - 1 };
  if (answer.entities.length > 0 && !declined && !(doubtful && count === expected.members.length)) {
    const entity = answer.entities[0];
    return { finding: 'wrong', rule: 'set', first: entity?.first ?? 0, last: entity?.last ?? 0 };
  }
  if (
    /\b(?:does|did|do|has|have|had) (?:not|no)\b|\bn't have any\b|\bthere (?:is|are|was|were) no\b/i.test(
      answer.read.text,
    ) &&
    !doubtful
  )
    return { finding: 'wrong', rule: 'set', first: 0, last: answer.words.length - 1 };
  return null;
}

/** "Polonio y radio": joined by the "and" of another language, in which the members may have other names. */
function isJoinedElsewhere({ members }: Expected, { read }: AnswerReading): boolean {
  return joinsElsewhere(read) && !members.some((aliases) => aliases.some((one) => joinsElsewhere(one.read)));
}

/** As it is spelt: folded, "és" and "și" are other words. */
function joinsElsewhere({ text, words }: ReadText): boolean {
  return words.some(({ capital, start, end }) => !capital && AND_ELSEWHERE.has(text.slice(start, end)));
}
const AND_ELSEWHERE = new Set('y et und oraz og och ja sowie ve va và dan și és и та'.split(' '));

/** "Po and Ra" for polonium and radium. */
function areSymbols({ members }: Expected, { read, words }: AnswerReading): boolean {
  return members.every((aliases) =>
    aliases.some(({ raw }) => {
      const symbol = symbolOf(raw.trim().toLowerCase());
      return symbol !== null && words.some(({ start, end }) => read.text.slice(start, end) === symbol);
    }),
  );
}

/** "Ach and another river": told to be not all. */
const ADMITS_MORE =
  /\b(?:(?:and|plus) (?:an?other|one (?:more|other)|some(?:thing| others?| more)|(?:\w+ )?others)|i only (?:know|recall|remember))\b/i;

/** "Neither Ach nor Bregenz", "Ach or Bregenz". */
function isDeniedOrOffered(answer: AnswerReading, places: readonly (readonly [number, number])[]): boolean {
  return places.some(
    ([first, last]) =>
      first >= 0 &&
      (negatedBefore(answer, first) ||
        answer.words.slice(Math.max(0, first - 2), first).some(({ text }) => text === 'none') ||
        (places.length > 1 && answer.words[last + 1]?.text === 'or')),
  );
}

/** "ジュリアとベルタ" for Julia and Berta: nobody here reads the one in the other. */
function isInOtherScript({ members }: Expected, { read, content, words }: AnswerReading): boolean {
  if (isAscii(read.text)) return members.every((aliases) => aliases.every(({ raw }) => !LATIN.test(raw)));
  const named = content.filter((at) => words[at]!.capital);
  return (
    named.length > 0 &&
    named.every((at) => !LATIN.test(words[at]!.text)) &&
    members.every((aliases) => aliases.every(({ raw }) => LATIN.test(raw)))
  );
}
const LATIN = /\p{Script=Latin}/u;

function saysAllGlued({ members, required }: Expected, answer: AnswerReading): boolean {
  if (isAscii(answer.read.text)) return false;
  return (
    members.filter((aliases) =>
      aliases.some(({ compact }) => compact.length > 1 && answer.letters.includes(compact)),
    ).length >= required
  );
}

/** A member named once more. */
function isMember({ members }: Expected, answer: AnswerReading, { first, last }: Entity): boolean {
  const said = answer.words.slice(first, last + 1).map(({ stem }) => stem);
  return members.some((aliases) =>
    aliases.some(({ content }) => content.every(({ stem }) => said.includes(stem))),
  );
}

/** A bare list of common nouns with more members than there are: "uranium, polonium and radium". */
function listsMore(expected: Expected, answer: AnswerReading): boolean {
  if (answer.words.some((word) => word.capital && word !== answer.words[0]) || !shortAnswer(answer))
    return false;
  const said = readList(answer.read.text);
  return said.length > expected.members.length && said.every((member) => member.split(/\s+/).length <= 3);
}

/** "Berta Kerr and Cora Lind" is two names here. */
function apart(answer: AnswerReading, { first, last }: Entity): Entity[] {
  for (let at = first + 1; at < last; at += 1) {
    if (!/^(?:and|or)$/.test(answer.words[at]?.text ?? '')) continue;
    return [{ first, last: at - 1 }, ...apart(answer, { first: at + 1, last })];
  }
  return [{ first, last }];
}

/** Where a member of one word is called by a nickname: "Vince" for Vincent. */
function nicknameOf({ content }: ExpectedText, answer: AnswerReading): number {
  const [only] = content;
  if (content.length !== 1 || !only) return -1;
  return answer.words.findIndex((word) => word.capital && sameGivenName(word.text, only.text));
}

/** "three children" where the members are children: the number before a word of the question. */
function statedCount(answer: AnswerReading): number | null {
  for (const number of readNumbers(answer.read)) {
    const after = answer.words[number.last + 1] ?? answer.words[number.last];
    const counted =
      answer.asked.has(after?.stem ?? '') || (number.unitWord !== null && answer.asked.has(number.unitWord));
    if (counted && Number.isInteger(number.value) && number.value > 0 && number.value < 100)
      return number.value;
  }
  return null;
}

/** Beside a comma, "and" or a bullet: given as one of the list, not as detail about it. */
function listed(answer: AnswerReading, first: number, last: number): boolean {
  const before = answer.read.text.slice(
    Math.max(0, (answer.words[first]?.start ?? 0) - 6),
    answer.words[first]?.start,
  );
  const after = answer.read.text.slice(answer.words[last]?.end, (answer.words[last]?.end ?? 0) + 5);
  return /(?:,|\band|\bor|\n[-*\d. ]*)\s*$/i.test(before) || /^\s*(?:,|and\b|or\b)/i.test(after);
}

function shortAnswer(answer: AnswerReading): boolean {
  return answer.words.length <= 25;
}
