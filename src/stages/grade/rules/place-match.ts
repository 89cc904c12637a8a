/**
 * Places: the place itself answers, with or without what contains it ("Ulm", "Ulm, Germany"); what contains it does
 * not answer by itself ("Germany" for Ulm).
 */

import { canonicalPlace, stateName } from '../../../values/place-names.ts';
import type { AnswerReading } from './answer-reading.ts';
import { type Expected, isRegion } from './expected.ts';
import type { AliasFinding } from './findings.ts';
import { findText } from './text-match.ts';
import type { Verdict } from './verdict.ts';

/** The place is named with another country or state behind it: "Springfield, Ohio" for Springfield, Illinois. */
export function otherRegion(
  expected: Expected,
  match: { readonly last: number },
  answer: AnswerReading,
): boolean {
  if (expected.within.length === 0) return false;
  const next = answer.entities.find(
    (entity) => entity.first > match.last && entity.first <= match.last + 1,
  ) ?? {
    first: match.last + 1,
    last: match.last + 1,
  };
  const gap = answer.read.text.slice(answer.words[match.last]?.end, answer.words[next.first]?.start);
  if (!/^\s*,\s*$/.test(gap) || !answer.words[next.first]?.capital) return false;
  const named = answer.quote(next.first, next.last);
  return (
    isRegion(named) &&
    !expected.within.some((outer) =>
      outer.content.some((word) => sameRegion(word.text, answer.words[next.first]?.text ?? '')),
    )
  );
}

function sameRegion(left: string, right: string): boolean {
  return (
    left === right ||
    stateName(left)?.split(' ')[0] === right ||
    stateName(right)?.split(' ')[0] === left ||
    canonicalPlace(left) === canonicalPlace(right)
  );
}

/** Only a containing place was named: wrong, when the answer is nothing but that. */
export function placeVerdict(
  expected: Expected,
  best: AliasFinding | null,
  answer: AnswerReading,
): Verdict | null {
  if (best && best.text.recall > 0.3) return null;
  for (const outer of expected.within) {
    const found = findText(outer, answer);
    if (!found.phrase) continue;
    const others = answer.entities.filter((entity) => entity.last < found.first || entity.first > found.last);
    if (others.length === 0) return { finding: 'wrong', rule: 'place', first: found.first, last: found.last };
  }
  return null;
}
