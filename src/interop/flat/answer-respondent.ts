/**
 * Who gave an answer, from the columns of its row: a policy beside the model makes another respondent of it, and rows
 * that closedbook exported name the whole respondent. A policy we do not know still keeps its rows apart.
 */
import { type Policy, parsePolicy } from '../../core/policy.ts';
import { type Respondent, respondentId, settingsSchema } from '../../core/respondent.ts';

export type AnswerRespondent = Pick<Respondent, 'id' | 'model' | 'settings' | 'policy'>;

export interface RespondentCells {
  /** Name of the respondent or its model, as the file has it. */
  readonly name: string;
  readonly policy: string | null;
  /** The row as it stands in the file. */
  readonly row: Readonly<Record<string, unknown>>;
  /** Whether the name is that of the whole respondent, with its model in the column `model`. */
  readonly whole: boolean;
}

export function answerRespondent({ name, policy: word, row, whole }: RespondentCells): AnswerRespondent {
  const policy = word === null ? null : knownPolicy(word);
  const { model } = row;
  if (whole && typeof model === 'string' && model !== '') {
    return { id: name, model, settings: settingsOf(row.settings), policy };
  }
  if (word !== null && policy === null) return { id: `${name} · ${word}`, model: name, settings: {}, policy };
  return { id: respondentId(name, {}, policy), model: name, settings: {}, policy };
}

function knownPolicy(word: string): Policy | null {
  try {
    return parsePolicy(word);
  } catch {
    return null;
  }
}

function settingsOf(written: unknown): Respondent['settings'] {
  try {
    const value = typeof written === 'string' ? JSON.parse(written) : (written ?? {});
    return settingsSchema.parse(value);
  } catch {
    return {};
  }
}
