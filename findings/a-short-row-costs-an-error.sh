#!/usr/bin/env bash
# csv-parse 7.0.3
#
# With relax_column_count rows of any length are taken. Each row whose length differs from the first one's still makes an error, with its
# stack and a copy of the row, which nobody is shown. One would have guessed that a row that is allowed costs what a row costs.
# Why it matters: files of answers are ragged by habit (notes under a table, an answer with a comma and no quotes). Fifty thousand
# short rows took 15 to 83 times as long as full ones in four trials; it looks like a hanging import. The time is printed, not judged.
#
# Seen (Node 20.20):
#   1000 rows like the first: read 1000, errors made 0
#   1000 rows of another length, allowed: read 1000, errors made 1000
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --save-exact csv-parse@7.0.3

cat >try.mjs <<'JS'
import { parse } from 'csv-parse/sync';

const read = (row, rows) =>
  parse(`question,answer\n${`${row}\n`.repeat(rows)}`, { relax_column_count: true }).length - 1;

function counted(row) {
  const capture = Error.captureStackTrace;
  let made = 0;
  Error.captureStackTrace = (...given) => {
    made += 1;
    return capture(...given);
  };
  const rows = read(row, 1000);
  Error.captureStackTrace = capture;
  return `read ${rows}, errors made ${made}`;
}

function milliseconds(row) {
  const before = performance.now();
  read(row, 50_000);
  return performance.now() - before;
}

console.log('1000 rows like the first:', counted('Who?,Ada'));
console.log('1000 rows of another length, allowed:', counted('Who?'));
milliseconds('Who?,Ada');
console.error('50,000 short rows took', (milliseconds('Who?') / milliseconds('Who?,Ada')).toFixed(0), 'times as long as full ones');
JS
cat >expected <<'SEEN'
1000 rows like the first: read 1000, errors made 0
1000 rows of another length, allowed: read 1000, errors made 1000
SEEN
node --no-warnings try.mjs | tee seen
diff expected seen || {
  echo "no longer as described"
  exit 1
}
