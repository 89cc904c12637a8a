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

/** One line a source, rule and verdict; those beyond the limits are marked. Returns how many are. */
export function printRules(all: readonly RuledOut[]): number {
  const groups = new Map<string, RuledOut[]>();
  for (const one of all) {
    if (one.outcome === 'undecided') continue;
    const name = `${one.row.source.padEnd(26)} ${one.rule.padEnd(10)} ${one.outcome.padEnd(10)}`;
    groups.set(name, [...(groups.get(name) ?? [])].concat(one));
  }
  console.log(`${'source'.padEnd(26)} ${'rule'.padEnd(10)} verdict    n      wrong  wrong %  upper 95 %`);
  let beyond = 0;
  for (const [name, group] of [...groups].sort(([a], [b]) => a.localeCompare(b))) {
    const wrong = group.filter(isWrong).length;
    const share = wrong / group.length;
    const over = share > (group.length >= LIMITS.enough ? LIMITS.share : LIMITS.fewShare);
    if (over) beyond += 1;
    console.log(
      `${name} ${String(group.length).padEnd(6)} ${String(wrong).padEnd(6)} ${percent(share)}    ${percent(wilson(wrong, group.length).upper ?? 1)}${over ? '  beyond the limit' : ''}`,
    );
  }
  return beyond;
}

/** A share as per cent with one decimal, five characters wide. */
export function percent(share: number): string {
  return (100 * share).toFixed(1).padStart(5);
}
