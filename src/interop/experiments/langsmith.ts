/**
 * LangSmith: runs of an experiment as the client lists them and as bulk exports write them, examples with their runs, rows
 * of `evaluate()` in either language, its table (`inputs.question`, `feedback.correctness`), and experiments in the form
 * in which they are uploaded. Runs below another run are its parts: the model's name is there.
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
import { memberOf, unpacked } from './case-texts.ts';
import type { ExperimentCase } from './experiment-case.ts';
import { type CaseReader, experimentCodec } from './experiment-codec.ts';
import type { Score } from './score-words.ts';

export const langsmithCodec = experimentCodec({
  format: 'langsmith',
  title: 'LangSmith runs and experiments',
  sureness(row) {
    if ('run_type' in row && 'inputs' in row) return 1;
    if (isRecord(row.run) && isRecord(row.example)) return 1;
    if (Array.isArray(row.runs) && 'inputs' in row && ('outputs' in row || 'reference_example_id' in row))
      return 0.95;
    if ('actual_outputs' in row && 'inputs' in row) return 0.95;
    // Weave's tables have feedback beside inputs and output too, of calls of an operation.
    if ('op_name' in row) return 0;
    const names = Object.keys(row);
    const tabled =
      names.some((name) => /^inputs?\./.test(name)) && names.some((name) => /^outputs?\./.test(name));
    // Azure's evaluators write what they measured as outputs, and the model's answer among the inputs.
    if (tabled && 'inputs.response' in row && names.every((name) => !/^outputs?\.[^.]+$/.test(name)))
      return 0;
    if (tabled) return names.some((name) => /^(feedback|reference)\.|^example_id$/.test(name)) ? 1 : 0.7;
    return 'inputs' in row && 'outputs' in row && ('reference_outputs' in row || 'feedback_stats' in row)
      ? 0.9
      : 0;
  },
  reader: langsmithReader,
});

interface Below {
  model: string | null;
}

function langsmithReader(): CaseReader {
  const below = new Map<string, Below>();
  return {
    look(row) {
      const root = asId(row.trace_id);
      if (root === null || parentOf(row) === null) return;
      const known = below.get(root) ?? { model: null };
      below.set(root, known);
      known.model ??= modelOf(row);
    },
    casesOf(row) {
      if ('actual_outputs' in row) return [uploaded(row)];
      if (isRecord(row.run) && isRecord(row.example)) {
        const results = asRecord(row.evaluation_results ?? row.evaluationResults).results;
        return [
          runCase(asRecord(row.run), {
            example: asRecord(row.example),
            results: asList(results),
            below: null,
          }),
        ];
      }
      if (Array.isArray(row.runs)) {
        return asList(row.runs).map((run) =>
          runCase(asRecord(run), { example: row, results: [], below: null }),
        );
      }
      if (Object.keys(row).some((name) => /^inputs?\./.test(name))) return [tabled(row)];
      if (parentOf(row) !== null) return [];
      const example = { id: row.reference_example_id, outputs: row.reference_outputs };
      return [
        runCase(row, {
          example,
          results: [],
          below: below.get(asId(row.trace_id) ?? asId(row.id) ?? '') ?? null,
        }),
      ];
    },
  };
}

function parentOf(row: LooseRecord): string | null {
  const parent = asId(row.parent_run_id);
  return parent === null || parent === asId(row.id) ? null : parent;
}

function modelOf(run: LooseRecord): string | null {
  const extra = asRecord(unpacked(run.extra));
  const metadata = { ...asRecord(unpacked(run.metadata)), ...asRecord(extra.metadata) };
  const invocation = asRecord(extra.invocation_params);
  const children = asList(run.child_runs).map((child) => modelOf(asRecord(child)));
  return (
    asWords(metadata.ls_model_name) ??
    asWords(invocation.model) ??
    asWords(invocation.model_name) ??
    asWords(metadata.model) ??
    asWords(metadata.model_name) ??
    children.find((name) => name !== null) ??
    null
  );
}

function runCase(
  run: LooseRecord,
  beside: { example: LooseRecord; results: readonly unknown[]; below: Below | null },
): ExperimentCase {
  const { example, results } = beside;
  const exampleMetadata = asRecord(unpacked(example.metadata));
  const inputs = unpacked(run.inputs);
  const exampleInputs = unpacked(example.inputs);
  const failed = asText(run.status) === 'error';
  return {
    id:
      asId(memberOf(exampleMetadata, ['question_id'])) ?? asId(example.id) ?? asId(run.reference_example_id),
    input: isEmpty(inputs) ? exampleInputs : inner(inputs),
    output: run.outputs,
    expected: unpacked(example.outputs),
    error: asWords(run.error) ?? (failed ? 'the run ended with an error' : null),
    model: modelOf(run) ?? beside.below?.model ?? null,
    topic: asWords(exampleMetadata.topic) ?? asWords(exampleMetadata.category),
    scores: [...results.map((one) => feedback(asRecord(one))), ...statistics(unpacked(run.feedback_stats))],
    inputTokens: asCount(run.prompt_tokens),
    outputTokens: asCount(run.completion_tokens),
    costUsd: asNumber(run.total_cost),
    latencyMs: between(run.start_time, run.end_time),
    repliedAt: asWords(run.end_time),
  };
}

/** `evaluate()` of JavaScript passes the inputs on in a member of that name. */
function inner(inputs: unknown): unknown {
  const record = asRecord(inputs);
  return Object.keys(record).length === 1 && isRecord(record.inputs) ? record.inputs : inputs;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (isRecord(value) && Object.keys(value).length === 0);
}

