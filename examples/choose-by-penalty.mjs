// @ts-check
// Which of two models to use, from their counts alone: the penalty at which they tie, and the one beyond which
// declining everything beats each. Run after `npm run build`: node examples/choose-by-penalty.mjs
import { breakEven, tiePenaltyUnpaired, utility, wilson } from 'closedbook/stats';

// Counts of SimpleQA Verified, table 7 (arXiv:2509.07968): 1,000 questions each.
const models = {
  o3: { correct: 516, incorrect: 477, refused: 7 },
  'Claude Opus 4': { correct: 192, incorrect: 163, refused: 645 },
};

for (const [name, counts] of Object.entries(models)) {
  const wrong = wilson(counts.incorrect, 1000);
  const even = breakEven(counts);
  console.log(
    `${name}: wrong ${(100 * counts.incorrect) / 1000} % (${percent(wrong.lower)} to ${percent(wrong.upper)}); ` +
      `silence beats it from a penalty of ${even.estimate?.toFixed(2)}`,
  );
}

const tie = tiePenaltyUnpaired(models['Claude Opus 4'], models.o3);
console.log(
  `They tie at L = ${tie.estimate?.toFixed(2)} (${tie.lower?.toFixed(2)} to ${tie.upper?.toFixed(2)})`,
);
for (const penalty of [0.5, 1.03, 2]) {
  const worth = Object.entries(models).map(
    ([name, counts]) => `${name} ${utility(counts, { penalty }).estimate?.toFixed(3)}`,
  );
  console.log(`  at ${penalty}: ${worth.join(', ')}, silence 0`);
}

/** @param {number | null | undefined} share */
function percent(share) {
  return `${(100 * (share ?? Number.NaN)).toFixed(1)} %`;
}
