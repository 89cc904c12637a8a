/** What a command cannot do it says, instead of waiting, ignoring an option or refusing a whole set. */
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closedbook } from '../cli/captured-terminal.ts';
import { type Scratch, scratch } from './scratch.ts';

describe('told or refused', () => {
  let place: Scratch;
  beforeAll(async () => {
    place = await scratch();
    await place.file(
      'quiz.csv',
      'question,answer\nWho painted it?,Ada\nWho wrote it?,Bob\nWho painted it?,Ada\nWho painted it?,Ada\n',
    );
  });
  afterAll(() => place[Symbol.asyncDispose]());

  test('a set without ids is read although a row repeats', async () => {
    const stats = await closedbook(['dataset', 'stats', place.path('quiz.csv'), '--json', '--quiet']);
    expect(stats.code).toBe(0);
    const lint = await closedbook(['dataset', 'lint', place.path('quiz.csv'), '--json', '--quiet']);
    expect(JSON.parse(lint.out).findings.map(({ rule }: { rule: string }) => rule)).not.toContain(
      'duplicate-id',
    );
    const kept = place.path('kept.jsonl');
    const dedupe = await closedbook(['dataset', 'dedupe', place.path('quiz.csv'), '--out', kept, '--quiet']);
    expect(dedupe.err).not.toContain('[duplicate-id]');
    expect(dedupe.code).toBe(0);
  });

  test.skipIf(process.platform === 'win32')(
    'a pipe is refused with what it is, and passed over by name in a folder',
    async () => {
      const store = ['--store', place.path('s.db'), '--quiet'];
      execFileSync('sh', ['-c', 'mkdir -p "$0/logs" && mkfifo "$0/logs/fifo.jsonl"', place.folder]);
      await place.file('logs/owl.csv', 'question,gold,answer\nWho?,Ada,Ada\n');
      const alone = await closedbook(['import', place.path('logs/fifo.jsonl'), ...store]);
      expect(alone.code).toBe(2);
      expect(alone.err).toMatch(/expected a file, found a pipe \(FIFO\).*\[file-unreadable\]/s);
      const device = await closedbook(['import', '/dev/null', ...store]);
      expect(device.err).toContain('found a character device');
      const folder = await closedbook(['import', place.path('logs'), ...store, '--json']);
      expect(folder.code).toBe(0);
      expect(JSON.parse(folder.out)).toMatchObject({
        answers: 1,
        skipped: [{ path: place.path('logs/fifo.jsonl'), why: expect.stringContaining('a pipe (FIFO)') }],
      });
      const [run] = JSON.parse((await closedbook(['runs', '--json', ...store.slice(0, 2)])).out);
      const graded = await closedbook(['grade', run.id, '--out', place.path('grades.csv'), ...store]);
      expect(graded.code).toBe(2);
      expect(graded.err).toMatch(/--out is for files of answers.*closedbook export/s);
    },
  );
});
