#!/usr/bin/env bash
# evalite 0.19.0 (with vitest 4.1.12)
#
# A case whose task threw is exported with the error as its `output` and an average score of 0 of its own, and the average of the eval that holds
# it leaves it out: one right answer beside one failed request is an average of 1.
# One would have guessed either .5 in both places or no score for the failed case, and no output.
# Why it matters: the eval's average is what is compared between models and prompts. A model whose hard requests time out scores higher than one
# that answers them; a reader who averages the cases gets another figure from the same file, and one who reads `output` grades an error message.
#
# Seen (Node 20.20):
#   Capital of Mali?: output "Bamako", average 1
#   Capital of Chad?: output {"name":"Error","message":"rate limit reached"}, average 0
#   capitals: average 1
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --save-exact evalite@0.19.0 vitest@4.1.12

cat >capitals.eval.ts <<'JS'
import { evalite } from 'evalite';

evalite('capitals', {
  data: [
    { input: 'Capital of Mali?', expected: 'Bamako' },
    { input: 'Capital of Chad?', expected: 'N’Djamena' },
  ],
  task: async (input) => {
    if (input.includes('Chad')) throw new Error('rate limit reached');
    return 'Bamako';
  },
  scorers: [{ name: 'Exact Match', scorer: ({ output, expected }) => (output === expected ? 1 : 0) }],
});
JS
npx evalite run --outputPath results.json >/dev/null 2>&1 || true # a case that failed gives exit code 1

cat >show.cjs <<'JS'
const [capitals] = require('./results.json').evals;
for (const { input, output, averageScore } of capitals.results) {
  const told = typeof output === 'string' ? output : { name: output.name, message: output.message };
  console.log(`${input}: output ${JSON.stringify(told)}, average ${averageScore}`);
}
console.log(`${capitals.name}: average ${capitals.averageScore}`);
JS
cat >expected <<'SEEN'
Capital of Mali?: output "Bamako", average 1
Capital of Chad?: output {"name":"Error","message":"rate limit reached"}, average 0
capitals: average 1
SEEN
node show.cjs | tee seen
diff expected seen || {
  echo "no longer as described"
  exit 1
}
