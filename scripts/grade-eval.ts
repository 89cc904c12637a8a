/**
 * Measures the rules against people: per source and model the share decided, agreement among decided, kappa with
 * undecided counted as not correct, false accepts and misses. Writes predictions that score.py reads.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dataFolder, type GradedAnswer, judge, outcomeOf, readGradedAnswers } from './graded-answers.ts';

const CLOSED_BOOK = new Set(['GPT-3.5', 'ChatGPT-3.5', 'GPT-4']);

const folder = dataFolder(process.argv[2]);
if (folder === null) {
  console.log(
    'grade:eval needs the labelled answers in ../shared/data/graded, or their folder as an argument',
  );
  process.exit(0);
}
const rows = readGradedAnswers(folder);
const started = performance.now();
const judged = rows.map((row) => ({ row, judgement: judge(row) }));
const seconds = (performance.now() - started) / 1000;
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
console.log(`${rows.length} answers in ${seconds.toFixed(2)} s (${Math.round(rows.length / seconds)}/s)\n`);

const groups = new Map<string, { row: GradedAnswer; outcome: string }[]>();
for (const { row, judgement } of judged) {
  if (!row.scored || row.human === null) continue;
  const outcome = outcomeOf(judgement);
  const names = [`${row.source} ${row.model}`, `${row.source} ALL`];
  if (row.source.startsWith('evouna') && CLOSED_BOOK.has(row.model))
    names.push(`${row.source} CLOSED-BOOK 3`, 'evouna CLOSED-BOOK 3');
  for (const name of names) {
    const group = groups.get(name) ?? [];
    group.push({ row, outcome });
    groups.set(name, group);
  }
}
console.log(`${'source and model'.padEnd(34)} n      decided  agree   acc     kappa   FA    MISS`);
for (const [name, group] of groups) {
  const n = group.length;
  const decided = group.filter((one) => one.outcome !== 'undecided');
  const agree = decided.filter((one) => (one.row.human === 'correct') === (one.outcome === 'correct')).length;
  const fa = group.filter((one) => one.outcome === 'correct' && one.row.human !== 'correct').length;
  const miss = group.filter((one) => one.outcome !== 'correct' && one.row.human === 'correct').length;
  const positives = group.filter((one) => one.row.human === 'correct').length;
  const said = group.filter((one) => one.outcome === 'correct').length;
  const accuracy = 1 - (fa + miss) / n;
  const chance = (positives * said + (n - positives) * (n - said)) / n / n;
  const kappa = chance >= 1 ? Number.NaN : (accuracy - chance) / (1 - chance);
  console.log(
    `${name.padEnd(34)} ${String(n).padEnd(6)} ${percent(decided.length / n)}   ${percent(agree / decided.length)}  ${percent(accuracy)}   ${kappa.toFixed(3)}   ${String(fa).padEnd(5)} ${miss}`,
  );
}

function percent(share: number): string {
  return (100 * share).toFixed(1).padStart(5);
}
