/**
 * Phoenix: experiments as its server gives them (`/v1/experiments/ID/json` and `/csv`), and spans of a project as a table.
 * An experiment does not say which model answered; the file's name, or `--model`, does.
 */
import { asCount, asId, asList, asNumber, asRecord, asText, asWords, type LooseRecord } from '../loose.ts';
import type { ExperimentCase } from './experiment-case.ts';
import { experimentCodec } from './experiment-codec.ts';
import type { Score } from './score-words.ts';

export const phoenixCodec = experimentCodec({
  format: 'phoenix',
  title: 'Phoenix experiments and spans',
  sureness(row) {
    if ('example_id' in row && 'repetition_number' in row && 'output' in row) return 1;
    if ('example_id' in row && 'reference_output' in row && 'output' in row) return 0.95;
    return 'attributes.input.value' in row && 'context.span_id' in row ? 1 : 0;
  },
  reader: () => ({ casesOf: (row) => ('context.span_id' in row ? spanCase(row) : [runCase(row)]) }),
});

function runCase(row: LooseRecord): ExperimentCase {
  const metadata = asRecord(row.metadata);
  const repetition = asCount(numeric(row.repetition_number)) ?? 1;
  return {
    id: asId(row.example_id),
    input: row.input,
    output: row.output,
    expected: row.reference_output,
    error: row.error,
    model: asWords(row.model) ?? asWords(metadata.model) ?? asWords(asRecord(row.experiment_metadata).model),
    topic: asWords(metadata.topic) ?? asWords(metadata.category),
    scores:
      'annotations' in row
        ? listed(row.annotations)
        : columned(row, /^annotation_(.+)_(label|score|explanation|error|annotator_kind)$/),
    trial: Math.max(0, repetition - 1),
    inputTokens: asCount(numeric(row.prompt_token_count)),
    outputTokens: asCount(numeric(row.completion_token_count)),
    latencyMs: asNumber(numeric(row.latency_ms)),
    repliedAt: asWords(row.end_time),
  };
}

function listed(annotations: unknown): Score[] {
  return asList(annotations).map((entry) => {
    const { name, label, score, explanation, error, annotator_kind: kind } = asRecord(entry);
    return {
      name: asWords(name) ?? 'annotation',
      value: score ?? null,
      label: asWords(label),
      explanation: asWords(explanation),
      error: asWords(error),
      human: kind === 'HUMAN',
    };
  });
}

/** `annotation_NAME_label` and its siblings, one column each. */
function columned(row: LooseRecord, pattern: RegExp): Score[] {
  const found = new Map<string, Record<string, unknown>>();
  for (const [column, value] of Object.entries(row)) {
    const match = pattern.exec(column);
    if (match === null || value === null || value === '') continue;
    found.set(match[1]!, { ...found.get(match[1]!), [match[2]!]: value });
  }
  return listed([...found].map(([name, members]) => ({ name, ...members, score: numeric(members.score) })));
}

/** One row of a project's spans; only calls of a model are answers. */
function spanCase(row: LooseRecord): ExperimentCase[] {
  const kind = asText(row.span_kind) ?? asText(row['attributes.openinference.span.kind']);
  if (kind !== null && kind.toUpperCase() !== 'LLM') return [];
  const failed = asText(row.status_code) === 'ERROR';
  const metadata = asRecord(row['attributes.metadata']);
  return [
    {
      id: null,
      input: row['attributes.llm.input_messages'] ?? row['attributes.input.value'],
      output: row['attributes.output.value'],
      expected: metadata.expected ?? metadata.reference ?? metadata.answer,
      error: failed ? (asWords(row.status_message) ?? 'the span ended with an error') : null,
      model: asWords(row['attributes.llm.model_name']),
      scores: columned(row, /^(?:eval|annotation)s?[._](.+?)[._](label|score|explanation)$/),
      inputTokens: asCount(numeric(row['attributes.llm.token_count.prompt'])),
      outputTokens: asCount(numeric(row['attributes.llm.token_count.completion'])),
      repliedAt: asWords(row.end_time),
    },
  ];
}

function numeric(value: unknown): unknown {
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
}
