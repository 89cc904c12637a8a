/** Records of a run of invented questions and answers, for what measures a store. */
import { createHash } from 'node:crypto';

const hash = (text) => createHash('sha256').update(text).digest('hex');
const ANSWER = 'I believe the person you mean was born in the town of Somewhere, in the year 1899. ';

export function runOf(respondents, replies) {
  return {
    id: 'run1',
    title: 'Bench',
    createdAt: '2026-01-01T00:00:00.000Z',
    status: 'running',
    stoppedBy: null,
    spec: null,
    manifest: {
      schemaVersion: 1,
      closedbookVersion: '0',
      nodeVersion: process.version,
      prompts: [],
      datasets: [],
      graders: [],
    },
    respondents: Array.from({ length: respondents }, (_, at) => ({
      id: `model-${at}`,
      model: `model-${at}`,
      settings: {},
      policy: null,
      family: null,
      knowledgeCutoff: null,
      simulated: true,
    })),
    planned: replies,
    simulated: true,
  };
}

export function questionsOf(from, to) {
  return Array.from({ length: to - from }, (_, at) => ({
    id: `question-${from + at}`,
    text: `Where was the person number ${from + at} born?`,
    reference: { form: 'text', text: `Town ${from + at}`, aliases: [] },
    kind: 'answerable',
    status: 'ok',
    tags: [],
    source: [],
  }));
}

export function replyRecord(index, respondents) {
  const question = Math.floor(index / respondents);
  const model = `model-${index % respondents}`;
  const id = hash(`reply ${index}`).slice(0, 16);
  const requestHash = hash(`request ${index}`);
  return {
    call: {
      id: `c${id}`,
      runId: 'run1',
      purpose: 'ask',
      model,
      requestHash,
      servedModel: `${model}-2026-01-01`,
      finishReason: 'stop',
      attempts: 1,
      inputTokens: 60,
      outputTokens: 30,
      reasoningTokens: null,
      cachedInputTokens: null,
      costUsd: 0.0001,
      latencyMs: 512.5,
      requestId: `req_${id}`,
      startedAt: '2026-01-01T00:00:01.000Z',
      rawBody: null,
    },
    reply: {
      id,
      runId: 'run1',
      askKey: hash(`ask ${index}`),
      questionId: `question-${question}`,
      questionHash: 'unknown',
      respondentId: model,
      trial: 0,
      pass: 'open',
      callId: `c${id}`,
      closedBook: 'enforced',
      closedBookSigns: [],
      repliedAt: '2026-01-01T00:00:02.000Z',
      status: 'answered',
      text: `${ANSWER}${index}`,
      reasoning: null,
      confidence: (index % 100) / 100,
      meanLogprob: null,
    },
  };
}

export function gradeRecord(index, respondents) {
  const outcomes = ['correct', 'incorrect', 'refused'];
  return {
    grade: {
      replyId: hash(`reply ${index}`).slice(0, 16),
      grader: { kind: 'rules', id: 'rules', version: '1', rubric: 'verified' },
      referenceHash: referenceHash(Math.floor(index / respondents)),
      gradedAt: '2026-01-01T00:00:03.000Z',
      evidence: { rule: 'exact', text: 'the answer names the town' },
      status: 'graded',
      outcome: outcomes[index % 3],
      reason: index % 3 === 2 ? 'unknown' : null,
      confidence: null,
    },
  };
}

function referenceHash(question) {
  return hash(`{"aliases":[],"form":"text","text":"Town ${question}"}`);
}
