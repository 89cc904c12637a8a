#!/usr/bin/env bash
# libsql 0.5.29 (its SQLite is 3.45.1)
#
# A number read through json_group_array or json_array comes with fifteen digits: 0.1 + 0.2 is 0.30000000000000004 as a column and 0.3
# through JSON, and 1/3 read so is not 1/3. One would have guessed seventeen, with which every double comes back as itself, as
# JSON.stringify writes it. (SQLite 3.50.4 in Node 24.9 does the same.)
# Why it matters: one JSON array a column is the quick way to bring a million confidences or scores out of SQLite. Read so, they
# differ from the same rows read as rows: equality with a stated value, bins by distinct values and sums change in the last digits,
# and so does a report that must be the same to the last byte. printf('%!.17g', x) gives every digit.
#
# Seen (Node 20.20):
#   as a column: 0.30000000000000004, 0.3333333333333333
#   through JSON: 0.3, 0.333333333333333
#   of 1000 fractions k/1000 * 7, 237 are another number through JSON
#   by printf: 0.30000000000000004, 0.3333333333333333
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --save-exact libsql@0.5.29

cat >try.mjs <<'JS'
import Database from 'libsql';

const db = new Database(':memory:');
db.exec('create table answers (confidence real)');
const insert = db.prepare('insert into answers values (?)');
const values = (sql) => JSON.parse(db.prepare(`select ${sql} as list from answers`).get().list);
const rows = () => db.prepare('select confidence from answers').all().map(({ confidence }) => confidence);
for (const value of [0.1 + 0.2, 1 / 3]) insert.run([value]);
console.log(`as a column: ${rows().join(', ')}`);
console.log(`through JSON: ${values('json_group_array(confidence)').join(', ')}`);
const printed = values(`'[' || group_concat(printf('%!.17g', confidence)) || ']'`);
db.exec('delete from answers');
for (let k = 1; k <= 1000; k += 1) insert.run([(k / 1000) * 7]);
const read = rows();
const other = values('json_group_array(confidence)').filter((value, at) => value !== read[at]).length;
console.log(`of 1000 fractions k/1000 * 7, ${other} are another number through JSON`);
console.log(`by printf: ${printed.join(', ')}`);
JS
cat >expected <<'SEEN'
as a column: 0.30000000000000004, 0.3333333333333333
through JSON: 0.3, 0.333333333333333
of 1000 fractions k/1000 * 7, 237 are another number through JSON
by printf: 0.30000000000000004, 0.3333333333333333
SEEN
node --no-warnings try.mjs | tee seen
diff expected seen || {
  echo "no longer as described"
  exit 1
}
