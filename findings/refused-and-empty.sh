#!/usr/bin/env bash
# @langchain/openai 1.5.8 (@langchain/core 1.4.0)
#
# A chat completion in which the model refuses has its words in `message.refusal` and null as `content`. ChatOpenAI gives back an empty
# answer that ended with "stop", and the words are nowhere in the message, neither in additional_kwargs nor in response_metadata.
# By the Responses API they are in additional_kwargs.refusal. One would have guessed the same place for both.
# Why it matters: who counts refusals behind this client finds none, and finds answers without a word in their place; whether the model
# declined or said nothing can no longer be told apart afterwards.
#
# Seen (Node 20.20), against a local server that says so and is no model:
#   chat completions: content "", kept anywhere: false, ended "stop"
#   responses: content [], kept anywhere: true, additional_kwargs.refusal "I would rather not say where this person lives."
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --save-exact @langchain/openai@1.5.8 @langchain/core@1.4.0

cat >try.mjs <<'JS'
import { once } from 'node:events';
import { createServer } from 'node:http';
import { ChatOpenAI } from '@langchain/openai';

const refusal = 'I would rather not say where this person lives.';
const answers = {
  '/v1/chat/completions': {
    id: 'simulated',
    object: 'chat.completion',
    created: 1,
    model: 'simulated',
    choices: [{ index: 0, message: { role: 'assistant', content: null, refusal }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 5, completion_tokens: 9, total_tokens: 14 },
  },
  '/v1/responses': {
    id: 'simulated',
    object: 'response',
    created_at: 1,
    model: 'simulated',
    status: 'completed',
    output: [{ type: 'message', id: 'm', role: 'assistant', status: 'completed', content: [{ type: 'refusal', refusal }] }],
    usage: { input_tokens: 5, output_tokens: 9, total_tokens: 14 },
  },
};
const server = createServer((request, response) => {
  request.resume();
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answers[request.url]));
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const configuration = { baseURL: `http://127.0.0.1:${server.address().port}/v1` };
const ask = (useResponsesApi) =>
  new ChatOpenAI({ model: 'simulated', apiKey: 'none', useResponsesApi, configuration }).invoke('Where does this person live?');

const chat = await ask(false);
const kept = (message) => JSON.stringify(message).includes(refusal);
console.log(`chat completions: content ${JSON.stringify(chat.content)}, kept anywhere: ${kept(chat)}, ended "${chat.response_metadata.finish_reason}"`);
const responses = await ask(true);
console.log(
  `responses: content ${JSON.stringify(responses.content)}, kept anywhere: ${kept(responses)}, ` +
    `additional_kwargs.refusal ${JSON.stringify(responses.additional_kwargs.refusal)}`,
);
server.close();
server.closeAllConnections();
JS
cat >expected <<'SEEN'
chat completions: content "", kept anywhere: false, ended "stop"
responses: content [], kept anywhere: true, additional_kwargs.refusal "I would rather not say where this person lives."
SEEN
node --no-warnings try.mjs | tee seen
diff expected seen || {
  echo "no longer as described"
  exit 1
}
