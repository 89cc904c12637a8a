/**
 * Inspect's log as JSON, one for each respondent, as `inspect view` and its Python API read it. Correct, incorrect and
 * refused are C, I and N; a reply without an outcome has no score, because Inspect would count any word as a verdict.
 * Samples are written as they come and the totals after them, so a run larger than memory passes.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { replyWeight } from '../../core/answer-design.ts';
import type { AnswerView } from '../../core/answer-view.ts';
import type { Outcome } from '../../core/outcome.ts';
import { policyName } from '../../core/policy.ts';
import { writeFileWith } from '../../rows/write-file.ts';
import { goldTexts } from '../../values/gold-texts.ts';
import { type ExportedRespondent, type ExportedRun, fileName, type RunWriter } from '../exported-run.ts';
import { OWN_MEMBER, ownSample } from '../own-sample.ts';
import { standingGrade } from '../standing-grade.ts';

const SCORER = 'closedbook';

/** Into a folder, or to one file when the run has one respondent and the path ends in `.json`. */
export const writeInspect: RunWriter = async (run, path) => {
  const respondents = await run.respondents();
  const single = respondents.length === 1 && path.endsWith('.json');
  const files: string[] = [];
  let answers = 0;
  for (const one of respondents) {
    const stamp = run.run.createdAt.replace(/\.\d+Z$/, '+00:00').replaceAll(/[:+]/g, '-');
    const file = single ? path : join(path, `${stamp}_closedbook_${fileName(one.respondent.id)}.json`);
    answers += await writeLog(run, one, file);
    files.push(file);
    const forced = { ...one, answers: one.forced };
    const beside = file.replace(/\.json$/, '_forced.json');
    const guesses = await writeLog(run, forced, beside);
    if (guesses === 0) await rm(beside);
    else files.push(beside);
    answers += guesses;
  }
  return { files, answers };
};

interface Totals {
  samples: number;
  completed: number;
  scored: number;
  /** Replies that those scored stand for: as many, but for a run whose questions had unlike chances. */
  weight: number;
  inputTokens: number;
  outputTokens: number;
  lastReply: string;
  readonly outcomes: Record<Outcome, number>;
}

async function writeLog(run: ExportedRun, one: ExportedRespondent, path: string): Promise<number> {
  const totals: Totals = {
    samples: 0,
    completed: 0,
    scored: 0,
    weight: 0,
    inputTokens: 0,
    outputTokens: 0,
    lastReply: run.run.createdAt,
    outcomes: { correct: 0, incorrect: 0, refused: 0 },
  };
  await writeFileWith(path, async (writer) => {
    const head = { version: 2, status: 'success', eval: specOf(run, one), plan: planOf(one) };
    await writer.write(`${JSON.stringify(head).slice(0, -1)},"samples":[`);
    for await (const view of one.answers()) {
      await writer.write(`${totals.samples === 0 ? '' : ','}\n${JSON.stringify(sampleOf(view, totals))}`);
    }
    const rest = { results: resultsOf(totals), stats: statsOf(run, one, totals) };
    await writer.write(`\n],${JSON.stringify(rest).slice(1)}\n`);
  });
  return totals.samples;
}

function planOf({ respondent }: ExportedRespondent) {
  const { temperature, topP, maxOutputTokens, effort, seed } = respondent.settings;
  return {
    name: 'plan',
    steps: [{ solver: 'generate', params: {} }],
    config: {
      ...(temperature === undefined ? {} : { temperature }),
      ...(topP === undefined ? {} : { top_p: topP }),
      ...(maxOutputTokens === undefined ? {} : { max_tokens: maxOutputTokens }),
      ...(effort === undefined ? {} : { reasoning_effort: effort }),
      ...(seed === undefined ? {} : { seed }),
    },
  };
}

const VALUE_OF: Readonly<Record<Outcome, string>> = { correct: 'C', incorrect: 'I', refused: 'N' };

function sampleOf(view: AnswerView, totals: Totals) {
  const { question, reply, respondent, call } = view;
  const golds = goldTexts(question.reference);
  const message = { role: 'assistant', source: 'generate', content: contentOf(reply) };
  const usage = usageOf(call);
  totals.samples += 1;
  totals.inputTokens += call?.inputTokens ?? 0;
  totals.outputTokens += call?.outputTokens ?? 0;
  if (reply.repliedAt > totals.lastReply) totals.lastReply = reply.repliedAt;
  if (reply.status !== 'failed') totals.completed += 1;
  return {
    id: question.id,
    epoch: reply.trial + 1,
    input: question.text,
    target: golds.length === 1 ? golds[0] : golds.length === 0 ? '' : golds,
    messages: [{ role: 'user', source: 'input', content: question.text }, message],
    output: {
      model: call?.servedModel ?? respondent.model,
      choices: [{ message, stop_reason: stopReason(view) }],
      completion: reply.text ?? '',
      ...(usage === null ? {} : { usage }),
      ...(call?.latencyMs == null ? {} : { time: call.latencyMs / 1000 }),
      ...(reply.status === 'failed' ? { error: reply.error.message } : {}),
    },
    scores: scoresOf(view, totals),
    metadata: metadataOf(view),
    store: {},
    events: [],
    model_usage: usage === null ? {} : { [respondent.model]: usage },
    ...(reply.status === 'failed'
      ? { error: { message: reply.error.message, traceback: '', traceback_ansi: '' } }
      : {}),
    attachments: {},
  };
}

