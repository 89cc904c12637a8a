#!/usr/bin/env bash
# dayjs 1.11.23
#
# An ISO date of the years 0 to 99 is moved to the twentieth century when it stands alone, and is right when a time stands behind it; and the "00" that
# Wikidata writes for a month or day that is not known counts back from the first: the year 1452 becomes the thirtieth of November 1451. All of them say
# that they are valid. One would have guessed the year that is written with four figures, and an invalid date for a day 0.
# Why it matters: lives are checked by subtracting two dates. A gold of the first century is 1,900 years off, an age comes out negative, and of every
# person whose birth is known to the year alone the year itself is wrong, by one, where it looks like any other.
#
# Seen (Node 20.20), text -> what is read:
#   0053-09-18 -> 1953-09-18, valid true
#   0053-09-18T00:00:00Z -> 0053-09-18, valid true
#   0117-08-08 -> 0117-08-08, valid true
#   age at death: -1836
#   1452-04-15 -> 1452-04-15, valid true
#   1452-00-00 -> 1451-11-30, valid true
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --save-exact dayjs@1.11.23

cat >try.mjs <<'JS'
import dayjs from 'dayjs';

const show = (text) => console.log(`${text} -> ${dayjs(text).format('YYYY-MM-DD')}, valid ${dayjs(text).isValid()}`);
show('0053-09-18'); // Trajan
show('0053-09-18T00:00:00Z');
show('0117-08-08');
console.log(`age at death: ${dayjs('0117-08-08').diff('0053-09-18', 'year')}`);
show('1452-04-15'); // Leonardo da Vinci
show('1452-00-00'); // the same, known to the year
JS
cat >expected <<'SEEN'
0053-09-18 -> 1953-09-18, valid true
0053-09-18T00:00:00Z -> 0053-09-18, valid true
0117-08-08 -> 0117-08-08, valid true
age at death: -1836
1452-04-15 -> 1452-04-15, valid true
1452-00-00 -> 1451-11-30, valid true
SEEN
TZ=UTC node --no-warnings try.mjs | tee seen
diff expected seen || {
  echo "no longer as described"
  exit 1
}
