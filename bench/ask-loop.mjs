/** What a script of one's own would do: the openai SDK, so many at once, results in memory. For bench/table.mjs. */
import { readFileSync } from 'node:fs';
import OpenAI from 'openai';

const [, , url, file, width] = process.argv;
const client = new OpenAI({ baseURL: url, apiKey: 'none' });
const questions = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const replies = [];
let next = 0;
await Promise.all(
  Array.from({ length: Number(width) }, async () => {
    while (next < questions.length) {
      const { id, text } = questions[next++];
      const { choices } = await client.chat.completions.create({
        model: 'stub',
        messages: [{ role: 'user', content: text }],
      });
      replies.push({ id, text: choices[0].message.content });
    }
  }),
);
