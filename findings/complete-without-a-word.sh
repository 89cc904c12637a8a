#!/usr/bin/env bash
# @mastra/evals 1.10.2 (@mastra/core 1.71.0)
#
# The completeness scorer, which needs no model, gives the share of the question's words that the answer says again, after taking every letter out that
# is not Latin. A right answer that is a name scores 0, a refusal in a whole sentence 1, and to a question in Cyrillic or Chinese every answer is
# complete, an empty one too. One would have guessed something between for the first two, and for the last no score, or that of the same answer in
# English.
# Why it matters: as one of a row of scores its mean over a set of questions is shown beside accuracy. A model that declines often leads it, and of two
# languages the one that cannot be read at all has the perfect score.
#
# Seen (Node 20.20), question | answer: score
#   Who wrote Middlemarch? | George Eliot: 0
#   Who wrote Middlemarch? | I do not know who wrote Middlemarch.: 1
#   Who wrote Middlemarch? | (nothing): 0
#   Кто написал «Мидлмарч»? | Джордж Элиот: 1
#   Кто написал «Мидлмарч»? | (nothing): 1
#   《米德尔马契》的作者是谁？ | (nothing): 1
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --save-exact @mastra/evals@1.10.2 @mastra/core@1.71.0

cat >try.mjs <<'JS'
import { createCompletenessScorer } from '@mastra/evals/scorers/prebuilt';

const scorer = createCompletenessScorer();
const message = (role, text) => ({ id: role, role, createdAt: new Date(0), content: { format: 2, parts: [{ type: 'text', text }] } });
for (const [question, answer] of [
  ['Who wrote Middlemarch?', 'George Eliot'],
  ['Who wrote Middlemarch?', 'I do not know who wrote Middlemarch.'],
  ['Who wrote Middlemarch?', ''],
  ['Кто написал «Мидлмарч»?', 'Джордж Элиот'],
  ['Кто написал «Мидлмарч»?', ''],
  ['《米德尔马契》的作者是谁？', ''],
]) {
  const { score } = await scorer.run({
    input: { inputMessages: [message('user', question)], rememberedMessages: [], systemMessages: [], taggedSystemMessages: {} },
    output: [message('assistant', answer)],
  });
  console.log(`${question} | ${answer || '(nothing)'}: ${score}`);
}
JS
cat >expected <<'SEEN'
Who wrote Middlemarch? | George Eliot: 0
Who wrote Middlemarch? | I do not know who wrote Middlemarch.: 1
Who wrote Middlemarch? | (nothing): 0
Кто написал «Мидлмарч»? | Джордж Элиот: 1
Кто написал «Мидлмарч»? | (nothing): 1
《米德尔马契》的作者是谁？ | (nothing): 1
SEEN
node --no-warnings try.mjs | tee seen
diff expected seen || {
  echo "no longer as described"
  exit 1
}
