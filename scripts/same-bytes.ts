/**
 * Renders one summary to every form twice and compares the bytes; with --node PATH once more on that Node.
 * Usage: node scripts/run.mjs scripts/same-bytes.ts [SUMMARY.json] [--node PATH]. Needs a built dist/.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';

const FORMATS = 'html,md,svg,png,pdf,docx,slides,social,csv,tex,json,vl';
const words = process.argv.slice(2);
const at = words.indexOf('--node');
const nodes = [process.execPath, process.execPath, ...(at === -1 ? [] : [resolve(words[at + 1]!)])];
const given = words.find(
  (word, place) => word.endsWith('.csv') || (word.endsWith('.json') && place !== at + 1),
);
const source = resolve(given ?? 'datasets/published/simpleqa-verified.csv');
const command = resolve('dist/cli/main.mjs');

const hashes = nodes.map((node) => {
  const folder = mkdtempSync(join(tmpdir(), 'same-bytes-'));
  try {
    const words = [command, 'report', source, '--format', FORMATS, '--out', folder, '--quiet'];
    execFileSync(node, words, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    return hashesIn(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
const [first, ...others] = hashes;
const different = [...new Set(hashes.flatMap((one) => [...one.keys()]))].filter((file) =>
  others.some((one) => one.get(file) !== first!.get(file)),
);
for (const file of different) console.log(`differs: ${file}`);
console.log(`${first!.size} files, ${nodes.length} renderings, ${different.length} different`);
process.exitCode = different.length === 0 && first!.size > 0 ? 0 : 1;

function hashesIn(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(folder, path), createHash('sha256').update(readFileSync(path)).digest('hex')];
    }),
  );
}
