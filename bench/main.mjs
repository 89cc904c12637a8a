/**
 * `npm run bench`: every benchmark, one after the other, each in a process of its own so that none warms another.
 * First the table of whole processes (bench/table.mjs), with the ratios kept from before. They print ratios against the ideal or a peer of the same run; absolute times mean little on a shared machine.
 * Usage: node bench/main.mjs [name …]
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
/** Parts of other benchmarks, which start them. */
const PARTS = [
  'planted-questions',
  'study-files',
  'main',
  'ask-client',
  'ask-server',
  'bench-questions',
  'build-rooms',
  'ask-loop',
  'ask-stub',
  'timed',
  'lexical',
  'answer-files',
  'table-rows',
  'parse-lines',
];
const all = readdirSync(folder)
  .filter((name) => name.endsWith('.mjs'))
  .map((name) => name.slice(0, -4))
  .filter((name) => !PARTS.includes(name))
  .sort((a, b) => Number(b === 'table') - Number(a === 'table'));
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`expected ${all.join(', ')}, got ${unknown.join(', ')}`);
  process.exit(2);
}
let failed = 0;
for (const name of wanted.length > 0 ? wanted : all) {
  console.log(`\n=== bench/${name}`);
  const { status } = spawnSync(process.execPath, [`${folder}${name}.mjs`], { stdio: 'inherit' });
  if (status !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);
