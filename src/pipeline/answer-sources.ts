/**
 * What is imported by a list of paths: files as they are named, folders with the logs in them. A named file that is no
 * log is an error; a file beside logs in a folder is passed over and told. A file whose content was met already is not
 * read twice, whatever its name.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Codec, FileGlance } from '../core/codec.ts';
import { ClosedbookError } from '../core/errors.ts';
import { claimedBy, codecNamed } from '../interop/detect.ts';
import { glanceAt } from '../interop/glance.ts';
import { refusedFile } from '../interop/refused-file.ts';
import { tableColumns } from '../interop/table-columns.ts';
import { archiveMembers, memberPlace } from '../rows/archive-member.ts';
import { readBytes } from '../rows/read-bytes.ts';

export interface FoundFile {
  readonly path: string;
  readonly codec: Codec;
  /** Of the content, companions left out. */
  readonly sha256: string;
  /** Found in a folder, not named itself. */
  readonly inFolder: boolean;
}

export interface AnswerSources {
  readonly sources: readonly FoundFile[];
  readonly skipped: readonly { readonly path: string; readonly why: string }[];
}

export interface AnswerSourcesOptions {
  /** Word of the format; recognised from the content without. */
  readonly from?: string;
  /** Its model or columns were named, so a table that nobody recognises is one of answers. */
  readonly described?: boolean;
  /** What a path says of its answers counts: the same content under two paths is two sources. */
  readonly byPath?: boolean;
}

/** @throws ClosedbookError `format-unknown` for a named file that is no log, `file-missing`, `file-empty`. */
export async function answerSources(
  paths: readonly string[],
  options: AnswerSourcesOptions = {},
): Promise<AnswerSources> {
  const found = new Map<string, FoundFile>();
  const skipped: { path: string; why: string }[] = [];
  const add = async ({ path, codec }: FoundLog, inFolder: boolean): Promise<void> => {
    const sha256 = await contentSha256(path);
    const same = found.get(options.byPath ? resolve(path) : sha256);
    if (same === undefined) {
      found.set(options.byPath ? resolve(path) : sha256, { path, codec, sha256, inFolder });
    } else skipped.push({ path, why: `the same content as ${same.path}` });
  };
  const claimed = new Map<string, Codec | null>();
  for (const path of new Set(paths)) claimed.set(path, await claimant(path, options));
  const companions = await companionsOf(claimed);
  for (const [path, codec] of claimed) {
    if (codec !== null) await add({ path, codec }, false);
    else if (!companions.has(resolve(path))) {
      const glance = await glanceAt(path);
      if (glance.kind !== 'folder' && glance.kind !== 'zip') throw await refusedFile(glance);
      const inside = await (glance.kind === 'zip' ? logsInArchive(path, options) : logsIn(path, options));
      if (inside.logs.length === 0) throw await withReasons(await refusedFile(glance), inside.skipped);
      for (const log of inside.logs) await add(log, true);
      skipped.push(...inside.skipped);
    }
  }
  return { sources: [...found.values()], skipped };
}

/** Files that are read with another that was named: the requests of a batch beside its results. */
async function companionsOf(claimed: ReadonlyMap<string, Codec | null>): Promise<ReadonlySet<string>> {
  const companions = new Set<string>();
  if (![...claimed.values()].includes(null)) return companions;
  for (const [path, codec] of claimed)
    for (const companion of (await codec?.companions?.(path)) ?? []) companions.add(resolve(companion));
  return companions;
}

/** What was wrong with the files of a folder, or what they are: one that holds a single table is told as the table is. */
async function withReasons(
  refused: ClosedbookError,
  skipped: AnswerSources['skipped'],
): Promise<ClosedbookError> {
  const broken = skipped.filter(({ why }) => why !== NO_LOG).map(({ why }) => why);
  const others = broken.length > 0 ? [] : await Promise.all(skipped.slice(0, MOST_REASONS).map(refusalOf));
  const reasons = [...broken, ...others.map(({ message }) => message)];
  if (reasons.length === 0) return refused;
  const all = broken.length > 0 ? broken.length : skipped.length;
  const more = all > MOST_REASONS ? ` (and ${all - MOST_REASONS} more)` : '';
  const [only, another] = others;
  return new ClosedbookError(
    refused.code,
    `${refused.message}; ${reasons.slice(0, MOST_REASONS).join('; ')}${more}`,
    { cause: refused, ...(only !== undefined && another === undefined ? { hint: only.hint } : {}) },
  );
}

