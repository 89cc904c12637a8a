/** What plain gold strings mean: one value of a kind where they wholly are one, else text. */
import { describe, expect, test } from 'vitest';
import type { ReferenceHints } from '../../src/values/reference-from-text.ts';
import { referenceFromText } from '../../src/values/reference-from-text.ts';

type Case = readonly [golds: readonly string[], hints: ReferenceHints, meant: unknown];

const date = (value: string, precision: string, alternatives: readonly string[] = []) => ({
  form: 'date',
  value,
  precision,
  calendar: 'gregorian',
  alternatives,
});
const number = (value: number, more: object = {}) => ({ form: 'number', value, aliases: [], ...more });
const text = (main: string, ...aliases: string[]) => ({ form: 'text', text: main, aliases });
const set = (...members: string[]) => ({
  form: 'set',
  members: members.map((member) => ({ text: member, aliases: [] })),
});
const asks = (question: string): ReferenceHints => ({ question });
const typed = (answerType: string): ReferenceHints => ({ answerType });

const CASES: Readonly<Record<string, readonly Case[]>> = {
  'no gold': [
    [[], {}, null],
    [['', '  '], {}, null],
    [['I have no comment.', 'No comment'], {}, null],
    [['no comment', 'Ada Morn'], {}, text('Ada Morn')],
  ],
  dates: [
    [['12 May 1801'], {}, date('1801-05-12', 'day')],
    [['May 1801', '1801-05'], {}, date('1801-05', 'month', ['1801-05'])],
    [['1801'], {}, date('1801', 'year')],
    [['44 BC'], {}, date('-0043', 'year')],
    [['1940s'], {}, date('194X', 'decade')],
    [['19th century'], {}, date('18XX', 'century')],
    [['1801'], typed('Person'), { form: 'person', name: '1801', aliases: [] }],
    [['1801'], typed('Number'), number(1801)],
    [['1801'], asks('How many ships were lost?'), number(1801)],
    [['1801', 'Ada Morn'], {}, text('1801', 'Ada Morn')],
    [['c. 1801'], {}, text('c. 1801')],
    [['around 1801'], {}, text('around 1801')],
    [['1914-1918'], {}, text('1914-1918')],
    [['the 132nd day of 1801'], {}, text('the 132nd day of 1801')],
    [['early 1801'], {}, text('early 1801')],
    [['one thousand nine hundred and fourteen'], asks('In which year did it sink?'), date('1914', 'year')],
    [['one thousand nine hundred and fourteen'], typed('Date'), date('1914', 'year')],
    [['one thousand nine hundred and fourteen'], {}, number(1914)],
    [['three hundred and two'], asks('In which year did it sink?'), number(302)],
  ],
  numbers: [
    [['120'], {}, number(120)],
    [['120 km', '120 kilometres'], {}, number(120, { unit: 'km', aliases: ['120 kilometres'] })],
    [['120', '121'], {}, text('120', '121')],
    [['120', 'many'], {}, text('120', 'many')],
    [['120'], typed('Place'), { form: 'place', name: '120', aliases: [], within: [] }],
    [['120'], typed('Date'), text('120')],
    [['about 300'], {}, text('about 300')],
    [['over 300'], {}, text('over 300')],
    [['c. 300'], {}, text('c. 300')],
    [['45.13.1912'], {}, text('45.13.1912')],
    [['120k'], {}, number(120_000, { aliases: ['120k'] })],
    [['380.000'], {}, number(380, { aliases: ['380.000'] })],
    [['380.000'], asks('Wie viele Einwohner hat die Stadt?'), number(380_000)],
    [['118 to 122'], {}, number(120, { low: 118, high: 122 })],
    [['3.10'], asks('Which version of Python came first?'), text('3.10')],
  ],
  'ranges that a set accepts': [
    [['120 (acceptable range: anything between 118 and 122)'], {}, number(120, { low: 118, high: 122 })],
    [
      ['(Acceptable range: between 122 km and 118 km)', 'some'],
      {},
      number(120, { unit: 'km', low: 118, high: 122, aliases: ['some'] }),
    ],
    [
      ['12 May 1801 (acceptable range: between 1 and 3)'],
      {},
      text('12 May 1801 (acceptable range: between 1 and 3)'),
    ],
    [
      ['120 (acceptable range: between few and 122)'],
      {},
      text('120 (acceptable range: between few and 122)'),
    ],
  ],
  'yes and no': [
    [['Yes.', 'true'], {}, { form: 'yes-no', value: true }],
    [['no'], asks('Is it blue?'), { form: 'yes-no', value: false }],
    [['yes', 'no'], {}, text('yes', 'no')],
    [['ja'], asks('Liegt Ulm an der Donau?'), { form: 'yes-no', value: true }],
    [['ja'], asks('What is the code of the language?'), text('ja')],
    [['ja'], {}, text('ja')],
  ],
  'several names': [
    [['Ada Morn and Karl Holt'], asks('Who were the founders?'), set('Ada Morn', 'Karl Holt')],
    [['Ada Morn and Karl Holt'], asks('What is the firm called?'), text('Ada Morn and Karl Holt')],
    [['Chad, Mali, Niger'], asks('Which three countries signed?'), set('Chad', 'Mali', 'Niger')],
    [['bread and butter'], asks('Which two foods are meant?'), set('bread', 'butter')],
    [['bread and butter'], asks('What are they eating?'), text('bread and butter')],
    [['bread, butter and salt'], asks('Which two foods are meant?'), text('bread, butter and salt')],
    [['Chad, Mali', 'Mali, Chad'], asks('Which two countries signed?'), text('Chad, Mali', 'Mali, Chad')],
    [['Chad'], asks('Which countries signed?'), text('Chad')],
  ],
  'kinds that the set names': [
    [['Ada Morn', 'A. Morn'], typed('Person'), { form: 'person', name: 'Ada Morn', aliases: ['A. Morn'] }],
    [
      ['Ulm, Germany', 'Ulm'],
      typed('Place'),
      { form: 'place', name: 'Ulm', aliases: ['Ulm'], within: ['Germany'] },
    ],
    [[','], typed('Place'), text(',')],
    [['Ulm'], typed('Other'), text('Ulm')],
    [[' Ulm ', 'Ulm', 'Ulm an der Donau'], {}, text('Ulm', 'Ulm an der Donau')],
  ],
};

describe.each(Object.entries(CASES))('%s', (_, cases) => {
  test.each(cases)('%j, %j', (golds, hints, meant) => {
    expect(referenceFromText(golds, hints)).toEqual(meant);
  });
});
