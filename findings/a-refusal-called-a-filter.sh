#!/usr/bin/env bash
# ai 6.0.326 with @ai-sdk/openai 3.0.141
#
# When the model itself refuses (`message.refusal`, ended with "stop"), generateText gives its words as the answer's text and says it ended
# with "content-filter": the same ending as an answer that the provider's filter cut ("content_filter" on the wire). One would have
# guessed that the model's own word and the provider's machinery stay apart; only `rawFinishReason` tells them.
# Why it matters: refusals are what the model decides and are counted; what a filter blocked says nothing about the model and is left
# out. Read by finishReason, every refusal of this kind drops out of the refusal rate.
#
# Seen (Node 20.20), against a local server that says so and is no model:
#   the model refuses: "content-filter", raw "stop", text "I would rather not say."
#   the filter cuts: "content-filter", raw "content_filter", text "She was born in"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --save-exact ai@6.0.326 @ai-sdk/openai@3.0.141 zod@4.6.7

cat >try.mjs <<'JS'
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createOpenAI } from '@ai-sdk/openai';
import { generateText } from 'ai';

let choice;
const server = createServer((request, response) => {
  request.resume();
  const body = { id: 'simulated', object: 'chat.completion', created: 1, model: 'simulated', choices: [{ index: 0, ...choice }] };
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ ...body, usage: { prompt_tokens: 5, completion_tokens: 6, total_tokens: 11 } }));
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const provider = createOpenAI({ baseURL: `http://127.0.0.1:${server.address().port}/v1`, apiKey: 'none' });

for (const [name, message, finish_reason] of [
  ['the model refuses', { role: 'assistant', content: null, refusal: 'I would rather not say.' }, 'stop'],
  ['the filter cuts', { role: 'assistant', content: 'She was born in' }, 'content_filter'],
]) {
  choice = { message, finish_reason };
  const answer = await generateText({ model: provider.chat('simulated'), prompt: 'Where was she born?' });
  console.log(`${name}: "${answer.finishReason}", raw "${answer.rawFinishReason}", text "${answer.text}"`);
}
server.close();
server.closeAllConnections();
JS
cat >expected <<'SEEN'
the model refuses: "content-filter", raw "stop", text "I would rather not say."
the filter cuts: "content-filter", raw "content_filter", text "She was born in"
SEEN
node --no-warnings try.mjs | tee seen
diff expected seen || {
  echo "no longer as described"
  exit 1
}
