/**
 * Rows that closedbook itself exported: everything is where it was put, so the same questions, respondents, answers
 * and outcomes come back. Who graded is kept in the grader's name; the grades are imported ones all the same, because
 * a file can be edited.
 */
import type { Judgement } from '../../core/grade.ts';
import { type Outcome, outcomeSchema, refusalReasonSchema } from '../../core/outcome.ts';
import { parsePolicy } from '../../core/policy.ts';
import type { ImportedAnswer } from '../../core/ports.ts';
import { questionSchema } from '../../core/question.ts';
import { settingsSchema } from '../../core/respondent.ts';
import { parseJson } from '../../rows/parse-json.ts';
import { errorAt, type Place } from '../../rows/place.ts';
import { textList } from '../../rows/text-list.ts';
import { restoreFormula } from '../../rows/write-rows.ts';
import { asList, asRecord } from '../loose.ts';

const SIGNS = ['question_kind', 'reference', 'respondent', 'closed_book', 'status', 'outcome', 'rubric'];

/** Whether a header is that of an export of closedbook. */
export function isOwnExport(header: readonly string[]): boolean {
  return SIGNS.every((name) => header.includes(name));
}

type Row = Readonly<Record<string, unknown>>;

/** The answer of one row. @throws ClosedbookError `record-invalid` with the line. */
export function ownAnswer(row: Row, place: Place): ImportedAnswer {
  const question = questionSchema.safeParse(questionOf(row));
  if (!question.success) {
    const [issue] = question.error.issues;
    throw errorAt(place, `${issue.path.join('.')}: ${issue.message}`, { code: 'record-invalid' });
  }
  const settings = settingsSchema.safeParse(json(row.settings) ?? {});
  const policy = text(row.policy);
  return {
    question: question.data,
    respondent: {
      id: text(row.respondent) ?? text(row.model) ?? 'unnamed',
      model: text(row.model) ?? 'unnamed',
      settings: settings.success ? settings.data : {},
      policy: policy === null ? null : parsePolicy(policy),
      family: null,
      knowledgeCutoff: null,
      simulated: false,
    },
    trial: number(row.trial) ?? 0,
    pass: row.pass === 'forced' ? 'forced' : 'open',
    reply: replyOf(row),
    usage: {
      inputTokens: number(row.input_tokens),
      outputTokens: number(row.output_tokens),
      reasoningTokens: number(row.reasoning_tokens),
      costUsd: number(row.cost_usd),
    },
    latencyMs: number(row.latency_ms),
    servedModel: text(row.served_model),
    finishReason: text(row.finish_reason),
    repliedAt: text(row.replied_at),
    closedBookSigns: row.closed_book === 'violated' ? ['violated in the exported run'] : [],
    grades: gradesOf(row),
    verdicts: [{ name: 'outcome', value: text(row.outcome) }],
    source: { path: place.path, place: `line ${place.line}` },
  };
}

function questionOf(row: Row): unknown {
  const band = text(row.popularity_band);
  const value = number(row.popularity_value);
  return {
    id: text(row.question_id),
    text: text(row.question),
    reference: json(row.reference),
    kind: text(row.question_kind) ?? undefined,
    status: text(row.question_status) ?? undefined,
    tags: textList(row.tags),
    ...(text(row.subject) === null ? {} : { subject: { name: text(row.subject) } }),
    ...Object.fromEntries(
      [
        ['property', text(row.property)],
        ['topic', text(row.topic)],
        ['asOf', text(row.as_of)],
        ['language', text(row.language)],
      ].filter(([, member]) => member !== null),
    ),
    ...(band === null && value === null
      ? {}
      : { popularity: { ...(band === null ? {} : { band }), ...(value === null ? {} : { value }) } }),
    source: text(row.dataset) === null ? [] : [{ name: text(row.dataset) }],
  };
}

function replyOf(row: Row): ImportedAnswer['reply'] {
  const answer = text(row.answer, { empty: true });
  const detail = text(row.failure_text);
  if (row.status === 'blocked') {
    return {
      status: 'blocked',
      by: row.failure === 'model' ? 'model' : 'filter',
      category: detail,
      text: answer,
    };
  }
  if (row.status === 'failed') {
    const kind = row.failure === 'empty' || row.failure === 'truncated' ? row.failure : 'error';
    return { status: 'failed', kind, message: detail ?? 'failed in the exported run', text: answer };
  }
  return {
    status: 'answered',
    text: answer ?? '',
    reasoning: text(row.reasoning),
    confidence: number(row.confidence),
  };
}

function gradesOf(row: Row): ImportedAnswer['grades'] {
  const people = asList(row.grades)
    .map(asRecord)
    .flatMap((grade) => {
      const grader = asRecord(grade.grader);
      const outcome = outcomeSchema.safeParse(grade.outcome);
      if (grader.kind !== 'human' || !outcome.success || typeof grader.id !== 'string') return [];
      const version = typeof grader.version === 'string' ? grader.version : '1';
      return [
        { grader: { kind: 'human' as const, id: grader.id, version }, judgement: graded(outcome.data, row) },
      ];
    });
  const human = outcomeSchema.safeParse(text(row.human));
  const labelled =
    people.length === 0 && human.success
      ? [
          {
            grader: { kind: 'human' as const, id: 'human:exported', version: '1' },
            judgement: graded(human.data, row),
          },
        ]
      : people;
  const outcome = outcomeSchema.safeParse(text(row.outcome));
  if (!outcome.success || row.status !== 'answered') return labelled;
  const id = `imported:closedbook/${text(row.grader) ?? 'unknown'}`;
  const version = text(row.grader_version) ?? '1';
  return [{ grader: { kind: 'imported', id, version }, judgement: graded(outcome.data, row) }, ...labelled];
}

function graded(outcome: Outcome, row: Row): Judgement {
  const reason = refusalReasonSchema.safeParse(text(row.reason));
  return {
    status: 'graded',
    outcome,
    reason: outcome === 'refused' && reason.success ? reason.data : null,
    confidence: null,
    evidence: { rule: 'as in the file' },
  };
}

/** Text of a cell; in CSV an empty cell is no text, and a neutralised formula is itself again. */
function text(value: unknown, options: { readonly empty?: boolean } = {}): string | null {
  if (typeof value !== 'string') return null;
  if (value === '' && !options.empty) return null;
  return restoreFormula(value);
}

function number(value: unknown): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const read = Number(value);
  return Number.isFinite(read) ? read : null;
}

function json(value: unknown): unknown {
  if (typeof value !== 'string') return value ?? null;
  if (value === '') return null;
  try {
    return parseJson(value);
  } catch {
    return null;
  }
}
