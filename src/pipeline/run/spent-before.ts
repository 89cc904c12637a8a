/**
 * What a run had spent before it is gone on with, for its limit: the costs that are known, and for replies whose server told no
 * usage what would have been set aside for them. A limit that forgot these would be passed a little further with every
 * resume.
 */
import type { AnswerView } from '../../core/answer-view.ts';
import type { Store } from '../../core/store/store.ts';
import type { Models } from '../../model/open-models.ts';
import { askingsOf } from '../../stages/ask/asking.ts';
import { CostForecast } from '../../stages/ask/cost-forecast.ts';

/** US dollars. */
export async function spentBefore(
  runId: string,
  { store, models }: { readonly store: Store; readonly models: Models },
): Promise<number> {
  const { costUsd, unpricedCalls } = await store.totals(runId);
  if (unpricedCalls === 0) return costUsd;
  const forecast = new CostForecast({
    costUsd: models.costUsd,
    habits: models.habits,
    statesCost: (model) => models.describe(model).statesCost,
  });
  let untold = 0;
  for await (const { question, respondent, reply, call } of store.answers({ runIds: [runId] })) {
    if (!call || respondent.policy === null || isFault(reply)) continue;
    const { pass } = reply;
    for await (const asking of askingsOf([question], { respondents: [respondent], pass })) {
      const { inputTokens, outputTokens, reasoningTokens } = call;
      const usage = { inputTokens, outputTokens, reasoningTokens, cachedInputTokens: null };
      if (call.costUsd === null) {
        // The price may have been stated since.
        const cost = models.costUsd(respondent.model, usage) ?? forecast.expect(asking);
        if (typeof cost === 'number') untold += cost;
      }
      forecast.learn(asking, { usage, costUsd: call.costUsd });
    }
  }
  return costUsd + untold;
}

/** As while asking: a fault on the way is mostly free. */
function isFault(reply: AnswerView['reply']): boolean {
  return reply.status === 'failed' && reply.kind === 'error';
}