async function refusalOf({ path }: { readonly path: string }): Promise<ClosedbookError> {
  return refusedFile(await glanceAt(path));
}

const NO_LOG = 'no log of answers';
const MOST_REASONS = 3;

/** A folder is imported by its content even when a format is named, unless the format's runs are folders. */
async function claimant(path: string, { from, described }: AnswerSourcesOptions): Promise<Codec | null> {
  const glance = await glanceAt(path);
  if (from === undefined) {
    const table =
      glance.kind === 'text' ||
      glance.kind === 'jsonl' ||
      glance.kind === 'parquet' ||
      isOfWorkbook(glance.members);
    return (await claimedBy(glance)) ?? (described && table ? codecNamed('rows') : null);
  }
  const codec = await codecNamed(from);
  if (glance.kind !== 'folder' || (await codec.detect(glance)) > 0) return codec;
  return null;
}

interface FoundLog {
  readonly path: string;
  readonly codec: Codec;
}

async function logsIn(
  folder: string,
  options: AnswerSourcesOptions,
): Promise<{ logs: FoundLog[]; skipped: AnswerSources['skipped'] }> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  return logsAmong(
    names.map((name) => join(folder, name)),
    options,
  );
}

/** A member of a zip is a file of its own, as in a folder. */
async function logsInArchive(archive: string, options: AnswerSourcesOptions): ReturnType<typeof logsIn> {
  const { paths, skipped } = await archiveMembers(archive);
  const inside = await logsAmong(paths, options);
  return { logs: inside.logs, skipped: [...inside.skipped, ...skipped] };
}

async function logsAmong(paths: readonly string[], options: AnswerSourcesOptions): ReturnType<typeof logsIn> {
  const logs: FoundLog[] = [];
  const others: { path: string; why: string }[] = [];
  const companions = new Set<string>();
  for (const path of paths) {
    try {
      const glance = await glanceAt(path);
      const codec = (await claimedBy(glance)) ?? (await describedTable(glance, options));
      if (codec !== null) {
        logs.push({ path, codec });
        for (const companion of (await codec.companions?.(path)) ?? []) companions.add(resolve(companion));
      } else if (glance.kind === 'folder' || (glance.kind === 'zip' && !isOfWorkbook(glance.members))) {
        const inside = await (glance.kind === 'zip' ? logsInArchive(path, options) : logsIn(path, options));
        logs.push(...inside.logs);
        others.push(...inside.skipped);
      } else others.push({ path, why: NO_LOG });
    } catch (error) {
      if (!(error instanceof ClosedbookError)) throw error;
      others.push({ path, why: error.message });
    }
  }
  const alone = ({ path }: { readonly path: string }): boolean => !companions.has(resolve(path));
  return { logs: logs.filter(alone), skipped: others.filter(alone) };
}

/** A table in a folder whose columns, model or sheet were named; a text of another kind beside it has no two columns. */
async function describedTable(
  glance: FileGlance,
  { described }: AnswerSourcesOptions,
): Promise<Codec | null> {
  if (!described) return null;
  if (isOfWorkbook(glance.members)) return codecNamed('rows');
  if (glance.kind !== 'text' && glance.kind !== 'jsonl' && glance.kind !== 'parquet') return null;
  const columns = await tableColumns(glance.path).catch(() => null);
  return columns === null || columns.length < 2 ? null : codecNamed('rows');
}

function isOfWorkbook(members: readonly string[]): boolean {
  return members.includes('xl/workbook.xml');
}

async function contentSha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of await filesOf(path)) {
    const chunks = memberPlace(file) === null ? createReadStream(file) : readBytes(file);
    for await (const chunk of chunks) hash.update(chunk as Buffer);
  }
  return hash.digest('hex');
}

async function filesOf(path: string): Promise<string[]> {
  if (memberPlace(path) !== null) return [path];
  if (!existsSync(path)) throw new ClosedbookError('file-missing', `${path}: no such file or folder`);
  if (!statSync(path).isDirectory()) return [path];
  const names = await readdir(path, { recursive: true, withFileTypes: true });
  return names
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
