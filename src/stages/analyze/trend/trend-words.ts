/** The findings of a trend in sentences: what changed since when by how much, or what cannot be excluded. */
import { METRICS, type RateId } from '../../../core/metric.ts';
import type { TrendChange, TrendMark, TrendRun } from '../../../core/trend.ts';
import { givenPenaltyText } from '../number-words.ts';

/** `accuracy`, `worth at L = 3`. */
function metricWords(metric: string): string {
  const penalty = /^utility@(.+)$/.exec(metric)?.[1];
  return penalty === undefined
    ? METRICS[metric as RateId].name
    : `worth at L = ${givenPenaltyText(Number(penalty))}`;
}

/** `3.2 points`, of a utility `6.4 per 100 questions`. */
function sizeWords(size: number, metric: string): string {
  return `${points(Math.abs(size))} ${metric.startsWith('utility@') ? 'per 100 questions' : 'points'}`;
}

/** `run 2026-07-01-ab12cd of 2026-07-01`. */
function runWords({ name, at }: Pick<TrendRun, 'name' | 'at'>): string {
  const day = at?.slice(0, 10);
  return day === undefined || name.includes(day) ? name : `${name} of ${day}`;
}

function pWords(p: number): string {
  return p < 0.0001 ? 'p < 0.0001' : `p ${p < 0.001 ? p.toFixed(4) : p.toFixed(3)}`;
}

export interface ChangeFacts extends Omit<TrendChange, 'sentence'> {
  readonly metric: string;
  readonly marks: readonly TrendMark[];
  /** The name that the server gave there. */
  readonly served: string | null;
  readonly runs: readonly TrendRun[];
}

/** What changed, since when, by how much, and what it coincides with. */
export function changeSentence(facts: ChangeFacts): string {
  const { metric, estimate, runs, at, earliest, latest, foundAt } = facts;
  const value = estimate.value!;
  const [near, far] = [estimate.low!, estimate.high!]
    .map((end) => (value < 0 ? -end : end))
    .sort((a, b) => a - b);
  const name = (place: number) => runWords(runs[place]!);
  const window =
    earliest === latest ? '' : `, at the earliest ${name(earliest)}, at the latest ${name(latest)}`;
  const size = `${points(near!)} to ${points(far!)}`;
  const proven = foundAt === at ? '' : `, proven with ${name(foundAt)}`;
  return `${capital(metricWords(metric))} ${value < 0 ? 'fell' : 'rose'} by ${sizeWords(value, metric)} (${size}) since ${name(at)}${window}${proven} (${pWords(facts.p)}); ${causeWords(facts)}.`;
}

/** What stands where nothing is proven. */
export function unchangedSentence({
  metric,
  p,
  notExcluded,
  earlierChange,
}: {
  readonly metric: string;
  readonly p: number;
  readonly notExcluded: number | null;
  readonly earlierChange: boolean;
}): string {
  const more = earlierChange ? 'no further change proven' : 'not proven changed';
  const bound =
    notExcluded === null
      ? 'nothing bounds a change'
      : `against the reference run a change under ${sizeWords(notExcluded, metric)} cannot be excluded`;
  return `${capital(metricWords(metric))}: ${more} (${pWords(p)}); ${earlierChange ? '' : bound}`
    .replace(/; $/, '')
    .concat('.');
}

function causeWords({ cause, marks, served }: ChangeFacts): string {
  const told = (kind: TrendMark['kind']) =>
    marks.filter((mark) => mark.kind === kind).map(({ text }) => text);
  switch (cause) {
    case 'instrument':
      return `what measures changed there, too (${told('instrument').join('; ')}), so this is no news of the model alone`;
    case 'served':
      return `the server names another model since then (${told('served').join('; ')})`;
    case 'one-name':
      return `under one name: the server called itself ${served} before and after`;
    case 'untold':
      return 'nothing tells which model answered';
  }
}

function points(share: number): string {
  const text = (share * 100).toFixed(1);
  return Number(text) === 0 ? '0.0' : text.replace('-', '−');
}

function capital(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}
