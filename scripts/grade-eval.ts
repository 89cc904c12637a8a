/**
 * Measures the rules against people: per source and model the share decided, agreement among decided, kappa with
 * undecided counted as not correct, false accepts and misses; and, cross-validated by question, the curve of
 * agreement against share decided. Writes predictions that ../shared/data/graded/score.py reads.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { SCORE_WEIGHTS } from '../src/stages/grade/rules/score-weights.ts';
import { crossValidate, isClosedBook, type ScoredAnswer } from './cross-validate.ts';
import { dataFolder, type GradedAnswer, judge, outcomeOf, readGradedAnswers } from './graded-answers.ts';

const folder = dataFolder(process.argv[2]);
if (folder === null) {
  console.log(
    'grade:eval needs the labelled answers in ../shared/data/graded, or their folder as an argument',
  );
  process.exit(0);
}
const rows = readGradedAnswers(folder);
const started = process.cpuUsage();
const judged = rows.map((row) => ({ row, judgement: judge(row) }));
const used = process.cpuUsage(started);
const seconds = (used.user + used.system) / 1e6;
mkdirSync('output/grade-eval', { recursive: true });
writeFileSync(
  'output/grade-eval/predictions.jsonl',
  judged
    .map(({ row, judgement }) => `${JSON.stringify({ id: row.id, outcome: outcomeOf(judgement) })}\n`)
    .join(''),
);
writeFileSync(
  'output/grade-eval/judgements.jsonl',
  judged.map(({ row, judgement }) => `${JSON.stringify({ ...row, judgement })}\n`).join(''),
);
console.log(
  `${rows.length} answers of all lengths, ${Math.round(rows.length / seconds)} a second of one core`,
);
console.log('predictions: output/grade-eval/predictions.jsonl\n');

interface Decided {
  readonly row: GradedAnswer;
  readonly outcome: string;
}

console.log('## As shipped (weights fitted on these rows; the cross-validated figures are below)\n');
table(judged.map(({ row, judgement }) => ({ row, outcome: outcomeOf(judgement) })));

const answers = crossValidate(judged);
const { correctFrom, incorrectTo } = SCORE_WEIGHTS;
console.log(`\n## Cross-validated by question, five folds, thresholds ${incorrectTo} and ${correctFrom}\n`);
table(answers.map((one) => ({ row: one.row, outcome: decide(one, incorrectTo, correctFrom) })));

console.log(
  '\n## The curve, closed-book three, cross-validated: incorrect at or below, correct at or above\n',
);
console.log('low    high   decided  agree   kappa');
for (const [low, high] of [
  [0.03, 0.95],
  [0.05, 0.9],
  [0.08, 0.8],
  [0.1, 0.7],
  [0.1, 0.65],
  [0.15, 0.65],
  [0.2, 0.6],
  [0.3, 0.55],
  [0.5, 0.5],
] as const) {
  const group = answers
    .filter((one) => isClosedBook(one.row))
    .map((one) => ({ row: one.row, outcome: decide(one, low, high) }));
  const { decided, agreement, kappa } = measure(group);
  console.log(
    `${low.toFixed(2)}   ${high.toFixed(2)}   ${percent(decided)}    ${percent(agreement)}   ${kappa.toFixed(3)}`,
  );
}

function decide(one: ScoredAnswer, low: number, high: number): string {
  if (one.settled !== null) return one.settled;
  return one.probability >= high && !one.doubted
    ? 'correct'
    : one.probability <= low
      ? 'incorrect'
      : 'undecided';
}

function table(all: readonly Decided[]): void {
  const groups = new Map<string, Decided[]>();
  for (const one of all) {
    if (!one.row.scored || one.row.human === null || one.row.source === 'xstest') continue;
    const names = [`${one.row.source} ${one.row.model}`];
    if (isClosedBook(one.row)) names.push(`${one.row.source} CLOSED-BOOK 3`, 'evouna CLOSED-BOOK 3');
    for (const name of names) groups.set(name, [...(groups.get(name) ?? [])].concat(one));
  }
  console.log(
    `${'source and model'.padEnd(32)} n      decided  agree   acc     kappa   false accepts  misses`,
  );
  for (const [name, group] of groups) {
    const { decided, agreement, accuracy, kappa, falseAccepts, misses } = measure(group);
    console.log(
      `${name.padEnd(32)} ${String(group.length).padEnd(6)} ${percent(decided)}    ${percent(agreement)}   ${percent(accuracy)}   ${kappa.toFixed(3)}   ${String(falseAccepts).padEnd(14)} ${misses}`,
    );
  }
}

function measure(group: readonly Decided[]) {
  const n = group.length;
  let decided = 0;
  let agree = 0;
  let falseAccepts = 0;
  let misses = 0;
  let positives = 0;
  let said = 0;
  for (const { row, outcome } of group) {
    const right = row.human === 'correct';
    const correct = outcome === 'correct';
    if (outcome !== 'undecided') {
      decided += 1;
      if (right === correct) agree += 1;
    }
    positives += right ? 1 : 0;
    said += correct ? 1 : 0;
    if (correct && !right) falseAccepts += 1;
    if (!correct && right) misses += 1;
  }
  const accuracy = 1 - (falseAccepts + misses) / n;
  const chance = (positives * said + (n - positives) * (n - said)) / n / n;
  return {
    decided: decided / n,
    agreement: agree / decided,
    accuracy,
    kappa: chance >= 1 ? Number.NaN : (accuracy - chance) / (1 - chance),
    falseAccepts,
    misses,
  };
}

function percent(share: number): string {
  return (100 * share).toFixed(1).padStart(5);
}
