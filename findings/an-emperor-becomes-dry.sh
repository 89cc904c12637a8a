#!/usr/bin/env bash
# chinese-conv 4.0.0
#
# Made simple, 乾隆 (the Qianlong emperor) becomes 干隆, "dry", and 著名 (famous) becomes 着名; made traditional again, 钱钟书 (the writer
# Qian Zhongshu) becomes 錢鐘書 with the bell of a tower. Letters are changed one by one, and a letter that has two readings gets the same
# one in every word. One would have guessed that text already right in simplified letters stays as it is, and that a name comes
# back as it went.
# Why it matters: it is the converter of the registry that people use to hold answers in one script against golds in the other, or to
# make a set in the second script from one in the first. Compare after changing both sides, and never print or store what comes out:
# the names of people are where it fails.
#
# Seen (Node 20.20):
#   simple: 乾隆 -> 干隆, 著名 -> 着名, 錢鍾書 -> 钱钟书
#   traditional: 钱钟书 -> 錢鐘書, 沈阳 -> 沈陽
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --save-exact chinese-conv@4.0.0

cat >try.mjs <<'JS'
import { createRequire } from 'node:module';

const { sify, tify } = createRequire(import.meta.url)('chinese-conv');
const shown = (words, convert) => words.map((word) => `${word} -> ${convert(word)}`).join(', ');
console.log(`simple: ${shown(['乾隆', '著名', '錢鍾書'], sify)}`);
console.log(`traditional: ${shown(['钱钟书', '沈阳'], tify)}`);
JS
cat >expected <<'SEEN'
simple: 乾隆 -> 干隆, 著名 -> 着名, 錢鍾書 -> 钱钟书
traditional: 钱钟书 -> 錢鐘書, 沈阳 -> 沈陽
SEEN
node --no-warnings try.mjs | tee seen
diff expected seen || {
  echo "no longer as described"
  exit 1
}
