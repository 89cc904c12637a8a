/**
 * One promptfoo result as an answer, the same from JSON, JSONL and SQLite. `success` is never taken as the grade: it is
 * false for a slow answer, a wrong one, a refusal and a broken grader alike. Only assertions that compare the output
 * with an expected text are mapped; a person's rating becomes a human grade.
 */
import type { Judgement } from '../../core/grade.ts';
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import { outcomeSchema } from '../../core/outcome.ts';
import { splitReasoning } from '../../reading/split-reasoning.ts';
import type { ContentIds } from '../content-ids.ts';
import { importedQuestion } from '../imported-question.ts';
import {
  asCount,
  asList,
  asNumber,
  asRecord,
  asText,
  asWords,
  isRecord,
  type LooseRecord,
} from '../loose.ts';
import { holdsThought, thoughtJudged } from '../thought-judged.ts';
import { type ImportedGrade, toolJudgement, toolValue } from '../tool-judgement.ts';
import { UNHELD_ANSWER } from '../unheld-answer.ts';
import type { PromptfooRespondents } from './respondents.ts';
import { comparesWithGold, goldsOf, questionText } from './test-case.ts';

export interface ResultContext {
  readonly respondents: PromptfooRespondents;
  readonly ids: ContentIds;
  /** Version of promptfoo, where the file has it. */
  readonly version: string;
  /** Name of the evaluation. */
  readonly source: string;
}

/** The answer of one EvaluateResult. */
export function readResult(
  result: LooseRecord,
  context: ResultContext,
  source: ImportedAnswer['source'],
): ImportedAnswer {
  const testCase = asRecord(result.testCase);
  const vars = { ...asRecord(testCase.vars), ...asRecord(result.vars) };
  const metadata = { ...asRecord(testCase.metadata), ...asRecord(result.metadata) };
  const response = asRecord(result.response);
  const usage = asRecord(response.tokenUsage ?? result.tokenUsage);
  const provider = providerName(result.provider);
  const prompt = asRecord(result.prompt);
  const topic = asWords(metadata.topic) ?? asWords(metadata.category);
  const text = questionText(vars, asText(prompt.raw) ?? asText(result.prompt));
  const golds = goldsOf(vars, [
    ...asList(testCase.assert),
    ...components(result).map(({ assertion }) => assertion),
  ]);
  return {
    question: importedQuestion({
      id: context.ids.of({ text, golds, number: asCount(result.testIdx) }),
      text,
      golds,
      ...(topic === null ? {} : { topic }),
      source: context.source,
    }),
    respondent: context.respondents.of(
      provider,
      asText(prompt.label) ?? asText(prompt.display) ?? asText(result.promptId) ?? '',
    ),
    trial: 0,
    reply: readReply(result, response),
    usage: {
      inputTokens: asCount(usage.prompt),
      outputTokens: asCount(usage.completion),
      reasoningTokens: asCount(asRecord(usage.completionDetails).reasoning),
      costUsd: asNumber(response.cost) ?? asNumber(result.cost),
    },
    latencyMs: asNumber(result.latencyMs),
    finishReason: asWords(response.finishReason),
    grades: [...toolGrades(result, context.version), ...humanGrades(result, { metadata, provider })],
    verdicts: [
      { name: 'status', value: statusWord(result) },
      { name: 'score', value: asNumber(result.score) },
      ...Object.entries(asRecord(result.namedScores)).map(([name, value]) => ({
        name,
        value: toolValue(value),
      })),
    ],
    source,
  };
}

/** PASS, FAIL or ERROR, as promptfoo's own tables say it. */
export function statusWord(result: LooseRecord): 'PASS' | 'FAIL' | 'ERROR' {
  if (result.success === true || result.success === 1) return 'PASS';
  return failedItself(result) ? 'ERROR' : 'FAIL';
}

/** `failureReason` 2; versions before it said so by an error without a grading result. */
function failedItself(result: LooseRecord): boolean {
  if (typeof result.failureReason === 'number') return result.failureReason === 2;
  return asWords(result.error) !== null && !isRecord(result.gradingResult);
}

/** The label a person gave, or the provider's id. */
export function providerName(provider: unknown): string {
  if (typeof provider === 'string') return provider;
  const { label, id } = asRecord(provider);
  return asWords(label) ?? asWords(id) ?? 'unnamed';
}

