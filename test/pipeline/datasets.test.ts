import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadDataset } from '../../src/pipeline/datasets.ts';

const folder = mkdtempSync(join(tmpdir(), 'closedbook-sets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a folder that holds questions.jsonl is a question set, named after the folder', async () => {
  mkdirSync(join(folder, 'rivers'));
  const file = join(folder, 'rivers', 'questions.jsonl');
  writeFileSync(file, '{"id":"q1","question":"Which river flows through Ulm?","answer":"Danube"}\n');
  const [byFolder, byFile] = [await loadDataset(join(folder, 'rivers')), await loadDataset(file)];
  expect(byFolder.name).toBe('rivers');
  expect(byFolder.questions).toHaveLength(1);
  expect(byFolder).toEqual(byFile);
});

test('a folder without questions.jsonl says what is missing', async () => {
  await expect(loadDataset(folder)).rejects.toMatchObject({
    code: 'dataset-unknown',
    message: expect.stringContaining('questions.jsonl'),
  });
});
