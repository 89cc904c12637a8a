/**
 * For Langfuse: events for `POST /api/public/ingestion`, a batch a line. Each answer is a trace with a generation and the
 * outcome as a categorical score, so that its page filters and counts by it. Ids are made of the reply's, so that sending
 * a file twice changes nothing.
 */

import { createHash } from 'node:crypto';
import type { AnswerView } from '../../core/answer-view.ts';
import { counted } from '../../core/counted.ts';
import { policyName } from '../../core/policy.ts';
import { writeFileWith } from '../../rows/write-file.ts';
import { goldTexts } from '../../values/gold-texts.ts';
import type { RunWriter } from '../exported-run.ts';
import type { LooseRecord } from '../loose.ts';
import { OWN_MEMBER, ownSample } from '../own-sample.ts';
import { standingGrade } from '../standing-grade.ts';

/** Answers a batch: three events each, well below the size that the server takes. */
const BATCH = 50;

/** To a file of JSON lines. */
export const writeLangfuse: RunWriter = async ({ run, answers }, path) => {
  let count = 0;
  let scores = 0;
  let batch: LooseRecord[] = [];
  await writeFileWith(path, async (writer) => {
    const flush = async (): Promise<void> => {
      if (batch.length > 0) await writer.write(`${JSON.stringify({ batch })}\n`);
      batch = [];
    };
    for await (const view of answers()) {
      count += 1;
      if (view.outcome !== null) scores += 1;
      batch.push(...eventsOf(view, { runId: run.id, title: run.title }));
      if (count % BATCH === 0) await flush();
    }
    await flush();
  });
  return {
    files: [path],
    answers: count,
    notes: [
      `${counted(scores, 'outcome')} as categorical scores; each line is the body of a POST to /api/public/ingestion (Basic auth with the project's keys)`,
    ],
  };
};

function eventsOf(
  view: AnswerView,
  { runId, title }: { readonly runId: string; readonly title: string },
): LooseRecord[] {
  const { question, reply, respondent, call, outcome } = view;
  const traceId = hex(reply.id, 32);
  const timestamp = reply.repliedAt;
  const grade = standingGrade(view);
  const policy = respondent.policy === null ? null : policyName(respondent.policy);
  const [expected, ...aliases] = goldTexts(question.reference);
  const metadata = {
    question_id: question.id,
    ...(expected === undefined ? {} : { expected_output: expected }),
    ...(aliases.length === 0 ? {} : { aliases }),
    respondent: respondent.id,
    policy,
    pass: reply.pass,
    trial: reply.trial,
    status: reply.status,
    closed_book: reply.closedBook,
    [OWN_MEMBER]: ownSample(view),
  };
  const failed = reply.status === 'failed' ? { level: 'ERROR', statusMessage: reply.error.message } : {};
  const usage =
    call?.inputTokens == null || call.outputTokens == null
      ? {}
      : { usageDetails: { input: call.inputTokens, output: call.outputTokens } };
  const input = { question: question.text };
  const event = (type: string, body: LooseRecord): LooseRecord => ({
    id: hex(`${type} ${reply.id}`, 32),
    timestamp,
    type,
    body,
  });
  return [
    event('trace-create', {
      id: traceId,
      timestamp,
      name: title,
      sessionId: runId,
      input,
      output: reply.text ?? null,
      metadata,
      tags: ['closedbook', respondent.model],
    }),
    event('generation-create', {
      id: hex(`generation ${reply.id}`, 16),
      traceId,
      name: 'answer',
      startTime: timestamp,
      endTime: timestamp,
      model: respondent.model,
      input,
      output: reply.text ?? null,
      ...usage,
      ...failed,
    }),
    ...(outcome === null
      ? []
      : [
          event('score-create', {
            id: hex(`score ${reply.id}`, 32),
            traceId,
            name: 'outcome',
            value: outcome,
            dataType: 'CATEGORICAL',
            ...(grade === null
              ? {}
              : { comment: [grade.grader.id, grade.evidence.text].filter(Boolean).join(': ') }),
          }),
        ]),
  ];
}

function hex(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}
