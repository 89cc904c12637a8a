/**
 * Forks of SimpleQA for research agents: `{run_metadata, aggregate_metrics, results}` with a three-way grade a row.
 * They browse, so every answer with sources carries a sign of it and stays out of closed-book tables.
 */

import type { ImportOptions, OpenedImport } from '../../core/codec.ts';
import { counted } from '../../core/counted.ts';
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import type { Outcome } from '../../core/outcome.ts';
import { readJsonElements, readJsonWithout } from '../../rows/json-parts.ts';
import { importedQuestion } from '../imported-question.ts';
import { importedRespondent } from '../imported-respondent.ts';
import { asList, asNumber, asRecord, asWords, type LooseRecord } from '../loose.ts';
import { metricMeans } from '../metric-means.ts';
import { UNHELD_ANSWER } from '../unheld-answer.ts';

const OUTCOMES: Readonly<Record<string, Outcome>> = {
  CORRECT: 'correct',
  INCORRECT: 'incorrect',
  NOT_ATTEMPTED: 'refused',
};

export async function openResearch(path: string, options: ImportOptions): Promise<OpenedImport> {
  const document = await readJsonWithout(path, [['results']]);
  const metadata = asRecord(document.run_metadata);
  const respondent = importedRespondent(
    options.model ?? asWords(metadata.researcher_model) ?? asWords(metadata.model),
  );
  const means = metricMeans();
  async function* answers(): AsyncGenerator<ImportedAnswer> {
    for await (const { path: place, value } of readJsonElements(path, ['results'])) {
      const row = asRecord(value);
      const word = asWords(row.evaluation_grade);
      const outcome = word !== null && Object.hasOwn(OUTCOMES, word) ? OUTCOMES[word] : null;
      for (const [metric, meant] of Object.entries(METRICS))
        means.add(metric, outcome === null ? null : Number(outcome === meant));
      yield answerOf(row, { path, at: Number(place[1]), outcome: outcome!, word, respondent });
    }
  }
  return {
    header: {
      format: 'simple-evals',
      title: 'SimpleQA with research',
      models: [respondent.model],
      status: 'unknown',
      statedMetrics: Object.entries(asRecord(document.aggregate_metrics)).flatMap(([name, value]) =>
        typeof value === 'number' ? [{ name, value }] : [],
      ),
      notes: ['the answers were researched on the web: not closed-book'],
    },
    answers: answers(),
    ending: () => ({ recomputedMetrics: means.all(), notes: [] }),
  };
}

const METRICS: Readonly<Record<string, Outcome>> = {
  correct_rate: 'correct',
  incorrect_rate: 'incorrect',
  not_attempted_rate: 'refused',
};

interface RowPlace {
  readonly path: string;
  readonly at: number;
  readonly outcome: Outcome | null;
  readonly word: string | null;
  readonly respondent: ReturnType<typeof importedRespondent>;
}

function answerOf(row: LooseRecord, { path, at, outcome, word, respondent }: RowPlace): ImportedAnswer {
  const text =
    asWords(row.predicted_answer) ?? asWords(row.answer) ?? asWords(row.report) ?? asWords(row.prediction);
  const gold = asWords(row.correct_answer) ?? asWords(row.target) ?? asWords(row.expected_answer);
  const seconds = asNumber(row.latency_seconds);
  const sources = asList(row.sources).length;
  const evidence = { rule: 'as in the file', text: `evaluation_grade = ${word ?? 'none'}` };
  return {
    question: importedQuestion({
      id: `question-${at}`,
      text: asWords(row.query) ?? asWords(row.question) ?? asWords(row.problem),
      golds: gold === null ? [] : [gold],
    }),
    respondent,
    trial: 0,
    reply: text === null ? UNHELD_ANSWER : { status: 'answered', text },
    usage: { costUsd: asNumber(row.cost) },
    latencyMs: seconds === null ? null : seconds * 1000,
    closedBookSigns:
      sources > 0 ? [`search-block: ${counted(sources, 'source')}`] : ['search-block: a research agent'],
    grades: [
      {
        grader: { kind: 'imported', id: 'imported:simple-evals/evaluation_grade', version: 'unknown' },
        judgement:
          outcome === null
            ? { status: 'ungraded', why: 'not-mapped', evidence }
            : { status: 'graded', outcome, reason: null, confidence: null, evidence },
      },
    ],
    verdicts: word === null ? [] : [{ name: 'evaluation_grade', value: word }],
    source: { path, place: `results[${at}]` },
  };
}
