/**
 * Versions: "3.10" is not 3.1, "2.0" is not "2.1", and "v2" is 2. Their parts are compared one by one and not as a decimal
 * number. A version that says less than the reference, or more, is left open.
 */
import { remembered } from '../../../core/remembered.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { Expected } from './expected.ts';
import type { Verdict } from './verdict.ts';

const ASKS = remembered((question) =>
  /\b(?:versions?|releases?|firmware|build number|patch)\b/i.test(question),
);
/** A version alone, or behind the name of what it is a version of. */
const WHOLE =
  /^(?:[\p{L}][\p{L}+# /-]*?[ /-]?)?\bv?(\d+(?:\.\d+)*(?:[a-z]|(?:[-.]?(?:alpha|beta|rc)[-.]?\d*))?)$/iu;
const MARKED = /^v(?:ersion)?\.?\s?\d|\bversion \d/i;
const SAID =
  /(?<![\p{L}\d.,$£€-])(?:v(?:ersion)?\.?\s?)?(\d{1,4}(?:\.\d+)*(?:[a-z](?!\p{L})|(?:[-.]?(?:alpha|beta|rc)[-.]?\d*))?)(?![\p{L}\d%]|[.,:]\d)/giu;

/** What the versions of an answer settle; `asked` is false where no version is expected. */
export function versionVerdict(
  { texts }: Expected,
  { answer, question }: { readonly answer: AnswerReading; readonly question: string },
): { readonly asked: boolean; readonly verdict: Verdict | null } {
  const none = { asked: false, verdict: null };
  if (texts.length === 0 || !(ASKS(question) || texts.some(({ raw }) => MARKED.test(raw)))) return none;
  const wanted = texts.map(({ raw }) => WHOLE.exec(raw.trim())?.[1]);
  if (
    wanted.some((one) => one === undefined) ||
    !wanted.some((one) => one!.includes('.') || texts.some(({ raw }) => MARKED.test(raw)))
  )
    return none;
  const asked = new Set(versionsIn(question).map(({ version }) => version));
  const said = versionsIn(answer.read.text).filter(({ version }) => !asked.has(version));
  const found = said.map(({ version }) => wanted.map((one) => compare(one as string, version)));
  const at = (place: number) => placeOf(answer, said[place] as Said);
  const right = found.findIndex((some) => some.includes('same'));
  if (right === 0) return { asked: true, verdict: { finding: 'right', rule: 'version', ...at(right) } };
  if (said.length !== 1 || found[0]!.some((one) => one !== 'different'))
    return { asked: true, verdict: null };
  return { asked: true, verdict: { finding: 'wrong', rule: 'version', ...at(0) } };
}

interface Said {
  readonly version: string;
  readonly start: number;
  readonly end: number;
}

function versionsIn(text: string): readonly Said[] {
  return [...text.matchAll(SAID)].map((match) => ({
    version: match[1] as string,
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** `part`: one of them says less than the other and nothing else. */
function compare(one: string, other: string): 'same' | 'part' | 'different' {
  if (one === other) return 'same';
  const parts = (version: string) => version.toLowerCase().match(/\d+|[a-z]+/g) ?? [];
  const [left, right] = [parts(one), parts(other)];
  if (left.join('.') === right.join('.')) return 'same';
  const shared = Math.min(left.length, right.length);
  return left.slice(0, shared).every((part, at) => part === right[at]) ? 'part' : 'different';
}

function placeOf({ words }: AnswerReading, { start, end }: Said): { first: number; last: number } {
  const first = words.findIndex((word) => word.end > start);
  const after = words.findIndex((word) => word.start >= end);
  return { first, last: (after < 0 ? words.length : after) - 1 };
}
