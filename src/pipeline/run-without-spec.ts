/** The record of a run that closedbook did not ask: answers of another tool, or questions alone. */
import type { Manifest, Run } from '../core/run.ts';
import { newRunId } from '../core/run-id.ts';
import { SCHEMA_VERSION } from '../core/schema-version.ts';
import type { Workspace } from './workspace.ts';

export interface RunWithoutSpec {
  readonly status: Run['status'];
  readonly source: NonNullable<Manifest['source']>;
  /** @default none yet */
  readonly datasets?: Manifest['datasets'];
  readonly title: string;
}

export function runWithoutSpec(
  { status, source, datasets = [], title }: RunWithoutSpec,
  workspace: Workspace,
): Run {
  const createdAt = workspace.now().toISOString();
  return {
    id: newRunId(createdAt),
    title,
    createdAt,
    status,
    stoppedBy: null,
    spec: null,
    manifest: {
      schemaVersion: SCHEMA_VERSION,
      closedbookVersion: workspace.version,
      nodeVersion: process.version,
      prompts: [],
      datasets,
      graders: [],
      source,
    },
    respondents: [],
    planned: 0,
    simulated: false,
  };
}
