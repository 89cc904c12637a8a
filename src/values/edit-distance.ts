/**
 * Whether two folded words are one word spelt in two ways. The allowance grows with length (none below five
 * letters, one from five, two from eight), because one letter makes another word of a short one.
 */
import { distance } from 'fastest-levenshtein';

/** True for equal words and for spelling variants: "rontgen"/"roentgen", "eriksson"/"ericson". */
export function nearlySame(left: string, right: string): boolean {
  if (left === right) return true;
  const shorter = Math.min(left.length, right.length);
  const allowed = shorter >= 8 ? 2 : shorter >= 5 ? 1 : 0;
  if (allowed === 0 || Math.abs(left.length - right.length) > allowed) return false;
  if (isDigit(left) || isDigit(right)) return false;
  return distance(left, right) <= allowed;
}

/** True when two words share a root: "convergent"/"convergence", "reverse"/"reversed". */
export function sameRoot(left: string, right: string): boolean {
  const shorter = Math.min(left.length, right.length);
  if (shorter < 4) return false;
  const longer = Math.max(left.length, right.length);
  let shared = 0;
  while (shared < shorter && left.charCodeAt(shared) === right.charCodeAt(shared)) shared += 1;
  return shared >= 4 && shared >= shorter - 2 && shared >= longer * 0.55;
}

function isDigit(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= 48 && code <= 57;
}
