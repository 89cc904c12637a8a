/**
 * Measures the rules against people: per source and model the share decided, agreement among decided, kappa, false
 * accepts and misses, with the score's weights fitted without the question, the source or the language at hand; per
 * rule and verdict how often it is wrong on each source. Writes predictions that ../shared/data/graded/score.py reads. With --check it
 * fails where a rule and verdict is wrong beyond the limit in rows that nobody read and laid to the label (grading-readings.jsonl).
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { SCORE_WEIGHTS } from '../src/stages/grade/rules/score-weights.ts';
import {
  crossValidate,
  isClosedBook,
  leaveOut,
  outcomeAt,
  ruleAt,
  type ScoredAnswer,
} from './cross-validate.ts';
import { dataFolder, judge, outcomeOf, readGradedAnswers } from './graded-answers.ts';
import {
  LIMITS,
  measure,
  percent,
  printModels,
  printRules,
  type Reading,
  rulesOf,
} from './measure-grading.ts';
import { printRefusals } from './refusal-folds.ts';

const folder = dataFolder(process.argv.slice(2).find((argument) => !argument.startsWith('--')));
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
const write = (name: string, lines: readonly object[]) =>
  writeFileSync(`output/grade-eval/${name}`, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
write(
  'predictions.jsonl',
  judged.map(({ row, judgement }) => ({ id: row.id, outcome: outcomeOf(judgement) })),
);
write(
  'judgements.jsonl',
  judged.map(({ row, judgement }) => ({ ...row, judgement })),
);
console.log(
  `${rows.length} answers of all lengths, ${Math.round(rows.length / seconds)} a second of one core`,
);
console.log('predictions: output/grade-eval/predictions.jsonl\n');

const labelled = judged.filter(({ row }) => row.scored && row.human !== null && row.refusal === null);
console.log('## As shipped: the weights saw these rows, so these are not the figures to trust\n');
printModels(labelled.map(({ row, judgement }) => ({ row, outcome: outcomeOf(judgement) })));

const { correctFrom, incorrectTo } = SCORE_WEIGHTS;
const at = (answers: readonly ScoredAnswer[], low = incorrectTo, high = correctFrom) =>
  answers.map((one) => ({
    row: one.row,
    rule: ruleAt(one, low),
    outcome: outcomeAt(one, { incorrectTo: low, correctFrom: high }),
  }));

console.log(`\n## Cross-validated by question, five folds, thresholds ${incorrectTo} and ${correctFrom}\n`);
printModels(at(crossValidate(labelled)));

const bySource = leaveOut(labelled, (one) => one.row.source);
console.log('\n## Leave-one-source-out: weights fitted without the source\n');
printModels(at(bySource));
console.log('\n### Each rule and verdict on the source left out\n');
const readings: Reading[] = readFileSync('scripts/grading-readings.jsonl', 'utf8')
  .split('\n')
  .flatMap((line) => (line === '' ? [] : JSON.parse(line)));
const figures = rulesOf(at(bySource), readings);
printRules(figures);
const beyond = figures.filter((one) => one.beyond).length;
if (process.argv.includes('--check') && beyond > 0) process.exitCode = 1;
console.log(
  `\n${beyond} of a rule and verdict wrong in more than ${100 * LIMITS.share} % of ${LIMITS.enough} or more, or ${100 * LIMITS.fewShare} % of fewer, what was read and laid to the label left aside`,
);
if (process.env['SCAN'])
  for (const low of [0.08, 0.1, 0.11, 0.118, 0.13])
    for (const high of [0.5, 0.6, 0.7, 0.8]) {
      const out = at(bySource, low, high);
      const parts = ['evouna-nq', 'evouna-tq'].map((source) => {
        const of = (verdict: string) =>
          out.filter((one) => one.row.source === source && one.rule === 'score' && one.outcome === verdict);
        const [yes, no] = [of('correct'), of('incorrect')];
        const closed3 = measure(out.filter((one) => one.row.source === source && isClosedBook(one.row)));
        return `${source} acc ${yes.length} ${percent(yes.filter((one) => one.row.human !== 'correct').length / yes.length)} rej ${no.length} ${percent(no.filter((one) => one.row.human === 'correct').length / no.length)} dec ${percent(closed3.decided)} agr ${percent(closed3.agreement)}`;
      });
      console.log(low, high, parts.join(' | '));
    }
console.log('\n## Leave-one-language-out: weights fitted without the language\n');
printModels(at(leaveOut(labelled, (one) => one.row.language).filter((one) => one.row.language !== 'en')));

console.log('\n## Full refusals on XSTest, by template\n');
printRefusals(rows);

console.log(
  '\n## The frontier, closed-book three, leave-one-source-out: incorrect at or below, correct at or above\n',
);
console.log('low    high   decided  wrong    kappa');
const closed = bySource.filter((one) => isClosedBook(one.row));
const frontier = FRONTIER().map(([low, high]) => {
  const { decided, agreement, kappa } = measure(at(closed, low, high));
  console.log(
    `${low.toFixed(2)}   ${high.toFixed(2)}   ${percent(decided)}    ${percent(1 - agreement)}   ${kappa.toFixed(3)}`,
  );
  return { low, high, decided, wrong: 1 - agreement };
});
write('frontier.jsonl', frontier);

function FRONTIER() {
  return [
    [0, 1],
    [0.03, 0.95],
    [0.05, 0.9],
    [0.08, 0.85],
    [0.1, 0.8],
    [0.1, 0.7],
    [0.15, 0.65],
    [0.2, 0.6],
    [0.3, 0.55],
    [0.5, 0.5],
  ] as const;
}
write(
  'left-out.jsonl',
  bySource.map((one) => ({
    id: one.row.id,
    rule: ruleAt(one, SCORE_WEIGHTS.incorrectTo),
    probability: one.byScore ? one.probability : null,
    outcome: outcomeAt(one, SCORE_WEIGHTS),
  })),
);
