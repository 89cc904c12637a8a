#!/usr/bin/env bash
# libsql 0.5.29
#
# pluck() makes a statement give bare values. With all() it does; with get() it is ignored: an object comes back, and one with a key
# that is no column, _metadata. The package presents its interface as that of better-sqlite3, where both give the value. One would
# have guessed the same, or an error.
# Why it matters: "how many replies are there?" is asked with pluck().get(). Here the count is an object: count > 0 is false and
# `${count} replies` prints [object Object]; rows compared with rows of all() are never equal.
#
# Seen (Node 20.20):
#   pluck, all: [2]
#   pluck, get: object replies, _metadata
#   more than 0? false
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --save-exact libsql@0.5.29

cat >try.cjs <<'JS'
const Database = require('libsql');

const database = new Database(':memory:');
database.exec("create table replies (id text); insert into replies values ('a'), ('b')");
const count = 'select count(*) as replies from replies';
const all = database.prepare(count).pluck().all();
const one = database.prepare(count).pluck().get();
console.log('pluck, all:', JSON.stringify(all));
console.log('pluck, get:', typeof one, Object.keys(one).join(', '));
console.log('more than 0?', one > 0);
JS
cat >expected <<'SEEN'
pluck, all: [2]
pluck, get: object replies, _metadata
more than 0? false
SEEN
node --no-warnings try.cjs | tee seen
diff expected seen || {
  echo "no longer as described"
  exit 1
}
