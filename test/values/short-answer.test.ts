import { describe, expect, it } from 'vitest';
import type { ReferenceForm } from '../../src/core/reference.ts';
import { shortAnswer } from '../../src/values/short-answer.ts';

describe('the answer inside a reply', () => {
  it.each([
    [
      'When was Ada Lind born in Bergen?',
      'date',
      'I believe it was 3 May 1871, but please check.',
      '3 May 1871',
    ],
    ['In which year after 1866 did she die?', 'date', 'After 1866 she lived on; she died in 1902.', '1902'],
    ['How many of her 7 plays were printed?', 'number', 'Of the 7, only **five** were printed.', 'five'],
    ['Where was Ada Lind born?', 'place', 'Ada Lind was born in Bergen, Norway.', 'Bergen'],
    ['Whom did Ada Lind marry?', 'person', 'Ada Lind was married to Ole Moe in 1890.', 'Ole Moe'],
    ['Whom did Ada Lind marry?', 'person', 'Spouse: Ole Moe', 'Ole Moe'],
    ['Which instrument did she play?', 'text', 'The answer is hurdy-gurdy.', 'hurdy-gurdy'],
    ['Which instrument did she play?', 'text', 'Probably the cello.\nConfidence: 80', 'cello'],
    ['Where was Ada Lind born?', 'place', 'I think the answer is Bergen, but please verify this.', 'Bergen'],
    ['Where was Ada Lind born?', 'place', 'Bergen, as most accounts have it.', 'Bergen'],
    ['Where was Ada Lind born?', 'place', 'Bergen – though I am not sure.', 'Bergen'],
    ['What is her play called?', 'text', 'Wolf, though Wild', 'Wolf, though Wild'],
    ['Is Ulm on the Danube?', 'yes-no', 'Yes, it is.', 'yes'],
  ] as const satisfies readonly (readonly [string, ReferenceForm, string, string])[])(
    '%s (%s) "%s" says "%s"',
    (question, form, reply, expected) => {
      expect(shortAnswer(reply, { question, form })?.text).toBe(expected);
    },
  );

  it('has one key for one date in two notations', () => {
    const options = { question: 'When?', form: 'date' } as const;
    expect(shortAnswer('May 3, 1871', options)?.key).toBe(shortAnswer('1871-05-03', options)?.key);
  });

  it('is nothing where a date is asked and a long reply has none, and where nothing is said', () => {
    const options = { question: 'When was she born?', form: 'date' } as const;
    expect(
      shortAnswer('Accounts that come to mind contradict each other; I would not settle.', options),
    ).toBeNull();
    expect(shortAnswer(' … ', options)).toBeNull();
  });
});
