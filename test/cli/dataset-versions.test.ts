/** What the commands that compare and make versions of a set say about lines, runs and folders that hold one. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Scratch, scratch } from '../end-to-end/scratch.ts';
import { closedbook } from './captured-terminal.ts';

describe('versions of a set', () => {
  let place: Scratch;
  let set: string;
  beforeAll(async () => {
    place = await scratch();
    set = await place.file(
      'set.csv',
      'question,answer\nWhich river flows through Ulm?,Danube\nWhich river flows through Bonn?,Rhine\nWhich river flows through Ulm?,Rhine\n',
    );
  });
  afterAll(() => place[Symbol.asyncDispose]());

  test('lint names the line of the other question, for a row without an id has none in its file', async () => {
    const { out } = await closedbook(['dataset', 'lint', set, '--json']);
    const found = JSON.parse(out).findings.find((one: { rule: string }) => one.rule === 'conflicting-gold');
    expect(found).toMatchObject({ line: 4, message: 'line 2 asks the same and has another answer' });
  });

  test('one cluster and one pair are spoken of as one', async () => {
    const twice = await place.file(
      'twice.csv',
      'id,question,answer\na,Who built the canal?,Ada\nb,Who built the canal?,Ada\nc,Who dug it?,Bo\nd,Who dug it?,Cy\n',
    );
    const { out } = await closedbook(['dataset', 'dedupe', twice]);
    expect(out).toContain('in 1 cluster\n');
    expect(out).toContain('1 pair asks the same');
  });

  test('a row that is no question is named, and what lists them all: none is left out of a version unsaid', async () => {
    const empty = await place.file('empty.csv', 'question,answer\nWho dug it?,Ada\n,\n,Bo\n');
    const { code, err } = await closedbook(['dataset', 'dedupe', empty]);
    expect(code).toBe(2);
    expect(err).toContain('empty.csv:3: the text of the question is empty');
    expect(err.replaceAll(/\s+/g, ' ')).toContain('closedbook dataset lint lists every such row');
  });

  test('a diff says of a run on another set that it asked none of these questions', async () => {
    const answers = await place.file(
      'answers.csv',
      'id,question,gold,model,answer\nz,Who wrote Emma?,Jane Austen,m,Jane Austen\n',
    );
    const args = ['dataset', 'diff', set, set, '--run', answers];
    expect((await closedbook(args)).out).toContain('This run asked none of the questions of either version.');
    expect(JSON.parse((await closedbook([...args, '--json'])).out).run).toEqual({
      left: 0,
      shared: 0,
      rates: [],
    });
  });

  test('a build refuses a folder that holds a set already, before it reads or asks anything', async () => {
    const facts = await place.file(
      'facts.csv',
      'subject,property,value\nAda Example,birth date,1901-02-03\n',
    );
    const args = ['dataset', 'build', '--from', facts, '--out', place.path('built'), '--as-of', '2026-11-01'];
    expect((await closedbook(args)).code).toBe(0);
    const again = await closedbook(args);
    expect(again.code).toBe(2);
    expect(again.err).toContain('a version is never overwritten');
  });
});
