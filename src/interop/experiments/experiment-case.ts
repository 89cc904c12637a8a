/**
 * One case of an experiment on a tracing platform, and the answer it is. Every platform keeps the same five things
 * (input, output, what was expected, scores, an error) under other names; a reader says where they are, and this says
 * what they mean. An error makes a failed reply whatever stands beside it: platforms score failed cases with 0.
 */
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import { isFilterText } from '../../reading/error-text.ts';
import type { ContentIds } from '../content-ids.ts';
import { MISSING } from '../flat/row-reply.ts';
import { importedQuestion } from '../imported-question.ts';
import { importedRespondent } from '../imported-respondent.ts';
import { asWords, type LooseRecord } from '../loose.ts';
import { thoughtJudged } from '../thought-judged.ts';
import { toolValue } from '../tool-judgement.ts';
import { UNHELD_ANSWER } from '../unheld-answer.ts';
import { askedText, contextSigns, goldsIn, saidOf } from './case-texts.ts';
import type { Score, ScoreReader } from './score-words.ts';

export interface ExperimentCase {
  /** Id of the question in its dataset; null where the row has only an id of its own. */
  readonly id: string | null;
  readonly input: unknown;
  readonly output: unknown;
  readonly expected: unknown;
  /** What went wrong; anything but null, an empty text and false. */
  readonly error?: unknown;
  readonly model: string | null;
  readonly settings?: { readonly temperature?: number };
  readonly dataset?: string | null;
  readonly topic?: string | null;
  readonly scores: readonly Score[];
  readonly trial?: number;
  readonly inputTokens?: number | null;
  readonly outputTokens?: number | null;
  readonly costUsd?: number | null;
  readonly latencyMs?: number | null;
  readonly repliedAt?: string | null;
  readonly finishReason?: string | null;
  readonly servedModel?: string | null;
  readonly signs?: readonly string[];
  /** The output was left out of the export, so an empty one is not an empty reply. */
  readonly unheld?: boolean;
  /** What closedbook added where the case is of its own export. */
  readonly own?: unknown;
}

export interface CasePlace {
  readonly format: string;
  readonly number: number;
  /** Of questions whose rows name none, of one file. */
  readonly ids: ContentIds;
  /** Model of cases that name none. */
  readonly model: string;
  readonly scores: ScoreReader;
  readonly source: ImportedAnswer['source'];
}

/** Scorers that look for one text in another. */
const COMPARES = /match|equal|contain|include|string.?check|^em$/i;

export function caseAnswer(one: ExperimentCase, place: CasePlace): ImportedAnswer {
  const said = saidOf(one.output);
  const signs = [...new Set([...(one.signs ?? []), ...contextSigns(one.input), ...said.signs])];
  const { format, number, ids } = place;
  const text = askedText(one.input);
  const golds = goldsIn(one.expected);
  return {
    question: importedQuestion({
      id: one.id ?? ids.of({ text, golds, number, dataset: one.dataset }),
      text,
      golds,
      ...(one.topic ? { topic: one.topic } : {}),
      ...(one.dataset ? { source: one.dataset } : {}),
    }),
    respondent: importedRespondent(one.model ?? place.model, one.settings),
    trial: one.trial ?? 0,
    reply: replyOf(one, said),
    usage: {
      inputTokens: one.inputTokens ?? null,
      outputTokens: one.outputTokens ?? null,
      costUsd: one.costUsd ?? null,
    },
    latencyMs: one.latencyMs ?? null,
    servedModel: one.servedModel ?? null,
    finishReason: one.finishReason ?? said.finishReason,
    repliedAt: one.repliedAt ?? null,
    closedBookSigns: signs,
    grades: one.scores.map((score) => ({
      grader: score.human
        ? { kind: 'human' as const, id: `human:${format}`, version: '1' }
        : { kind: 'imported' as const, id: `imported:${format}/${score.name}`, version: 'unknown' },
      judgement:
        said.inline && COMPARES.test(score.name) && !score.human
          ? thoughtJudged(place.scores.judge(score))
          : place.scores.judge(score),
    })),
    verdicts: one.scores.map(({ name, value, label }) => ({ name, value: toolValue(label ?? value) })),
    source: place.source,
  };
}

function replyOf(one: ExperimentCase, said: ReturnType<typeof saidOf>): ImportedAnswer['reply'] {
  const text = said.text.trim() === '' ? null : said.text;
  const error = errorWords(one.error);
  if (error !== null) {
    return isFilterText(error)
      ? { status: 'blocked', by: 'filter', category: error.slice(0, 500), text }
      : { status: 'failed', kind: 'error', message: error.slice(0, 2000), text };
  }
  if (said.refusal !== null) return { status: 'blocked', by: 'model', category: null, text };
  // Platforms write null into cells and spans as programs print it.
  if (text !== null && MISSING.test(text) && !goldsIn(one.expected).some((gold) => MISSING.test(gold)))
    return {
      status: 'failed',
      kind: 'empty',
      message: `the output is "${text.trim()}" in place of an answer`,
    };
  if (text !== null) return { status: 'answered', text, reasoning: said.reasoning };
  if (one.unheld) return UNHELD_ANSWER;
  const message =
    said.reasoning === null ? 'the output is empty' : 'all of the reply is a thought; no answer follows it';
  return { status: 'failed', kind: 'empty', message };
}

/** An error as text; null where there is none. */
export function errorWords(error: unknown): string | null {
  if (error === null || error === undefined || error === false) return null;
  if (typeof error === 'string') {
    const text = error.trim();
    return /^(|null|none|nan|undefined|\{\}|\[\])$/i.test(text) ? null : text;
  }
  if (typeof error !== 'object') return String(error);
  const { code, message, type, name } = error as LooseRecord;
  const words = [code, type ?? name, message].map((part) => asWords(part)).filter((part) => part !== null);
  if (words.length > 0) return [...new Set(words)].join(': ');
  const shown = JSON.stringify(error);
  return shown === '{}' || shown === '[]' || (Array.isArray(error) && error.length === 0) ? null : shown;
}
