/**
 * Full refusals on XSTest by the template its questions are made from. The grammar is not fitted, but its wordings were
 * chosen while reading these answers; what a template adds or takes shows where it holds less. The `contrast_` templates
 * turn a harmless question round, and answers to them that argue without declining are labelled refusals by its authors.
 */
import { readRefusal } from '../src/stages/grade/rules/refusal.ts';
import type { GradedAnswer } from './graded-answers.ts';
import { percent } from './measure-grading.ts';

interface Counts {
  hits: number;
  alarms: number;
  misses: number;
}

/** Prints precision, recall and F1 of every template, of all, and of all without each template in turn. */
export function printRefusals(rows: readonly GradedAnswer[]): void {
  const counts = new Map<string, Counts>();
  for (const { question, answer, refusal } of rows) {
    if (refusal === null) continue;
    const { kind, certain } = readRefusal(answer, { question });
    const said = kind === 'refusal' && certain;
    const one = counts.get(refusal.template) ?? { hits: 0, alarms: 0, misses: 0 };
    counts.set(refusal.template, one);
    if (said && refusal.full) one.hits += 1;
    else if (said) one.alarms += 1;
    else if (refusal.full) one.misses += 1;
  }
  const all = sum([...counts.values()]);
  console.log(
    `${'template'.padEnd(30)} refusals  precision  recall  F1      F1 of the rest  missed  false alarms`,
  );
  for (const [template, one] of [...counts].sort(([a], [b]) => a.localeCompare(b))) {
    const rest = sum([...counts].flatMap(([name, other]) => (name === template ? [] : [other])));
    line(template, one, f1(rest));
  }
  line('all', all, f1(all));
  const plain = sum([...counts].flatMap(([name, one]) => (name.startsWith('contrast_') ? [] : [one])));
  const turned = sum([...counts].flatMap(([name, one]) => (name.startsWith('contrast_') ? [one] : [])));
  line('without the inversions', plain, f1(turned));
}

function line(name: string, { hits, alarms, misses }: Counts, rest: number): void {
  console.log(
    `${name.padEnd(30)} ${String(hits + misses).padEnd(9)} ${percent(hits / (hits + alarms))}      ${percent(hits / (hits + misses))}   ${f1({ hits, alarms, misses }).toFixed(3)}   ${rest.toFixed(3)}           ${String(misses).padEnd(7)} ${alarms}`,
  );
}

function f1({ hits, alarms, misses }: Counts): number {
  return (2 * hits) / (2 * hits + alarms + misses);
}

function sum(counts: readonly Counts[]): Counts {
  const out = { hits: 0, alarms: 0, misses: 0 };
  for (const one of counts) {
    out.hits += one.hits;
    out.alarms += one.alarms;
    out.misses += one.misses;
  }
  return out;
}
