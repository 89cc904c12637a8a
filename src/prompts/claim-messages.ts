/**
 * From a question and an answer to the messages that ask for its claims, and back: the simulated judge reads its material
 * off the messages. The fence is that of the verdicts; nothing says who answered or what is right.
 */
import type { Message } from '../core/completion.ts';
import { CLAIMS_WORDING_ID, SPLIT_TEXT } from './claim-wordings.ts';
import { fenced, fenceMark, unfenced } from './judge-fence.ts';
import { markOf } from './judge-messages.ts';

/** Longer answers are not split: their middle would be cut out, and its claims would count as dropped. */
export const LONGEST_SPLIT = 40_000;

export interface SplitMaterial {
  readonly question: string;
  /** Names that a claim's property may have. */
  readonly properties: readonly string[];
  readonly answer: string;
}

/** The messages that ask for the claims of one answer. The same material gives the same messages. */
export function claimMessages({ question, properties, answer }: SplitMaterial): Message[] {
  const list = properties.join('\n');
  const mark = fenceMark([CLAIMS_WORDING_ID, question, list, answer]);
  const blocks = [
    fenced('QUESTION', question, { mark }),
    fenced('PROPERTIES', list, { mark }),
    fenced('ANSWER', answer, { mark, maxCharacters: LONGEST_SPLIT }),
  ];
  return [
    { role: 'system', content: SPLIT_TEXT.replaceAll('{fence}', mark) },
    { role: 'user', content: blocks.join('\n') },
  ];
}

/** Reads the material off messages made by {@link claimMessages}; null for any others. */
export function recogniseClaimMessages(messages: readonly Message[]): SplitMaterial | null {
  const [, user] = messages;
  const mark = markOf(messages);
  if (user?.role !== 'user' || mark === null) return null;
  const question = unfenced('QUESTION', user.content, mark);
  const properties = unfenced('PROPERTIES', user.content, mark);
  const answer = unfenced('ANSWER', user.content, mark);
  if (question === null || properties === null || answer === null) return null;
  return { question, properties: properties.split('\n'), answer };
}
