import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import Libsql from 'libsql';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { datasetOf, questionsOf, replyOf, respondentsOf, runOf } from '../contract/store-fixtures.ts';
import { bundleStore } from './bundle.ts';

describe('several processes on one store', () => {
  let bundle: Awaited<ReturnType<typeof bundleStore>>;
  let folder: string;
  let path: string;
  const children: ChildProcess[] = [];
  const questions = questionsOf(3000);

  beforeAll(async () => {
    bundle = await bundleStore();
  });
  afterAll(() => bundle.remove());

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'closedbook-processes-'));
    path = join(folder, 'runs.db');
    const store = await openStore(path);
    await store.createRun(runOf('run1', respondentsOf(1), 3000), [datasetOf(questions)]);
    await store.createRun(runOf('run2', respondentsOf(1), 3000), [datasetOf(questions)]);
    await store.close();
  });

  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  function start(...args: string[]) {
    const child = spawn(process.execPath, [bundle.path, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    const lines = createInterface({ input: child.stdout! });
    const exit = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)));
    return { child, lines, exit };
  }

  it('keeps every reply whose save had resolved when the writer is killed', async () => {
    const { child, lines, exit } = start('write', path, 'run1', '0', '3000');
    const saved: string[] = [];
    for await (const line of lines) {
      saved.push(line);
      if (saved.length === 700) child.kill('SIGKILL');
    }
    await exit;
    expect(saved.length).toBeLessThan(3000);
    const store = await openStore(path);
    const kept = new Set<string>();
    for (let offset = 0; ; offset += 1000) {
      const page = await store.page({ runIds: ['run1'] }, { offset, limit: 1000 });
      for (const view of page) kept.add(view.reply.id);
      if (page.length < 1000) break;
    }
    await store.close();
    expect(saved.filter((id) => !kept.has(id))).toEqual([]);
    const database = new Libsql(path);
    expect(database.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    database.close();
  });

  it('lets two processes write and a third read at the same time', async () => {
    const writers = [start('write', path, 'run1', '0', '1500'), start('write', path, 'run2', '0', '1500')];
    for (const { lines } of writers) lines.on('line', () => {});
    const reader = await openStore(path, { readonly: true });
    let running = true;
    const finished = Promise.all(writers.map(({ exit }) => exit)).then((codes) => {
      running = false;
      return codes;
    });
    const seen: number[] = [];
    while (running) {
      seen.push((await reader.totals('run1')).replies);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(await finished).toEqual([0, 0]);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect((await reader.totals('run1')).replies).toBe(1500);
    expect((await reader.outcomeTable(['run2'])).rows).toBe(1500);
    await expect(
      reader.saveReply(replyOf({ runId: 'run1', question: questions[0]!, respondentId: 'model-0' })),
    ).rejects.toMatchObject({ code: 'output-unwritable' });
    await reader.close();
  });

  it('keeps a run for the process that leased it, and frees it at once when that process is gone', async () => {
    const { child, lines, exit } = start('lease', path, 'run1');
    await new Promise((resolve) => lines.once('line', resolve));
    const store = await openStore(path);
    await expect(store.lease('run1', 'second')).rejects.toMatchObject({ code: 'run-leased' });
    await expect(store.removeRun('run1')).rejects.toMatchObject({ code: 'run-leased' });
    child.kill('SIGKILL');
    await exit;
    await (await store.lease('run1', 'second')).release();
    await store.close();
  });

  it('takes over the lease of another host after a minute without renewal, and tells the first holder', async () => {
    let now = 1_000_000;
    const store = await openStore(path, { now: () => now, driver: 'libsql' });
    const lost = await store.lease('run1', 'first');
    const database = new Libsql(path);
    database.prepare("update leases set host = 'elsewhere'").run();
    database.close();
    now += 30_000;
    await expect(store.lease('run1', 'second')).rejects.toMatchObject({ code: 'run-leased' });
    now += 30_000;
    const taken = await store.lease('run1', 'second');
    await expect(lost.renew()).rejects.toMatchObject({ code: 'run-leased' });
    expect(lost.lost.reason).toMatchObject({ code: 'run-leased' });
    expect(taken.lost.aborted).toBe(false);
    await taken.renew();
    await store.close();
  });
});
