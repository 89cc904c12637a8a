/**
 * MLflow: traces with their assessments (`Trace.to_json()`, the artifact, a list of them), the table that
 * `mlflow.genai.evaluate` and `search_traces` give, and the `eval_results_table.json` of the older `mlflow.evaluate`.
 * An expectation is what counts as right; feedback is a score, and one of people is a person's grade.
 */
import {
  asCount,
  asId,
  asList,
  asNumber,
  asRecord,
  asText,
  asWords,
  isRecord,
  type LooseRecord,
} from '../loose.ts';
import { OWN_MEMBER } from '../own-sample.ts';
import { memberOf, unpacked } from './case-texts.ts';
import type { ExperimentCase } from './experiment-case.ts';
import { errorWords } from './experiment-case.ts';
import { experimentCodec } from './experiment-codec.ts';
import type { Score } from './score-words.ts';

export const mlflowCodec = experimentCodec({
  format: 'mlflow',
  title: 'MLflow traces and evaluation tables',
  sureness(row) {
    const info = asRecord(row.info);
    if (isRecord(row.info) && isRecord(row.data) && ('trace_id' in info || 'request_id' in info)) return 1;
    if (('trace_id' in row || 'request_id' in row) && 'request' in row && 'response' in row) {
      return 'spans' in row || 'assessments' in row || 'trace_metadata' in row || 'state' in row ? 1 : 0.8;
    }
    const names = Object.keys(row);
    if (names.some((name) => /\/v\d+\/score$/.test(name))) return 1;
    const evaluated = names.some((name) => /^[^/]+\/(value|rationale)$/.test(name));
    if (evaluated && names.some((name) => /^(inputs?|request|outputs?|response|trace_id)$/.test(name)))
      return 0.95;
    return 'outputs' in row && 'inputs' in row && ('ground_truth' in row || 'targets' in row) ? 0.85 : 0;
  },
  reader: () => ({
    casesOf: (row) => [isRecord(row.info) ? traceCase(row) : tableCase(row)],
  }),
});

/** A trace: what its root span was given and gave. */
function traceCase(row: LooseRecord): ExperimentCase {
  const info = asRecord(row.info);
  const data = asRecord(row.data);
  const metadata = asRecord(info.trace_metadata ?? info.request_metadata);
  const spans = asList(data.spans).map(asRecord);
  const root = spans.find((span) => !parentOf(span)) ?? spans[0] ?? {};
  const attributes = attributesOf(root);
  const failed = unended(info);
  return {
    ...assessed(asList(info.assessments)),
    id: idOf(info, metadata),
    input: unpacked(
      attributes['mlflow.spanInputs'] ??
        data.request ??
        metadata['mlflow.traceInputs'] ??
        info.request_preview,
    ),
    output: unpacked(
      attributes['mlflow.spanOutputs'] ??
        data.response ??
        metadata['mlflow.traceOutputs'] ??
        info.response_preview,
    ),
    error: failed === null ? null : (errorOf(spans) ?? failed),
    model: modelIn(spans) ?? modelNamed(asRecord(info.tags), metadata),
    ...tokens(metadata, spans),
    latencyMs: milliseconds(info.execution_duration ?? info.execution_time_ms ?? info.execution_duration_ms),
    repliedAt: timeOf(info.request_time ?? info.timestamp_ms),
  };
}

function tableCase(row: LooseRecord): ExperimentCase {
  const metadata = asRecord(unpacked(row.trace_metadata ?? row.request_metadata));
  const spans = asList(unpacked(row.spans)).map(asRecord);
  const list = asList(unpacked(row.assessments));
  const failed = unended(row);
  const byColumn = columned(row);
  const { expected, scores } = assessed(list);
  const expectations = unpacked(row.expectations);
  const listed = new Set(scores.map(({ name }) => name));
  return {
    id: idOf(row, metadata),
    input: unpacked(row.inputs ?? row.input ?? row.request ?? row.question ?? row.questions ?? row.prompt),
    output: unpacked(row.outputs ?? row.output ?? row.response ?? row.predictions ?? row.prediction),
    expected:
      expected ??
      byColumn.expected ??
      expectationOf(expectations) ??
      row.expected_response ??
      memberOf(row, ['ground_truth', 'targets', 'target', 'expected', 'reference']),
    error:
      errorWords(row.error) ??
      errorWords(row.error_message) ??
      (failed === null ? null : (errorOf(spans) ?? failed)),
    model: asWords(row.model) ?? modelIn(spans) ?? modelNamed(asRecord(unpacked(row.tags)), metadata),
    scores: [...scores, ...byColumn.scores.filter(({ name }) => !listed.has(name))],
    ...tokens(metadata, spans),
    latencyMs: milliseconds(row.execution_duration ?? row.execution_time_ms),
    repliedAt: timeOf(row.request_time ?? row.timestamp_ms),
    own: row[OWN_MEMBER],
  };
}

/** Why a trace has no whole reply, by its state; null where it has ended well. */
function unended({ state, status }: LooseRecord): string | null {
  const told = asText(state) ?? asText(status) ?? '';
  if (/error/i.test(told)) return 'the trace ended with an error';
  return /in.?progress/i.test(told) ? 'the trace has not ended' : null;
}

function idOf(row: LooseRecord, metadata: LooseRecord): string | null {
  const tags = asRecord(unpacked(row.tags));
  return (
    asId(tags.question_id) ??
    asId(metadata.question_id) ??
    asId(row.question_id) ??
    asId(row.dataset_record_id) ??
    asId(metadata['mlflow.datasetRecordId'])
  );
}

