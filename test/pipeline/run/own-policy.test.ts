/** Policies in words of one's own: from a spec, from files beside it, from the command line. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { policyName } from '../../../src/core/policy.ts';
import { loadRunSpec } from '../../../src/pipeline/run/load-run-spec.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'closedbook-own-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

function spec(policies: string): string {
  return file('spec.yaml', `datasets: [person-facts]\nmodels: [simulated/heron]\npolicies:\n${policies}\n`);
}

describe('own policies', () => {
  test('texts come from files beside the spec, wordings as policies of their own', async () => {
    file('house.txt', '\uFEFFOnly answer if sure.\r\n');
    const path = spec(
      '  - plain\n  - name: house\n    systemFile: house.txt\n    wordings: { a: {}, curt: { system: Be sure. } }',
    );
    const { policies } = await loadRunSpec(path, {});
    expect(policies.map((policy) => [policyName(policy), policy.words?.system])).toEqual([
      ['plain', undefined],
      ['own:house', 'Only answer if sure.'],
      ['own:house~curt', 'Be sure.'],
    ]);
  });

  test('a file of the command line is a system prompt, a template or a record; -p chooses among wordings', async () => {
    const models = ['simulated/heron'];
    const datasets = ['person-facts'];
    const load = async (instructions: string[], policies?: string[]) =>
      (
        await loadRunSpec(null, {
          models,
          datasets,
          instructions,
          ...(policies === undefined ? {} : { policies }),
        })
      ).policies;
    expect(await load([file('careful.md', 'Be careful.\n')])).toMatchObject([
      { kind: 'own', instruction: 'careful', words: { system: 'Be careful.' } },
    ]);
    expect(await load([`t=${file('t.txt', 'Q: {question}')}`])).toMatchObject([
      { words: { user: 'Q: {question}' } },
    ]);
    const two = `w=${file('w.yaml', 'wordings: { x: { system: X. }, y: { system: Y. } }')}`;
    expect((await load([two], ['plain', 'own:w+confidence~y'])).map(policyName)).toEqual([
      'plain',
      'own:w+confidence~y',
    ]);
    expect((await load([two], ['plain'])).map(policyName)).toEqual(['plain', 'own:w~x', 'own:w~y']);
    await expect(load([two], ['own:w~z'])).rejects.toThrow(/no wording "z"/);
  });

  test.each([
    [
      'a template without a place',
      '  - name: house\n    user: "Who?"',
      /spec\.yaml:5:\d+: .*user: expected a template with \{question\}/,
    ],
    ['nothing said', '  - name: house', /expected words: system, user or conversation/],
    [
      'a reply begun for the model',
      '  - name: house\n    conversation: [{ role: user, content: "{question}" }, { role: assistant, content: "The" }, { role: user, content: "x" }]',
      /assistant’s turn last/,
    ],
    [
      'turns that begin with the assistant',
      '  - name: house\n    conversation: [{ role: assistant, content: a }, { role: user, content: b }]',
      /the user first/,
    ],
    ['an unknown word', '  - name: house\n    sistem: x', /house.*sistem/],
    [
      'a file that is not there',
      '  - name: house\n    systemFile: none.txt',
      /spec\.yaml:5:\d+: cannot read the instruction/,
    ],
    [
      'two texts under one name',
      '  - { name: house, system: x }\n  - { name: house, system: y }',
      /two different texts/,
    ],
    ['a name that would be read otherwise', '  - { name: "a~b", system: x }', /expected a name of letters/],
  ])('%s is an error with its place', async (_, policies, message) => {
    await expect(loadRunSpec(spec(policies), {})).rejects.toThrow(message);
  });
});
