/**
 * What comes back of a provider's batch: JSON Lines with an id and a reply (OpenAI and those that take after it, Anthropic, Gemini,
 * Vertex AI, Bedrock). The questions stand in the file of requests, which is looked for beside it; what counts as right stands in
 * neither, and comes from a question set that a person names. Without either there is an answer to nothing, and the file is refused.
 */
import { basename } from 'node:path';
import type { Codec, FileGlance, ImportOptions, OpenedImport } from '../../core/codec.ts';
import { counted } from '../../core/counted.ts';
import { ClosedbookError } from '../../core/errors.ts';
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import { fileStem } from '../../rows/file-names.ts';
import { readJsonElements } from '../../rows/json-parts.ts';
import { readJsonl } from '../../rows/read-jsonl.ts';
import { firstIds } from '../content-ids.ts';
import { glanceAt } from '../glance.ts';
import { importedQuestion } from '../imported-question.ts';
import { importedRespondent } from '../imported-respondent.ts';
import { asList, asRecord } from '../loose.ts';
import { type BatchLine, batchLine } from './batch-line.ts';
import { batchAnswers } from './batch-reply.ts';
import { type Asked, askedIn, readRequests } from './batch-request.ts';
import {
  jsonLinesBeside,
  modelIn,
  type RequestFile,
  requestsOf,
  type SeenResult,
} from './requests-beside.ts';

export const batchesCodec: Codec = { format: 'batches', detect, companions, open };

function detect(glance: FileGlance): number {
  const [first] = firstValues(glance);
  return first !== undefined && batchLine(first) !== null ? 0.97 : 0;
}

/** The first line, or the first element of the list that a document holds. */
function firstValues({ kind, value }: FileGlance): readonly unknown[] {
  if (kind !== 'json' && kind !== 'jsonl') return [];
  if (Array.isArray(value)) return value.slice(0, 1);
  const inline = inlineOf(value);
  return inline === null ? [value] : asList(inline.list).slice(0, 1);
}

/** Google's batch with its requests inline is one document. */
function inlineOf(value: unknown): { readonly keys: readonly string[]; readonly list: unknown } | null {
  const response = asRecord(asRecord(value).response);
  const { inlinedResponses } = response;
  if (Array.isArray(inlinedResponses))
    return { keys: ['response', 'inlinedResponses'], list: inlinedResponses };
  const inner = asRecord(inlinedResponses).inlinedResponses;
  return Array.isArray(inner)
    ? { keys: ['response', 'inlinedResponses', 'inlinedResponses'], list: inner }
    : null;
}

interface PlacedLine {
  readonly line: BatchLine | null;
  readonly place: string;
}

async function* batchLines(path: string): AsyncGenerator<PlacedLine> {
  const { kind, value } = await glanceAt(path);
  const inline = kind === 'json' ? inlineOf(value) : null;
  if (kind === 'json' && (Array.isArray(value) || inline !== null)) {
    for await (const { value: one, line } of readJsonElements(path, inline?.keys ?? []))
      yield { line: batchLine(one), place: `line ${line}` };
    return;
  }
  for await (const { row, place } of readJsonl(path))
    yield { line: batchLine(row), place: `line ${place.line}` };
}

const LOOKED_AT = 200;

async function firstResults(path: string, { most = LOOKED_AT } = {}): Promise<SeenResult[]> {
  const seen: SeenResult[] = [];
  for await (const { line } of batchLines(path)) {
    if (line === null) continue;
    const { form, result, request } = line;
    seen.push({
      customId: result.customId,
      form,
      model: 'body' in result ? modelIn(result.body) : null,
      isAsked: request !== null,
    });
    if (seen.length === most) break;
  }
  return seen;
}

async function companions(path: string): Promise<readonly string[]> {
  const requests = await requestsOf(path, await firstResults(path)).catch(() => null);
  return requests === null ? [] : [requests.path];
}

