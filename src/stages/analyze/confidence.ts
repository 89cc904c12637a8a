/**
 * Stated confidence against what came true, on attempted questions alone. Between respondents it may be compared only
 * where they refuse alike: a model that keeps its doubtful answers to itself is left with an easier set.
 */
import { CELL_CODE, type OutcomeTable, PASSES, type QuestionRow } from '../../core/outcome-table.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { coverageAtRisk } from '../../stats/confidence/coverage-at-risk.ts';
import { guaranteedCoverage } from '../../stats/confidence/guaranteed-coverage.ts';
import { riskCoverage } from '../../stats/confidence/risk-coverage.ts';
import { confidenceFigures, withoutInterval } from './confidence-figures.ts';
import { isRated } from './grid.ts';

type Section = NonNullable<Summary['confidence']>;
type Row = Section['rows'][number];

const RISKS = [0.05, 0.1, 0.2];
/** Refusal rates further apart than this make a comparison of confidences unfair. */
const ALIKE = 0.05;

/** The section; undefined when nobody stated a confidence. */
export function confidenceSection(
  table: OutcomeTable,
  options: {
    readonly level: number;
    readonly seed: number;
    readonly clusterKey: (question: QuestionRow) => string;
    readonly refusalRates: readonly (number | null)[];
  },
): Section | undefined {
  const stated = statedConfidences(table, options.clusterKey).map(inOrder);
  const rows = stated.flatMap((one, index) =>
    one.confidences.length === 0 ? [] : [rowOf(table.respondents[index]!.id, one, options)],
  );
  if (rows.length === 0) return undefined;
  const rates = options.refusalRates.filter((rate): rate is number => rate !== null);
  const comparable = rates.length < 2 || Math.max(...rates) - Math.min(...rates) <= ALIKE;
  return {
    rows,
    comparable,
    ...(comparable
      ? {}
      : {
          why: 'the respondents refuse different shares of the questions, so their answers are of different difficulty',
        }),
  };
}

interface Stated {
  readonly confidences: number[];
  readonly correct: number[];
  readonly clusters: string[];
  missing: number;
}

function statedConfidences(table: OutcomeTable, clusterKey: (question: QuestionRow) => string): Stated[] {
  const rated = table.questions.map(isRated);
  const keys = table.questions.map(clusterKey);
  const open = PASSES.indexOf('open');
  const stated = table.respondents.map(
    (): Stated => ({ confidences: [], correct: [], clusters: [], missing: 0 }),
  );
  for (let row = 0; row < table.rows; row += 1) {
    if (table.pass[row] !== open || !rated[table.question[row]!]) continue;
    const cell = table.cell[row];
    if (cell !== CELL_CODE.correct && cell !== CELL_CODE.incorrect) continue;
    const into = stated[table.respondent[row]!]!;
    const confidence = table.confidence[row]!;
    if (confidence < 0) {
      into.missing += 1;
      continue;
    }
    into.confidences.push(confidence);
    into.correct.push(cell === CELL_CODE.correct ? 1 : 0);
    into.clusters.push(keys[table.question[row]!]!);
  }
  return stated;
}

/** In an order of its own: sums are rounded as they grow, and the order of arrival must not move the last digit. */
function inOrder({ confidences, correct, clusters, missing }: Stated): Stated {
  const order = confidences
    .map((_, index) => index)
    .sort(
      (a, b) =>
        confidences[a]! - confidences[b]! ||
        correct[a]! - correct[b]! ||
        (clusters[a]! < clusters[b]! ? -1 : 1),
    );
  return {
    confidences: order.map((index) => confidences[index]!),
    correct: order.map((index) => correct[index]!),
    clusters: order.map((index) => clusters[index]!),
    missing,
  };
}

function rowOf(
  respondent: string,
  { confidences, correct, clusters, missing }: Stated,
  { level, seed }: { readonly level: number; readonly seed: number },
): Row {
  const n = confidences.length;
  const curve = riskCoverage(confidences, correct);
  return {
    respondent,
    pass: 'open',
    n,
    missing,
    ...confidenceFigures(confidences, correct, { level, seed, clusters }),
    augrc: withoutInterval('AUGRC', curve.augrc, { n, level }),
    riskCoverage: curve.curve.map(({ coverage, risk, generalizedRisk }) => ({
      coverage,
      risk,
      generalizedRisk,
    })),
    coverageAtRisk: RISKS.map((risk) => ({
      risk,
      coverage: coverageAtRisk(confidences, correct, { risk }).coverage,
      guaranteed: guaranteedCoverage(confidences, correct, { risk, delta: 1 - level }).coverage,
    })),
  };
}
