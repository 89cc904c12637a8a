/**
 * From question, reference and answer to the messages a judge gets, and back: the simulated judge reads its
 * material off the messages with the same table. Nothing in them says who answered.
 */
import type { Message } from '../core/completion.ts';
import { RUBRIC_IDS, type RubricId } from '../core/rubric.ts';
import { fenced, fenceMark, unfenced } from './judge-fence.ts';
import { JUDGE_FRAME_TEXT, JUDGE_RUBRIC_TEXT, judgeWordingId } from './judge-wordings.ts';

export interface JudgeMaterial {
  readonly rubric: RubricId;
  readonly question: string;
  /** The reference as text, aliases included. */
  readonly reference: string;
  readonly answer: string;
}

/** The messages that ask for one verdict. The same material gives the same messages. */
export function judgeMessages({ rubric, question, reference, answer }: JudgeMaterial): Message[] {
  const mark = fenceMark([judgeWordingId(rubric), question, reference, answer]);
  const blocks = [
    fenced('QUESTION', question, { mark }),
    fenced('REFERENCE', reference, { mark }),
    fenced('ANSWER', answer, { mark }),
  ];
  const frame = JUDGE_FRAME_TEXT.replace('{fence}', mark).replace('{rubric}', JUDGE_RUBRIC_TEXT[rubric]);
  return [
    { role: 'system', content: frame },
    { role: 'user', content: blocks.join('\n') },
  ];
}

/** Reads the material off messages made by {@link judgeMessages}; null for any others. */
export function recogniseJudgeMessages(messages: readonly Message[]): JudgeMaterial | null {
  const [system, user] = messages;
  if (system?.role !== 'system' || user?.role !== 'user') return null;
  const mark = /^=== QUESTION ([0-9a-f]{12}) ===$/m.exec(user.content)?.[1];
  const rubric = RUBRIC_IDS.find((id) => system.content.includes(JUDGE_RUBRIC_TEXT[id]));
  if (mark === undefined || rubric === undefined) return null;
  const question = unfenced('QUESTION', user.content, mark);
  const reference = unfenced('REFERENCE', user.content, mark);
  const answer = unfenced('ANSWER', user.content, mark);
  if (question === null || reference === null || answer === null) return null;
  return { rubric, question, reference, answer };
}
