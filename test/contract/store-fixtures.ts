import { datasetVersion } from '../../src/core/dataset.ts';
import type { Grade } from '../../src/core/grade.ts';
import { contentHash, shortHash } from '../../src/core/hash.ts';
import type { Outcome } from '../../src/core/outcome.ts';
import { type Question, questionHash, questionSchema, referenceHash } from '../../src/core/question.ts';
import { askKey, type Reply } from '../../src/core/reply.ts';
import { type Respondent, respondentSchema } from '../../src/core/respondent.ts';
import { type Run, runSchema } from '../../src/core/run.ts';
import type { GradeRecord, ReplyRecord } from '../../src/core/saved-records.ts';

export function questionsOf(count: number): Question[] {
  return Array.from({ length: count }, (_, index) =>
    questionSchema.parse({
      id: `q${index}`,
      text: `Who is person number ${index}?`,
      reference: { form: 'text', text: `Answer ${index}`, aliases: [`alias ${index}`] },
      subject: { name: `Subject ${index % 7}` },
      property: index % 2 === 0 ? 'birth date' : 'spouse',
    }),
  );
}

export function respondentsOf(count: number): Respondent[] {
  return Array.from({ length: count }, (_, index) =>
    respondentSchema.parse({
      id: `model-${index}`,
      model: `model-${index}`,
      policy: null,
      family: `f${index % 2}`,
    }),
  );
}

export function runOf(id: string, respondents: Respondent[], planned: number): Run {
  return runSchema.parse({
    id,
    title: `Run ${id}`,
    createdAt: '2026-01-02T03:04:05.000Z',
    status: 'running',
    spec: null,
    manifest: { schemaVersion: 1, closedbookVersion: '0.1.0', nodeVersion: process.version },
    respondents,
    planned,
  });
}

export function datasetOf(questions: Question[]) {
  return {
    name: 'people',
    version: datasetVersion(questions),
    card: {
      name: 'people',
      title: 'People',
      description: '',
      made: '',
      sources: [],
      licence: 'CC0',
      limits: [],
      changelog: [],
    },
    questions,
  };
}

type ReplyPart =
  | { status: 'answered'; text: string; confidence?: number | null; meanLogprob?: number | null }
  | { status: 'blocked'; by: 'model' | 'filter' }
  | { status: 'failed'; kind: 'error' | 'empty' | 'truncated' };

export interface ReplyGiven {
  runId: string;
  question: Question;
  respondentId: string;
  trial?: number;
  pass?: 'open' | 'forced';
  part?: ReplyPart;
  attempt?: number;
  costUsd?: number | null;
  closedBook?: Reply['closedBook'];
  rawBody?: string | null;
}

export function replyOf(given: ReplyGiven): ReplyRecord {
  const {
    runId,
    question,
    respondentId,
    trial = 0,
    pass = 'open',
    attempt = 0,
    closedBook = 'enforced',
  } = given;
  const part = given.part ?? { status: 'answered', text: `Answer to ${question.id}` };
  const requestHash = contentHash({ question: question.text, respondentId });
  const id = shortHash({ runId, question: question.id, respondentId, trial, pass, attempt });
  const base = {
    id,
    runId,
    askKey: askKey({ requestHash, respondentId, questionId: question.id, trial, pass }),
    questionId: question.id,
    questionHash: questionHash(question),
    respondentId,
    trial,
    pass,
    callId: `call-${id}`,
    closedBook,
    closedBookSigns: closedBook === 'violated' ? ['tool-call: search'] : [],
    repliedAt: '2026-01-02T03:05:00.000Z',
  };
  const reply: Reply =
    part.status === 'answered'
      ? {
          ...base,
          status: 'answered',
          text: part.text,
          reasoning: null,
          confidence: part.confidence ?? null,
          meanLogprob: part.meanLogprob ?? null,
        }
      : part.status === 'blocked'
        ? { ...base, status: 'blocked', by: part.by, category: 'safety', text: null }
        : {
            ...base,
            status: 'failed',
            kind: part.kind,
            error: { code: 'timeout', message: 'took too long', httpStatus: null },
            text: null,
          };
  return {
    reply,
    call: {
      id: `call-${id}`,
      runId,
      purpose: 'ask',
      model: respondentId,
      requestHash,
      servedModel: respondentId,
      finishReason: 'stop',
      attempts: 1,
      inputTokens: 20,
      outputTokens: 5,
      reasoningTokens: null,
      cachedInputTokens: null,
      costUsd: given.costUsd === undefined ? 0.001 : given.costUsd,
      latencyMs: 120,
      requestId: null,
      startedAt: '2026-01-02T03:04:59.000Z',
      rawBody: given.rawBody ?? null,
    },
  };
}

export function gradeOf(
  record: ReplyRecord,
  question: Question,
  given: { outcome: Outcome | 'undecided'; kind?: Grade['grader']['kind']; id?: string; version?: string },
): GradeRecord {
  const { outcome, kind = 'rules', id = kind, version = '1' } = given;
  const base = {
    replyId: record.reply.id,
    grader: { kind, id, version, rubric: 'verified' as const },
    referenceHash: referenceHash(question.reference),
    gradedAt: '2026-01-02T03:06:00.000Z',
    evidence: { rule: 'exact' },
  };
  return {
    grade:
      outcome === 'undecided'
        ? { ...base, status: 'ungraded', why: 'undecided' }
        : {
            ...base,
            status: 'graded',
            outcome,
            reason: outcome === 'refused' ? 'unknown' : null,
            confidence: null,
          },
  };
}
