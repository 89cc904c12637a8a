/**
 * One reply of an instance file, from the rows of its results. Its outcome is what metadata says first, then what `error` says of a
 * refusal, and `is_correct`, which knows none, only last.
 */

import type { ImportedAnswer } from '../../core/imported-answer.ts';
import type { Outcome } from '../../core/outcome.ts';
import { splitReasoning } from '../../reading/split-reasoning.ts';
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
import { OWN_MEMBER, withOwnSample } from '../own-sample.ts';
import { toldEnding } from '../told-ending.ts';
import { toolJudgement, toolOutcome } from '../tool-judgement.ts';
import { UNHELD_ANSWER } from '../unheld-answer.ts';
import { sampleHash } from './sample-hash.ts';

export function resultOf(row: LooseRecord): string {
  return asWords(row.evaluation_result_id) ?? asWords(row.evaluation_name) ?? '';
}

interface Counts {
  replies: number;
  refusals: number;
  wrong: number;
  hashes: number;
  otherHashes: number;
  agentic: number;
  /** Outputs beyond the first of an instance. */
  further: number;
}

export function readInstance(
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
  counts.further += Math.max(0, asList(asRecord(row!.output).raw).length - 1);
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
    finishReason: toldEnding(metadata),
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
