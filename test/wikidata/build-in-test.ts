/** Builds against a stand-in in this process, on a clock a hundred times as fast, so that a wait of a second is short. */
import { openHttp } from '../../src/http/http.ts';
import type { DatasetBuildOptions } from '../../src/pipeline/dataset/build-options.ts';
import { buildDataset } from '../../src/pipeline/dataset/dataset-build.ts';
import type { DatasetBuild } from '../../src/pipeline/dataset/write-build.ts';
import type { Workspace } from '../../src/pipeline/workspace.ts';
import type { StandIn } from './stand-in.ts';

export const FASTER = 100;

export async function buildFrom(
  standIn: StandIn,
  options: Omit<DatasetBuildOptions, 'from'>,
  { stop = new AbortController().signal, today = '2026-11-22' }: { stop?: AbortSignal; today?: string } = {},
): Promise<DatasetBuild> {
  const start = performance.now();
  const http = openHttp({
    concurrency: 1,
    startConcurrency: 1,
    maxRetryAfterMs: 3_600_000,
    backoff: { baseMs: 2_000, capMs: 60_000 },
    random: () => 0.5,
    clock: {
      now: () => start + (performance.now() - start) * FASTER,
      after: (delayMs, then) => {
        const timer = setTimeout(then, delayMs / FASTER);
        return () => clearTimeout(timer);
      },
    },
  });
  const workspace: Workspace = {
    storePath: ':memory:',
    env: {},
    now: () => new Date(`${today}T12:00:00Z`),
    progress: () => undefined,
    stop,
    config: {},
    abandon: new AbortController().signal,
    version: '0.0.0-test',
    warn: () => undefined,
  };
  try {
    return await buildDataset(
      { from: 'wikidata', endpoint: standIn.endpoint, api: standIn.api, ...options },
      workspace,
      { http },
    );
  } finally {
    await http.close();
  }
}
