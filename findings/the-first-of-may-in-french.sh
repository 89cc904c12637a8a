#!/usr/bin/env bash
# node 24.9.0 (ICU 77.1, CLDR 47), Intl.DateTimeFormat
#
# The first of a month in French is written "1 mai 1515" where French writes "1er mai 1515".
# One would have guessed that a long date in a language is how that language writes it, as "del 1515" of Catalan is.
# Why it matters: sets of questions in several languages write their references by Intl. A French reader meets a date that no French
# text holds, a gold compared as a string refuses the answer that is written properly, and a reader of dates built on the same
# names of months must know "1er" by itself.
#
# Seen:
#   fr: 1 mai 1515, 2 mai 1515, 1 novembre 1515
#   ca: 1 de maig del 1515, 2 de maig del 1515, 1 de novembre del 1515
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --save-exact node@24.9.0

cat >try.mjs <<'JS'
for (const language of ['fr', 'ca']) {
  const long = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  const days = ['1515-05-01', '1515-05-02', '1515-11-01'].map((day) => long.format(new Date(day)));
  console.log(`${language}: ${days.join(', ')}`);
}
JS
cat >expected <<'SEEN'
fr: 1 mai 1515, 2 mai 1515, 1 novembre 1515
ca: 1 de maig del 1515, 2 de maig del 1515, 1 de novembre del 1515
SEEN
node_modules/.bin/node --no-warnings try.mjs | tee seen
diff expected seen || {
  echo "no longer as described"
  exit 1
}
