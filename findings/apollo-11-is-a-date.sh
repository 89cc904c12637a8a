#!/usr/bin/env bash
# csv-parse 7.0.3
#
# With cast and cast_date every cell that Date.parse accepts becomes a Date, and Date.parse accepts any words before a small number:
# "Apollo 11" is the first of November 2001, "Boeing 747" the year 747. One would have guessed that only what looks like a date does.
# Why it matters: a column of short answers holds both kinds. Dates come out as meant, titles with a number become dates too, nothing
# is reported, and the text that the model wrote is gone.
#
# Seen (Node 20.20):
#   q1 a date, 1969-07-20
#   q2 a date, 2001-11-01
#   q3 a date, 0747-01-01
#   q4 text, Apollo Eleven
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --save-exact csv-parse@7.0.3

cat >try.mjs <<'JS'
import { parse } from 'csv-parse/sync';

process.env.TZ = 'UTC';
const text = 'id,answer\nq1,1969-07-20\nq2,Apollo 11\nq3,Boeing 747\nq4,Apollo Eleven\n';
for (const { id, answer } of parse(text, { columns: true, cast: true, cast_date: true })) {
  console.log(id, answer instanceof Date ? `a date, ${answer.toISOString().slice(0, 10)}` : `text, ${answer}`);
}
JS
cat >expected <<'SEEN'
q1 a date, 1969-07-20
q2 a date, 2001-11-01
q3 a date, 0747-01-01
q4 text, Apollo Eleven
SEEN
node --no-warnings try.mjs | tee seen
diff expected seen || {
  echo "no longer as described"
  exit 1
}
