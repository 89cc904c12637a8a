/**
 * Fits the weights of the rules' score on public human labels and writes score-weights.ts. Run it after a change to
 * a rule or feature, then grade:eval for what the change is worth on questions the weights have not seen.
 */
import { writeFileSync } from 'node:fs';
import { FEATURE_NAMES } from '../src/stages/grade/rules/features.ts';
import { crossValidate, fitAll, RIDGE } from './cross-validate.ts';
import { dataFolder, judge, readGradedAnswers } from './graded-answers.ts';

const folder = dataFolder(process.argv[2]);
if (folder === null)
  throw new Error('fit-score needs the labelled answers in ../shared/data/graded, or their folder');
const answers = crossValidate(readGradedAnswers(folder).map((row) => ({ row, judgement: judge(row) })));
const open = answers.filter((one) => one.settled === null);
const fit = fitAll(open);
const lines = FEATURE_NAMES.map((name, at) => [name, fit.weights[at] as number] as const)
  .filter(([, weight]) => Math.abs(weight) >= 0.005)
  .map(([name, weight]) => `    ${name}: ${Number(weight.toFixed(2))},`);
writeFileSync(
  'src/stages/grade/rules/score-weights.ts',
  `/**
 * Weights of the rules' score: data, made by scripts/fit-score.ts. Ridge logistic regression (ridge ${RIDGE}) on the
 * ${open.length} answers that no rule settles alone, of EVOUNA's public half (Natural Questions and TriviaQA, four models)
 * and of TruthfulQA's fine-tuning answers (statements alone), all labelled by people. The thresholds were chosen on
 * cross-validation by question; docs/grading.md has the curve.
 */
import type { ScoreWeights } from './score.ts';

export const SCORE_WEIGHTS: ScoreWeights = {
  intercept: ${fit.intercept.toFixed(2)},
  weights: {
${lines.join('\n')}
  },
  correctFrom: 0.6,
  incorrectTo: 0.118,
};
`,
);
console.log(`${open.length} answers fitted, ${lines.length} weights written`);
