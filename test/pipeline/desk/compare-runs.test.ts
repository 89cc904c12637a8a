/** Two runs compared at the desk say what `closedbook compare` says, to the last digit. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '../../../src/core/store/store.ts';
import { compareRuns, type DeskComparison } from '../../../src/pipeline/desk/compare-runs.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { closedbook } from '../../cli/captured-terminal.ts';
import { workspaceOf } from '../../desk/desk-store.ts';
import { type Scratch, scratch } from '../../end-to-end/scratch.ts';

let place: Scratch;
let store: Store;
const ids: string[] = [];

function answers(right: number, model: string): string {
  return Array.from({ length: 40 }, (_, at) =>
    JSON.stringify({
      ...{ question: `What is number ${at}?`, gold: `G${at}`, model },
      answer: at < right ? `G${at}` : at % 3 === 0 ? 'I do not know.' : `Other ${at}`,
    }),
  ).join('\n');
}

beforeAll(async () => {
  place = await scratch();
  for (const [name, right] of [
    ['june.jsonl', 30],
    ['july.jsonl', 20],
  ] as const) {
    const path = await place.file(name, `${answers(right, 'owl')}\n${answers(right - 10, 'rook')}\n`);
    const done = await closedbook(['import', path, '--store', place.path('s.db'), '--json', '--quiet']);
    ids.push(JSON.parse(done.out).runId);
  }
  store = await openStore(place.path('s.db'));
});
afterAll(async () => {
  await store.close();
  await place[Symbol.asyncDispose]();
});
const compared = (chosen: { a?: string; b?: string } = {}): Promise<DeskComparison> =>
  compareRuns(store, [ids[0]!, ids[1]!], { ...chosen, workspace: workspaceOf(place.path('s.db')) });

test('the namesake of the other run is compared first, with the words and cells of the command', async () => {
  const { sides, a, b, words } = await compared();
  expect(sides.map((side) => side.length)).toEqual([2, 2]);
  expect([a.includes('owl'), b.includes('owl')]).toEqual([true, true]);
  const told = await closedbook([
    ...['compare', a, b, '--in', ids[0]!, '--in', ids[1]!, '--store', place.path('s.db')],
  ]);
  const out = told.out.replace(/\s+/g, ' ');
  expect(words.rows.map(({ metric }) => metric)).toContain('correct/asked');
  for (const { metric, difference, p, adjusted } of words.rows)
    expect(out).toContain(`${metric} ${difference} ${p} ${adjusted}`);
  for (const sentence of [...words.sentences, words.correction]) expect(out).toContain(sentence);
  expect(words.transitions).toHaveLength(3);
});

test('any respondent of one run against any of the other; one run twice and a stranger are refused', async () => {
  const [left, right] = (await compared()).sides;
  const { a, b } = await compared({ a: left![1]!.id, b: right![0]!.id });
  expect([a, b]).toEqual([left![1]!.id, right![0]!.id]);
  await expect(compared({ a: 'nobody' })).rejects.toThrow('"nobody" answered in neither run');
  const workspace = workspaceOf(place.path('s.db'));
  await expect(compareRuns(store, [ids[0]!, ids[0]!], { workspace })).rejects.toThrow('one run twice');
});
