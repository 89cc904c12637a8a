/**
 * The config file: a program of the user's that runs with their rights. It is loaded when it is named, or from a folder
 * that the user trusts; one that merely lies where a command runs may have come with somebody's data and is only told of.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { Config } from '../core/config.ts';
import { ClosedbookError } from '../core/errors.ts';
import { graderSchema } from '../core/grade.ts';
import { modelFactsSchema } from '../core/model-facts.ts';
import { ownRubricInputSchema, ownRubricNameSchema } from '../core/rubric.ts';
import { assertReadable } from '../rows/assert-readable.ts';
import { isTrusted } from './trusted-folders.ts';
import type { Workspace } from './workspace.ts';

const NAMES = ['closedbook.config.mjs', 'closedbook.config.js'];

const isFunction = z.custom((value) => typeof value === 'function', 'expected a function');

const configSchema = z.strictObject({
  models: z.record(z.string(), z.looseObject({ complete: isFunction })).optional(),
  modelFacts: z.record(z.string(), modelFactsSchema).optional(),
  graders: z.array(z.looseObject({ ref: graderSchema, grade: isFunction })).optional(),
  rubrics: z.record(ownRubricNameSchema, ownRubricInputSchema).optional(),
  datasets: z.record(z.string(), z.union([z.string(), isFunction])).optional(),
});

export interface FoundConfig {
  readonly config: Config;
  /** Path of a config file that lies in the folder and was not loaded; null when there is none. */
  readonly passedOver: string | null;
}

/**
 * The config of a command.
 * @param named - The file that `--config` names, or null; CLOSEDBOOK_CONFIG names one, too.
 * @throws ClosedbookError `config-invalid` when the file cannot be loaded or is not what a config is.
 */
export async function findConfig(
  named: string | null,
  { folder, env }: { readonly folder: string; readonly env: Workspace['env'] },
): Promise<FoundConfig> {
  const path = named ?? (env['CLOSEDBOOK_CONFIG'] || null);
  if (path !== null) return { config: await loadConfig(resolve(folder, path)), passedOver: null };
  const lying = NAMES.find((name) => existsSync(join(folder, name)));
  if (lying === undefined) return { config: {}, passedOver: null };
  if (!(await isTrusted(folder, env))) return { config: {}, passedOver: lying };
  return { config: await loadConfig(join(folder, lying)), passedOver: null };
}

/** Whoever runs closedbook with -g, npx or from a clone has no package beside the config. */
const WITHOUT_PACKAGE =
  'npm install closedbook in that folder, or leave the import away and export the object as it is: export default { … };';

/** @throws ClosedbookError `config-invalid`. */
async function loadConfig(file: string): Promise<Config> {
  assertReadable(file);
  let value: unknown;
  try {
    value = ((await import(pathToFileURL(file).href)) as { default?: unknown }).default;
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new ClosedbookError('config-invalid', `${file}: ${message}`, {
      cause,
      ...(/^Cannot find package 'closedbook'/.test(message) ? { hint: WITHOUT_PACKAGE } : {}),
    });
  }
  const parsed = configSchema.safeParse(value);
  if (parsed.success) return value as Config;
  const issue = parsed.error.issues[0]!;
  throw new ClosedbookError(
    'config-invalid',
    `${file}: ${issue.path.join('.') || 'default export'}: ${issue.message}`,
  );
}
