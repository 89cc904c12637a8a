/**
 * Braintrust: events of an experiment or of logs as the API and the page export them, and results that its SDK returns.
 * One trace is one case: the root span has input, output and scores, spans below it have the model and its tokens.
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

export const braintrustCodec = experimentCodec({
  format: 'braintrust',
  title: 'Braintrust experiments',
  sureness(row) {
    const spans = 'root_span_id' in row || 'span_attributes' in row;
    if (spans && ('scores' in row || 'experiment_id' in row || 'project_id' in row)) return 1;
    const scored = isRecord(row.scores) || Object.keys(row).some((name) => /^scores\./.test(name));
    return 'input' in row && 'output' in row && scored && ('expected' in row || 'error' in row) ? 0.8 : 0;
  },
  reader: braintrustReader,
});

interface Below {
  model: string | null;
  inputTokens: number | null;
  outputTokens: number | null;
}

function braintrustReader(): CaseReader {
  const below = new Map<string, Below>();
  return {
    look(row) {
      const root = asId(row.root_span_id);
      if (root === null || isRoot(row) || purpose(row) === 'scorer') return;
      const known = below.get(root) ?? { model: null, inputTokens: null, outputTokens: null };
      below.set(root, known);
      known.model ??= modelOf(row);
      const metrics = asRecord(unpacked(row.metrics));
      known.inputTokens = sum(known.inputTokens, asCount(metrics.prompt_tokens));
      known.outputTokens = sum(known.outputTokens, asCount(metrics.completion_tokens));
    },
    casesOf(row) {
      if (!isRoot(row) || purpose(row) === 'scorer') return [];
      return [caseOf(row, below.get(asId(row.root_span_id) ?? '') ?? null)];
    },
  };
}

function isRoot(row: LooseRecord): boolean {
  if (typeof row.is_root === 'boolean') return row.is_root;
  const parents = asList(unpacked(row.span_parents));
  if (parents.length > 0) return false;
  const own = asId(row.span_id);
  const root = asId(row.root_span_id);
  return own === null || root === null || own === root;
}

/** Calls of a judge are marked, and so are the spans of scores. */
function purpose(row: LooseRecord): string | null {
  const attributes = asRecord(unpacked(row.span_attributes));
  return attributes.type === 'score' ? 'scorer' : asText(attributes.purpose);
}

function modelOf(row: LooseRecord): string | null {
  const metadata = asRecord(unpacked(row.metadata));
  return (
    asWords(metadata.model) ??
    asWords(metadata.model_name) ??
    asWords(metadata.llm) ??
    asWords(row['metadata.model']) ??
    asWords(row.model)
  );
}

function caseOf(row: LooseRecord, below: Below | null): ExperimentCase {
  const metadata = asRecord(unpacked(row.metadata));
  const metrics = asRecord(unpacked(row.metrics));
  const start = asNumber(metrics.start);
  const end = asNumber(metrics.end);
  return {
    id:
      asId(memberOf(metadata, ['question_id', 'id', 'qid'])) ??
      asId(row.dataset_record_id) ??
      asId(asRecord(unpacked(row.origin)).id),
    input: row.input,
    output: row.output,
    expected: row.expected ?? memberOf(metadata, ['expected', 'ground_truth']),
    error: errorOf(row),
    model: modelOf(row) ?? below?.model ?? null,
    dataset: asWords(metadata.dataset),
    topic: asWords(metadata.topic) ?? asWords(metadata.category),
    scores: scoresOf(row),
    inputTokens: asCount(metrics.prompt_tokens) ?? below?.inputTokens ?? null,
    outputTokens: asCount(metrics.completion_tokens) ?? below?.outputTokens ?? null,
    costUsd: asNumber(metrics.estimated_cost),
    latencyMs: start === null || end === null || end < start ? null : (end - start) * 1000,
    repliedAt: asWords(row.created),
  };
}

/** An error object of JavaScript is written as `{}`: that there was one is all that is left of it. */
function errorOf(row: LooseRecord): unknown {
  const error = unpacked(row.error);
  const lost =
    isRecord(error) && Object.keys(error).length === 0 && (row.output === undefined || row.output === null);
  return lost ? 'the task failed; its message is not in the file' : error;
}

function scoresOf(row: LooseRecord): Score[] {
  const classified = Object.entries(asRecord(unpacked(row.classifications))).map(([name, items]) => {
    const { label, id } = asRecord(asList(items)[0]);
    return { name, value: null, label: asWords(label) ?? asWords(id) };
  });
  const columns = Object.entries(row).flatMap(([name, value]) =>
    name.startsWith('scores.') && value !== '' ? [{ name: name.slice('scores.'.length), value }] : [],
  );
  const named = Object.entries(asRecord(unpacked(row.scores))).map(([name, value]) => ({ name, value }));
  return [...named, ...columns, ...classified];
}

function sum(before: number | null, more: number | null): number | null {
  return more === null ? before : (before ?? 0) + more;
}
