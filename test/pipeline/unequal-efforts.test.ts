import { expect, test } from 'vitest';
import { respondentId } from '../../src/core/respondent.ts';
import { runSpecSchema } from '../../src/core/run-spec.ts';
import { modelCard } from '../../src/model/model-card.ts';
import { respondentsOf } from '../../src/pipeline/run-models.ts';
import { unequalEffortsWarning } from '../../src/pipeline/unequal-efforts.ts';

const respondents = (...models: (string | { name: string; settings: object })[]) =>
  respondentsOf(runSpecSchema.parse({ datasets: ['x'], models }), {
    describe: (name) => modelCard(name, { today: '2026-11-29' }),
  });

test('models whose unstated efforts differ are told apart, and only those', () => {
  const [warning] = unequalEffortsWarning(
    respondents(
      'anthropic/claude-opus-5-5',
      'anthropic/claude-sonnet-5-5',
      'openai/gpt-6.1-terra',
      'openai/gpt-6-luna',
    ),
  );
  expect(warning).toContain(
    'medium by anthropic/claude-opus-5-5, openai/gpt-6.1-terra; high by anthropic/claude-sonnet-5-5',
  );
  expect(warning).not.toContain('luna');
});

test('equal defaults and stated efforts say nothing', () => {
  expect(unequalEffortsWarning(respondents('anthropic/claude-opus-5-5', 'openai/gpt-6.1-terra'))).toEqual([]);
  const stated = { name: 'anthropic/claude-sonnet-5-5', settings: { effort: 'medium' } };
  expect(unequalEffortsWarning(respondents('anthropic/claude-opus-5-5', stated))).toEqual([]);
});

test('the default is kept beside the settings and is no part of the name', () => {
  const [one] = respondents('openai/gpt-6.1-terra');
  expect(one).toMatchObject({ defaultEffort: 'medium', settings: {} });
  expect(one!.id).toBe(respondentId('openai/gpt-6.1-terra', {}, one!.policy));
});
