/**
 * The small print under every chart: what n is, over what the rates are, which interval at which level by which
 * method. Built from the estimates themselves, so that it cannot drift from them.
 */
import type { Estimate } from '../../../core/estimate.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import { count } from './numbers.ts';

const METHOD_NAMES: Record<string, string> = {
  wilson: 'Wilson score intervals',
  'betting-sequence': 'intervals over all looks (confidence sequences)',
  'betting-sequence-without-replacement':
    'intervals over all looks, about these very questions (confidence sequences without replacement)',
  'cluster-wilson': 'Wilson intervals widened for clusters',
  'cluster-wilson-t': 'Wilson intervals widened for clusters',
  'local-linear-wilson': 'Wilson intervals on the questions around it (local lines)',
  'cluster-ratio': 'cluster-robust ratio intervals',
  'wording-f': 'intervals from F, of the rates themselves',
  'wording-f-logit': 'intervals from F, of log odds',
  'clopper-pearson': 'Clopper-Pearson intervals',
  tango: 'Tango’s paired intervals',
  newcombe: 'Newcombe’s intervals for independent samples',
  fieller: 'Fieller intervals',
  'paired-fieller': 'Fieller intervals on shared questions',
  bootstrap: 'bootstrap intervals',
  'fleiss-cohen-everitt': 'large-sample intervals of kappa (Fleiss, Cohen and Everitt 1969)',
};

/** Before the name of a method whose estimate counts missing outcomes as estimated. */
const LEAST_SQUARES = 'least-squares-';

/** `Wilson score intervals`; an unknown method keeps its own name. */
export function methodText(method: string): string {
  const name = method.replaceAll('_', '-');
  if (name.startsWith(LEAST_SQUARES))
    return `${methodText(name.slice(LEAST_SQUARES.length))} (least squares)`;
  return METHOD_NAMES[name] ?? `${name.replaceAll('-', ' ')} intervals`;
}

/** `n = 1,000 questions` or `n = 480 to 1,000 questions`; says so when it is not known. */
export function sizeText(estimates: readonly Estimate[], noun = 'questions'): string {
  const sizes = estimates.map((estimate) => estimate.n).filter((n): n is number => n !== null);
  if (sizes.length === 0) return 'n is not known, so there are no intervals';
  const high = Math.max(...sizes);
  const unknown = sizes.length < estimates.length ? ', for some respondents not known' : '';
  return `n = ${rangeText(sizes)} ${high === 1 && noun === 'questions' ? 'question' : noun} each${unknown}`;
}

/** `1 answer`, or `339 to 993 answers`. */
export function rangeCounted(sizes: readonly number[], noun: string, plural = `${noun}s`): string {
  return `${rangeText(sizes)} ${Math.max(...sizes) === 1 ? noun : plural}`;
}

/** `993`, or `339 to 993`. */
export function rangeText(sizes: readonly number[]): string {
  const low = Math.min(...sizes);
  const high = Math.max(...sizes);
  return low === high ? count(low) : `${count(low)} to ${count(high)}`;
}

/** `95% Wilson score intervals`, all methods named once; empty where no estimate has an interval. */
export function intervalsText(estimates: readonly Estimate[], levelPercent: number): string {
  const methods = new Set(
    estimates.filter((estimate) => estimate.low !== null).map((estimate) => methodText(estimate.method)),
  );
  return methods.size === 0 ? '' : `${levelPercent}% ${[...methods].join(' and ')}`;
}

/** Whether any rate of the summary has an interval: none is announced over a table that has none. */
export function hasIntervals({ rates }: Pick<Summary, 'rates'>): boolean {
  return rates.rows.some(({ estimates }) => Object.values(estimates).some(({ low }) => low !== null));
}

/** Joins the parts of a caption into sentences, leaving out the empty ones. */
export function caption(...parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('n ') ? part : `${part[0]!.toUpperCase()}${part.slice(1)}`))
    .map((part) => (/[.!?]$/.test(part) ? part : `${part}.`))
    .join(' ');
}
