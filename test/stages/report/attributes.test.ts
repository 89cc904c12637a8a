/** Forty-four settings of two models are two colours, four curves and short names; labels leave out what all share. */
import { describe, expect, test } from 'vitest';
import { parsePolicy } from '../../../src/core/policy.ts';
import { respondentId } from '../../../src/core/respondent.ts';
import type { Summary } from '../../../src/core/summary/summary.ts';
import { shortLabels } from '../../../src/stages/analyze/labels.ts';
import { lookOf } from '../../../src/stages/report/charts/look.ts';
import { summaryFromCounts } from './fixtures/summary-from-counts.ts';

const STAKES = [0, 0.5, 1, 9];
const known = (model: string, word: string, settings = {}) => {
  const policy = parsePolicy(word);
  return { id: respondentId(model, settings, policy), model, settings, policy };
};
const study = ['acme/atlas', 'nimbus/cirrus'].flatMap((model) =>
  ['', '+humility'].flatMap((norms) =>
    STAKES.map((stake) => known(model, `penalty:${stake}${norms}+confidence`)),
  ),
);

function summaryOf(respondents: readonly ReturnType<typeof known>[]): Summary {
  const labels = shortLabels(respondents);
  const made = summaryFromCounts(
    respondents.map(({ id }, place) => ({
      label: id,
      correct: 40 + place,
      incorrect: 30 - place,
      refused: 30,
    })),
  );
  return {
    ...made,
    respondents: made.respondents.map((one, place) => ({
      ...one,
      ...respondents[place]!,
      label: labels[place]!,
    })),
  };
}

describe('what respondents are beside their names', () => {
  const summary = summaryOf(study);
  const look = lookOf(summary);

  test('labels leave out what all share, and keep every difference', () => {
    expect(shortLabels(study).slice(0, 5)).toEqual([
      'atlas penalty:0',
      'atlas penalty:0.5',
      'atlas penalty:1',
      'atlas penalty:9',
      'atlas penalty:0+humility',
    ]);
    const plain = [
      known('a/m', 'plain', { temperature: 0 }),
      known('a/m', 'plain+confidence', { temperature: 0 }),
    ];
    expect(shortLabels(plain)).toEqual(['m plain', 'm plain+confidence']);
    expect(
      shortLabels([known('a/m', 'plain', { effort: 'low' }), known('a/m', 'plain', { effort: 'high' })]),
    ).toEqual(['m effort=low', 'm effort=high']);
  });

  test('a label of one’s own stands for the model, and the policy follows it', () => {
    const named = [known('compatible/x@http://127.0.0.1:1/v1', 'plain'), known('b/y', 'plain')].map(
      (one, place) => (place === 0 ? { ...one, modelLabel: 'House model' } : one),
    );
    expect(shortLabels(named)).toEqual(['House model', 'y']);
    const both = study.slice(0, 2).map((one) => ({ ...one, modelLabel: 'Atlas' }));
    expect(shortLabels(both)).toEqual(['Atlas penalty:0', 'Atlas penalty:0.5']);
  });

  test('a colour is a model and a shape its manner', () => {
    expect(look.grouped).toBe(true);
    expect(new Set(look.ids.map((id) => look.colour(id).light)).size).toBe(2);
    const norms = look.ids.filter((id) => id.includes('humility'));
    expect(new Set(norms.map((id) => look.mark(id).path)).size).toBe(1);
    expect(look.mark(norms[0]!).path).not.toBe(look.mark(look.ids[0]!).path);
  });

  test('the stakes of one model and manner are one curve, in the order of the stakes', () => {
    expect(look.curves.map(({ name, ids }) => [name, ids.map((id) => look.attributes(id).stake)])).toEqual([
      ['atlas', STAKES],
      ['atlas humility', STAKES],
      ['cirrus', STAKES],
      ['cirrus humility', STAKES],
    ]);
  });

  test('a setting that one model has throughout is said once', () => {
    const asked = [
      known('acme/atlas', 'penalty:0', { logprobs: true }),
      known('acme/atlas', 'penalty:9', { logprobs: true }),
      known('acme/atlas', 'penalty:9+humility', { logprobs: true }),
      known('nimbus/cirrus', 'penalty:0'),
      known('nimbus/cirrus', 'penalty:9'),
      known('nimbus/cirrus', 'penalty:9+humility'),
    ];
    const { curves, mark } = lookOf(summaryOf(asked));
    expect(curves.map(({ model, manner }) => `${model} ${manner}`.trim())).toEqual([
      'atlas logprobs=true',
      'atlas logprobs=true humility',
      'cirrus',
      'cirrus humility',
    ]);
    expect(curves.map(({ name }) => name)).toContain('atlas logprobs=true');
    expect(mark(asked[0]!.id)).toEqual(mark(asked[3]!.id));
  });

  test('a setting says what its model’s others do not', () => {
    expect(look.setting(study[4]!.id)).toBe('penalty:0+humility');
    expect(look.attributes(study[4]!.id).values).toEqual({
      model: 'acme/atlas',
      stake: '0',
      norms: 'humility',
    });
  });

  test('a picture with little room has the best of every curve', () => {
    const shown = look.focus(look.ids, 4);
    expect(new Set(shown.map((id) => look.curves.findIndex(({ ids }) => ids.includes(id)))).size).toBe(4);
    expect(shown).toContain(look.ids.at(-1));
    expect(look.focus(look.ids, 99)).toEqual(look.ids);
  });

  test('models of one setting each keep a colour each', () => {
    const singles = lookOf(
      summaryOf([known('a/one', 'plain'), known('a/two', 'plain'), known('b/three', 'plain')]),
    );
    expect(singles.grouped).toBe(false);
    expect(new Set(singles.ids.map((id) => singles.colour(id).light)).size).toBe(3);
    expect(singles.setting('a/two · plain')).toBe('two');
  });
});
