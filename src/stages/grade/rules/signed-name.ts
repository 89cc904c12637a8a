/**
 * Names whose last sign tells them from others: the grade B+, the rating AA−, the languages C++ and C#, Disney+. Words alone
 * would take B for B+ and C for C++. Without the sign, or with another, an answer is left open; a person may have meant the same.
 */
import { remembered } from '../../../core/remembered.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { Expected } from './expected.ts';
import type { Verdict } from './verdict.ts';

/** A minus only behind one to three letters of a grade or rating: "pre-" and "Bosnia-" are words cut off. */
const SIGNED = /^(.*[\p{L}\d])(\+{1,2}|(?<=\p{L})#|(?<=^\p{Lu}{1,3})[-−–])$/u;

const signedName = remembered((raw: string) => {
  const [, base, sign] = SIGNED.exec(raw.trim()) ?? [];
  if (base === undefined || sign === undefined) return null;
  const plain = base.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  const said = new RegExp(
    `(?<![\\p{L}\\d])${plain}(?: (plus|minus|sharp)(?!\\p{L})|([+#]+|[-−–](?![\\p{L}\\d]))?)(?![\\p{L}\\d])`,
    'giu',
  );
  return { said, sign: ofOneForm(sign) };
});

/** What the sign settles: right with it, open without it or with another; null where no such name is expected or said. */
export function signedVerdict({ texts }: Expected, { read, words }: AnswerReading): Verdict | null {
  const names = texts.map(({ raw }) => signedName(raw));
  if (!names.some((name) => name !== null)) return null;
  let other: Verdict | null = null;
  for (const name of names) {
    // Another spelling without a sign is one that the reference accepts.
    if (name === null) return null;
    for (const { 0: said, 1: word, 2: sign, index } of read.text.matchAll(name.said)) {
      const last = words.findLastIndex(({ start }) => start < index + said.length);
      const first = words.findIndex(({ end }) => end > index);
      if (ofOneForm(word ?? sign ?? '') === name.sign)
        return { finding: other === null ? 'right' : 'open', rule: 'text', first, last };
      other ??= { finding: 'open', rule: 'text', first, last };
    }
  }
  return other;
}

function ofOneForm(sign: string): string {
  return { '−': '-', '–': '-', minus: '-', plus: '+', sharp: '#' }[sign.toLowerCase()] ?? sign;
}
