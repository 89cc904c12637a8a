import { expect, it } from 'vitest';
import { eventTag } from '../../src/values/event-tag.ts';

it.each([
  ['2024-05-17', 'event:2024-05-17'],
  ['2024-05', 'event:2024-05'],
  ['2024', 'event:2024'],
  ['2024-05-17T08:00:00Z', 'event:2024-05-17'],
  ['17 May 2024', 'event:2024-05-17'],
  ['May 2024', 'event:2024-05'],
  ['17. Mai 2024', 'event:2024-05-17'],
  // Either the third of April or the fourth of March: the year is sure.
  ['03/04/2024', 'event:2024'],
])('%s dates a question as %s', (said, tag) => {
  expect(eventTag(said)).toBe(tag);
});

it.each(['', 'unknown', '2019-2021', 'the 1990s', '3 May', '44 BC', '1999 or 2003'])(
  '%j dates nothing',
  (said) => {
    expect(eventTag(said)).toBeNull();
  },
);
