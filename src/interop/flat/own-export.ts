/**
 * Rows that closedbook itself exported: everything is where it was put, so the same questions, respondents, answers
 * and outcomes come back. Who graded is kept in the grader's name; the grades are imported ones all the same, because
 * a file can be edited.
 */
import { type AnswerDesign, answerDesignSchema, type DesignedAnswer } from '../../core/answer-design.ts';
import { CLAIMS_AUDIT, claimsGraderOf } from '../../core/claim.ts';
import {
  AS_IN_FILE,
  evidenceSchema,
  GRADER_ORDER,
  gradeSchema,
  type Judgement,
  ungradedWhySchema,
} from '../../core/grade.ts';
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import { type Outcome, outcomeSchema, refusalReasonSchema } from '../../core/outcome.ts';
import { parsePolicy } from '../../core/policy.ts';
import { type Question, questionSchema } from '../../core/question.ts';
import { settingsSchema } from '../../core/respondent.ts';
import { parseJson } from '../../rows/parse-json.ts';
import { errorAt, type Place } from '../../rows/place.ts';
import { textList } from '../../rows/text-list.ts';
import { restoreFormula } from '../../rows/write-rows.ts';
import { isSimulated } from '../imported-respondent.ts';
import { asList, asRecord, type LooseRecord } from '../loose.ts';
import { rowWords } from './row-words.ts';

const SIGNS = ['question_kind', 'reference', 'respondent', 'closed_book', 'status', 'outcome', 'rubric'];

