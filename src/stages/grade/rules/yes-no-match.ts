/**
 * Yes and no: the opening word decides. An answer that opens with neither is left to the judge.
 */
import { readYesNo, readYesNoElsewhere } from '../../../values/read-yes-no.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { Verdict } from './verdict.ts';

/** What the opening of an answer settles. */
export function yesNoVerdict(expected: boolean, answer: AnswerReading): Verdict | null {
  const said = readYesNo(answer.read.text) ?? readYesNoElsewhere(answer.read.text);
  return said === null
    ? null
    : { finding: said === expected ? 'right' : 'wrong', rule: 'yes-no', first: 0, last: 0 };
}
