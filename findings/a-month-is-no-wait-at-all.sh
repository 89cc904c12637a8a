#!/usr/bin/env bash
# openai 6.49.0
#
# The client waits as long as the server's Retry-After says. Above 24.8 days (2^31 milliseconds) the wait overflows the timer and
# becomes one millisecond: the server that asks for thirty days is asked again at once, twice, and only a warning of Node tells.
# One would have guessed that a wait too long to be worth it ends the retries, or is capped.
# Why it matters: thirty days is what a gateway with a monthly allowance has to say. An evaluation of thousands of questions then sends three times as
# many requests, at full speed, exactly when the account is out of allowance; other keys of the same account feel it.
#
# Seen (Node 20.20):
#   Retry-After of 1 second: 3 requests, a second or more apart
#   Retry-After of 30 days: 3 requests, under a second apart
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --save-exact openai@6.49.0

cat >try.mjs <<'JS'
import { createServer } from 'node:http';
import OpenAI from 'openai';

let retryAfter = '';
let arrivals = [];
const server = createServer((_request, response) => {
  arrivals.push(Date.now());
  response.writeHead(429, { 'content-type': 'application/json', 'retry-after': retryAfter });
  response.end(JSON.stringify({ error: { message: 'allowance used up', type: 'requests', code: 'rate_limit_exceeded' } }));
}).listen(0, '127.0.0.1');
await new Promise((resolve) => server.on('listening', resolve));
const client = new OpenAI({ apiKey: 'none', baseURL: `http://127.0.0.1:${server.address().port}/v1` });

for (const [wait, seconds] of [['1 second', 1], ['30 days', 30 * 24 * 3600]]) {
  retryAfter = String(seconds);
  arrivals = [];
  await client.chat.completions.create({ model: 'any', messages: [{ role: 'user', content: 'Who?' }] }).catch(() => {});
  const gap = (arrivals.at(-1) - arrivals[0]) / (arrivals.length - 1);
  console.log(`Retry-After of ${wait}: ${arrivals.length} requests, ${gap < 900 ? 'under a second' : 'a second or more'} apart`);
}
server.close();
server.closeAllConnections();
JS
cat >expected <<'SEEN'
Retry-After of 1 second: 3 requests, a second or more apart
Retry-After of 30 days: 3 requests, under a second apart
SEEN
node --no-warnings try.mjs | tee seen
diff expected seen || {
  echo "no longer as described"
  exit 1
}
