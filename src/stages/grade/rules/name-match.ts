/**
 * Person names, where the question asks for a person or the reference is one: family name with an agreeing given
 * name, initials, nicknames and transliterations. Names made only of words of the question are no finding.
 */
import { findName, type NameFinding } from '../../../values/compare-names.ts';
import type { PersonName } from '../../../values/person-name.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { ExpectedText } from './expected-text.ts';
import type { Verdict } from './verdict.ts';

/** Looks for a person in an answer; null when only the question's words were found. */
export function findPerson(person: PersonName, answer: AnswerReading): NameFinding | null {
  const finding = findName(person, answer.words);
  if (finding.first < 0) return finding;
  const word = answer.words[finding.last];
  if (!answer.addsBetween(finding.first, finding.last)) return null;
  if (finding.agreement === 'family' && !word?.capital && answer.words.length > 3) return null;
  // "Post-War" names no Mr Post.
  if (
    finding.agreement === 'family' &&
    finding.first === finding.last &&
    /^-\p{L}/u.test(answer.read.text.slice(word?.end, (word?.end ?? 0) + 2))
  )
    return null;
  // "No, it was Goldfinger" names no Dr. No.
  if (word?.stop && finding.first === finding.last && finding.first === 0 && answer.words.length > 1)
    return null;
  return finding;
}

/** "John Smith" for Edward John Smith, who is expected as Edward Smith too: the middle name alone tells little. */
export function findKnownAs(
  person: PersonName,
  texts: readonly ExpectedText[],
  answer: AnswerReading,
): NameFinding | null {
  const name = findPerson(person, answer);
  if (name?.agreement !== 'full' || person.given.length < 2 || texts.length < 2) return name;
  const isOther = texts.some(
    ({ person: short }) =>
      short?.given.length === 1 &&
      short.given[0] === person.given[0] &&
      short.family.at(-1) === person.family.at(-1) &&
      findPerson(short, answer)?.agreement === 'other',
  );
  return isOther ? { ...name, agreement: 'given' } : name;
}

/** What the name alone settles: a full name in the first sentence, in a form that the text rule does not see. */
export function nameVerdict(
  expected: ExpectedText,
  name: NameFinding | null,
  { answer, stated }: { readonly answer: AnswerReading; readonly stated: boolean },
): Verdict | null {
  if (name === null || name.first < 0 || expected.person === null) return null;
  if (name.agreement === 'other' && expected.person.regnal)
    return { finding: 'wrong', rule: 'name', first: name.first, last: name.last };
  // The family name and nothing else; beside other words it may be another bearer of it, and a statement's subject need not be a family.
  const bare = answer.content.every((at) => at >= name.first && at <= name.last);
  if (name.agreement === 'family' && bare && !stated && answer.words[name.last]?.capital)
    return { finding: 'right', rule: 'name', first: name.first, last: name.last };
  if (name.agreement !== 'full' || name.first >= answer.firstSentenceEnd || expected.content.length < 2)
    return null;
  return { finding: 'right', rule: 'name', first: name.first, last: name.last };
}
