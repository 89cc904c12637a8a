/** A folder for one test, removed afterwards, and question sets written into it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Question } from '../../src/core/question.ts';

export interface Scratch extends AsyncDisposable {
  readonly folder: string;
  path(...parts: string[]): string;
  /** Writes questions as JSONL and returns the path. */
  questions(name: string, questions: readonly Question[]): Promise<string>;
  file(name: string, content: string): Promise<string>;
}

export async function scratch(): Promise<Scratch> {
  const folder = await mkdtemp(join(tmpdir(), 'closedbook-'));
  const file = async (name: string, content: string): Promise<string> => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };
  return {
    folder,
    path: (...parts) => join(folder, ...parts),
    file,
    questions: (name, questions) =>
      file(name, questions.map((question) => `${JSON.stringify(question)}\n`).join('')),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
