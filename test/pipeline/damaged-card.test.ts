import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readCard } from '../../src/pipeline/datasets.ts';
import { readJsonFile } from '../../src/rows/read-json-file.ts';
import { scratchFolder } from '../rows/scratch.ts';

const scratch = scratchFolder();
afterAll(() => scratch.remove());

test('a file that is cut off is told with its path, and what to do', async () => {
  const path = scratch.file('record.json', '{"runId": "2026-');
  await expect(readJsonFile(path)).rejects.toMatchObject({
    code: 'file-malformed',
    message: expect.stringContaining(path),
  });
  await expect(readJsonFile(scratch.path('none.json'))).rejects.toMatchObject({ code: 'file-missing' });
});

test('a card that is damaged is a fault of the set and not of closedbook', async () => {
  const questions = scratch.path('set/questions.jsonl');
  mkdirSync(dirname(questions), { recursive: true });
  scratch.file('set/card.json', '{"name": 7}');
  await expect(readCard(questions, 'set')).rejects.toMatchObject({ code: 'record-invalid' });
  scratch.file('set/card.json', '{"name": ');
  await expect(readCard(questions, 'set')).rejects.toMatchObject({ code: 'file-malformed' });
});