function assessed(entries: readonly unknown[]): { expected: unknown; scores: Score[] } {
  let expected: unknown;
  const scores: Score[] = [];
  for (const entry of entries) {
    const one = asRecord(entry);
    if (one.valid === false) continue;
    const name = asWords(one.assessment_name) ?? asWords(one.name) ?? 'assessment';
    const expectation = asRecord(one.expectation);
    if (Object.keys(expectation).length > 0) {
      const value = expectation.value ?? asRecord(expectation.serialized_value).value;
      if (isAnswer(name)) expected ??= unpacked(value);
      continue;
    }
    const feedback = asRecord(one.feedback);
    const source = asRecord(one.source);
    scores.push({
      name,
      value: 'value' in feedback ? feedback.value : (one.value ?? null),
      explanation: asWords(one.rationale),
      human: /human/i.test(asText(source.source_type) ?? ''),
      error: errorWords(feedback.error) ?? errorWords(one.error) ?? asWords(one.error_message),
    });
  }
  return { expected, scores };
}

/** Facts and guidelines are rubrics, no answers. */
function isAnswer(name: string): boolean {
  return /expected_?(response|answer|output)|ground_?truth|reference|answer|gold|target/i.test(name);
}

function expectationOf(value: unknown): unknown {
  if (!isRecord(value)) return undefined;
  return Object.entries(value).find(([name]) => isAnswer(name))?.[1];
}

/** `correctness/value` with its rationale; `answer_correctness/v1/score` with its justification. */
function columned(row: LooseRecord): { expected: unknown; scores: Score[] } {
  let expected: unknown;
  const scores: Score[] = [];
  for (const [column, value] of Object.entries(row)) {
    const [, name, kind] = /^(.+?)(?:\/v\d+)?\/(value|score)$/.exec(column) ?? [];
    if (name === undefined || value === null || value === '') continue;
    if (/^expected|ground_?truth|expectation/i.test(name)) {
      if (isAnswer(name)) expected ??= value;
      continue;
    }
    const stem = column.slice(0, -(kind!.length + 1));
    const explanation = asWords(row[`${stem}/rationale`]) ?? asWords(row[`${stem}/justification`]);
    const human = /human/i.test(String(row[`${stem}/source`] ?? row[`${stem}/source_type`] ?? ''));
    const error = errorWords(row[`${stem}/error`] ?? row[`${stem}/error_message`]);
    scores.push({ name, value, explanation, human, error });
  }
  return { expected, scores };
}

function parentOf(span: LooseRecord): unknown {
  return span.parent_span_id ?? span.parent_id ?? null;
}

/** Values of attributes are JSON texts; OTLP has a list of key and value. */
function attributesOf(span: LooseRecord): LooseRecord {
  if (Array.isArray(span.attributes)) {
    const entries = span.attributes.map(asRecord).map(({ key, value }) => {
      const { stringValue, string_value, intValue, doubleValue } = asRecord(value);
      return [String(key), unpacked(stringValue ?? string_value ?? intValue ?? doubleValue ?? value)];
    });
    return Object.fromEntries(entries);
  }
  return Object.fromEntries(
    Object.entries(asRecord(span.attributes)).map(([key, value]) => [key, unpacked(value)]),
  );
}

function modelIn(spans: readonly LooseRecord[]): string | null {
  for (const span of spans) {
    const attributes = attributesOf(span);
    const inputs = asRecord(attributes['mlflow.spanInputs']);
    const named =
      asWords(attributes['mlflow.llm.model']) ??
      asWords(attributes['gen_ai.request.model']) ??
      asWords(attributes['llm.model_name']) ??
      asWords(attributes.model) ??
      asWords(inputs.model);
    if (named !== null) return named;
  }
  return null;
}

function modelNamed(tags: LooseRecord, metadata: LooseRecord): string | null {
  return (
    asWords(tags.model) ??
    asWords(tags.model_name) ??
    asWords(metadata.model) ??
    asWords(metadata['mlflow.modelId'])
  );
}

function errorOf(spans: readonly LooseRecord[]): string | null {
  for (const span of spans) {
    const status = asRecord(span.status);
    const code = asText(status.code) ?? asText(span.status_code) ?? '';
    if (!/error/i.test(code)) continue;
    const thrown = asList(span.events)
      .map((event) => asRecord(asRecord(event).attributes))
      .find((attributes) => attributes['exception.message'] !== undefined);
    const message =
      asWords(status.message) ??
      asWords(span.status_message) ??
      asWords(unpacked(thrown?.['exception.message']));
    if (message !== null) return message;
  }
  return null;
}

function tokens(
  metadata: LooseRecord,
  spans: readonly LooseRecord[],
): { inputTokens: number | null; outputTokens: number | null } {
  const told = asRecord(
    unpacked(metadata['mlflow.trace.tokenUsage']) ??
      spans.map((span) => attributesOf(span)['mlflow.chat.tokenUsage']).find((usage) => usage !== undefined),
  );
  return { inputTokens: asCount(told.input_tokens), outputTokens: asCount(told.output_tokens) };
}

/** 1200, "1200" and "1.2s". */
function milliseconds(value: unknown): number | null {
  if (typeof value === 'string' && /^[\d.]+s$/.test(value)) return Number(value.slice(0, -1)) * 1000;
  const number = value === null || value === undefined || value === '' ? Number.NaN : Number(value);
  return Number.isFinite(number) && number >= 0 ? number : null;
}

function timeOf(value: unknown): string | null {
  if (typeof value === 'string' && Number.isNaN(Number(value))) return asWords(value);
  const number = asNumber(Number(value ?? Number.NaN));
  return number === null ? null : new Date(number).toISOString();
}
