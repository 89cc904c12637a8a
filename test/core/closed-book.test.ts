/** What a report says of closed book: never that a provider was asked when none was. */
import { expect, test } from 'vitest';
import { LEVEL_WORDS, statedLevel } from '../../src/core/closed-book.ts';
import { closedBookSchema } from '../../src/core/reply.ts';

test.each(closedBookSchema.options)(
  'a simulated model is said to be simulated unless something was seen: %s',
  (level) => {
    const seen = level === 'violated' || level === 'other-model';
    expect(statedLevel({ simulated: true, closedBook: level })).toBe(seen ? level : 'simulated');
    expect(statedLevel({ simulated: false, closedBook: level })).toBe(level);
    if (!seen)
      expect(LEVEL_WORDS[statedLevel({ simulated: true, closedBook: level })]).toContain(
        'no model was asked',
      );
  },
);
