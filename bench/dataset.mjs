/**
 * Lint and dedupe of a million questions with planted duplicates, each from the file on, in a process of its own:
 * time, memory, and what was found at each strength. Targets: 60 s and 1 GB, lint and dedupe together.
 * Usage: node bench/dataset.mjs [questions]
 */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildRooms } from './build-rooms.mjs';
import { plantedQuestions } from './planted-questions.mjs';

if (process.argv[2] === 'measure') await measure(JSON.parse(process.argv[3]));
else await main(Number(process.argv[2] ?? 1_000_000));

async function main(count) {
  const rooms = await buildRooms('dataset', {
    lint: 'src/pipeline/dataset/dataset-lint.ts',
    dedupe: 'src/pipeline/dataset/dataset-dedupe.ts',
  });
  const folder = mkdtempSync(join(tmpdir(), 'closedbook-bench-'));
  try {
    const path = join(folder, 'questions.jsonl');
    const out = createWriteStream(path);
    const planted = [0, 0, 0, 0];
    for (const { id, question, answer, strength } of plantedQuestions(Math.round(count / 1.06))) {
      planted[strength] += 1;
      const more = out.write(`${JSON.stringify({ id, strength, question, answer })}\n`);
      if (!more) await once(out, 'drain');
    }
    out.end();
    await once(out, 'finish');
    const total = planted.reduce((sum, n) => sum + n, 0);
    console.log(`${total.toLocaleString('en')} questions, ${(statSync(path).size / 1e6).toFixed(0)} MB`);
    let seconds = 0;
    let most = 0;
    // Suggestions need no million: they are looked at by people.
    for (const job of count > 200_000 ? ['lint', 'dedupe'] : ['lint', 'dedupe', 'restated']) {
      const told = JSON.stringify({ job, path, room: rooms[job === 'lint' ? 'lint' : 'dedupe'], planted });
      const { stdout, stderr } = spawnSync(
        process.execPath,
        [fileURLToPath(import.meta.url), 'measure', told],
        {
          encoding: 'utf8',
        },
      );
      const result = JSON.parse(
        stdout.split('\n').at(-2) ?? `{"failed":${JSON.stringify(stderr.slice(-400))}}`,
      );
      console.log(
        `${job}: ${result.seconds.toFixed(1)} s (${result.cpu.toFixed(1)} s of one core), ${result.megabytes.toFixed(0)} MB; ${result.found}`,
      );
      if (job !== 'restated') {
        seconds += result.seconds;
        most = Math.max(most, result.megabytes);
      }
    }
    console.log(
      `target 60 s, 1000 MB for lint and dedupe: ${(seconds / 60).toFixed(2)} and ${(most / 1000).toFixed(2)} of it`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure({ job, path, room, planted }) {
  const started = performance.now();
  const before = process.cpuUsage();
  const module = await import(room);
  let found;
  if (job === 'lint') {
    const report = await module.lintDatasets([path], { allow: [], map: [], now: new Date() });
    found = `${report.errors} errors, ${report.warnings} warnings, ${report.notes} notes`;
  } else {
    const restated = job === 'restated';
    const result = await module.dedupeDataset(path, { threshold: 0.8, restated, mode: 'drop', map: [] });
    found = scored(result, planted);
  }
  const used = process.cpuUsage(before);
  const seconds = (performance.now() - started) / 1000;
  const cpu = (used.user + used.system) / 1e6;
  const megabytes = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(`${JSON.stringify({ seconds, cpu, megabytes, found })}\n`);
}

/** Recall at each strength and precision; the ids tell which question was planted for which. */
function scored({ clusters }, planted) {
  let right = 0;
  let wrong = 0;
  const ids = new Set();
  for (const { members } of clusters) {
    for (const { id } of members.slice(1)) {
      const base = (name) => name.replace(/-again$/, '');
      if (members.some((other) => other.id !== id && base(other.id) === base(id))) right += 1;
      else wrong += 1;
      ids.add(base(id));
    }
  }
  const hits = [0, 0, 0, 0];
  for (const { id, of, strength } of plantedQuestions(planted[0]))
    if (of !== null && ids.has(of) && id !== of) hits[strength] += 1;
  const recall = [1, 2, 3].map(
    (strength) => `${((100 * hits[strength]) / Math.max(1, planted[strength])).toFixed(1)}%`,
  );
  return `recall ${recall.join(', ')} at strengths 1, 2, 3; precision ${((100 * right) / Math.max(1, right + wrong)).toFixed(2)}%`;
}
