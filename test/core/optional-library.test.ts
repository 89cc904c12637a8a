import { describe, expect, test } from 'vitest';
import { optionalLibrary } from '../../src/core/optional-library.ts';

const WANTED = { need: 'Parquet needs a library', install: 'a-library', instead: 'write it as csv' };
const absent = 'a-library-that-is-not-there';

describe('a library that most do not install', () => {
  test('is handed over where it is there', async () => {
    expect(await optionalLibrary(() => import('fflate'), WANTED)).toHaveProperty('zipSync');
  });

  test('is named with the command that installs it where it is absent', async () => {
    await expect(optionalLibrary(() => import(absent), WANTED)).rejects.toMatchObject({
      code: 'library-missing',
      message: 'Parquet needs a library',
      hint: expect.stringMatching(/^npm install a-library beside closedbook .*, or write it as csv\.$/),
    });
  });

  test('that is installed and breaks is not called absent', async () => {
    const cause = new Error('built for another system');
    await expect(optionalLibrary(() => Promise.reject(cause), WANTED)).rejects.toMatchObject({
      message: 'Parquet needs a library, which did not load',
      cause,
    });
  });
});
