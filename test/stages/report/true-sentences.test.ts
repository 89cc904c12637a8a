/** Sentences of a report that must follow their premise. */
import { describe, expect, test } from 'vitest';
import { statedLevel } from '../../../src/core/closed-book.ts';
import { methodText } from '../../../src/stages/report/wording/caption.ts';

describe('what a report says of how it was measured', () => {
  const respondent = (simulated: boolean, closedBook: 'enforced' | 'violated') =>
    ({ simulated, closedBook }) as Parameters<typeof statedLevel>[0];

  test('of simulated models no provider is named; a look-up that was seen stays one', () => {
    expect(statedLevel(respondent(true, 'enforced'))).toBe('simulated');
    expect(statedLevel(respondent(false, 'enforced'))).toBe('enforced');
    expect(statedLevel(respondent(true, 'violated'))).toBe('violated');
  });

  test.each(['fleiss_cohen_everitt', 'some_new_method'])('the method %s is told in words', (method) => {
    expect(methodText(method)).not.toContain('_');
  });
});
