/** A command that a line proposes finds the run that the line is about. */
import { expect, test } from 'vitest';
import { storeWords } from '../../src/cli/store-words.ts';

test.each([
  [undefined, {}, ''],
  ['output/closedbook.db', {}, ''],
  ['study.db', {}, ' --store study.db'],
  ['my study.db', {}, " --store 'my study.db'"],
  ['study.db', { CLOSEDBOOK_STORE: 'study.db' }, ''],
  ['output/closedbook.db', { CLOSEDBOOK_STORE: 'study.db' }, ' --store output/closedbook.db'],
  ['postgres://ada@lab/runs', {}, ' --store postgres://ada@lab/runs'],
  ['postgres://ada:secret@lab/runs', {}, ''],
])('%s in the environment %j is named as%s', (store, env, words) => {
  expect(storeWords(store, env)).toBe(words);
});