function contentOf(reply: AnswerView['reply']) {
  const text = reply.text ?? '';
  if (reply.status !== 'answered' || reply.reasoning === null) return text;
  return [
    { type: 'reasoning', reasoning: reply.reasoning },
    { type: 'text', text },
  ];
}

function stopReason({ reply, call }: AnswerView): string {
  if (reply.status === 'blocked') return 'content_filter';
  if (reply.status === 'failed') return reply.kind === 'truncated' ? 'max_tokens' : 'unknown';
  return call?.finishReason === 'length' || call?.finishReason === 'max_tokens' ? 'max_tokens' : 'stop';
}

function usageOf(call: AnswerView['call']) {
  if (call?.inputTokens == null || call.outputTokens == null) return null;
  return {
    input_tokens: call.inputTokens,
    output_tokens: call.outputTokens,
    total_tokens: call.inputTokens + call.outputTokens,
    ...(call.reasoningTokens === null ? {} : { reasoning_tokens: call.reasoningTokens }),
  };
}

function scoresOf(view: AnswerView, totals: Totals) {
  if (view.outcome === null) return {};
  totals.scored += 1;
  const weight = replyWeight(view.designed);
  totals.weight += weight;
  totals.outcomes[view.outcome] += weight;
  const grade = standingGrade(view);
  return {
    [SCORER]: {
      value: VALUE_OF[view.outcome],
      answer: view.reply.text ?? '',
      ...(grade?.evidence.text === undefined ? {} : { explanation: grade.evidence.text }),
      metadata: {
        outcome: view.outcome,
        ...(grade?.status === 'graded' && grade.reason !== null ? { reason: grade.reason } : {}),
        ...(grade === null ? {} : { grader: grade.grader.id, rubric: grade.grader.rubric }),
      },
    },
  };
}

function metadataOf(view: AnswerView) {
  const { question, reply } = view;
  return {
    kind: question.kind,
    ...(question.subject === undefined ? {} : { subject: question.subject.name }),
    ...(question.property === undefined ? {} : { property: question.property }),
    ...(question.topic === undefined ? {} : { topic: question.topic }),
    closed_book: reply.closedBook,
    ...(reply.status === 'answered' && reply.confidence !== null ? { confidence: reply.confidence } : {}),
    [OWN_MEMBER]: ownSample(view),
  };
}

function specOf({ run, version }: ExportedRun, { respondent }: ExportedRespondent) {
  const dataset = run.manifest.datasets.map(({ name }) => name).join('+') || 'closedbook';
  const questions = run.manifest.datasets.reduce((sum, one) => sum + one.questions, 0);
  return {
    run_id: run.id,
    eval_id: `${run.id}-${fileName(respondent.id)}`,
    created: run.createdAt.replace('Z', '+00:00'),
    task: 'closedbook',
    task_id: run.id,
    task_version: 0,
    task_attribs: {},
    task_args: {},
    dataset: { name: dataset, samples: questions, shuffled: false },
    model: respondent.model,
    model_args: {},
    config: run.spec === null ? {} : { epochs: run.spec.trials },
    packages: { closedbook: version },
    metadata: {
      respondent: respondent.id,
      policy: respondent.policy === null ? null : policyName(respondent.policy),
      prompts: run.manifest.prompts,
    },
    scorers: [{ name: SCORER }],
  };
}

function resultsOf({ samples, completed, scored, weight, outcomes }: Totals) {
  const metric = (name: string, value: number) => ({ [name]: { name, value, params: {} } });
  const share = (outcome: Outcome): number => outcomes[outcome] / weight;
  return {
    total_samples: samples,
    completed_samples: completed,
    scores:
      scored === 0
        ? []
        : [
            {
              name: SCORER,
              scorer: SCORER,
              scored_samples: scored,
              unscored_samples: samples - scored,
              params: {},
              metrics: {
                ...metric('accuracy', share('correct')),
                ...metric('incorrect', share('incorrect')),
                ...metric('refused', share('refused')),
              },
            },
          ],
  };
}

function statsOf({ run }: ExportedRun, { respondent }: ExportedRespondent, totals: Totals) {
  const { inputTokens: input_tokens, outputTokens: output_tokens } = totals;
  return {
    started_at: run.createdAt.replace('Z', '+00:00'),
    completed_at: totals.lastReply.replace('Z', '+00:00'),
    model_usage: {
      [respondent.model]: { input_tokens, output_tokens, total_tokens: input_tokens + output_tokens },
    },
  };
}
