/**
 * Another member of a class that everybody can list: "Sagittarius" for Scorpio, "blue" for red. Wrong only where it is
 * the one member said; two of them ("between Venus and Mars") may place the answer instead of giving one.
 */
import { areClassRivals, isClassMember } from '../../../values/closed-classes.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { Expected } from './expected.ts';
import { setAside } from './negation.ts';
import type { TextFinding } from './text-match.ts';
import type { Verdict } from './verdict.ts';

/** Null where the reference is no member, or was found in part. */
export function classVerdict(
  expected: Expected,
  best: { readonly text: TextFinding } | null,
  answer: AnswerReading,
): Verdict | null {
  if (best === null || best.text.recall > 0) return null;
  const wanted = expected.texts.find(
    ({ content }) => content.length === 1 && isClassMember(content[0]?.text ?? ''),
  )?.content[0]?.text;
  if (wanted === undefined) return null;
  const rivals = answer.content.filter(
    (at) => answer.adds(at) && areClassRivals(wanted, answer.words[at]!.text),
  );
  const [first] = rivals;
  if (first === undefined || new Set(rivals.map((at) => answer.words[at]!.text)).size > 1) return null;
  if (first >= answer.firstSentenceEnd || setAside(answer, { first, last: first })) return null;
  return { finding: 'wrong', rule: 'class', first, last: first };
}
