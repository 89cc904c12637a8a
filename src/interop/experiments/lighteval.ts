/**
 * Hugging Face lighteval's details, a Parquet file a task: `doc`, `model_response` and `metric` since 2025, flat columns with lists before,
 * which its older versions wrote as Python prints them. The model stands in the path alone. Where likelihoods were compared the likeliest
 * option is the answer.
 */
import { basename } from 'node:path';
import { parsePythonLiteral } from '../../rows/parse-python-literal.ts';
import { asId, asList, asNumber, asRecord, asText, asWords, isRecord, type LooseRecord } from '../loose.ts';
import { unpacked } from './case-texts.ts';
import type { ExperimentCase } from './experiment-case.ts';
import { experimentCodec } from './experiment-codec.ts';
import type { Score } from './score-words.ts';

export const lightevalCodec = experimentCodec({
  format: 'lighteval',
  title: 'lighteval details',
  sureness(row) {
    if ('doc' in row && 'model_response' in row) return 0.97;
    return 'full_prompt' in row && 'predictions' in row && 'gold_index' in row ? 0.97 : 0;
  },
  reader: (path) => {
    const [model, task] = [modelByPath(path), taskByPath(path)];
    return { casesOf: (row) => detailCases('doc' in row ? newer(row) : older(row), { model, task }) };
  },
});

/** What both layouts hold. */
interface Detail {
  readonly id: string | null;
  readonly task: string | null;
  readonly query: string | null;
  readonly choices: readonly string[];
  readonly right: readonly number[];
  /** Golds that are no choices. */
  readonly golds: readonly string[];
  readonly texts: readonly string[];
  readonly reasonings: readonly unknown[];
  readonly likelihoods: readonly number[];
  readonly metrics: LooseRecord;
}

function newer(row: LooseRecord): Detail {
  const doc = asRecord(held(row.doc));
  const reply = asRecord(held(row.model_response));
  const told = texts(reply.text_post_processed);
  return {
    id: asId(doc.id),
    task: asWords(doc.task_name),
    query: asWords(doc.query),
    choices: texts(doc.choices),
    right: numbers(doc.gold_index),
    golds: [],
    texts: told.length > 0 ? told : texts(reply.text),
    reasonings: asList(held(reply.reasonings)),
    likelihoods: likelihoodsIn(reply.logprobs),
    metrics: asRecord(held(row.metric)),
  };
}

function older(row: LooseRecord): Detail {
  const said = held(row.predictions);
  const compared = likelihoodsIn(said);
  return {
    id: null,
    task: null,
    query: asWords(row.example) ?? asWords(row.full_prompt),
    choices: texts(row.choices),
    right: numbers(row.gold_index),
    golds: texts(row.gold),
    texts: compared.length > 0 ? [] : texts(said),
    reasonings: [],
    likelihoods: compared,
    metrics: asRecord(held(row.metrics)),
  };
}

function detailCases(
  detail: Detail,
  known: { readonly model: string | null; readonly task: string | null },
): ExperimentCase[] {
  const { id, task, query, choices, right, golds, metrics } = detail;
  const scores = Object.entries(metrics).flatMap(([name, value]) => scoreOf(name, value));
  const expected = right.flatMap((at) => choices[at]?.trim() ?? []);
  const common = {
    id: id === null ? null : `${task ?? known.task ?? 'doc'}-${id}`,
    input: query === null ? null : bare(query),
    expected: expected.length > 0 ? expected : golds,
    model: known.model,
    dataset: task ?? known.task,
  };
  if (detail.texts.length === 0) {
    const best = detail.likelihoods.indexOf(Math.max(...detail.likelihoods));
    const chosen = detail.likelihoods.length === choices.length ? choices[best]?.trim() : undefined;
    return [{ ...common, scores, output: chosen ?? null, unheld: chosen === undefined && scores.length > 0 }];
  }
  // Metrics of several samples are of all of them.
  return detail.texts.map((output, trial) => {
    const reasoning = asWords(detail.reasonings[trial]);
    return {
      ...common,
      output: reasoning === null ? output : { content: output, reasoning },
      trial,
      scores: detail.texts.length === 1 ? scores : [],
    };
  });
}

function scoreOf(name: string, value: unknown): Score[] {
  if (isRecord(value) || Array.isArray(value) || value === null || value === undefined) return [];
  const isExact = /^(?:em|qem|pem|pqem|acc|loglikelihood_acc\w*)(?:[_:@].*)?$/i.test(name);
  return [{ name, value, compares: isExact }];
}

/** The question without the frame that lighteval's prompts put around it. */
function bare(query: string): string {
  const asked = query
    .trim()
    .replace(/^(?:Question|Q)\s*:\s*/i, '')
    .replace(/\n[^\S\n]*(?:Answer|A)[^\S\n]*:?$/i, '')
    .trim();
  return asked === '' ? query : asked;
}

/** A cell as it is, or as JSON or Python wrote it into a text. */
function held(cell: unknown): unknown {
  const value = unpacked(cell);
  if (typeof value !== 'string' || !/^\s*[[{(]/.test(value)) return value;
  try {
    return parsePythonLiteral(value);
  } catch {
    return value;
  }
}

function texts(cell: unknown): string[] {
  const value = held(cell);
  if (typeof value === 'string') return value.trim() === '' ? [] : [value];
  return asList(value)
    .flatMap((one) => (Array.isArray(one) ? one : [one]))
    .flatMap((one) => asText(one) ?? []);
}

function numbers(cell: unknown): number[] {
  const value = held(cell);
  return (Array.isArray(value) ? value : [value]).flatMap((one) => asNumber(one) ?? []);
}

/** A number a choice, or a number and whether it was the greedy one. */
function likelihoodsIn(cell: unknown): number[] {
  const found = asList(held(cell)).map((one) => asNumber(Array.isArray(one) ? one[0] : one));
  return found.length > 0 && found.every((one) => one !== null) ? found : [];
}

/** `details/org/model/date/details_….parquet`, and the repository `details_org__model` on the Hub. */
function modelByPath(path: string): string | null {
  const parts = path.split(/[/\\]/);
  const at = parts.lastIndexOf('details');
  const inside = at < 0 ? [] : parts.slice(at + 1, -2);
  if (inside.length > 0) return inside.join('/');
  const hub = parts.flatMap((part) => /^details_(.+?__.+?)(?:_private)?$/.exec(part)?.[1] ?? []);
  return hub[0]?.replace('__', '/') ?? null;
}

/** `details_lighteval|triviaqa|0_2025-01-01T00-00-00.000000.parquet`. */
function taskByPath(path: string): string | null {
  const name = /^details_(.+?)(?:_\d{4}-\d\d-\d\dT[\d.:-]+)?\.\w+$/.exec(basename(path))?.[1];
  return name ?? null;
}
