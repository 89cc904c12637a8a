/**
 * Scores of Langfuse: in a list of the trace, in a column of their own name, or in files beside the rows.
 */
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { glanceAt } from '../glance.ts';
import { asId, asList, asRecord, asText, asWords, isRecord, type LooseRecord } from '../loose.ts';
import { unpacked } from './case-texts.ts';
import { experimentRows, firstRows } from './experiment-rows.ts';
import { camel, isScore, OWN } from './langfuse-row.ts';
import type { Score } from './score-words.ts';

export function listed(scores: unknown): Score[] {
  const given = unpacked(scores);
  if (isRecord(given)) return Object.entries(given).map(([name, value]) => columnScore(name, value));
  return asList(given).map((one) => scoreOf(camel(asRecord(one))));
}

function scoreOf(row: LooseRecord): Score {
  const type = asText(row.dataType);
  const word = asWords(row.stringValue) ?? (typeof row.value === 'string' ? row.value : null);
  const number =
    typeof row.value === 'string' && row.value.trim() !== '' && Number.isFinite(Number(row.value))
      ? Number(row.value)
      : row.value;
  return {
    name: asWords(row.name) ?? 'score',
    value: type === 'BOOLEAN' ? truth(row.value ?? word) : type === 'CATEGORICAL' ? null : (number ?? null),
    label:
      type === 'CATEGORICAL' || (type === null && typeof row.value === 'string' && number === row.value)
        ? word
        : null,
    explanation: asWords(row.comment),
    human: row.source === 'ANNOTATION',
  };
}

function truth(value: unknown): boolean | null {
  if (value === 1 || value === true || /^(true|1)$/i.test(String(value))) return true;
  return value === 0 || value === false || /^(false|0)$/i.test(String(value)) ? false : null;
}

export function columned(row: LooseRecord): Score[] {
  return Object.entries(row).flatMap(([name, value]) => {
    if (OWN.test(name) || value === null || value === '' || value === undefined) return [];
    const given = unpacked(value);
    const plain = ['string', 'number', 'boolean'].includes(typeof given);
    return plain || Array.isArray(given) ? [columnScore(name, given)] : [];
  });
}

/** A list of values is one score given several times; only where they agree is it one word. */
function columnScore(name: string, value: unknown): Score {
  const values = [...new Set(asList(Array.isArray(value) ? value : [value]))];
  const one = values.length === 1 ? values[0] : null;
  return typeof one === 'string' && !Number.isFinite(Number(one))
    ? { name, value: null, label: one }
    : { name, value: one ?? (values.length === 0 ? null : JSON.stringify(value)) };
}

export interface ScoresBeside {
  of(row: LooseRecord): readonly Score[];
}

/** Scores of the same export: files of scores in the folder, or in one called `scores` beside it. */
export async function scoreFiles(path: string): Promise<ScoresBeside> {
  const byTrace = new Map<string, { readonly observation: string | null; readonly score: Score }[]>();
  for (const file of await scoresBeside(path)) {
    for await (const { row: raw } of experimentRows(file, (row) => isScore(camel(row)))) {
      const row = camel(raw);
      const trace = asId(row.traceId) ?? asId(asRecord(row.subject).traceId);
      if (trace === null) continue;
      const known = byTrace.get(trace) ?? [];
      byTrace.set(trace, known);
      known.push({ observation: asId(row.observationId), score: scoreOf(row) });
    }
  }
  return {
    of(row) {
      const found = byTrace.get(asId(row.traceId) ?? asId(row.id) ?? '') ?? [];
      const own = asId(row.id);
      return found
        .filter(({ observation }) => observation === null || observation === own || !('type' in row))
        .map(({ score }) => score);
    },
  };
}

export async function scoresBeside(path: string): Promise<string[]> {
  const here = dirname(path);
  const folders = [here, join(dirname(here), 'scores')];
  const found: string[] = [];
  for (const folder of folders) {
    for (const name of await readdir(folder).catch(() => [])) {
      const file = join(folder, name);
      const could = folder !== here || /score/i.test(name);
      if (!could || file === path || !/\.(jsonl?|ndjson|csv|parquet)(\.gz)?$/i.test(name)) continue;
      const rows = await glanceAt(file).then(firstRows, () => []);
      if (rows.some((row) => isScore(camel(row)))) found.push(file);
    }
  }
  return found;
}
