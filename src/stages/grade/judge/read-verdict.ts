/**
 * Reads a judge's words strictly. Exactly one verdict, in exactly one of three words, or none at all: a verdict
 * that has to be guessed is worth less than an ungraded reply, and an unreadable one read as a refusal makes a
 * broken judge look like a modest model.
 */
import type { Outcome, RefusalReason } from '../../../core/outcome.ts';
import { isEcho, withoutCodeFence } from './judge-text.ts';
import { JUDGE_REASONS, VERDICT_WORDS, type VerdictWord } from './verdict-schema.ts';

export type Verdict =
  | {
      readonly status: 'read';
      readonly outcome: Outcome;
      /** Only for refused; null where the judge gave none we know. */
      readonly reason: RefusalReason | null;
      /** The judge's comparison, where it gave one. */
      readonly comparison: string | null;
    }
  | {
      readonly status: 'unread';
      readonly why: 'unreadable-verdict' | 'two-verdicts';
      /** What stood where the verdict should be. */
      readonly found: string;
    };

const OUTCOME: Record<VerdictWord, Outcome> = {
  CORRECT: 'correct',
  INCORRECT: 'incorrect',
  REFUSED: 'refused',
};

export interface VerdictContext {
  /** The request's own mark, which no text in it can hold. */
  readonly mark: string;
  /** What was judged. */
  readonly answer: string;
}

/**
 * Reads a verdict from structured output, or from plain text whose last line is `VERDICT <mark>: WORD`. Letters,
 * synonyms, negations and words in passing are not verdicts; neither is a line without the mark, nor an object that
 * stands in the answer: a judge that quotes or echoes an answer would lend its voice to it.
 */
export function readVerdict(text: string, { mark, answer }: VerdictContext): Verdict {
  const body = withoutCodeFence(text.trim());
  if (body === '') return unreadable('');
  if (!body.startsWith('{')) return readLines(body, mark);
  return isEcho(body, answer) ? unreadable(body) : readObject(body);
}

function readObject(body: string): Verdict {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    // Also two objects one after the other, which is how a judge that was talked into a second verdict looks.
    return (body.match(VERDICT_KEY)?.length ?? 0) > 1 ? two(body) : unreadable(body);
  }
  // JSON.parse keeps the last of two equal keys without a word.
  if ((body.match(VERDICT_KEY)?.length ?? 0) > 1) return two(body);
  const { verdict, reason, comparison } = value as Record<string, unknown>;
  const word = typeof verdict === 'string' ? wordOf(verdict) : null;
  if (word === null) return unreadable(typeof verdict === 'string' ? verdict : body);
  return read(word, reason, comparison);
}

/** The key itself, not its mention inside a string, where the quotation mark is escaped. */
const VERDICT_KEY = /(?<!\\)"verdict"\s*:/gi;
const VERDICT_LINE = /^[\s*_#>|-]*verdict[\s*_]*([0-9a-f]{12})?[\s*_]*[:：=][\s*_]*(.*?)[\s*_]*$/i;

/** The last line counts, and only with the mark; any other line of the form that says something else is a contradiction. */
function readLines(body: string, mark: string): Verdict {
  const lines = body.split(/\r?\n/).filter((line) => line.trim() !== '');
  const found = lines.map((line) => VERDICT_LINE.exec(line));
  const stated = found.flatMap((line) => (line === null ? [] : [line[2]!]));
  const words = stated.map(wordOf);
  if (new Set(words.filter((word) => word !== null)).size > 1) return two(stated.join(' / '));
  // A verdict followed by more text may have been taken back.
  const last = found.at(-1);
  if (last?.[1]?.toLowerCase() !== mark) return unreadable(lines.at(-1)!);
  const word = wordOf(last[2]!);
  if (word === null) return unreadable(last[2]!);
  if (words.some((other) => other !== word)) return two(stated.join(' / '));
  return read(word, null, lines.slice(0, -1).join(' ') || null);
}

/** The word when it stands alone; full stops and emphasis around it are let pass. */
function wordOf(text: string): VerdictWord | null {
  const bare = text
    .trim()
    .replace(/^[*_"'`]+|[*_"'`.!]+$/g, '')
    .toUpperCase();
  return VERDICT_WORDS.find((word) => word === bare) ?? null;
}

function read(word: VerdictWord, reason: unknown, comparison: unknown): Verdict {
  const outcome = OUTCOME[word];
  return {
    status: 'read',
    outcome,
    reason: outcome === 'refused' ? (JUDGE_REASONS.find((known) => known === reason) ?? null) : null,
    comparison: typeof comparison === 'string' && comparison !== '' ? comparison.slice(0, 600) : null,
  };
}

const unreadable = (found: string): Verdict => ({
  status: 'unread',
  why: 'unreadable-verdict',
  found: found.slice(0, 200),
});
const two = (found: string): Verdict => ({
  status: 'unread',
  why: 'two-verdicts',
  found: found.slice(0, 200),
});
