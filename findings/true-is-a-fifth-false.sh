#!/usr/bin/env bash
# autoevals 0.0.132
#
# JSONDiff compares two booleans as the words "true" and "false", by edit distance: the opposite of what was expected scores 0.2, not
# 0. An absent field against null scores 1. One would have guessed 0 for opposite booleans: there is no middle between them.
# Why it matters: who asks a model for { "answer", "known": true or false } and scores the record gets credit for claiming to know
# what it does not, and a mean over many answers never reaches 0 for a model that is always wrong.
#
# Seen (Node 20.20):
#   {"known":true} where {"known":true} is expected: 1.00
#   {"known":true} where {"known":false} is expected: 0.20
#   {"known":false} where {"known":true} is expected: 0.20
#   {} where {"known":null} is expected: 1.00
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --save-exact autoevals@0.0.132

cat >try.mjs <<'JS'
import { JSONDiff } from 'autoevals';

for (const [expected, output] of [
  [{ known: true }, { known: true }],
  [{ known: false }, { known: true }],
  [{ known: true }, { known: false }],
  [{ known: null }, {}],
]) {
  const { score } = await JSONDiff({ output, expected });
  console.log(`${JSON.stringify(output)} where ${JSON.stringify(expected)} is expected: ${score.toFixed(2)}`);
}
JS
cat >expected <<'SEEN'
{"known":true} where {"known":true} is expected: 1.00
{"known":true} where {"known":false} is expected: 0.20
{"known":false} where {"known":true} is expected: 0.20
{} where {"known":null} is expected: 1.00
SEEN
node --no-warnings try.mjs | tee seen
diff expected seen || {
  echo "no longer as described"
  exit 1
}
