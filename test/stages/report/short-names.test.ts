/** Names in charts: short enough for their place, and never two alike for two respondents. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shortLabels } from '../../../src/stages/analyze/labels.ts';
import { shortNames } from '../../../src/stages/report/charts/short-names.ts';
import { textWidth } from '../../../src/stages/report/charts/text-width.ts';
import { cutNames } from '../../../src/terminal/cut-names.ts';

const SIZE = 12;

describe('short names', () => {
  test('names that fit stay as they are', () => {
    expect(shortNames(['o3', 'gpt-4o'], { size: SIZE, width: 100 })).toEqual(['o3', 'gpt-4o']);
  });

  test('a beginning and an end that all share are left out first', () => {
    const names = shortNames(
      ['a-provider/llama-3-8b-instruct-preview:plain', 'a-provider/llama-3-70b-instruct-preview:plain'],
      { size: SIZE, width: 120 },
    );
    expect(names).toEqual(['…8b…', '…70b…']);
  });

  test('names that differ in their middle are cut elsewhere', () => {
    const names = shortNames(
      [
        'mistral-large-2411-instruct-with-tools-off-effort-high',
        'mistral-large-2512-instruct-with-tools-off-effort-high',
        'qwen',
      ],
      { size: SIZE, width: 130 },
    );
    expect(new Set(names).size).toBe(3);
    expect(names[0]).toMatch(/large-24/);
    expect(names[1]).toMatch(/large-25/);
  });

  test('a setting that all of one model have gives way before what tells its prompts apart', () => {
    const labels = ['heron logprobs', 'heron logprobs penalty:9+humility', 'rook', 'rook penalty:9+humility'];
    expect(shortNames(labels, { size: SIZE, width: 160 })).toEqual([
      'heron logprobs',
      'heron … penalty:9+humility',
      'rook',
      'rook penalty:9+humility',
    ]);
    const efforts = ['heron effort=high penalty:9+humility', 'heron effort=low penalty:9+humility', 'rook'];
    const cut = shortNames(efforts, { size: SIZE, width: 160 });
    expect(new Set(cut).size).toBe(3);
    expect(cut[0]).not.toContain('heron … ');
  });

  test('stated points keep their numbers, whatever the instruction is called', () => {
    const policies = [1, 0].flatMap((penalty) =>
      [0.2, 0.4].flatMap((reward) =>
        ['norm', 'reward'].map((name) => `rook penalty:${penalty}+reward:${reward}@${name}`),
      ),
    );
    const names = cutNames(policies, { width: 19, measure: (text) => text.length });
    expect(new Set(names).size).toBe(policies.length);
    expect(names[0]).toBe('…1+r:0.2@norm');
  });

  test('whatever the labels, different ones get different names of at most the width', () => {
    const labels = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }), {
      minLength: 2,
      maxLength: 8,
    });
    fc.assert(
      fc.property(labels, fc.integer({ min: 60, max: 200 }), (all, width) => {
        const names = shortNames(all, { size: SIZE, width });
        expect(new Set(names).size).toBe(all.length);
        for (const name of names) expect(textWidth(name, SIZE)).toBeLessThanOrEqual(width);
      }),
      { numRuns: 300 },
    );
  });
});

describe('labels of respondents', () => {
  const labels = (...models: string[]) =>
    shortLabels(models.map((model) => ({ id: model, model, settings: {}, policy: null })));

  test('leave out what tells nobody apart: provider, address, words that all file names share', () => {
    expect(
      labels(
        'compatible/acme-large@http://127.0.0.1:8765/v1',
        'compatible/acme-small@http://127.0.0.1:8765/v1',
      ),
    ).toEqual(['acme-large', 'acme-small']);
    expect(labels('d_s_h_Antworten_GPT-4o_Mai', 'd_s_h_Antworten_Claude_Mai')).toEqual(['GPT-4o', 'Claude']);
    expect(labels('openai/gpt-5', 'azure/gpt-5', 'openai/o3')).toEqual(['openai/gpt-5', 'azure/gpt-5', 'o3']);
    expect(labels('acme@http://a/v1', 'acme@http://b/v1')).toEqual(['acme@http://a/v1', 'acme@http://b/v1']);
  });

  test('are cut in a terminal where they stay different', () => {
    const names = ['rook penalty:0+reward:0.8@reward', 'rook penalty:0+reward:0.4@reward', 'rook penalty:1'];
    const cut = cutNames(names, { width: 16, measure: (text) => text.length });
    expect(new Set(cut).size).toBe(3);
    expect(cut.every((name) => name.length <= 16)).toBe(true);
  });
});