function feedback(one: LooseRecord): Score {
  const source = asRecord(one.feedback_source ?? one.feedbackSource);
  return {
    name: asWords(one.key) ?? 'feedback',
    value: one.score ?? null,
    label: typeof one.value === 'string' ? asWords(one.value) : null,
    explanation: asWords(one.comment),
    human: source.type === 'app',
    error: asRecord(one.extra).error === true ? (asWords(one.comment) ?? 'the evaluator failed') : null,
  };
}

/** Means over one run's feedback: of one grader they are its word, of several that disagree they are none. */
function statistics(stats: unknown): Score[] {
  return Object.entries(asRecord(stats)).map(([name, entry]) => {
    const { avg, values } = asRecord(entry);
    const words = Object.keys(asRecord(values));
    return { name, value: asNumber(avg), label: words.length === 1 ? words[0]! : null };
  });
}

/** The table of `to_pandas()` and of the page: a column a member. */
function tabled(row: LooseRecord): ExperimentCase {
  const under = (pattern: RegExp): LooseRecord =>
    Object.fromEntries(
      Object.entries(row).flatMap(([name, value]) => {
        const match = pattern.exec(name);
        return match === null || value === null || value === '' ? [] : [[name.slice(match[0].length), value]];
      }),
    );
  const seconds = asNumber(Number(row.execution_time ?? row.latency ?? Number.NaN));
  return {
    id: asId(row.example_id) ?? asId(row.reference_example_id),
    input: under(/^inputs?\./),
    output: under(/^outputs?\./),
    expected: under(/^(reference|reference_outputs?|expected)\./),
    error: row.error,
    model: asWords(row.model) ?? asWords(row['metadata.model']) ?? asWords(row['metadata.ls_model_name']),
    scores: Object.entries(under(/^(feedback|evaluators?|scores?)\./)).map(([name, value]) => ({
      name,
      value,
    })),
    latencyMs: seconds === null ? null : seconds * 1000,
  };
}

function uploaded(row: LooseRecord): ExperimentCase {
  const metadata = asRecord(unpacked(row.run_metadata));
  return {
    id: asId(row.row_id),
    input: unpacked(row.inputs),
    output: unpacked(row.actual_outputs),
    expected: unpacked(row.expected_outputs),
    error: row.error,
    model: asWords(metadata.ls_model_name) ?? asWords(metadata.model),
    scores: asList(unpacked(row.evaluation_scores)).map((one) => feedback(asRecord(one))),
    latencyMs: between(row.start_time, row.end_time),
    repliedAt: asWords(row.end_time),
  };
}

/** Times are ISO texts or milliseconds. */
function between(start: unknown, end: unknown): number | null {
  const from = typeof start === 'number' ? start : Date.parse(String(start));
  const to = typeof end === 'number' ? end : Date.parse(String(end));
  return Number.isFinite(from) && Number.isFinite(to) && to >= from ? to - from : null;
}
