/**
 * What one file brought: counted while its answers pass, so that a person can check the import against the tool's own
 * figures. The tool's values are counted as it wrote them, before anything is mapped.
 */

import type { ImportEnding, ImportHeader, StatedMetric } from '../../core/codec.ts';
import { isDamagedText } from '../../core/damaged-text.ts';
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import type { Outcome } from '../../core/outcome.ts';
import { isUnheld } from '../../interop/unheld-answer.ts';

export interface ComparedMetric {
  readonly name: string;
  readonly stated: number | null;
  /** Null where the rows do not give it or its formula is the tool's own affair. */
  readonly recomputed: number | null;
  readonly verdict: 'agrees' | 'differs' | 'not recomputed';
}

export interface ToolValues {
  readonly name: string;
  readonly answers: number;
  /** By value as written; null where there are too many to list. */
  readonly counts: Readonly<Record<string, number>> | null;
  /** Of the numbers among them; null without any. */
  readonly mean: number | null;
}

export interface FileTally {
  readonly answers: number;
  readonly questions: number;
  readonly models: Readonly<Record<string, number>>;
  readonly trials: number;
  readonly replies: { readonly answered: number; readonly blocked: number; readonly failed: number };
  readonly failures: Readonly<Record<string, number>>;
  /** Answered as the file says, but with what is not in it: only the tool's verdict can stand. */
  readonly withoutText: number;
  readonly withoutReference: number;
  readonly withoutVerdict: number;
  readonly violations: number;
  /** Replies with letters that were lost before they came here. */
  readonly damaged: number;
  readonly values: readonly ToolValues[];
  readonly grades: Readonly<Record<string, Readonly<Record<Outcome | 'ungraded', number>>>>;
  readonly metrics: readonly ComparedMetric[];
  readonly first: {
    readonly question: string;
    readonly golds: boolean;
    readonly answer: string | null;
  } | null;
}

const MOST_VALUES = 50;
/** Relative; tools write their metrics with more digits than this. */
const TOLERANCE = 1e-6;

/** Counts the answers of one file. */
export function importTally(header: ImportHeader) {
  const models: Record<string, number> = {};
  const failures: Record<string, number> = {};
  const replies = { answered: 0, blocked: 0, failed: 0 };
  const grades: Record<string, Record<Outcome | 'ungraded', number>> = {};
  const values = new Map<
    string,
    { answers: number; counts: Map<string, number> | null; sum: number; numbers: number }
  >();
  const questions = numberSet();
  const seen = {
    answers: 0,
    trials: 0,
    withoutText: 0,
    withoutReference: 0,
    withoutVerdict: 0,
    violations: 0,
    damaged: 0,
  };
  let first: FileTally['first'] = null;

  return {
    add(
      answer: ImportedAnswer,
      { question, trial }: { readonly question: number; readonly trial: number },
    ): void {
      seen.answers += 1;
      seen.trials = Math.max(seen.trials, trial + 1);
      questions.add(question);
      count(models, answer.respondent.model);
      replies[answer.reply.status] += 1;
      if (answer.reply.status === 'failed') count(failures, answer.reply.kind);
      if (isUnheld(answer.reply)) seen.withoutText += 1;
      if (answer.question.reference === null) seen.withoutReference += 1;
      if ((answer.closedBookSigns ?? []).some((sign) => !sign.startsWith('other-model: ')))
        seen.violations += 1;
      if (isDamagedText(answer.reply.text)) seen.damaged += 1;
      if ((answer.verdicts ?? []).length === 0 && answer.grades.length === 0) seen.withoutVerdict += 1;
      for (const { name, value } of answer.verdicts ?? []) {
        const entry = values.get(name) ?? {
          answers: 0,
          counts: new Map<string, number>(),
          sum: 0,
          numbers: 0,
        };
        values.set(name, entry);
        entry.answers += 1;
        if (typeof value === 'number' && Number.isFinite(value)) {
          entry.sum += value;
          entry.numbers += 1;
        }
        if (entry.counts === null) continue;
        const word = String(value);
        entry.counts.set(word, (entry.counts.get(word) ?? 0) + 1);
        if (entry.counts.size > MOST_VALUES) entry.counts = null;
      }
      for (const { grader, judgement } of answer.grades) {
        grades[grader.id] ??= { correct: 0, incorrect: 0, refused: 0, ungraded: 0 };
        grades[grader.id]![judgement.status === 'graded' ? judgement.outcome : 'ungraded'] += 1;
      }
      first ??= {
        question: answer.question.text,
        golds: answer.question.reference !== null,
        answer: answer.reply.status === 'answered' ? answer.reply.text : (answer.reply.text ?? null),
      };
    },
    finish(ending: ImportEnding | undefined): FileTally {
      return {
        ...seen,
        questions: questions.size(),
        models,
        replies,
        failures,
        values: [...values].map(([name, { answers, counts, sum, numbers }]) => ({
          name,
          answers,
          counts: counts === null ? null : Object.fromEntries(counts),
          mean: numbers === 0 ? null : sum / numbers,
        })),
        grades,
        metrics: compared(header.statedMetrics, seen.answers === 0 ? [] : (ending?.recomputedMetrics ?? [])),
        first,
      };
    },
  };
}

/** Numbers from 0 on, a bit each: a set of millions of texts would take more than all else. */
function numberSet() {
  let bits = new Uint8Array(256);
  let size = 0;
  return {
    size: () => size,
    add(number: number): void {
      const at = number >>> 3;
      if (at >= bits.length) {
        const longer = new Uint8Array(Math.max(2 * bits.length, at + 1));
        longer.set(bits);
        bits = longer;
      }
      const bit = 1 << (number & 7);
      if ((bits[at]! & bit) !== 0) return;
      bits[at]! |= bit;
      size += 1;
    },
  };
}

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (Object.hasOwn(counts, key) ? counts[key]! : 0) + 1;
}

function compared(stated: readonly StatedMetric[], again: readonly StatedMetric[]): ComparedMetric[] {
  const recomputed = new Map(again.map(({ name, value }) => [name, value]));
  return stated.map(({ name, value }) => {
    const own = recomputed.get(name);
    if (own === undefined) return { name, stated: value, recomputed: null, verdict: 'not recomputed' };
    return { name, stated: value, recomputed: own, verdict: same(value, own) ? 'agrees' : 'differs' };
  });
}

function same(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return a === b;
  return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a), Math.abs(b));
}
