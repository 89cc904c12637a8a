/**
 * HELM's marks for each instance, joined by instance, train trial and perturbation as HELM joins them. Of its many
 * metrics the exact ones say right or wrong; overlaps (F1, ROUGE, BLEU) are kept as numbers.
 */
import { existsSync } from 'node:fs';
import type { StatedMetric } from '../../core/codec.ts';
import { readJsonElements } from '../../rows/json-parts.ts';
import { asId, asList, asNumber, asRecord, asText, type LooseRecord } from '../loose.ts';

export interface HelmMark {
  readonly name: string;
  readonly value: number;
  /** Whether it says right or wrong. */
  readonly main: boolean;
}

export interface HelmMarks {
  readonly instances: number;
  of(key: { readonly id: string; readonly trial: number; readonly perturbation: string | null }): {
    readonly marks: readonly HelmMark[];
    readonly inputTokens: number | null;
    readonly outputTokens: number | null;
  };
  /** Means of the exact metrics by split, as stats.json states them. */
  means(): StatedMetric[];
}

/** The most telling last: the grade appended last stands. */
const EXACT = ['exact_match', 'prefix_exact_match', 'quasi_exact_match', 'quasi_prefix_exact_match'];
const OVERLAPS = ['f1_score', 'rouge_l', 'bleu_1', 'bleu_4', 'final_number_exact_match', 'math_equiv'];

/** @param path - per_instance_stats.json; without it no marks are known. */
export async function readHelmMarks(path: string): Promise<HelmMarks> {
  const known = new Map<
    string,
    { marks: HelmMark[]; inputTokens: number | null; outputTokens: number | null }
  >();
  const sums = new Map<string, { sum: number; count: number }>();
  if (existsSync(path)) {
    for await (const { value } of readJsonElements(path, [])) {
      const row = asRecord(value);
      const stats = asList(row.stats).map(asRecord);
      const perturbation = asText(asRecord(row.perturbation).name);
      known.set(keyOf(asId(row.instance_id) ?? '', asNumber(row.train_trial_index) ?? 0, perturbation), {
        marks: [...OVERLAPS, ...EXACT.toReversed()].flatMap((name) => {
          const mean = meanOf(stats, name);
          return mean === null ? [] : [{ name, value: mean, main: EXACT.includes(name) }];
        }),
        inputTokens: wholeMean(stats, 'num_prompt_tokens'),
        outputTokens: wholeMean(stats, 'num_output_tokens') ?? wholeMean(stats, 'num_completion_tokens'),
      });
      if (perturbation === null) addMeans(sums, stats);
    }
  }
  return {
    instances: known.size,
    of: ({ id, trial, perturbation }) =>
      known.get(keyOf(id, trial, perturbation)) ?? { marks: [], inputTokens: null, outputTokens: null },
    means: () => [...sums].map(([name, { sum, count }]) => ({ name, value: sum / count })),
  };
}

/** Means of the exact metrics in stats.json, without perturbations. */
export function statedMeans(stats: unknown): StatedMetric[] {
  return asList(stats).flatMap((entry) => {
    const { name, mean } = asRecord(entry);
    const about = asRecord(name);
    const metric = asText(about.name) ?? '';
    const value = asNumber(mean);
    if (!EXACT.includes(metric) || value === null || about.perturbation || about.sub_split) return [];
    return [{ name: `${asText(about.split) ?? 'all'}/${metric}`, value }];
  });
}

function addMeans(sums: Map<string, { sum: number; count: number }>, stats: readonly LooseRecord[]): void {
  for (const stat of stats) {
    const about = asRecord(stat.name);
    const metric = asText(about.name) ?? '';
    const mean = asNumber(stat.mean);
    if (!EXACT.includes(metric) || mean === null || about.perturbation) continue;
    const name = `${asText(about.split) ?? 'all'}/${metric}`;
    const found = sums.get(name) ?? { sum: 0, count: 0 };
    sums.set(name, { sum: found.sum + mean, count: found.count + 1 });
  }
}

function meanOf(stats: readonly LooseRecord[], name: string): number | null {
  const stat = stats.find((one) => asRecord(one.name).name === name);
  return stat === undefined ? null : asNumber(stat.mean);
}

function wholeMean(stats: readonly LooseRecord[], name: string): number | null {
  const mean = meanOf(stats, name);
  return mean !== null && Number.isInteger(mean) && mean >= 0 ? mean : null;
}

function keyOf(id: string, trial: number, perturbation: string | null): string {
  return `${id}\u0000${trial}\u0000${perturbation ?? ''}`;
}
