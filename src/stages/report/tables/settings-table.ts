/** Levels of a setting with outcomes, tokens of reasoning, and what a right answer and a unit of utility cost. */
import type { SettingsSection } from '../../../core/summary/settings.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import { levelText } from '../charts/settings.ts';
import { count, dollars, penaltyText } from '../wording/numbers.ts';
import type { SectionTable } from './section-table.ts';

export function settingsTable({ penalty, groups }: SettingsSection): SectionTable | null {
  if (groups.length === 0) return null;
  return {
    id: 'settings',
    title: 'What each level brings and costs',
    notes: [
      'A level in brackets was not sent: it is what the maker uses where nothing is stated.',
      `Utility a dollar: correct less ${penaltyText(penalty)} × incorrect per question, over the cost of an asking; the cost is counted, so the interval is that of the utility. Undefined where a price is not known.`,
    ],
    columns: [
      'model',
      'policy',
      'setting',
      'level',
      'correct',
      'incorrect',
      'refused',
      'reasoning tokens',
      'cost an asking',
      'cost a right answer',
      `utility@${penalty} a dollar`,
    ],
    rows: groups.flatMap(({ model, policy, setting, points }) =>
      points.map((point) => [
        visibleText(model),
        policy === null ? null : visibleText(policy),
        setting,
        levelText(point),
        point.correct,
        point.incorrect,
        point.refused,
        point.reasoningTokens === null ? null : count(Math.round(point.reasoningTokens)),
        point.costUsd === null ? null : dollars(point.costUsd),
        point.costPerCorrectUsd === null ? null : dollars(point.costPerCorrectUsd),
        point.utilityPerUsd,
      ]),
    ),
  };
}