/** Graders of an exported run, under which its standing outcomes come back. */
export const OWN_GRADER = 'imported:closedbook/';

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
    throw errorAt(place, `${issue!.path.join('.')}: ${issue!.message}`, { code: 'record-invalid' });
  }
  const settings = settingsSchema.safeParse(json(row.settings) ?? {});
  const policy = text(row.policy);
  const designed = designedOf(row, place);
  return {
    question: question.data,
    respondent: {
      id: text(row.respondent) ?? text(row.model) ?? 'unnamed',
      model: text(row.model) ?? 'unnamed',
      settings: settings.success ? settings.data : {},
      policy: policy === null ? null : parsePolicy(policy),
      family: null,
      knowledgeCutoff: text(row.knowledge_cutoff),
      simulated: isSimulated(text(row.model) ?? ''),
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
    ...(designed === null ? {} : { designed }),
    source: { path: place.path, place: `line ${place.line}` },
    row,
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
    ...(text(row.subject) === null ? {} : { subject: subjectOf(row) }),
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

function subjectOf(row: Row): Question['subject'] {
  const id = text(row.subject_id);
  return { name: text(row.subject)!, ...(id === null ? {} : { id }) };
}

/**
 * What the run's rates need beside its replies. Half of it would count wrongly, so it is an error.
 * @throws ClosedbookError `record-invalid` where design or chance cannot be read, or one of the two is missing
 */
function designedOf(row: Row, place: Place): DesignedAnswer | null {
  const told = text(row.design);
  const chance = number(row.inclusion_probability);
  if (told === null && text(row.inclusion_probability) === null && chance === null) return null;
  const design = told === null ? null : readDesign(told);
  if (design === null) {
    throw errorAt(place, 'design: expected how the run’s questions were drawn or its end chosen, as JSON', {
      code: 'record-invalid',
      hint: 'Without it these replies would count wrongly: keep the columns design and inclusion_probability of the export together.',
    });
  }
  const inclusion = design.drawing === undefined ? null : chance;
  if (design.drawing !== undefined && !(inclusion !== null && inclusion > 0 && inclusion <= 1)) {
    throw errorAt(
      place,
      `inclusion_probability: expected the chance with which the question was drawn, above 0 and up to 1, got ${JSON.stringify(row.inclusion_probability ?? null)}`,
      { code: 'record-invalid', hint: 'Keep the column as it was exported.' },
    );
  }
  return { design, inclusion };
}

/** One design stands on every row of its file. */
const DESIGNS = new Map<string, AnswerDesign | null>();
const KEPT_DESIGNS = 100;

function readDesign(told: string): AnswerDesign | null {
  const before = DESIGNS.get(told);
  if (before !== undefined) return before;
  const read = answerDesignSchema.safeParse(json(told));
  if (DESIGNS.size >= KEPT_DESIGNS) DESIGNS.clear();
  DESIGNS.set(told, read.success ? read.data : null);
  return read.success ? read.data : null;
}

function replyOf(row: Row): ImportedAnswer['reply'] {
  const answer = text(row.answer, { empty: true });
  return (
    rowWords(row, answer).reply ?? {
      status: 'answered',
      text: answer ?? '',
      reasoning: text(row.reasoning),
      confidence: number(row.confidence),
      meanLogprob: number(row.mean_logprob),
    }
  );
}

/**
 * The standing word as the file's, people's and lists of claims beside it; a reply that failed has none, whatever a tool said.
 * Claims come with their evidence, for the section on them is made of nothing else; a table has those of the grade that stands.
 */
function gradesOf(row: Row): ImportedAnswer['grades'] {
  if (row.status !== 'answered') return [];
  const all = asList(row.grades).map(asRecord);
  const people = all.flatMap((grade) => {
    const { kind, id, version } = asRecord(grade.grader);
    const outcome = outcomeSchema.safeParse(grade.outcome);
    if (kind !== 'human' || !outcome.success || typeof id !== 'string') return [];
    return [byPerson(id, { outcome: outcome.data, version, row })];
  });
  const human = outcomeSchema.safeParse(text(row.human));
  const labelled =
    people.length === 0 && human.success
      ? [byPerson('human:exported', { outcome: human.data, version: '1', row })]
      : people;
  const grader = text(row.grader) ?? 'unknown';
  const split = claimsOf(all);
  // Where a person's word stands, JSONL still has the machines'.
  const machine = grader.startsWith('human:') && labelled.length > 0 ? machineOutcome(all) : row.outcome;
  const outcome = outcomeSchema.safeParse(text(machine));
  const why = ungradedWhySchema.safeParse(text(row.reason));
  const judgement: Judgement = outcome.success
    ? graded(outcome.data, row)
    : { status: 'ungraded', why: why.success ? why.data : 'undecided', evidence: { rule: AS_IN_FILE } };
  const ref = importedRef(grader, text(row.grader_version));
  const list = claimsGraderOf(grader) === null ? undefined : listIn(row, { ref, split });
  const standing = {
    grader: ref,
    threeWay: true,
    judgement: list === undefined ? judgement : { ...judgement, evidence: list },
  };
  return [...split.lists, standing, ...labelled, ...split.audits];
}

type ImportedGrade = ImportedAnswer['grades'][number];

function importedRef(id: string, version: unknown) {
  const name = claimsGraderOf(id) ?? id;
  return {
    kind: 'imported' as const,
    id: `${OWN_GRADER}${name}`,
    version: typeof version === 'string' ? version : '1',
  };
}

/** Every list of claims in the grades of a row, and what people found in them. */
function claimsOf(all: readonly LooseRecord[]): { lists: ImportedGrade[]; audits: ImportedGrade[] } {
  const lists: ImportedGrade[] = [];
  const audits: ImportedGrade[] = [];
  for (const one of all) {
    const { id, version } = asRecord(one.grader);
    if (typeof id !== 'string') continue;
    const isAudit = id.startsWith(CLAIMS_AUDIT);
    if (!isAudit && claimsGraderOf(id) === null) continue;
    const read = gradeSchema.safeParse({ replyId: 'of-file', ...one });
    if (!read.success) continue;
    const {
      replyId: _,
      grader: __,
      referenceHash: ___,
      gradedAt: ____,
      callId: _____,
      ...judgement
    } = read.data;
    if (isAudit) audits.push({ grader: { kind: 'human', id, version: String(version) }, judgement });
    else lists.push({ grader: importedRef(id, version), threeWay: true, judgement });
  }
  return { lists, audits };
}

/** The evidence of the grade that stands, where it is a list of claims. */
function listIn(
  row: Row,
  {
    ref,
    split,
  }: { readonly ref: ImportedGrade['grader']; readonly split: { lists: readonly ImportedGrade[] } },
): Judgement['evidence'] | undefined {
  const told = split.lists.findLast(({ grader }) => grader.id === ref.id && grader.version === ref.version);
  if (told !== undefined) return told.judgement.evidence;
  const read = evidenceSchema.safeParse(json(row.evidence));
  return read.success && read.data.claims !== undefined ? read.data : undefined;
}

function byPerson(
  id: string,
  { outcome, version, row }: { outcome: Outcome; version: unknown; row: Row },
): ImportedAnswer['grades'][number] {
  const grader = { kind: 'human' as const, id, version: typeof version === 'string' ? version : '1' };
  return { grader, judgement: graded(outcome, row) };
}

function machineOutcome(grades: readonly LooseRecord[]): unknown {
  for (const wanted of GRADER_ORDER.filter((kind) => kind !== 'human')) {
    const last = grades.findLast(
      ({ grader, status }) => asRecord(grader).kind === wanted && status === 'graded',
    );
    if (last !== undefined) return last.outcome;
  }
  return null;
}

function graded(outcome: Outcome, row: Row): Judgement {
  const reason = refusalReasonSchema.safeParse(text(row.reason));
  return {
    status: 'graded',
    outcome,
    reason: outcome === 'refused' && reason.success ? reason.data : null,
    confidence: null,
    evidence: { rule: AS_IN_FILE },
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
