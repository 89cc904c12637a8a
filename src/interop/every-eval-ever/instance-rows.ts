/**
 * One reply as three rows of an instance file, one for each outcome; the outcome itself stands in metadata.
 */

import type { AnswerView } from '../../core/answer-view.ts';
import { OUTCOMES, type Outcome } from '../../core/outcome.ts';
import { goldTexts } from '../../values/gold-texts.ts';
import { OWN_MEMBER, ownSample } from '../own-sample.ts';
import { standingGrade } from '../standing-grade.ts';
import { type Identity, resultName, SCHEMA_VERSION } from './evaluation-identity.ts';
import { sampleHash } from './sample-hash.ts';

export function* instanceRows(view: AnswerView, outcome: Outcome, identity: Identity) {
  const { question, reply, call } = view;
  const golds = goldTexts(question.reference);
  const text = reply.text ?? '';
  const reasoning = reply.status === 'answered' ? reply.reasoning : null;
  for (const word of OUTCOMES) {
    yield {
      schema_version: SCHEMA_VERSION,
      evaluation_id: identity.evaluationId,
      model_id: identity.modelId,
      evaluation_name: resultName(identity, word),
      evaluation_result_id: resultName(identity, word),
      sample_id: question.id,
      sample_hash: sampleHash(question.text, golds),
      interaction_type: 'single_turn',
      input: { raw: question.text, reference: golds },
      output: { raw: [text], ...(reasoning === null ? {} : { reasoning_trace: [reasoning] }) },
      answer_attribution: [
        {
          turn_idx: 0,
          source: 'output.raw',
          extracted_value: text,
          extraction_method: 'raw',
          is_terminal: true,
        },
      ],
      evaluation: { score: outcome === word ? 1 : 0, is_correct: outcome === 'correct' },
      ...tokenUsage(call),
      ...(call?.latencyMs == null ? {} : { performance: { latency_ms: call.latencyMs } }),
      ...(outcome === 'refused' ? { error: refusalText(view) } : {}),
      metadata: {
        ...metadataOf(view, outcome),
        ...(word === OUTCOMES[0] ? { [OWN_MEMBER]: JSON.stringify(ownSample(view)) } : {}),
      },
    };
  }
}

function tokenUsage(call: AnswerView['call']) {
  if (call?.inputTokens == null || call.outputTokens == null) return {};
  const { inputTokens, outputTokens, reasoningTokens } = call;
  return {
    token_usage: {
      input_tokens: inputTokens,
      output_tokens: outputTokens,
      total_tokens: inputTokens + outputTokens,
      ...(reasoningTokens === null ? {} : { reasoning_tokens: reasoningTokens }),
    },
  };
}

function refusalText(view: AnswerView): string {
  const reason = view.reply.status === 'blocked' ? 'blocked' : reasonOf(view);
  return reason === null ? 'refusal' : `refusal: ${reason}`;
}

function reasonOf(view: AnswerView): string | null {
  const grade = standingGrade(view);
  return grade?.status === 'graded' ? grade.reason : null;
}

/** Values must be texts. */
function metadataOf(view: AnswerView, outcome: Outcome): Record<string, string> {
  const { question, reply } = view;
  const grade = standingGrade(view);
  return {
    grade: outcome,
    status: reply.status,
    trial: String(reply.trial),
    closed_book: reply.closedBook,
    ...(grade === null ? {} : { grader: grade.grader.id, rubric: grade.grader.rubric }),
    ...(reply.status === 'answered' && reply.confidence !== null
      ? { confidence: String(reply.confidence) }
      : {}),
    ...(question.subject === undefined ? {} : { subject: question.subject.name }),
    ...(question.property === undefined ? {} : { property: question.property }),
    ...(question.topic === undefined ? {} : { topic: question.topic }),
  };
}
