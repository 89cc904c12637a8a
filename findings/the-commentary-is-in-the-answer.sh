#!/usr/bin/env bash
# openai 6.49.0
#
# A reply of the Responses API may hold two messages: what the model says on the way (`phase: "commentary"`) and its answer (`phase: "final_answer"`).
# The client's `output_text` joins all of them, without a space between: a year thought of and the year answered become one number of eight figures. One
# would have guessed the final answer, or at least a break.
# Why it matters: `output_text` is how the documentation reads an answer. Held against a gold by words, a right year is found nowhere; held as a part of
# the text, a gold that the model only considered counts as its answer. Nothing in the string tells, and the models that write commentaries are the ones
# that reason.
#
# Seen (Node 20.20), against a local server that says so and is no model:
#   output_text "I first thought of 18671871"
#   final answer alone "1871"
#   holds 1867 true, has the word 1871 false
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --save-exact openai@6.49.0

cat >try.mjs <<'JS'
import { once } from 'node:events';
import { createServer } from 'node:http';
import OpenAI from 'openai';

const message = (id, phase, text) => ({
  type: 'message',
  id,
  role: 'assistant',
  status: 'completed',
  phase,
  content: [{ type: 'output_text', text, annotations: [] }],
});
const reply = {
  id: 'simulated',
  object: 'response',
  created_at: 1,
  model: 'simulated',
  status: 'completed',
  output: [message('a', 'commentary', 'I first thought of 1867'), message('b', 'final_answer', '1871')],
  usage: { input_tokens: 9, output_tokens: 12, total_tokens: 21 },
};
const server = createServer((request, response) => {
  request.resume();
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(reply));
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const client = new OpenAI({ apiKey: 'none', baseURL: `http://127.0.0.1:${server.address().port}/v1` });

const response = await client.responses.create({ model: 'simulated', input: 'In which year was the treaty signed?' });
const final = response.output.filter(({ phase }) => phase === 'final_answer').flatMap(({ content }) => content.map(({ text }) => text));
console.log(`output_text ${JSON.stringify(response.output_text)}`);
console.log(`final answer alone ${JSON.stringify(final.join('\n'))}`);
console.log(`holds 1867 ${response.output_text.includes('1867')}, has the word 1871 ${/\b1871\b/.test(response.output_text)}`);
server.close();
server.closeAllConnections();
JS
cat >expected <<'SEEN'
output_text "I first thought of 18671871"
final answer alone "1871"
holds 1867 true, has the word 1871 false
SEEN
node --no-warnings try.mjs | tee seen
diff expected seen || {
  echo "no longer as described"
  exit 1
}
