/** `closedbook doctor`: each check says what it found and, when something is amiss, what to do. */
import { existsSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { ClosedbookError } from '../core/errors.ts';
import { openModels } from '../model/open-models.ts';
import { withStore } from '../store/with-store.ts';
import { bundledNames } from './datasets.ts';

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
}

/** Runs every check; none throws. */
export async function examine({ storePath, env, models }: ExamineOptions): Promise<Check[]> {
  return Promise.all([
    check('Node', async () => nodeCheck()),
    check('store', () => storeCheck(storePath)),
    check('output', outputCheck),
    check('question sets', async () => ({
      state: 'good',
      found: (await bundledNames()).join(', ') || 'none bundled',
    })),
    ...(['OPENAI_API_KEY', 'ANTHROPIC_API_KEY'] as const).map((name) =>
      check(name, async () =>
        env[name]
          ? { state: 'good', found: 'set' }
          : { state: 'note', found: 'not set; needed for this provider only' },
      ),
    ),
    check('Parquet', async () => {
      const found = await import('@duckdb/node-api').then(
        () => true,
        () => false,
      );
      return found
        ? { state: 'good', found: '@duckdb/node-api is installed' }
        : { state: 'note', found: '@duckdb/node-api is not installed; CSV and JSONL work without it' };
    }),
    ...models.map((model) => check(model, () => modelCheck(model, env))),
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

function nodeCheck(): Omit<Check, 'name'> {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const good = major > 20 || (major === 20 && minor >= 19);
  return {
    state: good ? 'good' : 'bad',
    found: `${process.version}${good ? '' : '; 20.19 or newer is needed'}`,
  };
}

async function storeCheck(path: string): Promise<Omit<Check, 'name'>> {
  if (!existsSync(path)) return { state: 'note', found: `${path} is made by the first run` };
  return withStore(
    path,
    async (store) => {
      return { state: 'good', found: `${path}, ${(await store.runs()).length} runs` };
    },
    { readonly: true },
  );
}

async function outputCheck(): Promise<Omit<Check, 'name'>> {
  // Looked at, not made: an examination leaves nothing behind.
  await access(existsSync('output') ? 'output' : '.', constants.W_OK);
  return { state: 'good', found: 'output/ can be written' };
}

async function modelCheck(model: string, env: ExamineOptions['env']): Promise<Omit<Check, 'name'>> {
  const models = openModels({ env, concurrency: 1 });
  try {
    models.check(model, {});
    const completion = await models.complete({
      model,
      messages: [{ role: 'user', content: 'Reply with the single word: ready' }],
      settings: {},
      purpose: 'ask',
    });
    const took = `${Math.round(completion.latencyMs)} ms`;
    if (completion.status === 'answered')
      return { state: 'good', found: `answers as ${completion.servedModel} in ${took}` };
    return {
      state: 'bad',
      found: completion.status === 'failed' ? completion.error.message : 'declined a harmless request',
    };
  } finally {
    await models.close();
  }
}

/** The checks for a terminal. */
export function examinationText(checks: readonly Check[]): string {
  const sign = { good: 'ok  ', note: 'note', bad: 'BAD ' };
  return `${checks.map((one) => `${sign[one.state]}  ${one.name.padEnd(18)} ${one.found}`).join('\n')}\n`;
}
