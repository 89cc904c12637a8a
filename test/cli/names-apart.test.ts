/** Respondents whose names share a long beginning and a long end: in 80 cells every table still tells them apart. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Scratch, scratch } from '../end-to-end/scratch.ts';
import { closedbook } from './captured-terminal.ts';

const MONTHS = ['may', 'june', 'july', 'august'];
const nameOf = (month: string) =>
  `support-questions-of-the-second-quarter-answers-of-gpt-4o-${month}-last-edition-as-it-was-signed-off-by-everybody`;

let place: Scratch;
beforeAll(async () => {
  place = await scratch();
  const rows = MONTHS.flatMap((month, at) =>
    Array.from({ length: 12 }, (_, question) => {
      const year = 1900 + question;
      const right = question % (at + 2) !== 0;
      const said = right ? year : year + 7;
      return `In which year was number ${question} built?,${year},${nameOf(month)},${said},${right ? 'correct' : 'incorrect'}`;
    }),
  );
  await place.file('names.csv', `question,gold,model,response,human\n${rows.join('\n')}\n`);
});
afterAll(() => place[Symbol.asyncDispose]());

test.each([
  [['analyze', 'names.csv'], /^A …\S+/m],
  [['check', 'names.csv', '--max', 'incorrect/asked=0.2'], /^…\S+$/m],
  [['agreement', 'names.csv', '--human', 'human'], /^…\S+ +12/m],
  [['dataset', 'items', 'names.csv'], /\d of 4 +…\S+/],
])('%j', async ([command, file, ...options], shown) => {
  const sub =
    command === 'dataset'
      ? [command, file!, place.path(options[0]!)]
      : [command!, place.path(file!), ...options];
  const { out } = await closedbook([...sub, '--store', place.path('runs.db')]);
  expect(out).toMatch(shown);
  for (const month of MONTHS) expect(out).toContain(`…${month}…`);
});
