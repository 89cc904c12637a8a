/**
 * The results file of lm-evaluation-harness: the only place that names the model, and the metrics to compare with. It
 * stands beside the samples under the same time stamp; where that is lost, the one that knows the task is taken.
 */
import { basename, dirname, join } from 'node:path';
import type { StatedMetric } from '../../core/codec.ts';
import { namesBeside } from '../../rows/archive-member.ts';
import { readJsonWithout } from '../../rows/json-parts.ts';
import { asCount, asNumber, asRecord, asWords, type LooseRecord } from '../loose.ts';

const STAMP = /_(\d{4}-\d{2}-\d{2}T[\d:.-]+?)\.jsonl?(\.gz|\.zst)?$/;

/** The results file of a samples file, or null. */
export async function resultsBeside(samples: string): Promise<string | null> {
  const folder = dirname(samples);
  const names = (await namesBeside(samples)).filter((name) => /^results.*\.json$/.test(name)).sort();
  const stamp = STAMP.exec(basename(samples))?.[1];
  const exact = stamp === undefined ? undefined : names.find((name) => name.includes(stamp));
  if (exact !== undefined) return join(folder, exact);
  for (const name of names.toReversed()) {
    const path = join(folder, name);
    if (taskOf(samples, await readResults(path)) !== null) return path;
  }
  return null;
}

/** Everything but the embedded samples. */
export function readResults(path: string): Promise<LooseRecord> {
  return readJsonWithout(path, [['samples']]);
}

/** The task a samples file is of: the longest name of the results that its own name holds. */
export function taskOf(samples: string, results: LooseRecord): string | null {
  const name = basename(samples);
  const held = Object.keys(asRecord(results.results)).filter((task) =>
    name.includes(task.replaceAll('/', '__')),
  );
  return held.sort((a, b) => b.length - a.length)[0] ?? null;
}

/** `samples_{task}_{time}.jsonl` without results. */
export function taskByName(samples: string): string {
  const name = basename(samples)
    .replace(STAMP, '')
    .replace(/\.jsonl?(\.gz)?$/, '');
  return name.replace(/^samples_/, '') || 'unnamed task';
}

/** The model: stated, in the arguments, or the name of the folder with its slash written `__`. */
export function modelOf(results: LooseRecord, folder: string | null): string | null {
  const config = asRecord(results.config);
  const args = asWords(config.model_args) ?? '';
  const listed = asRecord(config.model_args);
  const inArgs =
    /(?:^|,)(?:pretrained|model|engine)=([^,]+)/.exec(args)?.[1] ??
    asWords(listed.pretrained) ??
    asWords(listed.model) ??
    asWords(listed.engine);
  const named = asWords(results.model_name) ?? inArgs;
  if (named) return named;
  const place = folder === null ? '' : basename(folder);
  return place.includes('__') ? place.replace(/^en__/, '').replace('__', '/') : null;
}

/** `task/metric,filter` for every number stated of these tasks. */
export function statedMetrics(results: LooseRecord, tasks: readonly string[]): StatedMetric[] {
  return tasks.flatMap((task) =>
    Object.entries(asRecord(asRecord(results.results)[task])).flatMap(([name, value]) => {
      if (typeof value !== 'number') return [];
      return [{ name: `${task}/${name.includes(',') ? name : `${name},none`}`, value: asNumber(value) }];
    }),
  );
}

/** Samples the results tell of, or null. */
export function effectiveSamples(results: LooseRecord, task: string): number | null {
  return asCount(asRecord(asRecord(results['n-samples'])[task]).effective);
}
