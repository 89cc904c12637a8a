/** The least that reading JSON lines could be: readline and JSON.parse of every line. For bench/table.mjs. Usage: node bench/parse-lines.mjs FILE.jsonl */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

let rows = 0;
for await (const line of createInterface({ input: createReadStream(process.argv[2]), crlfDelay: Infinity }))
  if (JSON.parse(line) !== null) rows += 1;
console.log(rows);
