/**
 * A list in a script without blanks: "翔鹤、瑞鹤" for 翔鹤和瑞鹤. Its members are the same whichever word or mark joins them, and
 * in whichever order they stand; what is joined otherwise, or has a word more, is left to others.
 */
import { foldText } from '../../../values/fold-text.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { Expected } from './expected.ts';
import type { Verdict } from './verdict.ts';

const JOINT = /\s*(?:以及|그리고|[、，,・和與与及跟と]|및\s|(?<=[\uac00-\ud7af])[와과](?=\s))\s*/u;
const OPENING = /^(?:(?:答案|它们|他们|她们|它們|他們|她們|分别|分別|就)*(?:是|为|為)|答案?\s*[:：])\s*/u;
const ENDING = /(?:です|でした|입니다)?[\s。．.!！]*$/u;
const MEMBER = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー ]{2,}$/u;

/** Right where the answer is the members of the reference and nothing else. */
export function listVerdict({ texts }: Expected, { read, words }: AnswerReading): Verdict | null {
  if (!/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(read.text)) return null;
  const said = membersOf(read.text.replace(OPENING, '').replace(ENDING, ''));
  const same = said !== null && texts.some(({ raw }) => membersOf(raw) === said);
  return same ? { finding: 'right', rule: 'set', first: 0, last: words.length - 1 } : null;
}

/** The members in an order of their own; null where the text is no such list. */
function membersOf(text: string): string | null {
  const members = text.trim().split(JOINT);
  return members.length >= 2 && members.every((member) => MEMBER.test(member))
    ? members.map(foldText).sort().join('|')
    : null;
}
