/**
 * Langfuse: items of experiments, traces with their observations and scores, and rows of traces, observations and
 * generations as the API, the page's export and blob storage write them (in camel case or with underscores). Scores come
 * in a list, in a column of their own name, or in a file beside the rows.
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
import { type CaseReader, experimentCodec } from './experiment-codec.ts';
import { camel, isScore } from './langfuse-row.ts';
import { columned, listed, type ScoresBeside, scoreFiles, scoresBeside } from './langfuse-scores.ts';

export const langfuseCodec = experimentCodec({
  format: 'langfuse',
  title: 'Langfuse experiments, traces and observations',
  sureness,
  async companions(path) {
    return scoresBeside(path);
  },
  reader: langfuseReader,
});

function sureness(raw: LooseRecord): number {
  const row = camel(raw);
  if (isScore(row)) return 0;
  if (eventsOf(row).some(({ type }) => type === 'trace-create')) return 1;
  if ('experimentItemId' in row && ('output' in row || 'experimentName' in row)) return 1;
  if ('datasetRunId' in row && 'traceId' in row && 'output' in row) return 0.95;
  if (Array.isArray(row.observations) && 'input' in row && 'output' in row) return 1;
  if (isRecord(row.trace) && Array.isArray(row.observations)) return 1;
  const observed = 'traceId' in row && 'type' in row && 'input' in row && 'output' in row;
  if (observed && ('parentObservationId' in row || 'level' in row || 'startTime' in row)) return 0.95;
  const traced =
    'timestamp' in row && 'input' in row && 'output' in row && ('sessionId' in row || 'bookmarked' in row);
  return traced && ('userId' in row || 'release' in row || 'environment' in row) ? 0.9 : 0;
}

interface Trace {
  root: string | null;
  generation: string | null;
  model: string | null;
  inputTokens: number | null;
  outputTokens: number | null;
}

async function langfuseReader(path: string): Promise<CaseReader> {
  const beside = await scoreFiles(path);
  const traces = new Map<string, Trace>();
  return {
    look(raw) {
      const row = camel(raw);
      const id = asId(row.traceId);
      if (id === null || !('type' in row) || ofEvaluator(row)) return;
      const trace = traces.get(id) ?? {
        root: null,
        generation: null,
        model: null,
        inputTokens: null,
        outputTokens: null,
      };
      traces.set(id, trace);
      if (!asId(row.parentObservationId) && held(row)) trace.root ??= asId(row.id);
      if (row.type !== 'GENERATION') return;
      trace.generation = asId(row.id);
      trace.model = modelOf(row) ?? trace.model;
      const usage = usageOf(row);
      trace.inputTokens = usage.inputTokens ?? trace.inputTokens;
      trace.outputTokens = usage.outputTokens ?? trace.outputTokens;
    },
    casesOf(raw) {
      const row = camel(raw);
      const events = eventsOf(row);
      if (events.length > 0) return sentTraces(events).map((trace) => traceCase(trace, beside));
      if (isRecord(row.trace) && Array.isArray(row.observations)) {
        return [
          traceCase(
            { ...camel(asRecord(row.trace)), observations: row.observations, scores: row.scores },
            beside,
          ),
        ];
      }
      if ('type' in row && 'traceId' in row && !('experimentItemId' in row))
        return observationCase(row, { traces, beside });
      return [traceCase(row, beside)];
    },
  };
}

/** Events as they are sent to Langfuse, which is also how closedbook writes them. */
function eventsOf({ batch }: LooseRecord): LooseRecord[] {
  return asList(batch)
    .map(asRecord)
    .filter(({ type, body }) => typeof type === 'string' && isRecord(body));
}

/** The traces of one batch, each with what the batch holds of it. */
function sentTraces(events: readonly LooseRecord[]): LooseRecord[] {
  const bodies = (type: string): LooseRecord[] =>
    events.filter((event) => event.type === type).map(({ body }) => asRecord(body));
  const generations = bodies('generation-create').map(
    (body): LooseRecord => ({ ...body, type: 'GENERATION' }),
  );
  const scores = bodies('score-create');
  return bodies('trace-create').map((trace) => ({
    ...trace,
    observations: generations.filter(({ traceId }) => traceId === trace.id),
    scores: scores.filter(({ traceId }) => traceId === trace.id),
  }));
}

