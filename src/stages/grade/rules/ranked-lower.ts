/**
 * Whether the match is a candidate that the answer ranks below another one: the second line of a numbered list, "Karl Holt
 * (60 %), Ada Lind (40 %)", "Runner-up: Ada Lind", one of three names in a row. None of that chooses it.
 */
import type { AnswerReading } from './answer-reading.ts';
import { BASES } from './irregular-verbs.ts';
import { askedFor, asksForOne } from './question-form.ts';
import type { Span } from './span.ts';

/** True where another candidate stands before the match or above it. */
export function isRankedLower(answer: AnswerReading, match: Span, question: string): boolean {
  return (
    isRunnerUp(answer, match) ||
    isUnderOtherLabel(answer, match) ||
    isLessLikely(answer, match) ||
    (asksForOne(question) && (isLaterItem(answer, match) || isOneInRow(answer, match, question)))
  );
}

const RUNNER_UP =
  /^[ \t>*_-]*(?:runner[- ]?ups?|alternatives?|alternatively|second (?:guess|choice|best)|other (?:candidates?|options?|possibilit(?:y|ies)|names?)|also considered|rejected|backup|less likely)[*_ ]*:/i;

/** "Runner-up: Ada Lind": a line of its own for what was not chosen. */
function isRunnerUp({ read, words }: AnswerReading, { first }: Span): boolean {
  const line = read.text.lastIndexOf('\n', words[first]!.start) + 1;
  return line > 0 && RUNNER_UP.test(read.text.slice(line, line + 60));
}

const LABELLED = /(?:^|\n|[.;,|/] )[ \t>*_-]*([A-Za-z][A-Za-z -]{2,24}?)[*_ ]*:[ *_]*(?=\S)/g;

/** "Composer: Otto Brandt / Lyricist: Ada Lind", in lines or in one: the question names the label of the other. */
function isUnderOtherLabel({ read, words, asked }: AnswerReading, { first }: Span): boolean {
  if (!read.text.includes(':')) return false;
  const labels = [...read.text.matchAll(LABELLED)].map(({ index, 1: label }) => ({
    index,
    asked: isAskedLabel(label!, asked),
  }));
  const own = labels.filter(({ index }) => index <= words[first]!.start).at(-1);
  return own !== undefined && !own.asked && labels.some((one) => one !== own && one.asked);
}

function isAskedLabel(label: string, asked: ReadonlySet<string>): boolean {
  const last = label.toLowerCase().split(' ').at(-1)!;
  if (asked.has(BASES.get(last) ?? last)) return true;
  const word = last.slice(0, 6);
  for (const stem of asked)
    if (stem.length >= 4 && (stem.startsWith(word) || word.startsWith(stem.slice(0, 6)))) return true;
  return false;
}

const ODDS = /^["')\]*]*:? ?[([~]*(\d{1,3}(?:\.\d+)?) ?%/;

function isLessLikely({ read, entities, words }: AnswerReading, { first, last }: Span): boolean {
  if (!read.text.includes('%')) return false;
  const odds = (at: number) =>
    Number(ODDS.exec(read.text.slice(words[at]!.end, words[at]!.end + 12))?.[1] ?? Number.NaN);
  const own = odds(last);
  return (
    !Number.isNaN(own) &&
    entities.some((one) => (one.last < first || one.first > last) && odds(one.last) > own)
  );
}

const ITEM = /(?:^|\n)[ \t]*(?:[-*•]|\(?\d{1,2}[.)])[ \t]+/g;

/** "1. Karl Holt 2. Ada Lind", from the first line on. */
function isLaterItem({ read, words }: AnswerReading, { first }: Span): boolean {
  if (!read.text.includes('\n')) return false;
  const items = [...read.text.matchAll(ITEM)];
  return items.length > 1 && items[0]!.index === 0 && words[first]!.start >= items[1]!.index;
}

/** "Strelsau, Hentzau, Zenda" and nothing else: no one of three; places and persons are written so with what holds them. */
function isOneInRow({ read, words, asked }: AnswerReading, { first, last }: Span, question: string): boolean {
  if (words.length > 12 || !read.text.includes(',') || askedFor(question) === 'place') return false;
  const parts = read.text.split(/\s*,\s*(?:(?:and|or) )?|\s+(?:and|or)\s+/);
  if (parts.length < 3 || !parts.every((part) => NAME_ALONE.test(part))) return false;
  const said = read.text.slice(words[first]!.start, words[last]!.end);
  return parts.some((part) => part.includes(said)) && !words.some(({ stem }) => asked.has(stem));
}
const NAME_ALONE =
  /^(?:(?:it|he|she) (?:is|was) )?\p{Lu}[\p{L}'.-]+(?: \p{Lu}[\p{L}'.-]+){0,2} ?(?:\(\d\))?[.!]?$/iu;
