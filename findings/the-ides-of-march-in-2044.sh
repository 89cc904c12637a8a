#!/usr/bin/env bash
# chrono-node 2.10.3
#
# "44 BC" is read as the year -44, which in a JavaScript date, in ISO 8601 and in EDTF is 45 BC, for they have a year 0; and "44 B.C." with its points is
# read as 2044, the letters being left over. One would have guessed -43 for both, or nothing for the second.
# Why it matters: people of antiquity are a part of every set of questions about people. Beside dates of other sources each of theirs is a year off, and a span of
# years across the turn is one too long; with points the answer of a model is graded against the next century.
#
# Seen (Node 20.20), text -> year of the date, and what of the text was read:
#   15 March 44 AD -> 44, "15 March 44 AD"
#   15 March 44 BC -> -44, "15 March 44 BC"
#   15 March 44 BCE -> -44, "15 March 44 BCE"
#   15 March 44 B.C. -> 2044, "15 March 44"
#   23 September 63 B.C. -> 1963, "23 September 63"
#   4 May 1 BC -> -1, "4 May 1 BC"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --save-exact chrono-node@2.10.3

cat >try.mjs <<'JS'
import * as chrono from 'chrono-node';

const today = new Date('2026-11-30T12:00:00Z');
for (const text of ['15 March 44 AD', '15 March 44 BC', '15 March 44 BCE', '15 March 44 B.C.', '23 September 63 B.C.', '4 May 1 BC']) {
  const [found] = chrono.parse(text, today);
  console.log(`${text} -> ${found.start.date().getUTCFullYear()}, "${found.text}"`);
}
JS
cat >expected <<'SEEN'
15 March 44 AD -> 44, "15 March 44 AD"
15 March 44 BC -> -44, "15 March 44 BC"
15 March 44 BCE -> -44, "15 March 44 BCE"
15 March 44 B.C. -> 2044, "15 March 44"
23 September 63 B.C. -> 1963, "23 September 63"
4 May 1 BC -> -1, "4 May 1 BC"
SEEN
TZ=UTC node --no-warnings try.mjs | tee seen
diff expected seen || {
  echo "no longer as described"
  exit 1
}
