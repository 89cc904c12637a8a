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

test.each([
  [
    'simple_qa_test_set.csv',
    /SimpleQA is not bundled.*curl -L -o simple_qa_test_set\.csv https:\/\/\S+ {2}then the same/,
  ],
  ['sets/SimpleQA.csv', /curl -L -o sets\/SimpleQA\.csv/],
  ['simpleqa', /curl -L -o simple_qa_test_set\.csv .*then name simple_qa_test_set\.csv in place of simpleqa/],
  ['simpleqa-verified', /SimpleQA Verified is not bundled.*save it as simpleqa-verified\.csv/],
  ['truthful_qa', /TruthfulQA is not bundled/],
])('%s is published and not bundled: the hint brings it in', async (name, hint) => {
  await expect(loadDataset(name)).rejects.toMatchObject({
    code: 'dataset-unknown',
    hint: expect.stringMatching(hint),
  });
  await expect(loadDataset('person-fact')).rejects.toMatchObject({ hint: 'See closedbook dataset list.' });
});
