/** A plan for a terminal: what it takes first, what it rests on, then what a little more or less would show. */

import { counted, grouped } from '../../core/counted.ts';
import type { Plan } from '../../pipeline/plan/plan.ts';
import type { PlanAlternative } from '../../pipeline/plan/plan-alternatives.ts';
import type { Basis } from '../../stages/analyze/planning/plan-basis.ts';
import { clipCells, wrapCells } from '../../terminal/cells.ts';
import { askingLines } from './asking-plan-text.ts';
import { number, percent, points } from './plan-numbers.ts';
import { sequentialLines } from './sequential-plan-text.ts';

/** Pairs of the base that are printed; the rest is in --json. */
const MOST_PAIRS = 10;

/** The plan in lines no wider than `width` wherever names allow. */
export function planningText(plan: Plan, width = 80): string {
  const parts = [
    wishLines(plan, width),
    baseLines(plan, width),
    ['It rests on', ...basisLines(plan, width)],
    sequentialLines(plan, width),
    alternativeLines(plan),
    askingLines(plan.asking, width),
    ['Nothing was asked.'],
  ];
  const lines = parts.filter((part) => part.length > 0).map((part) => part.join('\n'));
  return `${lines.join('\n\n')}\n`;
}

function wishLines(plan: Plan, width: number): string[] {
  const { difference, halfWidth, questions, shows, metric, level } = plan;
  const trials = plan.trials === 1 ? '' : `, ${plan.trials} trials each`;
  const lines: string[] = [];
  if (difference !== undefined) {
    lines.push(
      ...wrapCells(
        `To see a difference of ${size(difference.wanted, plan)} in ${metric} between two respondents on the same questions (${odds(plan)}${trials}):`,
        width,
      ),
      `  ${needed(difference.questions)}`,
    );
  }
  if (halfWidth !== undefined) {
    lines.push(
      ...wrapCells(
        `To know ${metric} of one respondent to ± ${points(halfWidth.wanted)} (${percent(level)} interval${trials}):`,
        width,
      ),
      `  ${needed(halfWidth.questions)}`,
    );
  }
  if (difference === undefined && halfWidth === undefined && questions !== null && shows !== null) {
    lines.push(
      ...wrapCells(
        `${counted(questions, 'question')} asked of two respondents (${odds(plan)}${trials}):`,
        width,
      ),
    );
    lines.push(...showsLines(shows, plan));
  } else if (questions !== null && shows !== null && (difference === undefined || halfWidth === undefined)) {
    lines.push(`${counted(questions, 'question')}:`, ...showsLines(shows, plan));
  }
  return lines;
}

function showsLines(shows: NonNullable<Plan['shows']>, plan: Plan): string[] {
  const lines = [
    shows.difference === null
      ? '  no difference can be expected to show'
      : `  smallest difference expected to show  ${size(shows.difference, plan)}`,
  ];
  if (shows.halfWidth !== null) {
    lines.push(`  interval of one respondent’s rate      ± ${points(shows.halfWidth)}`);
  }
  return lines;
}

function baseLines(plan: Plan, width: number): string[] {
  const { base, metric, power, significance, basis, labels } = plan;
  if (base.length === 0) return [];
  const name = (id: string): string => labels[id] ?? id;
  const { questions, trials, clusters } = base[0]!;
  const head = `What one has (${grouped(questions)} questions on ${grouped(clusters)} subjects${trials > 1 ? `, ${number(trials)} trials each` : ''}): the smallest difference in ${metric} it can be expected to show (${percent(power)} power, ${percent(significance)} false alarms)`;
  const share = (value: number | null): string =>
    value === null
      ? '–'
      : basis.rate === null
        ? number(value)
        : `${(100 * value).toFixed(1).replace('-', '−')} pt`;
  const rows = base.slice(0, MOST_PAIRS).map((pair) => {
    const cells = `${share(pair.detectable).padStart(10)}${share(pair.difference).padStart(12)}`;
    return `${cells}  ${clipCells(`${name(pair.a)} − ${name(pair.b)}`, width - 24)}`;
  });
  return [
    ...wrapCells(head, width),
    `${'can show'.padStart(10)}${'observed'.padStart(12)}  pair`,
    ...rows,
    ...(base.length > MOST_PAIRS ? [`  (${base.length - MOST_PAIRS} more pairs with --json)`] : []),
  ];
}

function basisLines({ basis, base, labels }: Plan, width: number): string[] {
  const rows: (readonly [string, Basis | null, (value: number) => string])[] = [
    [`${basis.metric} of one respondent`, basis.rate, percent],
    ['questions on which the two differ', basis.discordance, percent],
    ['variance of the difference, by question', basis.between, number],
    ['variance between trials of a question', basis.within, number],
    ['questions in a question’s cluster', basis.clusterSize, number],
    ['likeness in a cluster, of the difference', basis.correlation, number],
    ['likeness in a cluster, of the rate', basis.rateCorrelation, number],
  ];
  const lines = rows.flatMap(([name, value, text]) =>
    value === null
      ? []
      : [
          clipCells(
            `  ${name.padEnd(40)}${text(value.value).padStart(8)}  ${value.from}${value.note === undefined || value.from === 'measured' ? '' : `: ${value.note}`}`,
            width,
          ),
        ],
  );
  if (base.length > 1) {
    lines.push(
      ...wrapCells(
        `measured on the pair that disagrees most: ${labels[base[0]!.a]} and ${labels[base[0]!.b]}`,
        width - 2,
      ).map((line) => `  ${line}`),
    );
  }
  if (basis.within === null) {
    lines.push('  how much is chance between trials is not known: trials are not credited');
  }
  return lines;
}

function alternativeLines({ alternatives, basis }: Plan): string[] {
  if (alternatives.length === 0) return [];
  const rate = basis.rate !== null;
  const several = new Set(alternatives.map((one) => one.trials)).size > 1;
  const row = (one: PlanAlternative): string =>
    [
      ...(several ? [String(one.trials).padStart(8)] : []),
      one.questions === null ? 'none is enough'.padStart(14) : grouped(one.questions).padStart(14),
      (one.difference === null ? '–' : rate ? points(one.difference) : number(one.difference)).padStart(16),
      ...(rate ? [(one.halfWidth === null ? '–' : `± ${points(one.halfWidth)}`).padStart(16)] : []),
    ].join('');
  const head = [
    ...(several ? ['trials'.padStart(8)] : []),
    'questions'.padStart(14),
    'difference'.padStart(16),
    ...(rate ? ['rate known to'.padStart(16)] : []),
  ].join('');
  return [head, ...alternatives.map(row)];
}

function needed(questions: number | null): string {
  return questions === null
    ? 'no number of questions is enough: the two differ on fewer questions than that'
    : counted(questions, 'question');
}

function odds({ power, significance }: Plan): string {
  return `${percent(power)} power, ${percent(significance)} false alarms`;
}

function size(value: number, { basis }: Pick<Plan, 'basis'>): string {
  return basis.rate === null ? number(value) : points(value);
}
