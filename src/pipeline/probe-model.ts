/**
 * One harmless question asked of a server, to see what it really does before a study rests on it: whether thoughts come apart,
 * what the usage tells, how the reply ends, who answered, and, by the same question again, whether log-probabilities
 * and sampling are taken, refused or passed over in silence. Nothing is judged by documentation alone.
 */
import type { Completion, CompletionRequest } from '../core/completion.ts';
import { ClosedbookError } from '../core/errors.ts';
import type { Settings } from '../core/respondent.ts';
import { knownModel } from '../model/known-models.ts';
import type { ModelCard } from '../model/model-card.ts';
import { endNotice } from '../model/model-end.ts';
import type { Models } from '../model/open-models.ts';

export interface Finding {
  readonly name: string;
  readonly state: 'good' | 'note' | 'bad';
  readonly found: string;
}

export interface ModelProbe {
  readonly model: string;
  /** The worst of the findings. */
  readonly state: Finding['state'];
  readonly findings: readonly Finding[];
  /** What the first answer was made of; null where none came. */
  readonly seen: {
    readonly status: Completion['status'];
    readonly servedModel: string | null;
    readonly finishReason: string | null;
    readonly hasThought: boolean;
    readonly usage: Completion['usage'];
    readonly costUsd: number | null;
    readonly latencyMs: number;
    readonly remarks: readonly string[];
  } | null;
}

const QUESTION = 'What is the capital of France? Answer with its name alone.';

/** Asks up to three times; never throws but when `models` was closed. */
export async function probeModel(
  model: string,
  { models, today }: { readonly models: Models; readonly today: string },
): Promise<ModelProbe> {
  const ask = (settings: Settings) => attempt(models, request(model, settings));
  const first = await ask({});
  if (first instanceof Error) return result(model, [problem(first)], null);
  const card = models.describe(model);
  // Of a server that was not reached, or answered with an error, nothing else can be seen.
  if (first.status === 'failed' && first.kind === 'error') return result(model, [answerFinding(first)], null);
  const findings = [
    answerFinding(first),
    servedFinding(card, first),
    endFinding(first),
    thoughtFinding(first),
    usageFinding(first),
    costFinding(card, models.costUsd(model, first.usage)),
    lookUpFinding(first),
    ...(first.remarks ?? []).map((found): Finding => {
      return { name: 'remark', state: found.startsWith('version:') ? 'good' : 'note', found };
    }),
  ];
  if (first.status === 'answered') {
    const logprobs = await ask({ logprobs: true });
    findings.push(settingFinding('log-probabilities', logprobs, (one) => one.meanLogprob !== null));
    findings.push(settingFinding('temperature 0', await ask({ temperature: 0 }), () => true));
  }
  const notice = endNotice(card, today);
  if (notice !== null) findings.push({ name: 'end', state: 'note', found: notice });
  return result(model, findings, {
    status: first.status,
    servedModel: first.servedModel,
    finishReason: first.finishReason,
    hasThought: first.status === 'answered' && first.reasoning !== null,
    usage: first.usage,
    costUsd: models.costUsd(model, first.usage),
    latencyMs: Math.round(first.latencyMs),
    remarks: first.remarks ?? [],
  });
}

function request(model: string, settings: Settings): CompletionRequest {
  return { model, messages: [{ role: 'user', content: QUESTION }], settings, purpose: 'ask' };
}

