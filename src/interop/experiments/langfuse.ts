/**
 * Langfuse: items of experiments, traces with their observations and scores, and rows of traces, observations and
 * generations as the API, the page's export and blob storage write them (in camel case or with underscores). Scores come
 * in a list, in a column of their own name, or in a file beside the rows.
 */
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { glanceAt } from '../glance.ts';
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
import { experimentRows, firstRows } from './experiment-rows.ts';
import type { Score } from './score-words.ts';

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

function isScore(row: LooseRecord): boolean {
  return 'dataType' in row && 'source' in row && 'name' in row && ('value' in row || 'stringValue' in row);
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

function listed(scores: unknown): Score[] {
  const given = unpacked(scores);
  if (isRecord(given)) return Object.entries(given).map(([name, value]) => columnScore(name, value));
  return asList(given).map((one) => scoreOf(camel(asRecord(one))));
}

function scoreOf(row: LooseRecord): Score {
  const type = asText(row.dataType);
  const word = asWords(row.stringValue) ?? (typeof row.value === 'string' ? row.value : null);
  const number =
    typeof row.value === 'string' && row.value.trim() !== '' && Number.isFinite(Number(row.value))
      ? Number(row.value)
      : row.value;
  return {
    name: asWords(row.name) ?? 'score',
    value: type === 'BOOLEAN' ? truth(row.value ?? word) : type === 'CATEGORICAL' ? null : (number ?? null),
    label:
      type === 'CATEGORICAL' || (type === null && typeof row.value === 'string' && number === row.value)
        ? word
        : null,
    explanation: asWords(row.comment),
    human: row.source === 'ANNOTATION',
  };
}

function truth(value: unknown): boolean | null {
  if (value === 1 || value === true || /^(true|1)$/i.test(String(value))) return true;
  return value === 0 || value === false || /^(false|0)$/i.test(String(value)) ? false : null;
}

/** Columns of the page's export; every other one is a score, by its name. */
const OWN =
  /^(id|traceId|name|timestamp|input|output|metadata|tags|userId|sessionId|release|version|public|bookmarked|environment|projectId|createdAt|updatedAt|level|statusMessage|type|startTime|endTime|parentObservationId|model|modelId|internalModelId|providedModelName|modelParameters|usage\w*|cost\w*|latency|totalCost|\w*Cost|\w*Tokens|\w*Price|\w*Usage|unit|prompt\w*|completionStartTime|timeToFirstToken|trace\w*|comments?|observations?|observationCount|\w*Count|scores|tool\w*|experiment\w*|dataset\w*|expectedOutput|eventTs|isDeleted|is\w+|htmlPath|deletedAt|source\w*|dataType|stringValue|observationId|configId|queueId|author\w*|_\w+)$/;

function columned(row: LooseRecord): Score[] {
  return Object.entries(row).flatMap(([name, value]) => {
    if (OWN.test(name) || value === null || value === '' || value === undefined) return [];
    const given = unpacked(value);
    const plain = ['string', 'number', 'boolean'].includes(typeof given);
    return plain || Array.isArray(given) ? [columnScore(name, given)] : [];
  });
}

/** A list of values is one score given several times; only where they agree is it one word. */
function columnScore(name: string, value: unknown): Score {
  const values = [...new Set(asList(Array.isArray(value) ? value : [value]))];
  const one = values.length === 1 ? values[0] : null;
  return typeof one === 'string' && !Number.isFinite(Number(one))
    ? { name, value: null, label: one }
    : { name, value: one ?? (values.length === 0 ? null : JSON.stringify(value)) };
}

interface ScoresBeside {
  of(row: LooseRecord): readonly Score[];
}

/** Scores of the same export: files of scores in the folder, or in one called `scores` beside it. */
async function scoreFiles(path: string): Promise<ScoresBeside> {
  const byTrace = new Map<string, { readonly observation: string | null; readonly score: Score }[]>();
  for (const file of await scoresBeside(path)) {
    for await (const { row: raw } of experimentRows(file, (row) => isScore(camel(row)))) {
      const row = camel(raw);
      const trace = asId(row.traceId) ?? asId(asRecord(row.subject).traceId);
      if (trace === null) continue;
      const known = byTrace.get(trace) ?? [];
      byTrace.set(trace, known);
      known.push({ observation: asId(row.observationId), score: scoreOf(row) });
    }
  }
  return {
    of(row) {
      const found = byTrace.get(asId(row.traceId) ?? asId(row.id) ?? '') ?? [];
      const own = asId(row.id);
      return found
        .filter(({ observation }) => observation === null || observation === own || !('type' in row))
        .map(({ score }) => score);
    },
  };
}

async function scoresBeside(path: string): Promise<string[]> {
  const here = dirname(path);
  const folders = [here, join(dirname(here), 'scores')];
  const found: string[] = [];
  for (const folder of folders) {
    for (const name of await readdir(folder).catch(() => [])) {
      const file = join(folder, name);
      const could = folder !== here || /score/i.test(name);
      if (!could || file === path || !/\.(jsonl?|ndjson|csv|parquet)(\.gz)?$/i.test(name)) continue;
      const rows = await glanceAt(file).then(firstRows, () => []);
      if (rows.some((row) => isScore(camel(row)))) found.push(file);
    }
  }
  return found;
}

/** Names with underscores as the API has them. */
function camel(row: LooseRecord): LooseRecord {
  if (!Object.keys(row).some((name) => name.includes('_'))) return row;
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      /^[a-z]+(_[a-z0-9]+)+$/.test(name) && OWN.test(camelName(name)) ? camelName(name) : name,
      value,
    ]),
  );
}

function camelName(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
