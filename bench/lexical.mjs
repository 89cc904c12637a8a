// The least that grading could be: equal after normalising, contained, and F1 over words, the best of a row's golds, one
// pass over a file of JSON lines. Part of bench/grade.mjs. Usage: node bench/lexical.mjs FILE.jsonl
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

const PUNCTUATION = /[!-/:-@[-`{-~]/g;
export const normal = (text) =>
  text
    .toLowerCase()
    .replace(PUNCTUATION, '')
    .replace(/\b(?:a|an|the)\b/g, ' ')
    .split(/\s+/)
    .join(' ')
    .trim();

function f1(said, wanted) {
  const left = new Map();
  for (const word of wanted) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of said) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    shared += 1;
  }
  return (2 * shared) / (said.length + wanted.length);
}

/** Sums over a file: rows, equal, contained, F1. */
async function matchFile(path) {
  const sums = { rows: 0, equal: 0, contained: 0, f1: 0 };
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    if (line === '') continue;
    const { answer, gold } = JSON.parse(line);
    const said = normal(answer ?? '');
    const golds = [gold].flat().map(normal);
    sums.rows += 1;
    sums.equal += golds.includes(said) ? 1 : 0;
    sums.contained += golds.some((one) => said.includes(one)) ? 1 : 0;
    sums.f1 += Math.max(0, ...golds.map((one) => f1(said.split(' '), one.split(' '))));
  }
  return sums;
}

if (process.argv[2] !== undefined && process.argv[1]?.endsWith('lexical.mjs'))
  console.log(JSON.stringify(await matchFile(process.argv[2])));