function readReply(result: LooseRecord, response: LooseRecord): ImportedAnswer['reply'] {
  const said = outputText(response.output);
  const finish = asText(response.finishReason);
  const text = said === null || said.trim() === '' ? null : said;
  const flagged = asRecord(response.guardrails);
  if (finish === 'content_filter' || (text === null && (flagged.flagged || flagged.flaggedInput))) {
    return { status: 'blocked', by: 'filter', category: asWords(flagged.reason) ?? finish, text };
  }
  if (response.isRefusal === true) return { status: 'blocked', by: 'model', category: null, text };
  const error = asWords(response.error) ?? (failedItself(result) ? asWords(result.error) : null);
  if (text === null) {
    return error === null
      ? { status: 'failed', kind: 'empty', message: 'the output is empty' }
      : { status: 'failed', kind: 'error', message: error.slice(0, 2000) };
  }
  // What stands there when promptfoo is told to keep no outputs.
  if (text === '[output stripped]') return UNHELD_ANSWER;
  return { status: 'answered', ...splitReasoning(text) };
}

/** Members under which structured outputs keep their text. */
const TEXT_MEMBERS = ['answer', 'output', 'text', 'content', 'response', 'completion'];

function outputText(output: unknown): string | null {
  if (output === null || output === undefined) return null;
  if (typeof output === 'string') return output;
  if (isRecord(output)) {
    const member = TEXT_MEMBERS.find((name) => typeof output[name] === 'string');
    if (member !== undefined) return output[member] as string;
  }
  return JSON.stringify(output);
}

function components(result: LooseRecord): LooseRecord[] {
  return asList(asRecord(result.gradingResult).componentResults).map(asRecord);
}

function toolGrades(result: LooseRecord, version: string): ImportedGrade[] {
  const thought = holdsThought(asRecord(result.response).output);
  return components(result).flatMap((component): ImportedGrade[] => {
    const assertion = asRecord(component.assertion);
    const type = asText(assertion.type);
    if (type === null || type === 'human') return [];
    const name = asWords(assertion.metric) ?? type;
    return [
      {
        grader: { kind: 'imported', id: `imported:promptfoo/${name}`, version },
        judgement: componentJudgement(component, { type, name, thought }),
      },
    ];
  });
}

function componentJudgement(
  component: LooseRecord,
  { type, name, thought }: { readonly type: string; readonly name: string; readonly thought: boolean },
): Judgement {
  const explanation = asWords(component.reason);
  if (asRecord(component.metadata).graderError === true) {
    return {
      status: 'ungraded',
      why: 'judge-failed',
      evidence: { rule: 'as in the file', text: explanation ?? 'the grader failed' },
    };
  }
  if (comparesWithGold(type)) {
    const judgement = toolJudgement(name, component.pass, { explanation });
    return thought ? thoughtJudged(judgement) : judgement;
  }
  return {
    status: 'ungraded',
    why: 'not-mapped',
    evidence: {
      rule: 'as in the file',
      text: `${type} ${component.pass === true ? 'passed' : 'failed'}: not about the answer being right`,
    },
  };
}

function humanGrades(
  result: LooseRecord,
  { metadata, provider }: { readonly metadata: LooseRecord; readonly provider: string },
): ImportedGrade[] {
  const comment = asWords(asRecord(result.gradingResult).comment);
  const rated = components(result)
    .filter((component) => asRecord(component.assertion).type === 'human')
    .map((component): ImportedGrade => {
      const explanation = asWords(component.comment) ?? comment ?? asWords(component.reason);
      return {
        grader: { kind: 'human', id: 'human:promptfoo', version: '1' },
        judgement: toolJudgement('human rating', component.pass, { explanation }),
      };
    });
  const labelled = Object.entries(metadata).flatMap(([key, value]): ImportedGrade[] => {
    const about = /^human(?:_(?:label|grade|outcome))?(?:_(.+))?$/i.exec(key);
    const outcome = outcomeSchema.safeParse(value);
    if (about === null || !outcome.success) return [];
    // A label for one of several models names it: human_gpt4 is about the provider that ends in gpt4.
    if (about[1] !== undefined && !plain(provider).endsWith(plain(about[1]))) return [];
    return [
      {
        grader: { kind: 'human', id: 'human:metadata', version: '1' },
        judgement: toolJudgement(key, outcome.data),
      },
    ];
  });
  return [...labelled, ...rated];
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
