#!/usr/bin/env bash
# braintrust 3.35.0
#
# The result of `Eval`, written as JSON, keeps of a case whose task threw nothing but its input: the error is an empty object, and the case's own
# metadata (its id, the model asked) are empty too, though the dataset gave them.
# One would have guessed a message in the error, and the metadata of the case as they are on cases that went well.
# Why it matters: results of a local run (`noSendLogs`) are saved as JSON and read by other tools. Which questions failed, of which model and
# why is then gone; a reader who joins by id loses the failed cases and computes rates over the survivors.
#
# Seen (Node 20.20):
#   went well: error null, metadata {"id":"q1"}
#   threw: error {}, metadata {}
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --save-exact braintrust@3.35.0

cat >try.mjs <<'JS'
import { Eval } from 'braintrust';

const quiet = { start() {}, update() {}, increment() {}, stop() {} };
const result = await Eval(
  'capitals',
  {
    data: () => [
      { input: 'Capital of Mali?', expected: 'Bamako', metadata: { id: 'q1' } },
      { input: 'Capital of Chad?', expected: 'N’Djamena', metadata: { id: 'q2' } },
    ],
    task: (input) => {
      if (input.includes('Chad')) throw new Error('rate limit reached');
      return 'Bamako';
    },
    scores: [({ output, expected }) => ({ name: 'Exact Match', score: output === expected ? 1 : 0 })],
  },
  { noSendLogs: true, progress: quiet, reporter: { name: 'quiet', reportEval: () => true, reportRun: () => true } },
);
for (const { input, error, metadata } of JSON.parse(JSON.stringify(result)).results) {
  const ending = input.includes('Chad') ? 'threw' : 'went well';
  console.log(`${ending}: error ${JSON.stringify(error ?? null)}, metadata ${JSON.stringify(metadata)}`);
}
JS
cat >expected <<'SEEN'
went well: error null, metadata {"id":"q1"}
threw: error {}, metadata {}
SEEN
node --no-warnings try.mjs 2>/dev/null | grep -E '^(went well|threw):' | sort -r | tee seen
diff expected seen || {
  echo "no longer as described"
  exit 1
}
