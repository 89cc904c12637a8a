#!/usr/bin/env bash
# any-date-parser 2.2.4
#
# A day, month and year with slashes, read in English, becomes another day where the first number is no month: its first figure is dropped. 25/12/1642 is
# the twelfth of May, 31/01/1950 the first of January; where that leaves no month either (30/11, 20/04) the day comes out right. One would have
# guessed the day before the month where nothing else is possible, or an invalid date.
# Why it matters: birthdays in spreadsheets of question sets and in answers of models stand like this. A wrong reference has the form of a right one, and every
# model that knows the day is graded incorrect.
#
# Seen (Node 20.20), text -> day:
#   12/25/1642 -> 1642-12-25
#   25/12/1642 -> 1642-05-12
#   14/03/1879 -> 1879-04-03
#   31/01/1950 -> 1950-01-01
#   13/01/1950 -> 1950-03-01
#   22/02/1732 -> 1732-02-02
#   30/11/1874 -> 1874-11-30
#   20/04/1889 -> 1889-04-20
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --save-exact any-date-parser@2.2.4

cat >try.mjs <<'JS'
import parser from 'any-date-parser';

for (const text of ['12/25/1642', '25/12/1642', '14/03/1879', '31/01/1950', '13/01/1950', '22/02/1732', '30/11/1874', '20/04/1889']) {
  const date = parser.fromString(text, 'en-US');
  console.log(`${text} -> ${date.isValid() ? date.toISOString().slice(0, 10) : 'invalid'}`);
}
JS
cat >expected <<'SEEN'
12/25/1642 -> 1642-12-25
25/12/1642 -> 1642-05-12
14/03/1879 -> 1879-04-03
31/01/1950 -> 1950-01-01
13/01/1950 -> 1950-03-01
22/02/1732 -> 1732-02-02
30/11/1874 -> 1874-11-30
20/04/1889 -> 1889-04-20
SEEN
TZ=UTC node --no-warnings try.mjs | tee seen
diff expected seen || {
  echo "no longer as described"
  exit 1
}
