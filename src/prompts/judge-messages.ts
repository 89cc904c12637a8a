/**
 * From question, reference and answer to the messages a judge gets, and back: the simulated judge reads its
 * material off the messages with the same table. Nothing in them says who answered.
 */
import type { Message } from '../core/completion.ts';
import type { QuestionKind } from '../core/question.ts';
import { type RubricChoice, rubricName } from '../core/rubric.ts';
import { fenced, fenceMark, unfenced } from './judge-fence.ts';
import { JUDGE_FRAME_TEXT, judgeRubricText, judgeWordingId, NO_ANSWER_TEXT } from './judge-wordings.ts';

export interface JudgeMaterial {
  readonly rubric: RubricChoice;
  readonly question: string;
  /** The reference as text, aliases included. */
  readonly reference: string;
  readonly answer: string;
  /**
   * Questions without an answer are judged by other words, and their reference block says why there is none.
   * @default 'answerable'
   */
  readonly kind?: QuestionKind;
}

/** The messages that ask for one verdict. The same material gives the same messages. */
export function judgeMessages(material: JudgeMaterial): Message[] {
  const { rubric, question, answer, kind = 'answerable' } = material;
  const reference = kind === 'answerable' ? material.reference : noAnswer(kind, material.reference);
  const mark = fenceMark([judgeWordingId(rubric), question, reference, answer]);
  const blocks = [
    fenced('QUESTION', question, { mark }),
    fenced('REFERENCE', reference, { mark }),
    fenced('ANSWER', answer, { mark }),
  ];
  const frame = JUDGE_FRAME_TEXT.replaceAll('{fence}', mark)
    .replace('{id}', rubricName(rubric))
    .replace('{rubric}', judgeRubricText(rubric, kind));
  return [
    { role: 'system', content: frame },
    { role: 'user', content: blocks.join('\n') },
  ];
}

/** The mark of messages made by {@link judgeMessages}: what none of the texts in them can hold. Null for others. */
export function markOf(messages: readonly Message[]): string | null {
  return /^=== QUESTION ([0-9a-f]{12}) ===$/m.exec(messages.at(-1)?.content ?? '')?.[1] ?? null;
}

/** What a judge was given, read back; of the rubric the name it has in grades. */
export interface RecognisedMaterial extends Omit<JudgeMaterial, 'rubric'> {
  readonly rubric: string;
}

/** Reads the material off messages made by {@link judgeMessages}; null for any others. */
export function recogniseJudgeMessages(messages: readonly Message[]): RecognisedMaterial | null {
  const [system, user] = messages;
  if (system?.role !== 'system' || user?.role !== 'user') return null;
  const mark = markOf(messages);
  const rubric = /\nRubric (\S+):\n/.exec(system.content)?.[1];
  if (mark === null || rubric === undefined) return null;
  const question = unfenced('QUESTION', user.content, mark);
  const reference = unfenced('REFERENCE', user.content, mark);
  const answer = unfenced('ANSWER', user.content, mark);
  if (question === null || reference === null || answer === null) return null;
  const kind = KINDS.find((known) => reference.startsWith(NO_ANSWER_TEXT[known]));
  return { rubric, question, reference, answer, ...(kind === undefined ? {} : { kind }) };
}

const KINDS = ['nonexistent', 'false-premise', 'unknowable'] as const;

/** Why there is no answer, and what the question set adds to it. */
function noAnswer(kind: (typeof KINDS)[number], note: string): string {
  return note === '' ? NO_ANSWER_TEXT[kind] : `${NO_ANSWER_TEXT[kind]}\n${note}`;
}
