/** The record of an imported run: before its answers are read, and once they are. */
import { basename } from 'node:path';
import { contentHash } from '../../core/hash.ts';
import type { Manifest, Run } from '../../core/run.ts';
import type { Store } from '../../core/store/store.ts';
import type { FoundFile } from '../answer-sources.ts';
import type { MetDesign } from '../one-design.ts';
import type { VerdictMode } from '../read-answers.ts';
import { runWithoutSpec } from '../run-without-spec.ts';
import type { Workspace } from '../workspace.ts';
import type { ImportedFile } from './import-stream.ts';

/** Made before anything is read: a killed import leaves a run that tells what it was of. */
export async function createImportedRun(
  store: Store,
  sources: readonly FoundFile[],
  { workspace, title }: { readonly workspace: Workspace; readonly title?: string },
): Promise<Run> {
  const formats = [...new Set(sources.map(({ codec }) => codec.format))].join(', ');
  const run = runWithoutSpec(
    {
      status: 'running',
      title: title ?? `${datasetName(sources)} (imported from ${formats})`,
      source: { format: formats, path: pathOf(sources), notes: [], files: [] },
    },
    workspace,
  );
  await store.createRun(run, []);
  return run;
}

/** The files by name, as a manifest has them. */
export function pathOf(sources: readonly FoundFile[]): string {
  return sources.map(({ path }) => basename(path)).join(', ');
}

export function datasetName(sources: readonly FoundFile[]): string {
  const names = sources.map(({ path }) =>
    basename(path).replace(/(\.(eval|json|jsonl|csv|tsv|parquet|db|gz))+$/i, ''),
  );
  return names.length <= 2 ? names.join(' + ') : `${names[0]} and ${names.length - 1} more`;
}

/** With what was read. */
export function manifestOf(
  manifest: Manifest,
  imported: {
    readonly files: readonly ImportedFile[];
    readonly questions: number;
    readonly design: MetDesign;
    readonly notes: readonly string[];
  },
  { dataset, verdicts }: { readonly dataset: string; readonly verdicts: VerdictMode },
): Manifest {
  const { files, questions, design, notes } = imported;
  return {
    ...manifest,
    ...design,
    datasets: [{ name: dataset, version: contentHash(files.map(({ sha256 }) => sha256)), questions }],
    ...(manifest.source === undefined
      ? {}
      : {
          source: {
            ...manifest.source,
            verdicts,
            notes: [
              ...files.flatMap((file) => file.notes.map((note) => `${basename(file.path)}: ${note}`)),
              ...notes,
            ],
            files: files.map(({ path, format, sha256, answers, status }) => ({
              path: basename(path),
              format,
              sha256,
              answers,
              status,
            })),
          },
        }),
  };
}
