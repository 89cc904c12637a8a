import type { Codec, ImportEnding, ImportHeader, ImportOptions } from '../../src/core/codec.ts';
import type { ImportedAnswer } from '../../src/core/imported-answer.ts';
import { claimedBy } from '../../src/interop/detect.ts';
import { glanceAt } from '../../src/interop/glance.ts';

export interface ReadFile {
  readonly header: ImportHeader;
  readonly answers: readonly ImportedAnswer[];
  readonly ending: ImportEnding | null;
}

/** The whole of a file through one codec. */
export async function readAll(codec: Codec, path: string, options: ImportOptions = {}): Promise<ReadFile> {
  const opened = await codec.open(path, options);
  const answers: ImportedAnswer[] = [];
  for await (const answer of opened.answers) answers.push(answer);
  return { header: opened.header, answers, ending: opened.ending?.() ?? null };
}

/** The word of the codec that recognises a file by its content; null when none does. */
export async function recognised(path: string): Promise<string | null> {
  return (await claimedBy(await glanceAt(path)))?.format ?? null;
}

/** `imported:x/y` to outcome, or to the word why there is none. */
export function gradeWords(answer: ImportedAnswer): Record<string, string> {
  return Object.fromEntries(
    answer.grades.map(({ grader, judgement }) => [
      grader.id,
      judgement.status === 'graded' ? judgement.outcome : judgement.why,
    ]),
  );
}
