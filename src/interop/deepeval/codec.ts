/**
 * deepeval's test runs. A test case has an output and metrics with thresholds; only metrics that are about being right
 * say an outcome, relevancy and faithfulness do not. The model under test is there only where somebody logged it.
 */

import type { Codec, FileGlance, ImportOptions, OpenedImport } from '../../core/codec.ts';
import { counted } from '../../core/counted.ts';
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import { splitReasoning } from '../../reading/split-reasoning.ts';
import { fileStem } from '../../rows/file-names.ts';
import { readJsonElements, readJsonWithout } from '../../rows/json-parts.ts';
import { type ContentIds, contentIds } from '../content-ids.ts';
import { importedQuestion } from '../imported-question.ts';
import { importedRespondent } from '../imported-respondent.ts';
import { asId, asList, asNumber, asRecord, asWords, isRecord, type LooseRecord } from '../loose.ts';
import { type ImportedGrade, toolJudgement, toolValue } from '../tool-judgement.ts';

export const deepevalCodec: Codec = { format: 'deepeval', detect, open };

function detect({ kind, value }: FileGlance): number {
  if (kind !== 'json') return 0;
  const cases = casesKey(asRecord(value));
  if (cases === null) return 0;
  const first = asRecord(asList(asRecord(value)[cases])[0]);
  const known = ['actualOutput', 'actual_output', 'metricsData', 'metrics_data', 'metricsMetadata'];
  return known.some((name) => name in first) ? 1 : Object.keys(first).length === 0 ? 0.3 : 0;
}

function casesKey(document: LooseRecord): 'testCases' | 'test_cases' | null {
  return Array.isArray(document.testCases)
    ? 'testCases'
    : Array.isArray(document.test_cases)
      ? 'test_cases'
      : null;
}

async function open(path: string, options: ImportOptions = {}): Promise<OpenedImport> {
  const document = await readJsonWithout(path, [['testCases'], ['test_cases']]);
  const logged = loggedModel(document.hyperparameters);
  const model = options.model ?? logged ?? options.fileName ?? fileStem(path);
  const counts = { cases: 0, withContext: 0 };
  const ids = contentIds('case');
  async function* answers(): AsyncGenerator<ImportedAnswer> {
    for (const key of ['testCases', 'test_cases']) {
      for await (const { value, line } of readJsonElements(path, [key])) {
        const answer = readCase(asRecord(value), { model, number: counts.cases + 1, ids, path, line });
        counts.cases += 1;
        if ((answer.closedBookSigns ?? []).some((sign) => !sign.startsWith('tool-call')))
          counts.withContext += 1;
        yield answer;
      }
    }
  }
  return {
    header: {
      format: 'deepeval',
      title: asWords(document.identifier) ?? asWords(document.testFile) ?? 'deepeval test run',
      models: [model],
      status: 'unknown',
      statedMetrics: [],
      notes: [
        ...(options.model === undefined && logged === null
          ? [
              `deepeval does not write which model answered; the answers are those of "${model}" (--model NAME says otherwise)`,
            ]
          : []),
        'only metrics about correctness are taken as grades',
      ],
      expectedAnswers: null,
    },
    answers: answers(),
    ending: () => ({
      recomputedMetrics: [],
      notes:
        counts.withContext === 0
          ? []
          : [
              `${counted(counts.withContext, 'answer was', 'answers were')} given with a context: not closed-book`,
            ],
    }),
  };
}

/** `evaluate(…, hyperparameters={"model": "gpt-4o"})`: by custom the model that answered. */
function loggedModel(hyperparameters: unknown): string | null {
  const entry = Object.entries(asRecord(hyperparameters)).find(([name]) =>
    /^model(?:[ _]?name)?$/i.test(name),
  );
  return entry === undefined ? null : asWords(entry[1]);
}

