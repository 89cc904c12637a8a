/**
 * What a model says of its certainty, what its tokens' probabilities say, how many of its trials agree: three
 * confidences of the same answers, compared pair by pair. A question's first trial stands for it, so that no answer is
 * counted twice, and only answers that have all confidences of a respondent are in, so that none has the easier ones.
 */
import { counted } from '../../core/counted.ts';
import { CELL_CODE, type OutcomeTable, PASSES, type QuestionRow } from '../../core/outcome-table.ts';
import {
  CONFIDENCE_SOURCES,
  type ConfidenceOfSource,
  type ConfidenceSource,
  type SeveralConfidences,
} from '../../core/summary/confidence.ts';
import { aurocPaired } from '../../stats/confidence/auroc-paired.ts';
import { behaviouralAlignment } from '../../stats/confidence/behavioural-alignment.ts';
import { riskCoverage } from '../../stats/confidence/risk-coverage.ts';
import { agreementOfTrials, type TrialsAgreement } from './agreement-of-trials.ts';
import { asEstimate } from './as-estimate.ts';
import { aurocOf, confidenceFigures, FEWEST_EVENTS, withEnoughEvents } from './confidence-figures.ts';
import { isRated } from './grid.ts';

type Row = SeveralConfidences['rows'][number];

export interface SeveralConfidencesOptions {
  readonly level: number;
  readonly seed: number;
  readonly clusterKey: (question: QuestionRow) => string;
  readonly label: (id: string) => string;
}

/** An attempted answer and its confidences; null where one is not known. */
interface Attempt {
  readonly cluster: string;
  readonly correct: number;
  readonly confidences: Readonly<Record<ConfidenceSource, number | null>>;
  readonly spread: number | null;
}

/** The section; undefined where no respondent has two confidences. */
export function severalConfidences(
  table: OutcomeTable,
  options: SeveralConfidencesOptions,
): SeveralConfidences | undefined {
  const agreement = agreementOfTrials(table);
  const given = [agreement.size > 0, isGiven(table, 'confidence'), isGiven(table, 'tokenProbability')];
  if (given.filter((one) => one).length < 2) return undefined;
  const rows = attemptsOf(table, agreement, options.clusterKey).flatMap(
    (attempts, respondent) => rowOf(table.respondents[respondent]!.id, attempts, options) ?? [],
  );
  return rows.length === 0
    ? undefined
    : { rows, sentences: rows.flatMap((row) => sentenceOf(row, options.label)) };
}

/** Whether any reply has one: most tables hold at most one kind of confidence, and are not looked through. */
function isGiven(table: OutcomeTable, column: 'confidence' | 'tokenProbability'): boolean {
  const values = table[column];
  for (let row = 0; row < table.rows; row += 1) if (values[row]! >= 0) return true;
  return false;
}

function attemptsOf(
  table: OutcomeTable,
  agreement: ReadonlyMap<number, TrialsAgreement>,
  clusterKey: (question: QuestionRow) => string,
): Attempt[][] {
  const rated = table.questions.map(isRated);
  const open = PASSES.indexOf('open');
  const attempts = table.respondents.map((): Attempt[] => []);
  for (let row = 0; row < table.rows; row += 1) {
    const question = table.question[row]!;
    if (table.pass[row] !== open || table.trial[row] !== 0 || !rated[question]) continue;
    if (table.cell[row]! > CELL_CODE.incorrect) continue;
    const agreed: TrialsAgreement | undefined = agreement.get(row);
    attempts[table.respondent[row]!]!.push({
      cluster: clusterKey(table.questions[question]!),
      correct: table.cell[row] === CELL_CODE.correct ? 1 : 0,
      confidences: {
        stated: known(table.confidence[row]!),
        'token probability': known(table.tokenProbability[row]!),
        'agreement of trials': agreed?.share ?? null,
      },
      spread: agreed?.concentration ?? null,
    });
  }
  return attempts;
}

function known(value: number): number | null {
  return value < 0 ? null : value;
}

/** Fewer answers than this with a confidence, and it was hardly asked for. */
const LEAST_SHARE = 0.5;

