/**
 * The file of requests that a file of results answers: the one beside it that holds their ids, in the same form and, where several
 * models were asked under the same ids, for the model that answered. Two that fit and ask other things are never chosen between.
 */
import { basename, dirname, join } from 'node:path';
import { ClosedbookError } from '../../core/errors.ts';
import { servedModel } from '../../reading/served-model.ts';
import { memberPlace, namesBeside } from '../../rows/archive-member.ts';
import { glanceAt } from '../glance.ts';
import { asRecord, asText } from '../loose.ts';
import type { BatchForm } from './batch-line.ts';
import { type BatchRequest, batchRequest, readRequests } from './batch-request.ts';

export type Requests = ReadonlyMap<string, BatchRequest>;

export interface RequestFile {
  readonly path: string;
  readonly requests: Requests;
}

/** A few results, by which their requests are known. */
export interface SeenResult {
  readonly customId: string;
  readonly form: BatchForm;
  /** Name that answered; null where none is told. */
  readonly model: string | null;
  /** The line repeats its request. */
  readonly isAsked: boolean;
}

/**
 * The request file beside, or among the ones that a person named; null where there is none.
 * @throws ClosedbookError `questions-missing` where several fit and ask other things.
 */
export async function requestsOf(
  path: string,
  seen: readonly SeenResult[],
  named: readonly string[] = [],
): Promise<RequestFile | null> {
  const found: RequestFile[] = [];
  for (const candidate of named.length > 0 ? named : await jsonLinesBeside(path)) {
    const file = await requestFile(candidate, seen[0]?.form ?? 'openai');
    if (file !== null && shared(file, seen) > 0) found.push(file);
  }
  const most = Math.max(0, ...found.map((file) => shared(file, seen)));
  const full = found.filter((file) => shared(file, seen) === most);
  const ofModel = full.filter((file) => seen.every((one) => asksModel(file, one)));
  const [first, ...others] = ofModel.length > 0 ? ofModel : full;
  if (first === undefined) return null;
  const different = others.find((other) =>
    seen.some(({ customId }) => asks(first, customId) !== asks(other, customId)),
  );
  if (different === undefined) return first;
  throw new ClosedbookError(
    'questions-missing',
    `${path}: its ids stand in ${basename(first.path)} and in ${basename(different.path)}, which ask other questions under them`,
    { hint: `Say which one it answers: --questions ${basename(first.path)}` },
  );
}

/** Files beside it that may hold JSON Lines. */
export async function jsonLinesBeside(path: string): Promise<string[]> {
  const folder =
    memberPlace(path) === null ? dirname(path) : path.slice(0, path.length - basename(path).length - 1);
  const own = basename(path);
  const names = await namesBeside(path).catch(() => []);
  return names
    .filter((name) => name !== own && /\.(jsonl|ndjson|json|txt)(\.gz|\.zst)?$/i.test(name))
    .sort()
    .map((name) => join(folder, name));
}

async function requestFile(path: string, form: BatchForm): Promise<RequestFile | null> {
  // A folder holds files of all kinds, and what cannot be read is none of the batch's.
  const glance = await glanceAt(path).catch(() => null);
  if (glance === null || (glance.kind !== 'jsonl' && glance.kind !== 'json')) return null;
  const first = batchRequest(glance.value);
  if (first !== null ? first.form !== form : glance.kind === 'jsonl') return null;
  const requests = await readRequests(path).catch(() => null);
  if (requests === null || [...requests.values()][0]?.form !== form) return null;
  return { path, requests };
}

const shared = ({ requests }: RequestFile, seen: readonly SeenResult[]): number =>
  seen.filter(({ customId }) => requests.has(customId)).length;

const asks = ({ requests }: RequestFile, customId: string): string | null =>
  requests.get(customId)?.asked.text ?? null;

function asksModel({ requests }: RequestFile, { customId, model }: SeenResult): boolean {
  const asked = requests.get(customId)?.asked.model ?? null;
  return asked === null || model === null || servedModel(asked, model) !== 'other';
}

/** The model that a reply names. */
export function modelIn(body: unknown): string | null {
  const { model, modelVersion } = asRecord(body);
  return asText(model) ?? asText(modelVersion);
}
