#!/usr/bin/env bash
# humanparser 2.7.0
#
# The last word of a name is taken for a suffix when it is one in any case of letters: "Ma" is read as a master's degree, and of Jack Ma and Yo-Yo Ma
# the family name is empty, as it is of kings up to the fifth; from the sixth on the number is the family name. One would have guessed that a name of
# two words keeps its second, and that "MA" and "Ma" differ.
# Why it matters: people are compared by their family names, so that "Ma" alone or "J. Ma" counts. Here two people of whom nothing is alike have the
# same family name, the empty one, and are taken for one another, and the sixth of any name has the family name of every other sixth.
#
# Seen (Node 20.20), name -> family name, suffix:
#   Jack Ma -> "", "Ma"
#   Yo-Yo Ma -> "", "Ma"
#   Ma Long -> "Long", none
#   Bruce Lee -> "Lee", none
#   Henry V -> "", "V"
#   Elizabeth II -> "", "II"
#   Mohammed VI -> "VI", none
#   Louis XVI -> "XVI", none
#   Yo-Yo Ma and Elizabeth II have the same family name: true
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --save-exact humanparser@2.7.0

cat >try.mjs <<'JS'
import human from 'humanparser';

const { parseName } = human;
for (const name of ['Jack Ma', 'Yo-Yo Ma', 'Ma Long', 'Bruce Lee', 'Henry V', 'Elizabeth II', 'Mohammed VI', 'Louis XVI']) {
  const { lastName, suffix } = parseName(name);
  console.log(`${name} -> ${JSON.stringify(lastName)}, ${suffix === undefined ? 'none' : JSON.stringify(suffix)}`);
}
console.log(`Yo-Yo Ma and Elizabeth II have the same family name: ${parseName('Yo-Yo Ma').lastName === parseName('Elizabeth II').lastName}`);
JS
cat >expected <<'SEEN'
Jack Ma -> "", "Ma"
Yo-Yo Ma -> "", "Ma"
Ma Long -> "Long", none
Bruce Lee -> "Lee", none
Henry V -> "", "V"
Elizabeth II -> "", "II"
Mohammed VI -> "VI", none
Louis XVI -> "XVI", none
Yo-Yo Ma and Elizabeth II have the same family name: true
SEEN
node --no-warnings try.mjs | tee seen
diff expected seen || {
  echo "no longer as described"
  exit 1
}
