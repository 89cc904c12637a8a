/**
 * Replies that lost letters before they came here: a server, a tool or a file put U+FFFD where it could not read a byte.
 * The reply counts as it is, for nobody knows what stood there; that it is so is noted beside it and told with the numbers.
 */
import { counted } from './counted.ts';

/** The remark of such a reply. */
export const DAMAGED_TEXT = 'damaged text: U+FFFD';

/** Whether a text holds the replacement character. */
export function isDamagedText(text: string | null | undefined): boolean {
  return text?.includes('\ufffd') === true;
}

/** What a reader of the numbers is told of so many replies. */
export function damagedTextNote(replies: number): string {
  return `${counted(replies, 'reply holds', 'replies hold')} replacement characters (U+FFFD): letters were lost before they came here, and a name without them may be graded as another.`;
}