/** Judges that Langfuse runs itself leave traces in environments of their own. */
function ofEvaluator(row: LooseRecord): boolean {
  return /^langfuse-/.test(asText(row.environment) ?? '') || row.type === 'EVALUATOR';
}

function held(row: LooseRecord): boolean {
  return [row.input, row.output].every((value) => value !== null && value !== undefined && value !== '');
}

/** One observation stands for its trace: the root where it holds input and output, else the last generation. */
function observationCase(
  row: LooseRecord,
  { traces, beside }: { traces: ReadonlyMap<string, Trace>; beside: ScoresBeside },
): ExperimentCase[] {
  if (ofEvaluator(row)) return [];
  const id = asId(row.id);
  const trace = traces.get(asId(row.traceId) ?? '');
  if (trace === undefined) return [];
  const shown = trace.root ?? trace.generation;
  if (shown !== null ? shown !== id : asId(row.parentObservationId) !== null) return [];
  const one = traceCase(row, beside);
  return [
    {
      ...one,
      model: one.model ?? trace.model,
      inputTokens: one.inputTokens ?? trace.inputTokens,
      outputTokens: one.outputTokens ?? trace.outputTokens,
    },
  ];
}

function traceCase(row: LooseRecord, beside: ScoresBeside): ExperimentCase {
  const metadata = { ...asRecord(unpacked(row.experimentItemMetadata)), ...asRecord(unpacked(row.metadata)) };
  const observations = asList(row.observations)
    .map((one) => camel(asRecord(one)))
    .filter((one) => !ofEvaluator(one));
  const generation = observations.filter(({ type }) => type === 'GENERATION').at(-1);
  const experiment = asRecord(unpacked(row.experimentMetadata));
  const usage = usageOf(generation ?? row);
  const failed = [row, ...observations].find(({ level }) => level === 'ERROR');
  const inputs = unpacked(row.input) ?? generation?.input;
  const output = unpacked(row.output) ?? (row.output === null ? generation?.output : undefined);
  return {
    id:
      asId(memberOf(metadata, ['question_id'])) ??
      asId(row.experimentItemId) ??
      asId(row.datasetItemId) ??
      asId(metadata.dataset_item_id),
    input: inputs,
    output,
    expected:
      unpacked(row.expectedOutput) ??
      memberOf(metadata, ['expected_output', 'expected', 'ground_truth', 'reference']),
    error: failed === undefined ? null : (asWords(failed.statusMessage) ?? 'the trace ended with an error'),
    model:
      modelOf(row) ??
      (generation === undefined ? null : modelOf(generation)) ??
      asWords(metadata.model) ??
      asWords(experiment.model) ??
      asWords(row.experimentName) ??
      asWords(row.datasetRunName),
    dataset: asWords(row.datasetName) ?? asWords(row.experimentDatasetName),
    topic: asWords(metadata.topic) ?? asWords(metadata.category),
    scores: [...listed(row.scores), ...columned(row), ...beside.of(row)],
    ...usage,
    latencyMs: latencyOf(row),
    repliedAt: asWords(row.endTime) ?? asWords(row.timestamp),
    own: metadata[OWN_MEMBER],
  };
}

function modelOf(row: LooseRecord): string | null {
  return asWords(row.providedModelName) ?? asWords(row.model);
}

function usageOf(row: LooseRecord): Pick<ExperimentCase, 'inputTokens' | 'outputTokens' | 'costUsd'> {
  const details = asRecord(unpacked(row.usageDetails ?? row.usage));
  return {
    inputTokens: asCount(details.input) ?? asCount(row.inputUsage) ?? asCount(row.promptTokens),
    outputTokens: asCount(details.output) ?? asCount(row.outputUsage) ?? asCount(row.completionTokens),
    costUsd: asNumber(row.totalCost),
  };
}

function latencyOf({ latency, startTime, endTime }: LooseRecord): number | null {
  const seconds = asNumber(latency);
  if (seconds !== null) return seconds * 1000;
  const took = Date.parse(String(endTime)) - Date.parse(String(startTime));
  return Number.isFinite(took) && took >= 0 ? took : null;
}
