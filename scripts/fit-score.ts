/**
 * Fits the weights of the rules' score on public human labels (EVOUNA) and prints the cross-validated curve of
 * agreement against share decided. `--write` puts the weights of all rows into score-weights.ts.
 */
import { writeFileSync } from 'node:fs';
import { FEATURE_NAMES, type Features } from '../src/stages/grade/rules/features.ts';
import { dataFolder, type GradedAnswer, judge, outcomeOf, readGradedAnswers } from './graded-answers.ts';
import { fitLogistic } from './logistic.ts';

const RIDGE = 2;
const FOLDS = 5;
const CLOSED_BOOK = new Set(['GPT-3.5', 'ChatGPT-3.5', 'GPT-4']);

const folder = dataFolder(process.argv.slice(2).find((one) => !one.startsWith('--')));
if (folder === null) throw new Error('fit-score needs the labelled answers in ../shared/data/graded');

interface Case {
  readonly row: GradedAnswer;
  /** Set where a rule alone settles it; the score is for the rest. */
  readonly settled: 'correct' | 'incorrect' | 'refused' | null;
  readonly features: readonly number[];
  readonly right: number;
  readonly fold: number;
  probability: number;
}

const cases: Case[] = [];
for (const row of readGradedAnswers(folder)) {
  if (!row.scored || row.human === null || row.model === 'Bing Chat') continue;
  const statement = row.source.startsWith('truthfulqa');
  if (!statement && !row.source.startsWith('evouna')) continue;
  const judgement = judge(row);
  const outcome = outcomeOf(judgement);
  const features = judgement.evidence.features as Partial<Features> | undefined;
  const byScore = judgement.evidence.rule === 'score';
  if (byScore ? statement && !features?.sentence : statement) continue;
  cases.push({
    row,
    settled: byScore || outcome === 'undecided' ? null : outcome,
    features: FEATURE_NAMES.map((name) => features?.[name] ?? 0),
    right: row.human === 'correct' ? 1 : 0,
    fold: hash(row.question) % FOLDS,
    probability: 0.5,
  });
}
const open = cases.filter((one) => one.settled === null);
for (let fold = 0; fold < FOLDS; fold += 1) {
  const train = open.filter((one) => one.fold !== fold);
  const fit = fitLogistic(
    train.map((one) => one.features),
    train.map((one) => one.right),
    { ridge: RIDGE },
  );
  for (const one of open)
    if (one.fold === fold) one.probability = predict(fit.intercept, fit.weights, one.features);
}
console.log(
  `${cases.length} answers, ${open.length} left to the score (${open.filter((one) => one.right).length} correct)`,
);
const settled = cases.filter((one) => one.settled !== null && CLOSED_BOOK.has(one.row.model));
const settledRight = settled.filter((one) => (one.settled === 'correct') === (one.right === 1)).length;
console.log(`closed book settled ${settled.length}, agreement ${(settledRight / settled.length).toFixed(4)}`);
const closed = open.filter((one) => CLOSED_BOOK.has(one.row.model));
console.log('cross-validated bins of probability: n, share correct');
for (let low = 0; low < 1; low += 0.05) {
  const bin = closed.filter((one) => one.probability >= low && one.probability < low + 0.05);
  if (bin.length > 0)
    console.log(low.toFixed(2), bin.length, (bin.filter((one) => one.right).length / bin.length).toFixed(3));
}
for (const [low, high] of [0.08, 0.1, 0.12, 0.15].flatMap((low) =>
  [0.6, 0.65, 0.7, 0.75, 0.8].map((high) => [low, high] as const),
)) {
  let line = `<=${low} >=${high}:`;
  for (const source of ['evouna', 'evouna-nq', 'evouna-tq']) {
    const all = cases.filter((one) => CLOSED_BOOK.has(one.row.model) && one.row.source.startsWith(source));
    let decided = 0;
    let agree = 0;
    let fa = 0;
    let miss = 0;
    let said = 0;
    let positives = 0;
    for (const one of all) {
      const outcome =
        one.settled ??
        (one.probability >= high ? 'correct' : one.probability <= low ? 'incorrect' : 'undecided');
      if (outcome !== 'undecided') {
        decided += 1;
        if ((outcome === 'correct') === (one.right === 1)) agree += 1;
      }
      if (outcome === 'correct') said += 1;
      positives += one.right;
      if (outcome === 'correct' && !one.right) fa += 1;
      if (outcome !== 'correct' && one.right) miss += 1;
    }
    const n = all.length;
    const accuracy = 1 - (fa + miss) / n;
    const chance = (positives * said + (n - positives) * (n - said)) / n / n;
    line += `  ${source} decided ${((100 * decided) / n).toFixed(1)} agree ${((100 * agree) / decided).toFixed(2)} kappa ${((accuracy - chance) / (1 - chance)).toFixed(3)}`;
  }
  console.log(line);
}
const whole = fitLogistic(
  open.map((one) => one.features),
  open.map((one) => one.right),
  { ridge: RIDGE },
);
const table = FEATURE_NAMES.map((name, at) => [name, whole.weights[at] as number] as const).filter(
  ([, weight]) => Math.abs(weight) >= 0.005,
);
console.log(table.map(([name, weight]) => `${name} ${weight.toFixed(2)}`).join(', '));

if (process.argv.includes('--write')) {
  const lines = table.map(([name, weight]) => `    ${name}: ${weight.toFixed(2)},`);
  writeFileSync(
    'src/stages/grade/rules/score-weights.ts',
    `/**
 * Weights of the rules' score: data, made by scripts/fit-score.ts. Ridge logistic regression (ridge ${RIDGE}) on the
 * ${open.length} answers of EVOUNA's public half (Natural Questions and TriviaQA, four models) and of TruthfulQA's fine-tuning
 * answers (statements alone) that no rule settles, all with human labels. The thresholds were chosen on cross-validation by question; docs/grading.md has the curve.
 */
import type { ScoreWeights } from './score.ts';

export const SCORE_WEIGHTS: ScoreWeights = {
  intercept: ${whole.intercept.toFixed(2)},
  weights: {
${lines.join('\n')}
  },
  correctFrom: 0.65,
  statementCorrectFrom: 0.85,
  incorrectTo: 0.11,
};
`,
  );
}

function predict(intercept: number, weights: readonly number[], features: readonly number[]): number {
  let sum = intercept;
  for (const [at, value] of features.entries()) sum += value * (weights[at] as number);
  return 1 / (1 + Math.exp(-sum));
}

function hash(text: string): number {
  let h = 2166136261;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 16777619) >>> 0;
  return h;
}
