/**
 * Every Eval Ever. The instance file holds answers; the aggregate file holds only rates and is read for what it says of
 * them. `is_correct` is a boolean, and a refusal stands at best as text in `error` or in metadata: those are read, what
 * is left stays right or wrong as the file says, and the notes say that refusals may be among the wrong ones.
 */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Codec, FileGlance, OpenedImport, StatedMetric } from '../../core/codec.ts';
import { counted } from '../../core/counted.ts';
import { ClosedbookError } from '../../core/errors.ts';
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import { readJsonFile } from '../../rows/read-json-file.ts';
import { readRows } from '../../rows/read-rows.ts';
import { glanceAt } from '../glance.ts';
import { asList, asNumber, asRecord, asWords, type LooseRecord } from '../loose.ts';
import { metricMeans } from '../metric-means.ts';
import { readInstance, resultOf } from './instance-answer.ts';

export const everyEvalEverCodec: Codec = { format: 'every-eval-ever', detect, companions, open };

function detect({ kind, value }: FileGlance): number {
  if (kind !== 'json' && kind !== 'jsonl') return 0;
  const document = asRecord(value);
  if (!('schema_version' in document && 'evaluation_id' in document)) return 0;
  if (isInstance(document)) return 1;
  return 'evaluation_results' in document || 'model_info' in document ? 1 : 0;
}

function isInstance(row: LooseRecord): boolean {
  return 'sample_id' in row && 'evaluation' in row;
}

/** The instance file of an aggregate, so that a folder is not imported twice. */
async function companions(path: string): Promise<readonly string[]> {
  const value = asRecord((await glanceAt(path)).value);
  if (isInstance(value)) return [];
  const found = instanceFile(path, asRecord(await readJsonFile(path)));
  return found === null ? [] : [found];
}

async function open(path: string): Promise<OpenedImport> {
  const value = asRecord((await glanceAt(path)).value);
  if (isInstance(value)) return openInstances(path, value, null);
  const aggregate = asRecord(await readJsonFile(path));
  const instances = instanceFile(path, aggregate);
  if (instances !== null)
    return openInstances(instances, asRecord((await glanceAt(instances)).value), aggregate);
  const { title, models, statedMetrics } = aboutAggregate(aggregate);
  const missing = asWords(asRecord(aggregate.detailed_evaluation_results).file_path);
  return {
    header: {
      format: 'every-eval-ever',
      title,
      models,
      status: 'unknown',
      statedMetrics,
      notes: [
        missing === null
          ? 'an aggregate file without instances: rates only, so there are no answers to import (closedbook report takes published rates as a table)'
          : `an aggregate file; its instances (${missing}) are not beside it, so there are no answers to import`,
      ],
      expectedAnswers: 0,
    },
    answers: none(),
  };
}

async function* none(): AsyncGenerator<ImportedAnswer> {}

/** The path in the file is that of the repository it came from, so the name is looked for beside the aggregate. */
function instanceFile(path: string, aggregate: LooseRecord): string | null {
  const stated = asWords(asRecord(aggregate.detailed_evaluation_results).file_path);
  if (stated === null) return null;
  const beside = join(dirname(path), basename(stated));
  return existsSync(beside) ? beside : null;
}

function aboutAggregate(aggregate: LooseRecord): {
  title: string;
  models: string[];
  statedMetrics: StatedMetric[];
} {
  const info = asRecord(aggregate.model_info);
  const results = asList(aggregate.evaluation_results).map(asRecord);
  return {
    title: asWords(aggregate.evaluation_id) ?? 'Every Eval Ever',
    models: [asWords(info.id) ?? asWords(info.name) ?? 'unnamed'],
    statedMetrics: results.map((result) => ({
      name: asWords(result.evaluation_result_id) ?? asWords(result.evaluation_name) ?? 'score',
      value: asNumber(asRecord(result.score_details).score),
    })),
  };
}

/** @throws ClosedbookError `file-malformed` where a line is no instance. */
async function openInstances(
  path: string,
  first: LooseRecord,
  aggregate: LooseRecord | null,
): Promise<OpenedImport> {
  const about = aggregate === null ? null : aboutAggregate(aggregate);
  const means = metricMeans();
  const counts = { replies: 0, refusals: 0, wrong: 0, hashes: 0, otherHashes: 0, agentic: 0, further: 0 };
  async function* answers(): AsyncGenerator<ImportedAnswer> {
    let open: { key: string; rows: LooseRecord[]; line: number } | null = null;
    for await (const { row, place } of readRows(path, { format: 'jsonl' })) {
      if (!isInstance(row)) {
        throw new ClosedbookError(
          'file-malformed',
          `${path}:${place.line}: expected an instance with sample_id and evaluation`,
        );
      }
      const result = asWords(row.evaluation_result_id) ?? asWords(row.evaluation_name) ?? 'score';
      means.add(result, asNumber(asRecord(row.evaluation).score));
      const key = replyKey(row);
      if (
        open !== null &&
        open.key === key &&
        !open.rows.some((other) => resultOf(other) === resultOf(row))
      ) {
        open.rows.push(row);
        continue;
      }
      if (open !== null) yield readInstance(open.rows, { path, line: open.line }, counts);
      open = { key, rows: [row], line: place.line };
    }
    if (open !== null) yield readInstance(open.rows, { path, line: open.line }, counts);
  }
  const models = new Set<string>(about?.models ?? []);
  if (about === null) models.add(asWords(first.model_id) ?? 'unnamed');
  return {
    header: {
      format: 'every-eval-ever',
      title: about?.title ?? asWords(first.evaluation_id) ?? 'Every Eval Ever',
      models: [...models],
      status: 'unknown',
      statedMetrics: about?.statedMetrics ?? [],
      notes: [
        'Every Eval Ever knows no refusal: is_correct is a boolean; refusals are read from error and metadata',
      ],
      expectedAnswers: null,
    },
    answers: answers(),
    ending: () => ({
      recomputedMetrics: means.all(),
      notes: [
        ...(counts.refusals === 0
          ? []
          : [`${counted(counts.refusals, 'refusal was', 'refusals were')} read from error or metadata`]),
        ...(counts.wrong === 0
          ? []
          : [
              `${counted(counts.wrong, 'answer is', 'answers are')} only "not correct": refusals may be among them`,
            ]),
        ...(counts.otherHashes === 0
          ? []
          : [
              `${counts.otherHashes} of ${counts.hashes} sample hashes do not fit their question and references`,
            ]),
        ...(counts.further === 0
          ? []
          : [
              `${counted(counts.further, 'further output', 'further outputs')} of the same instances: not read, for one verdict stands beside all`,
            ]),
        ...(counts.agentic === 0
          ? []
          : [
              `${counted(counts.agentic, 'answer comes', 'answers come')} from conversations of several turns: not closed-book`,
            ]),
      ],
    }),
  };
}

/** Several results of one reply are several lines, one after the other; what they share tells that. */
function replyKey(row: LooseRecord): string {
  return JSON.stringify([
    row.model_id,
    row.evaluation_id,
    row.sample_id,
    row.output,
    asRecord(row.metadata).trial,
  ]);
}
