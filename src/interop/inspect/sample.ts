/**
 * One Inspect sample as an answer. A refusal has two independent signs, the stop reason and a flag on a part of the
 * content; both are taken. A sample that failed after the model had answered keeps the answer: what failed was the
 * scoring, and that is ours to do again.
 */
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import { importedQuestion } from '../imported-question.ts';
import { importedRespondent } from '../imported-respondent.ts';
import { asCount, asId, asList, asNumber, asRecord, asText, asWords, type LooseRecord } from '../loose.ts';
import { OWN_MEMBER, withOwnSample } from '../own-sample.ts';
import { lettered, pattern } from '../special-gold.ts';
import { attachmentResolver, type ReadContent, readContent, readInput, readSigns } from './content.ts';
import type { InspectLog } from './header.ts';
import { readScores } from './score.ts';

/** The answer that a sample records. */
export function readSample(
  sample: LooseRecord,
  log: InspectLog,
  source: ImportedAnswer['source'],
): ImportedAnswer {
  const resolve = attachmentResolver(sample.attachments ?? asRecord(sample.transcript).content);
  const output = asRecord(sample.output);
  const choice = asRecord(asList(output.choices)[0]);
  const said = readContent(asRecord(choice.message).content, resolve);
  const completion = asText(output.completion);
  const content =
    said.text === '' && completion !== null ? { ...said, ...readContent(completion, resolve) } : said;
  const usage = asRecord(output.usage);
  const seconds = asNumber(output.time);
  const messages = asList(sample.messages);
  const { grades, verdicts } = readScores(scoresOf(sample, log), log.version);
  const answer: ImportedAnswer = {
    question: readQuestion(sample, log, resolve),
    respondent: log.modelUnknown
      ? importedRespondent(asText(output.model), log.respondent.settings)
      : log.respondent,
    trial: Math.max(0, (asCount(sample.epoch) ?? 1) - 1),
    reply: readReply(sample, { output, choice, content: { ...content, refusal: said.refusal } }),
    usage: {
      inputTokens: asCount(usage.input_tokens),
      outputTokens: asCount(usage.output_tokens),
      reasoningTokens: asCount(usage.reasoning_tokens),
      costUsd: asNumber(usage.total_cost),
    },
    latencyMs: seconds === null || seconds < 0 ? null : seconds * 1000,
    servedModel: asWords(output.model),
    finishReason: asWords(choice.stop_reason),
    repliedAt: asWords(sample.completed_at),
    closedBookSigns: [
      ...readSigns(messages.length > 0 ? messages : [choice.message]),
      ...fallbackSigns(output, log),
    ],
    grades,
    verdicts,
    source,
  };
  return withOwnSample(answer, asRecord(sample.metadata)[OWN_MEMBER]);
}

/**
 * Since June 2026 a provider may let another model answer what the first declined; the output then says so, and may still
 * go by the name of the model that was asked.
 */
function fallbackSigns({ fallback, model }: LooseRecord, log: InspectLog): string[] {
  if (fallback === null || fallback === undefined || fallback === false) return [];
  const told = asRecord(fallback);
  const asked = log.respondent.model;
  const names = [told.model, told.to_model, told.to, told.served_model, told.fallback_model, model, fallback];
  const served = names
    .map(asWords)
    .find((name) => name !== null && name !== asked && !asked.endsWith(`/${name}`));
  return [`other-model: ${asked} asked, ${served ?? 'a fallback model'} answered`];
}

/** Scores by scorer. Logs of early versions had one, and named it only in their results. */
export function scoresOf({ scores, score }: LooseRecord, { results }: InspectLog): LooseRecord {
  if (scores !== undefined && scores !== null) return asRecord(scores);
  return score === undefined || score === null ? {} : { [results[0]?.name ?? 'score']: score };
}

function readQuestion(sample: LooseRecord, log: InspectLog, resolve: (text: string) => string) {
  const metadata = asRecord(sample.metadata);
  const targets = (Array.isArray(sample.target) ? sample.target : [sample.target])
    .map((target) => (typeof target === 'number' ? String(target) : asWords(target)))
    .flatMap((target) => (target === null ? [] : [resolve(target)]));
  const text = readInput(sample.input, resolve);
  const choices = asList(sample.choices).flatMap((choice) => asText(choice) ?? []);
  const parts = {
    id: asId(sample.id) ?? 'unnamed',
    text,
    answerType: asWords(metadata.answer_type) ?? undefined,
    topic: asWords(metadata.topic) ?? undefined,
    source: log.task,
  };
  if (choices.length > 0) return importedQuestion({ ...parts, ...lettered(text, { choices, targets }) });
  if (targets.length > 0 && targets.every(pattern)) {
    return importedQuestion({ ...parts, reference: null, tags: ['gold-is-a-pattern'] });
  }
  return importedQuestion({ ...parts, golds: targets });
}

function readReply(
  sample: LooseRecord,
  reply: { readonly output: LooseRecord; readonly choice: LooseRecord; readonly content: ReadContent },
): ImportedAnswer['reply'] {
  const { output, choice, content } = reply;
  const { text, reasoning, refusal } = content;
  const stop = asText(choice.stop_reason);
  const details = asRecord(choice.stop_details);
  if (stop === 'content_filter') {
    return { status: 'blocked', by: 'filter', category: categoryOf(details), text: text || null };
  }
  if (refusal || stop === 'refusal') {
    return { status: 'blocked', by: 'model', category: categoryOf(details), text: text || null };
  }
  const error = asWords(asRecord(sample.error).message) ?? asWords(output.error);
  if (stop === 'max_tokens' || stop === 'model_length' || stop === 'length') {
    const message = `the answer was cut off (${stop})`;
    return { status: 'failed', kind: 'truncated', message, text: text || null };
  }
  if (text.trim() !== '') return { status: 'answered', text, reasoning };
  if (error !== null) return { status: 'failed', kind: 'error', message: error.slice(0, 2000) };
  const limit = asWords(asRecord(sample.limit).type);
  if (limit !== null)
    return { status: 'failed', kind: 'truncated', message: `the sample hit its limit of ${limit}` };
  return { status: 'failed', kind: 'empty', message: 'the log holds no text of an answer' };
}

function categoryOf(details: LooseRecord): string | null {
  return asWords(details.category) ?? asWords(details.type) ?? asWords(asList(details.categories)[0]);
}
