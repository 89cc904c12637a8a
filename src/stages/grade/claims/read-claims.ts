/**
 * Reads a judge's list of claims strictly: one JSON object with one list, every claim with its three texts. A list that
 * has to be guessed, or that stands in the answer, would put claims into an answer that made none, or take them out.
 */
import { isEcho, withoutCodeFence } from '../judge/judge-text.ts';
import type { SplitClaim } from './compare-claims.ts';

export type ClaimsRead =
  | { readonly status: 'read'; readonly claims: readonly SplitClaim[] }
  | {
      readonly status: 'unread';
      readonly why: 'unreadable-verdict' | 'two-verdicts';
      /** What stood where the list should be. */
      readonly found: string;
    };

/** No answer of {@link LONGEST_SPLIT} letters makes more; a judge stuck in a loop does. */
const MOST_CLAIMS = 400;
const LONGEST_TEXT = 2000;

/** @param answer - What was split: an object that stands in it is no list of the judge's. */
export function readClaims(text: string, answer: string): ClaimsRead {
  const body = withoutCodeFence(text.trim());
  // An empty list is short enough to stand in an answer by chance; what matters is that the judge repeats the answer's.
  if (!body.startsWith('{') || isEcho(body, answer)) return unread(body);
  // JSON.parse keeps the last of two equal keys without a word.
  if ((body.match(CLAIMS_KEY)?.length ?? 0) > 1) return { ...unread(body), why: 'two-verdicts' };
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return unread(body);
  }
  const list = (value as { claims?: unknown }).claims;
  if (!Array.isArray(list) || list.length > MOST_CLAIMS) return unread(body);
  const claims: SplitClaim[] = [];
  for (const one of list as readonly unknown[]) {
    const claim = claimOf(one);
    if (claim === null) return unread(JSON.stringify(one) ?? body);
    claims.push(claim);
  }
  return { status: 'read', claims };
}

const CLAIMS_KEY = /(?<!\\)"claims"\s*:/g;

function claimOf(value: unknown): SplitClaim | null {
  if (typeof value !== 'object' || value === null) return null;
  const { property, value: said, words } = value as Record<string, unknown>;
  const texts = [property, said, words];
  if (!texts.every((text) => typeof text === 'string' && text.length <= LONGEST_TEXT)) return null;
  const [name, what, where] = (texts as string[]).map((text) => text.trim()) as [string, string, string];
  return name === '' || what === '' ? null : { property: name, value: what, words: where };
}

function unread(found: string) {
  return { status: 'unread', why: 'unreadable-verdict', found: found.slice(0, 200) } as const;
}
