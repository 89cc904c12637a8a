#!/usr/bin/env bash
# @anthropic-ai/sdk 1.14.0
#
# A stream whose message ends with stop_reason "refusal" and holds no text is a complete and billed message. `finalMessage()` gives it;
# `finalText()` throws "stream ended without producing a content block with type=text". One would have guessed an empty text: the stream
# did end, and the helper next to it calls the same message final.
# Why it matters: a loop that asks by finalText and counts what throws as failed (or asks it again) counts every refusal of this kind as a
# fault of the network, so the model that declines most looks like the one with the worst connection.
#
# Seen (Node 20.20), against a local server that says so and is no model:
#   finalMessage: stop_reason "refusal", 0 content blocks
#   finalText: AnthropicError, stream ended without producing a content block with type=text
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --save-exact @anthropic-ai/sdk@1.14.0

cat >try.mjs <<'JS'
import { once } from 'node:events';
import { createServer } from 'node:http';
import Anthropic from '@anthropic-ai/sdk';

const message = { id: 'simulated', type: 'message', role: 'assistant', model: 'simulated', content: [], stop_reason: null, stop_sequence: null };
const events = [
  { type: 'message_start', message: { ...message, usage: { input_tokens: 9, output_tokens: 0 } } },
  { type: 'message_delta', delta: { stop_reason: 'refusal', stop_sequence: null }, usage: { output_tokens: 1 } },
  { type: 'message_stop' },
];
const server = createServer((request, response) => {
  request.resume();
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.end(events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join(''));
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const client = new Anthropic({ apiKey: 'none', baseURL: `http://127.0.0.1:${server.address().port}` });
const ask = () =>
  client.messages.stream({ model: 'simulated', max_tokens: 50, messages: [{ role: 'user', content: 'Where does she live?' }] });

const final = await ask().finalMessage();
console.log(`finalMessage: stop_reason "${final.stop_reason}", ${final.content.length} content blocks`);
console.log(
  await ask()
    .finalText()
    .then((text) => `finalText: "${text}"`, (error) => `finalText: ${error.constructor.name}, ${error.message}`),
);
server.close();
server.closeAllConnections();
JS
cat >expected <<'SEEN'
finalMessage: stop_reason "refusal", 0 content blocks
finalText: AnthropicError, stream ended without producing a content block with type=text
SEEN
node --no-warnings try.mjs | tee seen
diff expected seen || {
  echo "no longer as described"
  exit 1
}