async function open(path: string, options: ImportOptions = {}): Promise<OpenedImport> {
  const { questionFiles = [] } = options;
  const seen = await firstResults(path);
  if (seen.some(({ form, customId, isAsked }) => form === 'gemini' && customId === '' && !isAsked))
    throw noKeys(path);
  const named = await requestFilesOf(questionFiles);
  const requests = await requestsOf(path, seen, named);
  const hasOwn = await repeatsRequests(path);
  if (requests === null && !hasOwn && questionFiles.length === 0) throw noQuestions(path, seen);
  const models = new Set<string>();
  const firstId = firstIds();
  const answered = new Set<string>();
  let foreign = 0;
  let unnamed = 0;
  let lost = 0;
  let gaps: string[] = [];
  const only = onlyModel(seen);
  const fallback = options.model ?? only ?? options.fileName ?? fileStem(path);
  async function* answers(): AsyncGenerator<ImportedAnswer> {
    for await (const { line, place } of batchLines(path)) {
      if (line === null) {
        foreign += 1;
        continue;
      }
      const { customId } = line.result;
      answered.add(customId);
      const asked = askedBy(line, requests);
      if (asked === null && requests !== null) lost += 1;
      const body = 'body' in line.result ? line.result.body : null;
      const named = options.model ?? asked?.model ?? modelIn(body);
      if (named === null) unnamed += 1;
      const model = named ?? fallback;
      const respondent = importedRespondent(model, asked?.settings);
      models.add(respondent.model);
      const text = asked?.text ?? null;
      const id = text === null ? customId : firstId([text], () => customId || place);
      const question = importedQuestion({ id: id || place, text });
      for (const [trial, answer] of batchAnswers(line.result).entries()) {
        yield {
          ...answer,
          question,
          askedAs: customId,
          respondent,
          trial,
          grades: [],
          verdicts: [],
          source: { path, place },
        };
      }
    }
    gaps = await unanswered(path, requests, answered);
  }
  return {
    header: {
      format: 'batches',
      title: fileStem(path),
      models: only === null ? [] : [only],
      status: 'unknown',
      statedMetrics: [],
      notes:
        requests === null
          ? []
          : [`what was asked stands in ${basename(requests.path)}, joined by the ids of its requests`],
      expectedAnswers: null,
    },
    answers: answers(),
    ending: () => ({
      recomputedMetrics: [],
      notes: [...countNotes({ foreign, lost, unnamed, fallback }), ...gaps],
    }),
  };
}

function askedBy({ result, request }: BatchLine, file: RequestFile | null): Asked | null {
  const asked = file?.requests.get(result.customId)?.asked ?? null;
  return asked ?? (request === null ? null : askedIn(request));
}

async function requestFilesOf(paths: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) {
    const requests = await readRequests(path).catch(() => null);
    if (requests !== null && requests.size > 0) files.push(path);
  }
  return files;
}

async function repeatsRequests(path: string): Promise<boolean> {
  for await (const { line } of batchLines(path)) if (line !== null) return line.request !== null;
  return false;
}

/** The model of all replies; null where several answered, or none tells. */
function onlyModel(seen: readonly SeenResult[]): string | null {
  const names = new Set(seen.flatMap(({ model }) => model ?? []));
  return names.size === 1 ? [...names][0]! : null;
}

interface Counts {
  readonly foreign: number;
  readonly lost: number;
  readonly unnamed: number;
  readonly fallback: string;
}

function countNotes({ foreign, lost, unnamed, fallback }: Counts): string[] {
  const notes: string[] = [];
  if (foreign > 0) notes.push(`${counted(foreign, 'line is', 'lines are')} no result of a batch: not read`);
  if (lost > 0)
    notes.push(
      `${counted(lost, 'result has', 'results have')} an id that no request has: what was asked is not known`,
    );
  if (unnamed > 0)
    notes.push(
      `${counted(unnamed, 'result names', 'results name')} no model: taken for "${fallback}" (--model NAME says otherwise)`,
    );
  return notes;
}

/** Requests without a result, here and in the batch's other files: a provider keeps what failed in one of its own. */
async function unanswered(
  path: string,
  file: RequestFile | null,
  answered: ReadonlySet<string>,
): Promise<string[]> {
  if (file === null) return [];
  const missing = new Set([...file.requests.keys()].filter((id) => !answered.has(id)));
  const all = missing.size;
  for (const other of all === 0 ? [] : await jsonLinesBeside(path)) {
    const glance = await glanceAt(other).catch(() => null);
    if (glance === null || detect(glance) === 0) continue;
    for (const { customId } of await firstResults(other, { most: Number.POSITIVE_INFINITY }).catch(() => []))
      missing.delete(customId);
  }
  const [first] = missing;
  if (first === undefined) return [];
  return [
    `${missing.size} of ${counted(file.requests.size, 'request')} in ${basename(file.path)} have no result (${first}${missing.size > 1 ? ', …' : ''}): what failed a provider keeps in a file of its own, which can be imported with this one`,
  ];
}

/** The order of results is no promise in files, so none is read off it. */
function noKeys(path: string): ClosedbookError {
  return new ClosedbookError(
    'questions-missing',
    `${path}: expected a key beside each reply, found results of Gemini without keys: nothing says which request each one answers`,
    {
      hint: 'Hand requests in with a key ("key" in a file, "metadata": {"key": …} inline). Where you know that the replies stand in the order of the requests, write the same keys into both files.',
    },
  );
}

function noQuestions(path: string, seen: readonly SeenResult[]): ClosedbookError {
  const ids = seen
    .slice(0, 3)
    .map(({ customId }) => customId)
    .join(', ');
  return new ClosedbookError(
    'questions-missing',
    `${path}: expected what was asked under the ids ${ids}, found the results of a batch without their requests`,
    {
      hint: 'Put the file of requests that you handed in beside it, or name it, or a table with these ids, a question and what counts as right: --questions FILE (repeatable).',
    },
  );
}
