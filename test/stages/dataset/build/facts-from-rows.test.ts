/** Questions from a file of facts: columns, values, contradictions, and errors with their line. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Question } from '../../../../src/core/question.ts';
import { closedbook } from '../../../cli/captured-terminal.ts';
import { type Scratch, scratch } from '../../../end-to-end/scratch.ts';

let place: Scratch;
beforeAll(async () => {
  place = await scratch();
});
afterAll(async () => {
  await place[Symbol.asyncDispose]();
});

let sets = 0;

async function built(lines: readonly string[], ...more: string[]) {
  sets += 1;
  const folder = `set${sets}`;
  const path = await place.file('facts.csv', `${lines.join('\n')}\n`);
  const args = [
    'dataset',
    'build',
    '--from',
    path,
    '--out',
    place.path(folder),
    '--as-of',
    '2026-11-01',
    '--json',
  ];
  const ending = await closedbook([...args, ...more]);
  if (ending.code !== 0) return { ...ending, questions: [] as Question[], result: JSON.parse(ending.out) };
  const text = await readFile(place.path(folder, 'questions.jsonl'), 'utf8');
  const questions = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Question);
  return { ...ending, questions, result: JSON.parse(ending.out) };
}

describe('a file of facts', () => {
  test('the band comes from the sitelinks, whatever other measure of popularity stands beside them', async () => {
    const { questions } = await built([
      'subject,property,value,popularity,sitelinks',
      'Ada Example,birth date,1901-02-03,88000,120',
      'Bo Example,birth date,1902-02-03,99000,',
    ]);
    expect(questions.map(({ popularity }) => popularity)).toEqual([
      { band: 'A-head', value: 120, measure: 'sitelinks' },
      { value: 99000, measure: 'popularity' },
    ]);
  });

  test('a language that is none is told with its line', async () => {
    const { code, result } = await built([
      'subject,property,value,question,language',
      'Ada Example,birth date,1901-02-03,When was {subject} born?,no language',
    ]);
    expect(code).toBe(2);
    expect(result.error.code).toBe('record-invalid');
    expect(result.error.message).toContain(
      'facts.csv:2: language: expected a language code like en, got "no language"',
    );
  });

  test('several values in one cell are several values of one fact, and have no aliases', async () => {
    const { questions } = await built([
      'subject,property,value,life',
      'Ada Example,spouse,Bo Other | Cy Third,dead',
      'Ada Example,birth date,1901-02-03 | 1901-02-04,dead',
    ]);
    expect(questions).toHaveLength(1);
    expect(questions[0]!.reference).toMatchObject({
      form: 'set',
      members: [{ text: 'Bo Other' }, { text: 'Cy Third' }],
    });
    const refused = await built([
      'subject,property,value,aliases,life',
      'Ada Example,spouse,Bo Other|Cy Third,Robert Other,dead',
    ]);
    expect(refused.code).not.toBe(0);
    expect(refused.err + refused.out).toMatch(/facts\.csv:2: aliases: expected none beside several values/);
  });

  test('subject, property and value are enough; what else the file knows is kept', async () => {
    const { questions } = await built([
      'subject,property,value,aliases,sitelinks,source,source_url,licence,as_of,qid',
      'Ada Example,birth date,1901-02-03,,120,Register,https://example.org/ada,CC0,2025-05-05,Q1',
      'Ada Example,birth place,"Northport, Overland",North Port|Nordhafen,120,Register,https://example.org/ada,CC0,2025-05-05,Q1',
    ]);
    expect(questions).toMatchObject([
      {
        id: 'Q1-birth-date',
        reference: { form: 'date', value: '1901-02-03', precision: 'day' },
        popularity: { band: 'A-head', value: 120, measure: 'sitelinks' },
        asOf: '2025-05-05',
        source: [{ name: 'Register', url: 'https://example.org/ada', licence: 'CC0' }],
      },
      {
        id: 'Q1-birth-place',
        reference: {
          form: 'place',
          name: 'Northport',
          aliases: ['North Port', 'Nordhafen'],
          within: ['Overland'],
        },
      },
    ]);
  });

  test('two values of which one must be wrong are disputed; two that both hold are a set', async () => {
    const { questions, result } = await built([
      'person,relation,answer',
      'Ada Example,birth year,1901',
      'Ada Example,birth year,1902',
      'Ada Example,father,Bo Example',
      'Ada Example,father,Cy Example',
      'Ada Example,education,Northport College',
      'Ada Example,education,Southport School',
    ]);
    expect(questions.map(({ reference }) => reference)).toEqual([
      {
        form: 'set',
        members: [
          { text: 'Northport College', aliases: [] },
          { text: 'Southport School', aliases: [] },
        ],
        required: 1,
      },
    ]);
    expect(result.leftOut).toMatchObject([{ reason: 'disputed', count: 2 }]);
  });

  test('a stated precision rules over digits that say more', async () => {
    const { questions } = await built([
      'subject,property,value,precision',
      'Ada Example,birth year,1901-01-01,year',
      'Bo Example,birth date,1901-06-01,month',
    ]);
    expect(questions.map(({ reference }) => reference)).toMatchObject([
      { value: '1901', precision: 'year' },
      { value: '1901', precision: 'year' },
    ]);
  });

  test.each(['1815-02-30', '30 February 1815', '31/04/1815'])(
    'a day that no calendar has, %s, stops the build at its line',
    async (day) => {
      const { code, err, out } = await built([
        'subject,property,value,precision',
        'Bo Example,birth date,1900-02-29,day',
        `Ada Example,birth date,${day},day`,
      ]);
      expect(code).toBe(2);
      expect(err + out).toMatch(/facts\.csv:3.*expected a day that the calendar has/);
    },
  );

  test('an award and its year fill the slots; a wording of its own makes any property askable', async () => {
    const { questions } = await built([
      'subject,property,value,award,question',
      'Ada Example,award year,1950,Overland Prize,',
      'Ada Example,shoe size,38,,What size of shoe did {subject} wear?',
    ]);
    expect(questions[0]?.text).toContain('the Overland Prize');
    expect(questions[1]).toMatchObject({
      reference: { form: 'number', value: 38 },
      text: 'What size of shoe did Ada Example wear?',
      property: 'shoe size',
    });
  });

  test.each([
    [
      'an empty value',
      ['subject,property,value', 'A,birth year,1901', 'B,birth year,'],
      ':3: value: expected a text',
    ],
    ['a date that is none', ['subject,property,value', 'A,birth date,soon'], ':2: value: expected a date'],
    [
      'an unknown property',
      ['subject,property,value', 'A,shoe size,38'],
      ':2: property: "shoe size" has no wording',
    ],
    [
      'a life of neither kind',
      ['subject,property,value,life', 'A,birth year,1901,yes'],
      ':2: life: expected living or dead',
    ],
    [
      'a popularity that is no number',
      ['subject,property,value,popularity', 'A,birth year,1901,big'],
      ':2: popularity',
    ],
    ['a missing column', ['subject,value', 'A,1901'], 'expected a column for property'],
  ])('%s is an error that names its line', async (_, lines, message) => {
    const { code, err } = await built(lines);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  test('columns of other names are mapped', async () => {
    const { questions } = await built(
      ['who,what,is', 'Ada Example,birth year,1901'],
      '--map',
      'subject=who,property=what,value=is',
    );
    expect(questions).toHaveLength(1);
  });
});
