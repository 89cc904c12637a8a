/**
 * Which codec reads a path: every codec looks at the content, the surest one wins. A file that none claims is refused
 * with what it looks like, because "unknown format" leaves a person where they were.
 */

import type { Codec, FileGlance } from '../core/codec.ts';
import { ClosedbookError } from '../core/errors.ts';
import { CODECS } from './codecs.ts';
import { glanceAt } from './glance.ts';
import { refusedFile } from './refused-file.ts';

/** Below this nobody claims the file. */
const LEAST_SURENESS = 0.1;

/** The codec for a path, or null when none claims it. */
export async function claimedBy(glance: FileGlance): Promise<Codec | null> {
  let best: { codec: Codec; sureness: number } | null = null;
  for (const { load } of CODECS) {
    const codec = await load();
    const sureness = await codec.detect(glance);
    if (sureness > (best?.sureness ?? LEAST_SURENESS)) best = { codec, sureness };
    if (sureness >= 1) break;
  }
  return best?.codec ?? null;
}

/** The codec that claims the content; a table that none claims is one of answers, whose columns a person may name. @throws ClosedbookError `format-unknown`. */
export async function codecOf(path: string): Promise<Codec> {
  const glance = await glanceAt(path);
  const codec = await claimedBy(glance);
  if (codec !== null) return codec;
  if (
    glance.kind === 'text' ||
    glance.kind === 'jsonl' ||
    glance.kind === 'parquet' ||
    glance.kind === 'json' ||
    glance.members.includes('xl/workbook.xml')
  )
    return codecNamed('rows');
  throw await refusedFile(glance);
}

/** @throws ClosedbookError `format-unknown`. */
export function codecNamed(format: string): Promise<Codec> {
  const listed = CODECS.find((one) => one.format === format);
  if (listed === undefined) {
    const formats = CODECS.map((one) => one.format).join(', ');
    throw new ClosedbookError('format-unknown', `--from: expected one of ${formats}, got "${format}"`);
  }
  return listed.load();
}
