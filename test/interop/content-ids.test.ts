import { expect, test } from 'vitest';
import { contentIds } from '../../src/interop/content-ids.ts';

test('one content is one question, whoever is asked it; rows without text and numbered ones are told apart', () => {
  const ids = contentIds('case');
  const id = (text: string | null, number: number | null = null) => ids.of({ text, golds: [], number });
  expect([id('Who?'), id('When?'), id('Who?')]).toEqual(['case-0', 'case-1', 'case-0']);
  const silent = [id(null), id(null), id(null)];
  expect(new Set(silent).size).toBe(3);
  expect(id('Where?', 7)).toBe('case-7');
  const all = ['case-0', 'case-1', 'case-7', ...silent];
  const later = Array.from({ length: 4 }, (_, at) => id(`Which ${at}?`));
  expect(new Set([...all, ...later]).size).toBe(10);
});
