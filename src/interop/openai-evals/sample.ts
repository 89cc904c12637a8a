/**
 * One sample of OpenAI evals as an answer. The first sampling is the model's, later ones are a judge's; the gold stands
 * in the match, in the raw sample, or, for model-graded evals, only in the judge's prompt.
 */
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import type { Respondent } from '../../core/respondent.ts';
import { splitReasoning } from '../../reading/split-reasoning.ts';
import { textList } from '../../rows/text-list.ts';
import { importedQuestion } from '../imported-question.ts';
import { asList, asNumber, asRecord, asText, asWords, type LooseRecord } from '../loose.ts';
import { twoWayGrade } from '../two-way-grade.ts';

export interface EvalSample {
  readonly sampleId: string;
  readonly events: readonly LooseRecord[];
  readonly task: string;
  readonly respondent: Respondent;
  readonly source: ImportedAnswer['source'];
}

export function readSample({ sampleId, events, task, respondent, source }: EvalSample): ImportedAnswer {
  const data = (type: string): LooseRecord[] =>
    events.filter((event) => event.type === type).map((event) => asRecord(event.data));
  const [asked, ...judged] = data('sampling');
  const match = data('match').at(-1);
  const metrics = data('metrics').at(-1);
  const [raw] = data('raw_sample');
  const error = data('error').at(-1);
  const calls = data('function_call');
  const verdicts = [
    ...(match === undefined ? [] : [{ name: 'match', value: match.correct === true }]),
    ...(metrics === undefined ? [] : metricVerdicts(metrics)),
  ];
  return {
    question: importedQuestion({
      id: sampleId,
      text: questionText(asked?.prompt ?? match?.prompt ?? raw?.input),
      golds: goldsOf({ match, raw, judged }),
      source: task,
    }),
    respondent,
    trial: 0,
    reply: replyOf(sampledText(asked?.sampled ?? match?.sampled), error),
    repliedAt: asWords(events[0]?.created_at)?.replace(' ', 'T') ?? null,
    closedBookSigns: calls.map((call) => `tool-call: ${asWords(call.name) ?? 'unnamed'}`),
    grades: [
      ...(match === undefined ? [] : [twoWayGrade(`openai-evals/${task}`, match.correct === true)]),
      ...(metrics === undefined || !('choice' in metrics) ? [] : [choiceGrade(metrics, task)]),
    ],
    verdicts,
    source,
  };
}

/** The user's last message; in a rendered prompt, what stands between "User:" and "Assistant:". */
function questionText(prompt: unknown): string | null {
  if (typeof prompt === 'string') {
    const turn = /(?:^|\n)User:\s*([\s\S]*?)\s*(?:\nAssistant:\s*)?$/.exec(
      prompt.slice(prompt.lastIndexOf('User:')),
    );
    return turn === null || turn[1] === '' ? prompt : turn[1]!;
  }
  const message = asList(prompt)
    .map(asRecord)
    .findLast((entry) => entry.role === 'user' || entry.role === undefined);
  return message === undefined ? null : asText(message.content);
}

function sampledText(sampled: unknown): string | null {
  const first = Array.isArray(sampled) ? sampled[0] : sampled;
  return asText(first) ?? asText(asRecord(first).content);
}

function replyOf(sampled: string | null, error: LooseRecord | undefined): ImportedAnswer['reply'] {
  const { text, reasoning } = splitReasoning(sampled ?? '');
  if (text.trim() !== '') return { status: 'answered', text, reasoning };
  if (error !== undefined) {
    const message = [asWords(error.type), asWords(error.message)].filter((part) => part !== null).join(': ');
    return { status: 'failed', kind: 'error', message: message || 'the tool logged an error' };
  }
  return { status: 'failed', kind: 'empty', message: 'the log holds no text of an answer' };
}

function goldsOf(found: {
  readonly match: LooseRecord | undefined;
  readonly raw: LooseRecord | undefined;
  readonly judged: readonly LooseRecord[];
}): string[] {
  const own = textList(found.match?.expected ?? found.match?.options ?? found.raw?.ideal);
  if (own.length > 0) return own;
  for (const { prompt } of found.judged) {
    const text =
      typeof prompt === 'string'
        ? prompt
        : asList(prompt)
            .map((entry) => asText(asRecord(entry).content) ?? '')
            .join('\n');
    const expert = /\[(?:Expert|Ideal|Reference|Correct Answer)\]:\s*([\s\S]*?)\s*\n\*{3,}/i.exec(text);
    if (expert !== null && expert[1] !== '') return [expert[1]!];
  }
  return [];
}

function metricVerdicts(metrics: LooseRecord): { name: string; value: string | number | boolean }[] {
  return Object.entries(metrics).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [{ name, value }]
      : [],
  );
}

/** `__invalid__` is a judge that could not be read, never a wrong answer. */
function choiceGrade(metrics: LooseRecord, task: string): ImportedAnswer['grades'][number] {
  const choice = asText(metrics.choice) ?? '';
  const score = asNumber(metrics.score);
  const grade = twoWayGrade(`openai-evals/${task}`, score);
  const { evidence } = grade.judgement;
  const told = { ...evidence, text: `choice = ${choice}, ${evidence.text ?? ''}` };
  if (choice === '__invalid__') {
    return { ...grade, judgement: { status: 'ungraded', why: 'unreadable-verdict', evidence: told } };
  }
  return { ...grade, judgement: { ...grade.judgement, evidence: told } };
}
