/**
 * Results of small evaluation projects in the form many of them invent: a list of tests, and runs of models whose
 * samples point at the tests by id. `passed` and scores are the project's own; expectations that are regular
 * expressions are no gold.
 */
import type { Codec, FileGlance, OpenedImport } from '../../core/codec.ts';
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import { splitReasoning } from '../../reading/split-reasoning.ts';
import { readJsonElements, readJsonWithout } from '../../rows/json-parts.ts';
import { importedQuestion } from '../imported-question.ts';
import { importedRespondent } from '../imported-respondent.ts';
import {
  asCount,
  asId,
  asList,
  asNumber,
  asRecord,
  asText,
  asWords,
  isRecord,
  type LooseRecord,
} from '../loose.ts';
import { metricMeans } from '../metric-means.ts';
import { pattern } from '../special-gold.ts';
import { toolJudgement, toolValue } from '../tool-judgement.ts';

export const testRunsCodec: Codec = { format: 'test-runs', detect, open };

function detect({ kind, value }: FileGlance): number {
  if (kind !== 'json') return 0;
  const { tests, runs } = asRecord(value);
  if (!Array.isArray(tests) || !('input' in asRecord(tests[0]) || 'question' in asRecord(tests[0]))) return 0;
  // The runs may begin after the part of a large file that is looked at.
  return Array.isArray(runs) || runs === undefined ? (Array.isArray(runs) ? 0.9 : 0.4) : 0;
}

async function open(path: string): Promise<OpenedImport> {
  const document = await readJsonWithout(path, [['runs']]);
  const title = asWords(document.eval) ?? asWords(document.name) ?? 'tests and runs';
  const questions = new Map(
    asList(document.tests).map((test) => {
      const record = asRecord(test);
      const id = asId(record.id) ?? 'unnamed';
      return [id, questionOf(id, record, title)];
    }),
  );
  const patterns = [...questions.values()].filter(({ tags }) => tags.includes('gold-is-a-pattern')).length;
  const models = new Set<string>();
  const means = metricMeans();
  const stated: { name: string; value: number | null }[] = [];
  for await (const { run } of runsOf(path)) {
    const model = modelOf(run);
    models.add(model);
    const rate = asNumber(run.pass_rate);
    if (rate !== null) stated.push({ name: `${stated.length + 1} ${model}/pass_rate`, value: rate });
  }
  async function* answers(): AsyncGenerator<ImportedAnswer> {
    let number = 0;
    for await (const { run, line } of runsOf(path)) {
      const model = modelOf(run);
      if (asNumber(run.pass_rate) !== null) number += 1;
      for (const [at, entry] of asList(run.samples).entries()) {
        const sample = asRecord(entry);
        if (asNumber(run.pass_rate) !== null && typeof sample.passed === 'boolean') {
          means.add(`${number} ${model}/pass_rate`, sample.passed ? 1 : 0);
        }
        yield readSample(sample, {
          model,
          run,
          questions,
          title,
          source: { path, place: `line ${line}, sample ${at + 1}` },
        });
      }
    }
  }
  return {
    header: {
      format: 'test-runs',
      title,
      models: [...models],
      status: 'unknown',
      statedMetrics: stated,
      notes: [
        ...(patterns === 0
          ? []
          : [
              `${patterns === 1 ? '1 expectation is a regular expression' : `${patterns} expectations are regular expressions`}: imported without reference, for a judge or a person`,
            ]),
      ],
      expectedAnswers: null,
    },
    answers: answers(),
    ending: () => ({ recomputedMetrics: means.all(), notes: [] }),
  };
}

async function* runsOf(path: string): AsyncGenerator<{ run: LooseRecord; line: number }> {
  for await (const { value, line } of readJsonElements(path, ['runs'])) yield { run: asRecord(value), line };
}

function modelOf(run: LooseRecord): string {
  return asWords(run.full_model) ?? asWords(run.model) ?? asWords(run.provider_id) ?? 'unnamed';
}

function questionOf(id: string, test: LooseRecord, source: string): ImportedAnswer['question'] {
  const expected = [test.expected ?? test.target ?? test.answer].flat();
  const golds = expected.flatMap((gold) => (typeof gold === 'string' && gold.trim() !== '' ? [gold] : []));
  const text = asText(test.input) ?? asText(test.question);
  if (golds.some(isExpression)) {
    return importedQuestion({ id, text, reference: null, tags: ['gold-is-a-pattern'], source });
  }
  return importedQuestion({ id, text, golds, source });
}

/** Alternatives and escapes count as well: "ls \\| shuf". */
function isExpression(gold: string): boolean {
  return pattern(gold) || /\\\W/.test(gold);
}

function readSample(
  sample: LooseRecord,
  at: {
    readonly model: string;
    readonly run: LooseRecord;
    readonly questions: ReadonlyMap<string, ImportedAnswer['question']>;
    readonly title: string;
    readonly source: ImportedAnswer['source'];
  },
): ImportedAnswer {
  const id = asId(sample.id) ?? asId(sample.test_id) ?? at.source.place;
  const text = asText(sample.output) ?? asText(sample.response) ?? '';
  const scores = Object.entries(asRecord(sample.scores));
  const error = asWords(sample.error);
  return {
    question: at.questions.get(id) ?? importedQuestion({ id, text: null, source: at.title }),
    respondent: importedRespondent(at.model),
    trial: 0,
    reply:
      text.trim() !== ''
        ? { status: 'answered', ...splitReasoning(text) }
        : error === null
          ? { status: 'failed', kind: 'empty', message: 'the output is empty' }
          : { status: 'failed', kind: 'error', message: error.slice(0, 2000) },
    usage: { inputTokens: asCount(sample.input_tokens), outputTokens: asCount(sample.output_tokens) },
    latencyMs: asNumber(sample.duration_ms),
    repliedAt: asWords(at.run.timestamp),
    grades: scores.map(([name, entry]) => ({
      grader: { kind: 'imported', id: `imported:test-runs/${name}`, version: '1' },
      judgement: toolJudgement(name, isRecord(entry) ? entry.value : entry, {
        letters: 'cin',
        explanation: isRecord(entry) ? asWords(entry.explanation) : null,
      }),
    })),
    verdicts: [
      ...(typeof sample.passed === 'boolean' ? [{ name: 'passed', value: sample.passed }] : []),
      ...scores.map(([name, entry]) => ({ name, value: toolValue(isRecord(entry) ? entry.value : entry) })),
    ],
    source: at.source,
  };
}
