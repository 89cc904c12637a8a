/**
 * An Inspect `.eval`: a zip with a header when the run ended, a journal from its start, and a member a sample, or in
 * the newer shape a folder a sample. Repeated names come from retries and the last one counts.
 */

import { ClosedbookError } from '../../core/errors.ts';
import { LARGEST_RECORD } from '../../rows/largest-record.ts';
import { parseJson } from '../../rows/parse-json.ts';
import type { Zip } from '../../rows/zip.ts';
import { openZip } from '../../rows/zip.ts';
import { asList, asRecord, type LooseRecord } from '../loose.ts';

export interface EvalArchive {
  readonly document: LooseRecord;
  readonly finished: boolean;
  readonly samples: number;
  readonly notes: readonly string[];
  /** Samples in the archive's order with the member they came from; closes the archive at the end. */
  read(): AsyncGenerator<{ readonly sample: LooseRecord; readonly place: string }>;
}

/** @throws ClosedbookError `file-malformed`. */
export async function openEvalArchive(path: string): Promise<EvalArchive> {
  const zip = await openZip(path);
  try {
    const finished = zip.members.has('header.json');
    const beginning = finished ? 'header.json' : '_journal/start.json';
    const document = zip.members.has(beginning) ? asRecord(await readMember(zip, path, beginning)) : {};
    const samples = sampleMembers(zip);
    const notes =
      zip.repeated === 0 ? [] : [`${zip.repeated} members were written again later; the last counts`];
    return {
      document,
      finished,
      samples: samples.length,
      notes,
      async *read() {
        try {
          for (const name of samples) yield { sample: await readSampleMember(zip, path, name), place: name };
        } finally {
          zip.close();
        }
      },
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** One member a sample; a sample written in both shapes counts once, in the later one. */
function sampleMembers(zip: Zip): string[] {
  const found = new Map<string, string>();
  for (const name of zip.members.keys()) {
    const match = /^samples\/(.+_epoch_\d+)(?:\/sample)?\.json$/.exec(name);
    if (match === null) continue;
    found.delete(match[1]!);
    found.set(match[1]!, name);
  }
  return [...found.values()];
}

async function readSampleMember(zip: Zip, path: string, name: string): Promise<LooseRecord> {
  const sample = asRecord(await readMember(zip, path, name));
  if (!name.endsWith('/sample.json')) return sample;
  const folder = name.slice(0, -'sample.json'.length);
  const metadata = zip.members.has(`${folder}metadata.json`)
    ? asRecord(await readMember(zip, path, `${folder}metadata.json`))
    : asRecord(sample.metadata);
  const messages = sample.messages ?? (await readChunks(zip, path, `${folder}messages/`));
  const attachments = sample.attachments ?? (await readChunks(zip, path, `${folder}attachments/`));
  return { ...sample, metadata, messages, attachments };
}

/** `messages/0.json`, `messages/40.json`…: each a list that begins at the number it is named after. */
async function readChunks(zip: Zip, path: string, folder: string): Promise<unknown[]> {
  const starts = [...zip.members.keys()].flatMap((name) => {
    const match = name.startsWith(folder) ? /^(\d+)\.json$/.exec(name.slice(folder.length)) : null;
    return match === null ? [] : [Number(match[1])];
  });
  const whole: unknown[] = [];
  for (const start of starts.sort((a, b) => a - b)) {
    const name = `${folder}${start}.json`;
    const entries = asList(await readMember(zip, path, name));
    // A list with a gap is as long as it says it is, for all who walk through it.
    if (start + entries.length > LARGEST_RECORD.fields) {
      throw new ClosedbookError(
        'file-malformed',
        `${path} (${name}): expected at most 100,000 entries of one sample, found a list that begins at ${start}`,
      );
    }
    for (const [at, entry] of entries.entries()) whole[start + at] = entry;
  }
  return whole;
}

async function readMember(zip: Zip, path: string, name: string): Promise<unknown> {
  const bytes = await zip.read(name);
  try {
    return parseJson(bytes.toString('utf8'));
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message.slice(0, 100) : String(cause);
    throw new ClosedbookError('file-malformed', `${path} (${name}): expected JSON (${detail})`, { cause });
  }
}
