/** `closedbook doctor`: each check says what it found and, when something is amiss, what to do. */

import { existsSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { counted } from '../core/counted.ts';
import { ClosedbookError } from '../core/errors.ts';
import type { ModelFacts } from '../core/model-facts.ts';
import { neededNode } from '../core/needed-node.ts';
import { openModels } from '../model/open-models.ts';
import { PROVIDERS } from '../model/providers.ts';
import { holdsNothingYet, isMissing, storeName } from '../store/store-name.ts';
import { readStore } from '../store/with-store.ts';
import { bundledNames } from './datasets.ts';
import { type ModelProbe, probeModel } from './probe-model.ts';

export interface Check {
  readonly name: string;
  readonly state: 'good' | 'note' | 'bad';
  readonly found: string;
}

export interface ExamineOptions {
  readonly storePath: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Models to ask one harmless question. */
  readonly models: readonly string[];
  /** What the user states of models, by full name. */
  readonly modelFacts?: Readonly<Record<string, ModelFacts>>;
  /** Other addresses than the providers' own, by prefix. */
  readonly baseUrls?: Readonly<Record<string, string>>;
  readonly now: () => Date;
  readonly warn: (message: string) => void;
}

export interface Examination {
  readonly checks: readonly Check[];
  /** What was seen of each model that was asked. */
  readonly models: readonly ModelProbe[];
}

/** Runs every check; none throws. */
export async function examine(options: ExamineOptions): Promise<Examination> {
  const [checks, models] = await Promise.all([machineChecks(options), probes(options)]);
  return { checks, models };
}

function machineChecks({ storePath, env }: ExamineOptions): Promise<Check[]> {
  return Promise.all([
    check('Node', async () => nodeCheck()),
    check('store', () => storeCheck(storePath)),
    check('output', outputCheck),
    check('question sets', async () => ({
      state: 'good',
      found: (await bundledNames()).join(', ') || 'none bundled',
    })),
    check('keys', async () => keysCheck(env)),
    check('Parquet', async () => {
      const found = await import('@duckdb/node-api').then(
        () => true,
        () => false,
      );
      return found
        ? { state: 'good', found: '@duckdb/node-api is installed' }
        : { state: 'note', found: '@duckdb/node-api is not installed; CSV and JSONL work without it' };
    }),
  ]);
}

async function check(name: string, look: () => Promise<Omit<Check, 'name'>>): Promise<Check> {
  try {
    return { name, ...(await look()) };
  } catch (error) {
    const hint = error instanceof ClosedbookError ? ` ${error.hint}` : '';
    return { name, state: 'bad', found: `${error instanceof Error ? error.message : String(error)}.${hint}` };
  }
}

function keysCheck(env: ExamineOptions['env']): Omit<Check, 'name'> {
  const names = [...new Set(Object.values(PROVIDERS).flatMap(({ keyVariables }) => [...keyVariables]))];
  const set = names.filter((name) => env[name]?.trim());
  return set.length > 0
    ? { state: 'good', found: `set: ${set.join(', ')}` }
    : { state: 'note', found: 'none set; models on one’s own machine and simulated ones need none' };
}

function nodeCheck(): Omit<Check, 'name'> {
  const needed = neededNode();
  return {
    state: needed === null ? 'good' : 'bad',
    found: `${process.version}${needed === null ? '' : `; ${needed} is needed`}`,
  };
}

async function storeCheck(path: string): Promise<Omit<Check, 'name'>> {
  const name = storeName(path);
  if (isMissing(path)) return { state: 'note', found: `${path} is made by the first run` };
  const look = readStore(path, async (store): Promise<Omit<Check, 'name'>> => {
    return { state: 'good', found: `${name}, ${counted((await store.runs()).length, 'run')}` };
  });
  return look.catch((error: unknown) => {
    if (!holdsNothingYet(error)) throw error;
    return { state: 'note', found: `${name} is empty; its tables are made by the first run` };
  });
}

async function outputCheck(): Promise<Omit<Check, 'name'>> {
  // Looked at, not made: an examination leaves nothing behind.
  await access(existsSync('output') ? 'output' : '.', constants.W_OK);
  return { state: 'good', found: 'output/ can be written' };
}

/** Asks each model what {@link probeModel} asks. */
async function probes({
  models: names,
  env,
  modelFacts,
  baseUrls,
  now,
  warn,
}: ExamineOptions): Promise<ModelProbe[]> {
  if (names.length === 0) return [];
  const today = now().toISOString().slice(0, 10);
  const models = openModels({
    env,
    concurrency: 1,
    overrides: modelFacts,
    baseUrls,
    warn,
    today,
    maxRetries: 2,
  });
  try {
    return await Promise.all(names.map((name) => probeModel(name, { models, today })));
  } finally {
    await models.close();
  }
}
