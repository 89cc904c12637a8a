/**
 * Who gave an answer, from the columns of its row: a policy beside the model makes another respondent of it, and rows
 * that closedbook exported name the whole respondent. A policy we do not know still keeps its rows apart.
 */
import { type Policy, parsePolicy } from '../../core/policy.ts';
import { remembered } from '../../core/remembered.ts';
import { type Respondent, respondentId, settingsSchema } from '../../core/respondent.ts';
import type { StatedPoints } from './stated-penalty.ts';

export type AnswerRespondent = Pick<Respondent, 'id' | 'model' | 'settings' | 'policy'>;

export interface RespondentCells {
  /** Name of the respondent or its model, as the file has it. */
  readonly name: string;
  readonly policy: string | null;
  /** Points that the prompt stated. */
  readonly points?: StatedPoints | null;
  /** The row as it stands in the file. */
  readonly row: Readonly<Record<string, unknown>>;
  /** Whether the name is that of the whole respondent, with its model in the column `model`. */
  readonly whole: boolean;
}

export function answerRespondent(cells: RespondentCells): AnswerRespondent {
  const { name, policy: word, points = null, row, whole } = cells;
  const policy = toldPolicy(word, points);
  const { model } = row;
  if (whole && typeof model === 'string' && model !== '') {
    return { id: name, model, settings: settingsOf(row.settings), policy };
  }
  if (word !== null && policy === null) return { id: `${name} · ${word}`, model: name, settings: {}, policy };
  if (policy === null) return byName(name);
  return { id: respondentId(name, {}, policy), model: name, settings: {}, policy };
}

/** Most rows tell a name and no more, and few names. */
const byName = remembered(
  (name): AnswerRespondent => ({ id: respondentId(name, {}, null), model: name, settings: {}, policy: null }),
);

/** The policy of a word and of stated points; null where neither says enough. */
export function toldPolicy(word: string | null, points: StatedPoints | null): Policy | null {
  const known = word === null ? null : knownPolicy(word);
  if (points === null || known?.kind === 'penalty') return known;
  const instruction = word === null || /^penalty$/i.test(word.trim()) ? {} : { instruction: word.trim() };
  return { kind: 'penalty', ...points, confidence: false, wording: 'a', ...instruction };
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
