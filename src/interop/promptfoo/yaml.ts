/**
 * `-o out.yaml`: the document of `-o out.json` in YAML, held whole, for YAML cannot be read in parts. Objects that stand in it
 * twice are written as references, some to each result, so many are let through; more make a bomb and no report.
 */
import { readFile } from 'node:fs/promises';
import type { FileGlance } from '../../core/codec.ts';
import { ClosedbookError } from '../../core/errors.ts';
import { asList, asRecord, type LooseRecord } from '../loose.ts';

const MOST_REFERENCES = 200_000;

/** Whether a text begins as promptfoo's YAML does. */
export function isPromptfooYaml({ kind, text }: FileGlance): boolean {
  return (
    kind === 'text' &&
    /^(?:---\s+)?evalId:[^\n]*\n(?:results:|[a-z]\w*:)/i.test(text) &&
    /^results:\s*$/m.test(text)
  );
}

/** The document, and its results one after the other. @throws ClosedbookError `file-malformed` with the line. */
export async function readPromptfooYaml(
  path: string,
): Promise<{ readonly document: LooseRecord; readonly results: readonly unknown[] }> {
  const { parseDocument } = await import('yaml');
  const parsed = parseDocument(await readFile(path, 'utf8'), { logLevel: 'silent' });
  const [error] = parsed.errors;
  if (error !== undefined) {
    const line = error.linePos?.[0].line ?? 1;
    throw new ClosedbookError('file-malformed', `${path}:${line}: ${error.message.split('\n')[0]}`);
  }
  const document = asRecord(parsed.toJS({ maxAliasCount: MOST_REFERENCES }));
  return { document, results: asList(asRecord(document.results).results) };
}
