/** What the desk and `runs show` say of the money of a run that asks nobody who is paid. */
import { expect, test } from 'vitest';
import { asksForFree } from '../../src/pipeline/asks-for-free.ts';

const models = [{ name: 'simulated/owl', settings: {} }];

test.each([
  [{ models, judges: [] }, true],
  [{ models, judges: ['simulated/assayer'] }, true],
  [{ models, judges: ['openai/gpt-6-luna'] }, false],
  [{ models, judges: [], claims: 'openai/gpt-6-luna' }, false],
  [{ models: [...models, { name: 'ollama/gemma', settings: {} }], judges: [] }, false],
  [null, false],
])('%j', (spec, free) => expect(asksForFree(spec)).toBe(free));
