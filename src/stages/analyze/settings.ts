/**
 * What effort, thinking and temperature do to one model under one policy. A level that nobody sent is the maker's
 * default and stands at its place, said to be unstated: a reader who takes "no setting" for "no effort" is misled.
 */
import type { Estimate } from '../../core/estimate.ts';
import { groupBy } from '../../core/group-by.ts';
import { EFFORTS } from '../../core/model-facts.ts';
import type { OutcomeTable } from '../../core/outcome-table.ts';
import { policyName } from '../../core/policy.ts';
import type { Respondent } from '../../core/respondent.ts';
import type { RespondentRates } from '../../core/summary/rates.ts';
import {
  SETTINGS_COMPARED,
  type SettingCompared,
  type SettingsSection,
} from '../../core/summary/settings.ts';
import type { Summary } from '../../core/summary/summary.ts';

type Cost = NonNullable<Summary['cost']>;
type Group = SettingsSection['groups'][number];

export interface SettingsOptions {
  readonly rates: readonly RespondentRates[];
  readonly cost: Cost | undefined;
  /** Penalty L of the utilities; one of those reported. */
  readonly penalty: number;
}

/** The section; undefined where no model was asked at two levels of a setting. */
export function settingsSection(table: OutcomeTable, options: SettingsOptions): SettingsSection | undefined {
  const groups = SETTINGS_COMPARED.flatMap((setting) => groupsOf(table, setting, options));
  return groups.length === 0 ? undefined : { penalty: options.penalty, groups };
}

function groupsOf(
  { respondents, ...table }: OutcomeTable,
  setting: SettingCompared,
  options: SettingsOptions,
) {
  const alike = groupBy(
    respondents.map((_, index) => index),
    (index) => allButOne(respondents[index]!, setting),
  );
  return [...alike.values()].flatMap((members): Group[] => {
    const levels = members.map((index) => ({ index, ...levelOf(respondents[index]!, setting) }));
    // Two runs of one level say nothing of the setting.
    if (new Set(levels.map(({ value }) => value)).size < 2) return [];
    const { model, policy } = respondents[members[0]!]!;
    return [
      {
        model,
        policy: policy === null ? null : policyName(policy),
        setting,
        points: levels
          .sort((a, b) => a.place - b.place || a.index - b.index)
          .map(({ index, value, unstated }) => ({
            respondent: respondents[index]!.id,
            value,
            unstated,
            ...measured(index, respondents[index]!.id, {
              ...options,
              tokens: table.reasoningTokens?.[index],
            }),
          })),
      },
    ];
  });
}

function allButOne({ model, policy, settings }: Respondent, setting: SettingCompared): string {
  const others = Object.entries(settings)
    .filter(([name, value]) => name !== setting && value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([model, policy, others]);
}

/** The level by name and its place among the others. */
function levelOf(respondent: Respondent, setting: SettingCompared) {
  const { settings, defaultEffort } = respondent;
  const NOT_STATED = { value: 'not stated', place: -1, unstated: true };
  switch (setting) {
    case 'effort': {
      const effort = settings.effort ?? defaultEffort;
      if (effort === undefined) return NOT_STATED;
      return { value: effort, place: EFFORTS.indexOf(effort), unstated: settings.effort === undefined };
    }
    case 'thinking': {
      const { thinking } = settings;
      if (thinking === undefined) return NOT_STATED;
      if (typeof thinking === 'number')
        return { value: `${thinking} tokens`, place: thinking, unstated: false };
      // A switch says on or off and not how much: on comes after every budget.
      return { value: thinking ? 'on' : 'off', place: thinking ? Infinity : 0, unstated: false };
    }
    case 'temperature': {
      const { temperature } = settings;
      return temperature === undefined
        ? NOT_STATED
        : { value: String(temperature), place: temperature, unstated: false };
    }
  }
}

function measured(
  index: number,
  id: string,
  {
    rates,
    cost,
    penalty,
    tokens,
  }: SettingsOptions & { readonly tokens: { readonly sum: number; readonly replies: number } | undefined },
) {
  const { estimates, utilities } = rates[index]!;
  const paid = cost?.rows.find(({ respondent }) => respondent === id);
  const costUsd =
    paid?.costUsd == null || paid.unpriced > 0 || paid.calls === 0 ? null : paid.costUsd / paid.calls;
  const utility = utilities.find((one) => one.penalty === penalty)?.estimate;
  return {
    correct: estimates['correct/asked']!,
    incorrect: estimates['incorrect/asked']!,
    refused: estimates['refused/asked']!,
    costUsd,
    costPerCorrectUsd: costUsd === null ? null : (paid?.costPerCorrectUsd ?? null),
    reasoningTokens: tokens === undefined || tokens.replies === 0 ? null : tokens.sum / tokens.replies,
    repliesTelling: tokens?.replies ?? 0,
    utilityPerUsd: utility === undefined || costUsd === null || costUsd === 0 ? null : over(utility, costUsd),
  };
}

/** The cost is counted, not estimated: dividing by it scales the interval. */
function over(utility: Estimate, costUsd: number): Estimate {
  const scaled = (value: number | null): number | null => (value === null ? null : value / costUsd);
  return {
    ...utility,
    metric: `${utility.metric} per USD`,
    value: scaled(utility.value),
    low: scaled(utility.low),
    high: scaled(utility.high),
    numerator: null,
    denominator: null,
  };
}
