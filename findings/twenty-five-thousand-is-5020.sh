#!/usr/bin/env bash
# words-to-numbers 1.5.1
#
# A number in words with tens or hundreds before "thousand" or "million" comes out as another number, without an error: the factor multiplies the last
# word alone, and the words before it are added. Round hundreds and numbers under a thousand are right, so short trials look well. A year as it is
# spoken is cut in two. One would have guessed 25,000.
# Why it matters: numeric answers are graded by their distance from a reference. The same answer is correct in digits and wrong by a factor of five or six in
# words, which looks like a hallucination.
#
# Seen (Node 20.20), words -> number:
#   three hundred and five -> 305
#   three hundred thousand -> 300000
#   twenty-five thousand -> 5020
#   twenty five thousand -> 5020
#   one hundred and twenty thousand -> 20100
#   three million four hundred fifty thousand -> 3050400
#   seven hundred fifty million -> 50000700
#   nineteen forty-five -> 19 45
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --save-exact words-to-numbers@1.5.1

cat >try.mjs <<'JS'
import numbers from 'words-to-numbers';

for (const words of [
  'three hundred and five',
  'three hundred thousand',
  'twenty-five thousand',
  'twenty five thousand',
  'one hundred and twenty thousand',
  'three million four hundred fifty thousand',
  'seven hundred fifty million',
  'nineteen forty-five',
])
  console.log(`${words} -> ${numbers.wordsToNumbers(words)}`);
JS
cat >expected <<'SEEN'
three hundred and five -> 305
three hundred thousand -> 300000
twenty-five thousand -> 5020
twenty five thousand -> 5020
one hundred and twenty thousand -> 20100
three million four hundred fifty thousand -> 3050400
seven hundred fifty million -> 50000700
nineteen forty-five -> 19 45
SEEN
TZ=UTC node --no-warnings try.mjs | tee seen
diff expected seen || {
  echo "no longer as described"
  exit 1
}
