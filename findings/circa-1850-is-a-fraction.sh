#!/usr/bin/env bash
# numeral 2.0.6
#
# A text is read by leaving out what is no figure and multiplying by the letter that stands last: the point of "c. 1850" becomes a decimal point, "20 to
# 30" is 2030, a figure in brackets is negative, and metres are millions where the word "million" is nothing. One would have guessed null, which "six"
# gives.
# Why it matters: answers of language models are full of such texts. The number that comes back is finite and of the right type, so a comparison within
# a tolerance calls right answers wrong without a word, and a mean of errors is that of the one height that became a million times itself.
#
# Seen (Node 20.20), text -> value:
#   1850 -> 1850
#   c. 1850 -> 0.185
#   Raphael (1520) -> -1520
#   20 to 30 -> 2030
#   1914–1918 -> 19141918
#   3 million -> 3
#   330 m -> 330000000
#   330 metres -> 330
#   6 B.C. -> NaN
#   six -> null
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --save-exact numeral@2.0.6

cat >try.mjs <<'JS'
import numeral from 'numeral';

for (const text of ['1850', 'c. 1850', 'Raphael (1520)', '20 to 30', '1914–1918', '3 million', '330 m', '330 metres', '6 B.C.', 'six']) {
  console.log(`${text} -> ${numeral(text).value()}`);
}
JS
cat >expected <<'SEEN'
1850 -> 1850
c. 1850 -> 0.185
Raphael (1520) -> -1520
20 to 30 -> 2030
1914–1918 -> 19141918
3 million -> 3
330 m -> 330000000
330 metres -> 330
6 B.C. -> NaN
six -> null
SEEN
node --no-warnings try.mjs | tee seen
diff expected seen || {
  echo "no longer as described"
  exit 1
}
