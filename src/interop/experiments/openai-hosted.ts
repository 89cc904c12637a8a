/**
 * OpenAI's hosted evals, whose service ends on 30 November 2026: output items as the API lists them, saved as they came
 * (a page, pages on lines, items on lines, an array). A grader's `passed` is about right and wrong only where it compares
 * texts or its name says so; a similarity and a threshold on a score are not.
 */
import { asCount, asId, asList, asNumber, asRecord, asText, asWords, type LooseRecord } from '../loose.ts';
import { memberOf } from './case-texts.ts';
import type { ExperimentCase } from './experiment-case.ts';
import { errorWords } from './experiment-case.ts';
import { experimentCodec } from './experiment-codec.ts';
import type { Score } from './score-words.ts';

export const openaiHostedCodec = experimentCodec({
  format: 'openai-hosted-evals',
  title: 'OpenAI hosted evals (output items)',
  sureness(row) {
    if (row.object === 'eval.run.output_item') return 1;
    return 'datasource_item' in row && ('sample' in row || 'results' in row) ? 0.95 : 0;
  },
  reader: () => ({ casesOf: (row) => [itemCase(row)] }),
});

const QUESTION = ['question', 'query', 'problem', 'user_query', 'prompt', 'input'];
const RIGHT = [
  ...['expected', 'expected_answer', 'expected_output', 'reference', 'reference_answer', 'ground_truth'],
  ...['ideal', 'target', 'gold', 'correct_answer', 'correct_label', 'answer', 'answers', 'label'],
];
const HELD = ['response', 'output', 'output_text', 'completion', 'model_output', 'generated_answer'];

function itemCase(row: LooseRecord): ExperimentCase {
  const outer = asRecord(row.datasource_item);
  const item = 'item' in outer ? asRecord(outer.item) : outer;
  const sample = asRecord(row.sample);
  // A run over answers that were there before has them in the item.
  const before = asRecord(outer.sample);
  const usage = asRecord(sample.usage);
  const temperature = asNumber(sample.temperature);
  const output =
    asList(sample.output).length > 0 ? sample.output : (before.output_text ?? memberOf(item, HELD));
  const status = asText(row.status) ?? '';
  const error =
    errorWords(sample.error) ??
    (/^(error|errored|failed_to_run|canceled)$/i.test(status) ? `status ${status}` : null);
  return {
    id: asId(memberOf(item, ['id', 'question_id', 'qid'])) ?? asId(row.datasource_item_id),
    input: memberOf(item, QUESTION) ?? sample.input,
    output,
    expected: memberOf(item, RIGHT),
    error,
    model: asWords(sample.model) ?? asWords(item.model),
    settings: temperature === null || temperature < 0 || temperature > 2 ? {} : { temperature },
    dataset: asWords(item.dataset),
    topic: asWords(item.topic) ?? asWords(item.category),
    scores: asList(row.results).map((one) => scoreOf(asRecord(one))),
    inputTokens: asCount(usage.prompt_tokens),
    outputTokens: asCount(usage.completion_tokens),
    finishReason: asWords(sample.finish_reason),
    repliedAt: timeOf(row.created_at),
  };
}

/** Names carry the grader's id behind them: `string-check-a2486074-…`. */
const TAIL = /-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function scoreOf(result: LooseRecord): Score {
  const type = asText(result.type) ?? '';
  const judged = asRecord(result.sample);
  return {
    name: (asWords(result.name) ?? type ?? 'grader').replace(TAIL, ''),
    value: typeof result.passed === 'boolean' ? result.passed : (result.score ?? null),
    error: errorWords(judged.error) ?? errorWords(result.error),
    compares: /string.?check/i.test(type),
  };
}

function timeOf(seconds: unknown): string | null {
  const number = asNumber(seconds);
  return number === null ? null : new Date(number * 1000).toISOString();
}
