/**
 * Whether the match is only whose somebody or something is: "Ada Lind's rival Karl Holt", "Bruder Thomas Manns". Kin and company,
 * because "Ada Lind's theory" is hers; behind another name and a comma any noun tells of that name.
 */
import { foldText } from '../../../values/fold-text.ts';
import type { Word } from '../../../values/words.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { ExpectedText } from './expected-text.ts';
import { hasEnglishWord } from './question-form.ts';
import { RELATED } from './related.ts';
import type { Span } from './span.ts';

export interface PossessorContext {
  readonly question: string;
  readonly expected: readonly Pick<ExpectedText, 'raw'>[];
  /** The answer adds another name or number. */
  readonly other: boolean;
}

/** A genitive of kin or company that the question does not ask for. */
export function isPossessor(
  { words, read, asked }: AnswerReading,
  { first, last }: Span,
  { question, expected, other }: PossessorContext,
): boolean {
  const next = words[last + 1];
  const word = words[last]!;
  if (other && !hasEnglishWord(question) && isGermanGenitive(word, expected)) return true;
  if (next === undefined || next.stop || asked.has(next.stem)) return false;
  const written = read.text.slice(word.start, next.start);
  if (!/'s? +$/.test(written) || expected.some(({ raw }) => /['’]s?\W*$/.test(raw))) return false;
  // "Otto Lind, Ada Brandt's deputy"; and "Ada Brandt's draughtsman Otto Lind".
  if (
    first > 0 &&
    words[0]!.capital &&
    !words[0]!.stop &&
    !asked.has(words[0]!.stem) &&
    /^[^.]*, $/.test(read.text.slice(0, words[first]!.start))
  )
    return true;
  return KIN.test(read.text.slice(next.start, next.start + 40));
}

/** "Bruder Thomas Manns": the genitive of a name, which English writes with an apostrophe. */
function isGermanGenitive({ text, capital }: Word, expected: PossessorContext['expected']): boolean {
  return (
    capital &&
    text.endsWith('s') &&
    !expected.some(({ raw }) => /s\W*$/i.test(raw)) &&
    expected.some(({ raw }) => foldText(raw).endsWith(text.slice(0, -1)))
  );
}
const KIN = new RegExp(
  `^(?:(?:late|own|elder|older|younger|former|old|close|long-?time|best|first|second|business) )*(?:${RELATED}|moon|satellite|vice[- ]president|boss|employer|company|firm)s?\\b`,
  'i',
);
