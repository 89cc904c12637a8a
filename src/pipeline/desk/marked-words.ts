/**
 * The words of an answer with the claims that rest on them, cut into pieces on the server: what the page shows has its
 * hidden letters spelled out, so that offsets into the answer would point elsewhere there.
 */
import { CLAIM_RESULTS, type Claim, type ClaimResult } from '../../core/claim.ts';
import { visibleText } from '../../terminal/visible-text.ts';

export interface MarkedWords {
  readonly text: string;
  /** Null where no claim rests on the piece; of several the one to look at first. */
  readonly result: ClaimResult | null;
  /** `birth date: 14 March 1879 (right)`, one a claim. */
  readonly claims: readonly string[];
}

/** What a reader should see first where claims share words. */
const FIRST: readonly ClaimResult[] = [
  'wrong',
  'contradicting',
  'undecided',
  'altered',
  'right',
  'not-in-facts',
];

export function markedWords(text: string, claims: readonly Claim[]): MarkedWords[] {
  const placed = claims.flatMap((claim) =>
    claim.start === undefined || claim.end === undefined || claim.end > text.length
      ? []
      : [{ claim, start: claim.start, end: claim.end }],
  );
  const cuts = [...new Set([0, text.length, ...placed.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1]!;
    const here = placed.filter((one) => one.start <= start && one.end >= end).map(({ claim }) => claim);
    return {
      text: visibleText(text.slice(start, end)),
      result: FIRST.find((result) => here.some((claim) => claim.result === result)) ?? null,
      claims: here.map(claimText),
    };
  });
}

/** Claims of which no words stand in the answer, and how many there are of each result. */
export function claimsBeside(claims: readonly Claim[]): string[] {
  const counts = CLAIM_RESULTS.flatMap((result) => {
    const count = claims.filter((claim) => claim.result === result).length;
    return count === 0 ? [] : [`${count} ${result.replaceAll('-', ' ')}`];
  });
  return [counts.join(', '), ...claims.filter(({ result }) => result === 'invented').map(claimText)];
}

function claimText({ property, value, result }: Claim): string {
  return visibleText(`${property}: ${value} (${result.replaceAll('-', ' ')})`);
}
