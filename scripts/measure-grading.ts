/** Figures of graded answers against their labels, and the tables that scripts/grade-eval.ts prints. */
import { wilson } from '../src/stats/rate/wilson.ts';
import { isClosedBook } from './cross-validate.ts';
import type { GradedAnswer } from './graded-answers.ts';

export interface Decided {
  readonly row: GradedAnswer;
  /** `correct`, `incorrect`, `refused` or `undecided`. */
  readonly outcome: string;
}

/** Agreement is over decided answers; accuracy and kappa count an undecided one as not correct. */
export function measure(group: readonly Decided[]) {
  const n = group.length;
  let decided = 0;
  let agree = 0;
  let falseAccepts = 0;
  let misses = 0;
  let positives = 0;
  let said = 0;
  for (const { row, outcome } of group) {
    const right = row.human === 'correct';
    const correct = outcome === 'correct';
    if (outcome !== 'undecided') {
      decided += 1;
      if (!isWrong({ row, outcome })) agree += 1;
    }
    positives += right ? 1 : 0;
    said += correct ? 1 : 0;
    if (correct && !right) falseAccepts += 1;
    if (!correct && right) misses += 1;
  }
  const accuracy = 1 - (falseAccepts + misses) / n;
  const chance = (positives * said + (n - positives) * (n - said)) / n / n;
  return {
    decided: decided / n,
    agreement: decided === 0 ? Number.NaN : agree / decided,
    accuracy,
    kappa: chance >= 1 ? Number.NaN : (accuracy - chance) / (1 - chance),
    falseAccepts,
    misses,
  };
}

/** A decided outcome that its label contradicts. Only Czech SimpleQA's labels tell refused from incorrect. */
export function isWrong({ row, outcome }: Decided): boolean {
  if (row.language !== 'en') return outcome !== row.human;
  return (outcome === 'correct') !== (row.human === 'correct');
}

/** One line a source and model. */
export function printModels(all: readonly Decided[]): void {
  const groups = new Map<string, Decided[]>();
  for (const one of all) {
    const names = [`${one.row.source} ${one.row.model}`];
    if (isClosedBook(one.row)) names.push(`${one.row.source} CLOSED-BOOK 3`, 'evouna CLOSED-BOOK 3');
    for (const name of names) groups.set(name, [...(groups.get(name) ?? [])].concat(one));
  }
  console.log(
    `${'source and model'.padEnd(44)} n      decided  agree   acc     kappa   false accepts  misses`,
  );
  for (const [name, group] of groups) {
    const { decided, agreement, accuracy, kappa, falseAccepts, misses } = measure(group);
    console.log(
      `${name.padEnd(44)} ${String(group.length).padEnd(6)} ${percent(decided)}    ${percent(agreement)}   ${percent(accuracy)}   ${kappa.toFixed(3)}   ${String(falseAccepts).padEnd(14)} ${misses}`,
    );
  }
}

export interface RuledOut extends Decided {
  readonly rule: string;
}

/** A rule may be wrong in this share of its verdicts on a source of at least so many; in the larger one below that. */
export const LIMITS = { enough: 60, share: 0.05, fewShare: 0.25 } as const;

/** Disagreements of one rule and verdict that were read by hand, where the rule reads rightly; why the label says otherwise. */
export interface Reading {
  readonly rule: string;
  readonly verdict: string;
  readonly why: string;
  readonly ids: readonly string[];
}

export interface RuleFigures {
  readonly source: string;
  readonly rule: string;
  readonly verdict: string;
  readonly n: number;
  readonly wrong: number;
  /** Of the wrong ones those that a reader laid to the label. */
  readonly read: number;
  /** Wrong in more than the limit, what was read left aside. */
  readonly beyond: boolean;
}

/** How often each rule and verdict is wrong on each source. */
export function rulesOf(all: readonly RuledOut[], readings: readonly Reading[]): RuleFigures[] {
  const read = new Set(
    readings.flatMap(({ rule, verdict, ids }) => ids.map((id) => `${id} ${rule} ${verdict}`)),
  );
  const groups = new Map<string, RuledOut[]>();
  for (const one of all) {
    if (one.outcome === 'undecided') continue;
    const key = JSON.stringify([one.row.source, one.rule, one.outcome]);
    groups.set(key, [...(groups.get(key) ?? [])].concat(one));
  }
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([key, group]) => {
      const [source, rule, verdict] = JSON.parse(key) as [string, string, string];
      const wrong = group.filter(isWrong);
      const laid = wrong.filter(({ row }) => read.has(`${row.id} ${rule} ${verdict}`)).length;
      const share = (wrong.length - laid) / group.length;
      const beyond = share > (group.length >= LIMITS.enough ? LIMITS.share : LIMITS.fewShare);
      return { source, rule, verdict, n: group.length, wrong: wrong.length, read: laid, beyond };
    });
}

/** One line a source, rule and verdict; those beyond the limits are marked. */
export function printRules(figures: readonly RuleFigures[]): void {
  console.log(
    `${'source'.padEnd(26)} ${'rule'.padEnd(10)} verdict    n      wrong  wrong %  upper 95 %  laid to the label`,
  );
  for (const { source, rule, verdict, n, wrong, read, beyond } of figures)
    console.log(
      `${source.padEnd(26)} ${rule.padEnd(10)} ${verdict.padEnd(10)} ${String(n).padEnd(6)} ${String(wrong).padEnd(6)} ${percent(wrong / n)}    ${percent(wilson(wrong, n).upper ?? 1)}       ${read === 0 ? '' : read}${beyond ? '  beyond the limit' : ''}`,
    );
}

/** A share as per cent with one decimal, five characters wide. */
export function percent(share: number): string {
  return (100 * share).toFixed(1).padStart(5);
}
