/**
 * Inspect's header metrics computed again from the samples, by Inspect's own convention: N and I count 0, P counts
 * one half, NaN is left out, epochs are averaged within the question first. Metrics of other names, or under another
 * reducer than the mean, are not computed: their formulas are the task author's.
 */
import type { StatedMetric } from '../../core/codec.ts';
import type { ToolValue } from '../../core/imported-answer.ts';
import { asRecord } from '../loose.ts';
import type { InspectResult } from './header.ts';

export interface MetricsAgain {
  /** The scores of one sample, as the file has them. */
  add(sampleId: string, scores: unknown): void;
  recomputed(): StatedMetric[];
}

/** Sums per entry of the header's results and question. */
export function metricsAgain(results: readonly InspectResult[]): MetricsAgain {
  const wanted = results.filter(({ reducer }) => reducer === null || reducer === 'mean');
  const questions = wanted.map(() => new Map<string, { sum: number; count: number }>());
  return {
    add(sampleId, scores) {
      for (const [at, result] of wanted.entries()) {
        const value = valueFor(asRecord(scores), result);
        if (value === null || Number.isNaN(value)) continue;
        const known = questions[at]!.get(sampleId);
        if (known === undefined) questions[at]!.set(sampleId, { sum: value, count: 1 });
        else {
          known.sum += value;
          known.count += 1;
        }
      }
    },
    recomputed: () =>
      wanted.flatMap(({ prefix, metrics }, at) => {
        const means = [...questions[at]!.values()].map(({ sum, count }) => sum / count);
        return metrics.flatMap(({ name, parametrised }) => {
          const known = !parametrised && Object.hasOwn(FORMULAS, plain(name));
          return known ? [{ name: `${prefix}/${name}`, value: finite(FORMULAS[plain(name)]!(means)) }] : [];
        });
      }),
  };
}

const FORMULAS: Readonly<Record<string, (values: readonly number[]) => number | null>> = {
  accuracy: mean,
  mean,
  stderr: (values) => deviation(values) / Math.sqrt(Math.max(1, values.length)),
  std: deviation,
};

/** `inspect_ai/accuracy` is accuracy. */
function plain(name: string): string {
  return name.split('/').at(-1) ?? name;
}

/** The entry's value in a sample: the scorer's, or one key of its dictionary, or whether it says the entry's name. */
function valueFor(scores: Readonly<Record<string, unknown>>, result: InspectResult): number | null {
  const direct = scores[result.name] ?? scores[result.scorer];
  if (direct === undefined) return null;
  const value = asRecord(direct).value ?? direct;
  if (value !== null && typeof value === 'object') {
    const member = asRecord(value)[result.name];
    return member === undefined || member === null ? null : valueToNumber(member as ToolValue);
  }
  if (scores[result.name] === undefined && typeof value === 'string' && !isGrade(value)) {
    return value === result.name ? 1 : 0;
  }
  return valueToNumber(value as ToolValue);
}

function isGrade(value: string): boolean {
  return (
    /^[CIPN]$|^(yes|no|true|false)$/i.test(value) || (value.trim() !== '' && Number.isFinite(Number(value)))
  );
}

/** Inspect's own reading of a value; words it does not know count 0 there, so they do here. */
function valueToNumber(value: ToolValue): number | null {
  if (value === null) return null;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === 'C' || /^(yes|true)$/i.test(value)) return 1;
  if (value === 'P') return 0.5;
  const number = Number(value);
  return value.trim() !== '' && Number.isFinite(number) ? number : 0;
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}

/** Of fewer than two values 0, as Inspect writes it. */
function deviation(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const middle = mean(values) ?? 0;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1));
}
