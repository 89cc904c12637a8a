/**
 * The config file of the folder a command runs in, or the one that CLOSEDBOOK_CONFIG names. It is a program of the
 * user's and runs with their rights, so it is never looked for in parent folders or beside data.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { Config } from '../core/config.ts';
import { ClosedbookError } from '../core/errors.ts';
import { graderSchema } from '../core/grade.ts';
import { ownRubricInputSchema, ownRubricNameSchema } from '../core/rubric.ts';
import type { Workspace } from './workspace.ts';

const NAMES = ['closedbook.config.mjs', 'closedbook.config.js'];

const isFunction = z.custom((value) => typeof value === 'function', 'expected a function');

const configSchema = z.strictObject({
  models: z.record(z.string(), z.looseObject({ complete: isFunction })).optional(),
  graders: z.array(z.looseObject({ ref: graderSchema, grade: isFunction })).optional(),
  rubrics: z.record(ownRubricNameSchema, ownRubricInputSchema).optional(),
  datasets: z.record(z.string(), z.union([z.string(), isFunction])).optional(),
});

const loaded = new Map<string, Promise<Config>>();

/** @throws ClosedbookError `config-invalid` when the file cannot be loaded or is not what a config is. */
export function loadConfig({ env }: Pick<Workspace, 'env'>): Promise<Config> {
  const named = env['CLOSEDBOOK_CONFIG'];
  const path = named ?? NAMES.find((name) => existsSync(name));
  if (path === undefined) return Promise.resolve({});
  const file = resolve(path);
  const found = loaded.get(file) ?? read(file);
  loaded.set(file, found);
  return found;
}

async function read(file: string): Promise<Config> {
  let value: unknown;
  try {
    value = ((await import(pathToFileURL(file).href)) as { default?: unknown }).default;
  } catch (cause) {
    throw new ClosedbookError(
      'config-invalid',
      `${file}: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        cause,
      },
    );
  }
  const parsed = configSchema.safeParse(value);
  if (parsed.success) return value as Config;
  const issue = parsed.error.issues[0];
  throw new ClosedbookError(
    'config-invalid',
    `${file}: ${issue.path.join('.') || 'default export'}: ${issue.message}`,
  );
}
