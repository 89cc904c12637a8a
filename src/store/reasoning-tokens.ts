/**
 * Tokens of reasoning a respondent spent, over the replies that tell. Read only where a model was asked at several
 * levels of a setting: everybody else would pay for a sum that no report shows.
 */
import type { Respondent } from '../core/respondent.ts';
import type { Reader } from './reader.ts';

export interface ReasoningTokens {
  readonly sum: number;
  readonly replies: number;
}

/** By inner key of the respondent; empty where no two respondents of a model differ in effort or thinking. */
export async function reasoningTokens(
  database: Reader,
  run: number,
  respondents: readonly Respondent[],
): Promise<Map<number, ReasoningTokens>> {
  if (!differInReasoning(respondents)) return new Map();
  const rows = await database.kysely
    .selectFrom('replies')
    .innerJoin('calls', 'calls.id', 'replies.call')
    .select(({ fn }) => [
      'replies.respondent as key',
      fn.sum<number | null>('calls.reasoning_tokens').as('sum'),
      fn.count<number>('calls.reasoning_tokens').as('replies'),
    ])
    .where('replies.run', '=', run)
    .where('replies.pass', '=', 'open')
    .where('replies.status', '=', 'answered')
    .groupBy('replies.respondent')
    .execute();
  return new Map(
    rows.map(({ key, sum, replies }) => [key, { sum: Number(sum ?? 0), replies: Number(replies) }]),
  );
}

function differInReasoning(respondents: readonly Respondent[]): boolean {
  const levels = new Map<string, string>();
  return respondents.some(({ model, settings: { effort, thinking } }) => {
    const level = JSON.stringify([effort, thinking]);
    const known = levels.get(model) ?? level;
    levels.set(model, known);
    return known !== level;
  });
}
