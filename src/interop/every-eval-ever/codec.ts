/**
 * Every Eval Ever. The instance file holds answers; the aggregate file holds only rates and is read for what it says of
 * them. `is_correct` is a boolean, and a refusal stands at best as text in `error` or in metadata: those are read, what
 * is left stays right or wrong as the file says, and the notes say that refusals may be among the wrong ones.
 */

import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { counted } from '../../core/counted.ts';
import { ClosedbookError } from '../../core/errors.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { Codec, FileGlance, ImportedAnswer, OpenedImport, StatedMetric } from '../../core/ports.ts';
import { splitReasoning } from '../../reading/split-reasoning.ts';
import { readJsonFile } from '../../rows/read-json-file.ts';
import { readRows } from '../../rows/read-rows.ts';
import { glanceAt } from '../glance.ts';
import { importedQuestion } from '../imported-question.ts';
import { importedRespondent } from '../imported-respondent.ts';
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
import { metricMeans } from '../metric-means.ts';
import { OWN_MEMBER, withOwnSample } from '../own-sample.ts';
import { toolJudgement, toolOutcome } from '../tool-judgement.ts';
import { UNHELD_ANSWER } from '../unheld-answer.ts';
import { sampleHash } from './sample-hash.ts';

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
  const counts = { replies: 0, refusals: 0, wrong: 0, hashes: 0, otherHashes: 0, agentic: 0 };
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
        ...(counts.agentic === 0
          ? []
          : [
              `${counted(counts.agentic, 'answer comes', 'answers come')} from conversations of several turns: not closed-book`,
            ]),
      ],
    }),
  };
}

function resultOf(row: LooseRecord): string {
  return asWords(row.evaluation_result_id) ?? asWords(row.evaluation_name) ?? '';
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

interface Counts {
  replies: number;
  refusals: number;
  wrong: number;
  hashes: number;
  otherHashes: number;
  agentic: number;
}

function readInstance(
  rows: readonly LooseRecord[],
  at: { readonly path: string; readonly line: number },
  counts: Counts,
): ImportedAnswer {
  const [row] = rows;
  const input = asRecord(row!.input);
  const raw = asText(input.raw) ?? '';
  const golds = asList(input.reference).flatMap((gold) => (typeof gold === 'string' ? [gold] : []));
  const metadata = asRecord(row!.metadata);
  const usage = asRecord(row!.token_usage);
  const outcome = outcomeOf(row!);
  const several = asText(row!.interaction_type) !== null && row!.interaction_type !== 'single_turn';
  counts.replies += 1;
  if (several) counts.agentic += 1;
  if (outcome.from !== 'is_correct' && outcome.outcome === 'refused') counts.refusals += 1;
  if (outcome.from === 'is_correct' && outcome.outcome === 'incorrect') counts.wrong += 1;
  const stated = asText(row!.sample_hash);
  if (stated !== null) {
    counts.hashes += 1;
    if (stated !== sampleHash(raw, golds)) counts.otherHashes += 1;
  }
  const topic = asWords(metadata.topic);
  const property = asWords(metadata.property);
  const subject = asWords(metadata.subject);
  const answer: ImportedAnswer = {
    question: importedQuestion({
      id: asId(row!.sample_id) ?? `line-${at.line}`,
      text: raw,
      golds,
      ...(topic === null ? {} : { topic }),
      ...(property === null ? {} : { property }),
      ...(subject === null ? {} : { subject: { name: subject } }),
      source: evaluationOf(row!),
    }),
    respondent: importedRespondent(asText(row!.model_id)),
    trial: asCount(Number(metadata.trial ?? Number.NaN)) ?? 0,
    reply: replyOf(row!, outcome),
    usage: {
      inputTokens: asCount(usage.input_tokens),
      outputTokens: asCount(usage.output_tokens),
      reasoningTokens: asCount(usage.reasoning_tokens),
    },
    latencyMs: asNumber(asRecord(row!.performance).latency_ms),
    closedBookSigns: several ? ['a conversation of several turns'] : [],
    grades: [
      {
        grader: {
          kind: 'imported',
          id: `imported:every-eval-ever/${outcome.from}`,
          version: asText(row!.schema_version) ?? 'unknown',
        },
        judgement: toolJudgement(outcome.from, outcome.shown),
      },
    ],
    verdicts: rows.map((one) => ({ name: resultOf(one), value: asNumber(asRecord(one.evaluation).score) })),
    source: { path: at.path, place: `line ${at.line}` },
  };
  return withOwnSample(answer, ownMember(rows));
}

/** In a text, as the format wants its metadata; on one of the lines of a reply. */
function ownMember(rows: readonly LooseRecord[]): unknown {
  return rows.map((row) => asRecord(row.metadata)[OWN_MEMBER]).find((member) => member !== undefined);
}

/** `simpleqa.correct` and its two siblings are one evaluation. */
function evaluationOf(row: LooseRecord): string {
  return (asWords(row.evaluation_name) ?? 'Every Eval Ever').replace(
    /\.(correct|incorrect|refused|accuracy)$/,
    '',
  );
}

interface ReadOutcome {
  readonly outcome: Outcome | null;
  readonly from: 'grade' | 'error' | 'is_correct';
  /** What the judgement is made from. */
  readonly shown: unknown;
}

function outcomeOf(row: LooseRecord): ReadOutcome {
  const metadata = asRecord(row.metadata);
  const word = metadata.grade ?? metadata.outcome;
  const named = toolOutcome(word);
  if (named !== null) return { outcome: named, from: 'grade', shown: word };
  const error = asWords(row.error);
  if (error !== null && /\b(refus(al|ed)|abstain|abstention|declin|not.attempted)/i.test(error)) {
    return { outcome: 'refused', from: 'error', shown: 'refused' };
  }
  const correct = asRecord(row.evaluation).is_correct;
  return { outcome: toolOutcome(correct), from: 'is_correct', shown: correct };
}

function replyOf(row: LooseRecord, { outcome, from }: ReadOutcome): ImportedAnswer['reply'] {
  const output = asRecord(row.output);
  const said = asList(output.raw).find((text) => typeof text === 'string') ?? lastMessage(row.messages);
  const metadata = asRecord(row.metadata);
  const text = typeof said === 'string' ? said : '';
  const error = asWords(row.error);
  if (asText(metadata.status) === 'blocked') {
    return { status: 'blocked', by: 'filter', category: error, text: text || null };
  }
  if (text.trim() === '') {
    if (!isRecord(row.output) && error === null) return UNHELD_ANSWER;
    if (outcome === 'refused' && from === 'error') return { status: 'blocked', by: 'model', category: error };
    return error === null
      ? { status: 'failed', kind: 'empty', message: 'the output is empty' }
      : { status: 'failed', kind: 'error', message: error.slice(0, 2000) };
  }
  const split = splitReasoning(text);
  const traced = asList(output.reasoning_trace).find((trace) => typeof trace === 'string');
  const confidence = Number(metadata.confidence ?? Number.NaN);
  return {
    status: 'answered',
    text: split.text,
    reasoning: typeof traced === 'string' ? traced : split.reasoning,
    confidence: confidence >= 0 && confidence <= 1 ? confidence : null,
  };
}

function lastMessage(messages: unknown): string | null {
  const said = asList(messages)
    .filter(isRecord)
    .findLast((message) => message.role === 'assistant' && asWords(message.content) !== null);
  return said === undefined ? null : asText(said.content);
}