async function attempt(models: Models, asked: CompletionRequest): Promise<Completion | Error> {
  try {
    return await models.complete(asked);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function result(model: string, findings: readonly Finding[], seen: ModelProbe['seen']): ModelProbe {
  const worst = (['bad', 'note'] as const).find((state) => findings.some((one) => one.state === state));
  return { model, state: worst ?? 'good', findings, seen };
}

function problem(error: Error): Finding {
  const hint = error instanceof ClosedbookError ? ` ${error.hint}` : '';
  return { name: 'answer', state: 'bad', found: `${error.message}.${hint}` };
}

function answerFinding(one: Completion): Finding {
  const took = `${Math.round(one.latencyMs)} ms`;
  const retries = one.attempts > 1 ? `, at attempt ${one.attempts}` : '';
  if (one.status === 'answered') {
    return { name: 'answer', state: 'good', found: `“${one.text.trim().slice(0, 60)}” in ${took}${retries}` };
  }
  const found =
    one.status === 'failed'
      ? `${one.error.code}: ${one.error.message}`
      : `declined a harmless question (${one.category ?? one.by})`;
  return { name: 'answer', state: 'bad', found };
}

function servedFinding(card: ModelCard, { servedModel }: Completion): Finding {
  const name = 'served model';
  if (servedModel === null) return { name, state: 'note', found: 'the reply does not say who answered' };
  const asked = card.model.toLowerCase();
  const [row, served] = [knownModel(card.model).row, knownModel(servedModel).row];
  const same = servedModel.toLowerCase().includes(asked) || (row !== null && row === served);
  return same
    ? { name, state: 'good', found: servedModel }
    : { name, state: 'note', found: `${servedModel}, where ${card.model} was asked` };
}

function endFinding({ finishReason }: Completion): Finding {
  return finishReason === null
    ? {
        name: 'end',
        state: 'note',
        found: 'the reply does not say how it ended: a cut answer could not be told',
      }
    : { name: 'end', state: 'good', found: `“${finishReason}”` };
}

function thoughtFinding(one: Completion): Finding {
  const name = 'thought';
  const tokens = one.usage.reasoningTokens;
  const counted = tokens === null || tokens === 0 ? '' : `, ${tokens} tokens`;
  if (one.status === 'answered' && one.reasoning !== null)
    return { name, state: 'good', found: `apart from the answer${counted}` };
  if (counted !== '') return { name, state: 'good', found: `not shown${counted}` };
  return { name, state: 'good', found: 'none seen' };
}

function usageFinding({ usage }: Completion): Finding {
  const { inputTokens, outputTokens } = usage;
  return inputTokens === null || outputTokens === null
    ? { name: 'usage', state: 'note', found: 'not told: tokens and cost stay unknown' }
    : { name: 'usage', state: 'good', found: `${inputTokens} tokens in, ${outputTokens} out` };
}

function costFinding({ price, provider }: ModelCard, costUsd: number | null): Finding {
  const name = 'cost';
  if (provider === 'simulated') return { name, state: 'good', found: 'none: simulated' };
  if (costUsd !== null)
    return { name, state: 'good', found: `$${Number(costUsd.toPrecision(3))} for this question` };
  return {
    name,
    state: 'note',
    found:
      price === null
        ? 'no price is known: --max-cost needs one (--price MODEL=IN,OUT)'
        : 'unknown without the usage; --max-cost charges a forecast',
  };
}

function lookUpFinding({ closedBookSigns }: Completion): Finding {
  const signs = closedBookSigns.map(({ kind, detail }) => `${kind} (${detail})`);
  return signs.length === 0
    ? { name: 'look-up', state: 'good', found: 'no sign of one' }
    : { name: 'look-up', state: 'bad', found: signs.join(', ') };
}

function settingFinding(
  name: string,
  one: Completion | Error,
  isHeeded: (one: Extract<Completion, { status: 'answered' }>) => boolean,
): Finding {
  if (one instanceof Error) {
    const isRefused = one instanceof ClosedbookError && one.code === 'setting-refused';
    return { name, state: 'note', found: isRefused ? `refused: ${one.message}` : one.message };
  }
  if (one.status !== 'answered') {
    const why = one.status === 'failed' ? one.error.message : (one.category ?? 'blocked');
    return { name, state: 'note', found: `refused: ${why}` };
  }
  return isHeeded(one)
    ? { name, state: 'good', found: 'taken' }
    : { name, state: 'note', found: 'passed over in silence' };
}