function rowOf(respondent: string, attempts: readonly Attempt[], options: SeveralConfidencesOptions) {
  const sources = CONFIDENCE_SOURCES.filter(
    (source) =>
      attempts.filter(({ confidences }) => confidences[source] !== null).length >
      LEAST_SHARE * attempts.length,
  );
  if (sources.length < 2) return null;
  const whole = attempts.filter(({ confidences }) => sources.every((source) => confidences[source] !== null));
  const correct = whole.map((one) => one.correct);
  const { level } = options;
  const differences = sources.flatMap((first, at) =>
    sources.slice(at + 1).map((second) => {
      const columns = [first, second].map((source) => whole.map((one) => one.confidences[source]!));
      const clusters = whole.map(({ cluster }) => cluster);
      const paired = aurocPaired(correct, [columns[0]!, columns[1]!], { level, clusters });
      const { difference: between, lower, upper, standardError, n, why } = paired;
      const gathered =
        paired.clusters === undefined
          ? { method: 'delong' }
          : { method: 'obuchowski', clusters: paired.clusters };
      const interval = { estimate: between, lower, upper, standardError, level, n, ...gathered };
      const told = asEstimate(why === undefined ? interval : { ...interval, why }, {
        metric: 'AUROC, difference',
        numerator: null,
        denominator: whole.length,
      });
      const difference = withEnoughEvents(told, correct);
      // A test on too few wrong answers is as wrong as the interval.
      return { first, second, difference, pValue: difference.low === null ? null : paired.pValue };
    }),
  );
  const row: Row = {
    respondent,
    n: whole.length,
    missing: attempts.length - whole.length,
    sources: sources.map((source) => sourceOf(source, whole, options)),
    ...(sources.includes('agreement of trials')
      ? {
          entropyAuroc: aurocOf(
            correct,
            whole.map((one) => one.spread!),
            { level, metric: 'AUROC of entropy', clusters: whole.map(({ cluster }) => cluster) },
          ),
        }
      : {}),
    differences,
  };
  return row;
}

function sourceOf(
  source: ConfidenceSource,
  attempts: readonly Attempt[],
  { level, seed }: SeveralConfidencesOptions,
): ConfidenceOfSource {
  // In an order of its own: sums are rounded as they grow, and the order of arrival must not move the last digit.
  const ordered = [...attempts].sort(
    (a, b) =>
      a.confidences[source]! - b.confidences[source]! ||
      a.correct - b.correct ||
      (a.cluster < b.cluster ? -1 : 1),
  );
  const confidences = ordered.map((one) => one.confidences[source]!);
  const correct = ordered.map((one) => one.correct);
  const n = ordered.length;
  const clusters = ordered.map(({ cluster }) => cluster);
  const aligned = behaviouralAlignment(confidences, correct, {
    level,
    clusters,
  });
  return {
    source,
    ...confidenceFigures(confidences, correct, { level, seed, clusters }),
    alignment: asEstimate(aligned, {
      metric: 'behavioural alignment',
      numerator: aligned.estimate === null ? null : aligned.estimate * n,
      denominator: n,
    }),
    heldDown: aligned.heldDown,
    riskCoverage: riskCoverage(confidences, correct).curve.map(({ coverage, risk, generalizedRisk }) => ({
      coverage,
      risk,
      generalizedRisk,
    })),
  };
}

/** Whether wrong answers are the rarer kind. */
function wrong(row: Row): boolean {
  const { numerator, denominator } = row.sources[0]!.auroc;
  return 2 * numerator! >= denominator!;
}

/** Which tells right from wrong better, where the paired test can say so. */
function sentenceOf(row: Row, label: (id: string) => string): string[] {
  const words = (source: ConfidenceSource): string => (source === 'stated' ? 'stated confidence' : source);
  const area = (source: ConfidenceSource): number | null =>
    row.sources.find((one) => one.source === source)?.auroc.value ?? null;
  return row.differences.flatMap(({ first, second, difference, pValue }) => {
    const { value } = difference;
    const [one, two] = [area(first), area(second)];
    if (value === null || one === null || two === null) return [];
    const areas = `AUROC ${one.toFixed(2)} against ${two.toFixed(2)} on ${counted(row.n, 'answer')}`;
    if (difference.why === 'few-events')
      return [
        `${label(row.respondent)}: too few answers are ${wrong(row) ? 'wrong' : 'right'} to tell ${words(first)} and ${words(second)} apart (${areas}; intervals take ${FEWEST_EVENTS} of either kind).`,
      ];
    if (pValue === null || pValue >= 1 - difference.level)
      return [
        `${label(row.respondent)}: ${words(first)} and ${words(second)} were not told apart as signs of a right answer (${areas}).`,
      ];
    const [better, worse, said] =
      value > 0
        ? [first, second, areas]
        : [second, first, `AUROC ${two.toFixed(2)} against ${one.toFixed(2)} on ${counted(row.n, 'answer')}`];
    return [
      `${label(row.respondent)}: ${words(better)} tells right answers from wrong ones better than ${words(worse)} does (${said}).`,
    ];
  });
}
