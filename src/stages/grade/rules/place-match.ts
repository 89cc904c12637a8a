/**
 * Places: the place itself answers, with or without what contains it ("Ulm", "Ulm, Germany"); what contains it does
 * not answer by itself ("Germany" for Ulm).
 */
import type { AnswerReading } from './answer-reading.ts';
import type { Expected } from './expected.ts';
import type { AliasFinding } from './findings.ts';
import { findText } from './text-match.ts';
import type { Verdict } from './verdict.ts';

/** Only a containing place was named: wrong, when the answer is nothing but that. */
export function placeVerdict(
  expected: Expected,
  best: AliasFinding | null,
  answer: AnswerReading,
): Verdict | null {
  if (expected.form !== 'place' || (best && best.text.recall > 0.3)) return null;
  for (const outer of expected.within) {
    const found = findText(outer, answer);
    if (!found.phrase) continue;
    const others = answer.entities.filter((entity) => entity.last < found.first || entity.first > found.last);
    if (others.length === 0) return { finding: 'wrong', rule: 'place', first: found.first, last: found.last };
  }
  return null;
}