function readCase(
  test: LooseRecord,
  at: {
    readonly model: string;
    readonly number: number;
    readonly ids: ContentIds;
    readonly path: string;
    readonly line: number;
  },
): ImportedAnswer {
  const expected = member(test, 'expectedOutput', 'expected_output');
  const metrics = asList(member(test, 'metricsData', 'metrics_data') ?? test.metricsMetadata).filter(
    isRecord,
  );
  const output = member(test, 'actualOutput', 'actual_output');
  const text = typeof output === 'string' ? output : output == null ? '' : JSON.stringify(output);
  const seconds = asNumber(member(test, 'runDuration', 'run_duration'));
  const asked =
    typeof test.input === 'string' ? test.input : test.input == null ? null : JSON.stringify(test.input);
  const golds = typeof expected === 'string' && expected.trim() !== '' ? [expected] : [];
  const contexts = [test.context, member(test, 'retrievalContext', 'retrieval_context')];
  return {
    question: importedQuestion({
      id: asId(test.name) ?? at.ids.of({ text: asked, golds, number: at.number }),
      text: asked,
      golds,
      source: 'deepeval',
    }),
    respondent: importedRespondent(at.model),
    trial: 0,
    reply:
      text.trim() === ''
        ? { status: 'failed', kind: 'empty', message: asWords(test.error) ?? 'the case has no output' }
        : { status: 'answered', ...splitReasoning(text) },
    latencyMs: seconds === null ? null : seconds * 1000,
    closedBookSigns: [
      ...signsOf(contexts, metrics),
      ...toolsCalled(member(test, 'toolsCalled', 'tools_called')),
    ],
    grades: metrics.map((metric) => gradeOf(metric)),
    verdicts: [
      ...metrics.map((metric) => ({ name: nameOf(metric), value: toolValue(metric.score) })),
      { name: 'success', value: typeof test.success === 'boolean' ? test.success : null },
    ],
    source: { path: at.path, place: `line ${at.line}` },
  };
}

/** By name: calls were texts before they were objects. */
function toolsCalled(calls: unknown): string[] {
  const names = asList(calls).map((call) => asWords(call) ?? asWords(asRecord(call).name) ?? 'unnamed');
  return [...new Set(names)].map((name) => `tool-call: ${name}`);
}

/** Metrics that compare with a retrieved text exist only where one was retrieved. */
function signsOf(contexts: readonly unknown[], metrics: readonly LooseRecord[]): string[] {
  const given = contexts.some((context) => asList(context).length > 0 || asWords(context) !== null);
  const retrieval = metrics.map(nameOf).filter((name) => /faithful|contextual|retriev|\brag\b/i.test(name));
  return [
    ...(given ? ['context given to the model'] : []),
    ...retrieval.map((name) => `graded against retrieved text (${name})`),
  ];
}

function gradeOf(metric: LooseRecord): ImportedGrade {
  const name = nameOf(metric);
  const judge = asWords(metric.evaluationModel) ?? asWords(metric.evaluation_model) ?? 'unknown';
  const grader = { kind: 'imported' as const, id: `imported:deepeval/${name}`, version: judge };
  const reason = asWords(metric.reason);
  const error = asWords(metric.error);
  if (error !== null) {
    const evidence = { rule: 'as in the file', text: `${name} failed: ${error.slice(0, 500)}` };
    return { grader, judgement: { status: 'ungraded', why: 'judge-failed', evidence } };
  }
  if (/correct|accura|exact.?match|factual/i.test(name) && metric.skipped !== true) {
    return { grader, judgement: toolJudgement(name, metric.success, { explanation: reason }) };
  }
  const shown = `${name} = ${JSON.stringify(toolValue(metric.score))}: not about the answer being right`;
  return {
    grader,
    judgement: { status: 'ungraded', why: 'not-mapped', evidence: { rule: 'as in the file', text: shown } },
  };
}

function nameOf(metric: LooseRecord): string {
  return asWords(metric.name) ?? asWords(metric.metric) ?? 'metric';
}

/** deepeval writes camel case to files and snake case elsewhere. */
function member(record: LooseRecord, camel: string, snake: string): unknown {
  return record[camel] ?? record[snake];
}
