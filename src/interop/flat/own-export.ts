/**
 * Rows that closedbook itself exported: everything is where it was put, so the same questions, respondents, answers
 * and outcomes come back.
 */
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import { parsePolicy } from '../../core/policy.ts';
import { type Question, questionSchema } from '../../core/question.ts';
import { settingsSchema } from '../../core/respondent.ts';
import { errorAt, type Place } from '../../rows/place.ts';
import { textList } from '../../rows/text-list.ts';
import { isSimulated } from '../imported-respondent.ts';
import { jsonOf, numberOf, type OwnRow, textOf } from './own-cells.ts';
import { ownDesign } from './own-design.ts';
import { ownGrades } from './own-grades.ts';
import { rowWords } from './row-words.ts';

const SIGNS = ['question_kind', 'reference', 'respondent', 'closed_book', 'status', 'outcome', 'rubric'];

/** Whether a header is that of an export of closedbook. */
export function isOwnExport(header: readonly string[]): boolean {
  return SIGNS.every((name) => header.includes(name));
}

/** The answer of one row. @throws ClosedbookError `record-invalid` with the line. */
export function ownAnswer(row: OwnRow, place: Place): ImportedAnswer {
  const question = questionSchema.safeParse(questionOf(row));
  if (!question.success) {
    const [issue] = question.error.issues;
    throw errorAt(place, `${issue!.path.join('.')}: ${issue!.message}`, { code: 'record-invalid' });
  }
  const settings = settingsSchema.safeParse(jsonOf(row.settings) ?? {});
  const policy = textOf(row.policy);
  const designed = ownDesign(row, place);
  return {
    question: question.data,
    respondent: {
      id: textOf(row.respondent) ?? textOf(row.model) ?? 'unnamed',
      model: textOf(row.model) ?? 'unnamed',
      settings: settings.success ? settings.data : {},
      policy: policy === null ? null : parsePolicy(policy),
      family: null,
      knowledgeCutoff: textOf(row.knowledge_cutoff),
      simulated: isSimulated(textOf(row.model) ?? ''),
    },
    trial: numberOf(row.trial) ?? 0,
    pass: row.pass === 'forced' ? 'forced' : 'open',
    reply: replyOf(row),
    usage: {
      inputTokens: numberOf(row.input_tokens),
      outputTokens: numberOf(row.output_tokens),
      reasoningTokens: numberOf(row.reasoning_tokens),
      costUsd: numberOf(row.cost_usd),
    },
    latencyMs: numberOf(row.latency_ms),
    servedModel: textOf(row.served_model),
    finishReason: textOf(row.finish_reason),
    repliedAt: textOf(row.replied_at),
    closedBookSigns: row.closed_book === 'violated' ? ['violated in the exported run'] : [],
    grades: ownGrades(row),
    verdicts: [{ name: 'outcome', value: textOf(row.outcome) }],
    ...(designed === null ? {} : { designed }),
    source: { path: place.path, place: `line ${place.line}` },
    row,
  };
}

function questionOf(row: OwnRow): unknown {
  const band = textOf(row.popularity_band);
  const value = numberOf(row.popularity_value);
  return {
    id: textOf(row.question_id),
    text: textOf(row.question),
    reference: jsonOf(row.reference),
    kind: textOf(row.question_kind) ?? undefined,
    status: textOf(row.question_status) ?? undefined,
    tags: textList(row.tags),
    ...(textOf(row.subject) === null ? {} : { subject: subjectOf(row) }),
    ...Object.fromEntries(
      [
        ['property', textOf(row.property)],
        ['topic', textOf(row.topic)],
        ['asOf', textOf(row.as_of)],
        ['language', textOf(row.language)],
      ].filter(([, member]) => member !== null),
    ),
    ...(band === null && value === null
      ? {}
      : { popularity: { ...(band === null ? {} : { band }), ...(value === null ? {} : { value }) } }),
    source: textOf(row.dataset) === null ? [] : [{ name: textOf(row.dataset) }],
  };
}

function subjectOf(row: OwnRow): Question['subject'] {
  const id = textOf(row.subject_id);
  return { name: textOf(row.subject)!, ...(id === null ? {} : { id }) };
}

function replyOf(row: OwnRow): ImportedAnswer['reply'] {
  const answer = textOf(row.answer, { empty: true });
  return (
    rowWords(row, answer).reply ?? {
      status: 'answered',
      text: answer ?? '',
      reasoning: textOf(row.reasoning),
      confidence: numberOf(row.confidence),
      meanLogprob: numberOf(row.mean_logprob),
    }
  );
}
