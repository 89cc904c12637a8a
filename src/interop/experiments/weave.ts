/**
 * Calls of W&B Weave as its pages and its API export them: objects, or columns with dotted names. An evaluation writes a call for
 * every case and below it calls of the model, of scorers and of the provider; only the first are cases. A file of other calls holds the
 * model's own ones, or what was asked of a provider.
 */
import { asList, asNumber, asRecord, asText, asWords, isRecord, type LooseRecord } from '../loose.ts';
import { memberOf, unpacked } from './case-texts.ts';
import type { ExperimentCase } from './experiment-case.ts';
import { experimentCodec } from './experiment-codec.ts';
import type { Score } from './score-words.ts';
import { feedbackScores } from './weave-feedback.ts';

export const weaveCodec = experimentCodec({
  format: 'weave',
  title: 'W&B Weave calls',
  sureness(row) {
    if (!('op_name' in row)) return 0;
    const told = Object.keys(row).some((name) => /^(?:inputs|output)(?:\.|$)/.test(name));
    return told && ('trace_id' in row || 'started_at' in row || /^weave:/.test(String(row.op_name)))
      ? 0.97
      : 0;
  },
  reader: () => weaveReader(),
});

/** What a call is of: a case of an evaluation, a model's own, a provider's; the rest are parts of these. */
const KINDS = ['case', 'model', 'provider', 'other'] as const;
type Kind = (typeof KINDS)[number];

function weaveReader() {
  const seen = new Set<Kind>();
  const digests = new Map<string, Set<string>>();
  const below = new Map<string, Score[]>();
  return {
    look(given: LooseRecord) {
      const row = nested(given);
      const scores = feedbackScores(given);
      const parent = asText(row.parent_id);
      if (scores.length > 0 && parent !== null && kindOf(row) !== 'case')
        below.set(parent, [...(below.get(parent) ?? []), ...scores]);
      seen.add(kindOf(row));
      const { name, digest } = referenceIn(modelIn(row));
      if (name !== null && digest !== null)
        digests.set(name, (digests.get(name) ?? new Set<string>()).add(digest));
    },
    casesOf(given: LooseRecord): readonly ExperimentCase[] {
      const row = nested(given);
      const kind = KINDS.find((one) => seen.has(one));
      if (kindOf(row) !== kind) return [];
      const one = callCase(row, { kind, isVersioned: (name) => (digests.get(name)?.size ?? 0) > 1 });
      const said = kind === 'case' ? (below.get(asText(row.id) ?? '') ?? []) : [];
      return [{ ...one, scores: [...one.scores, ...feedbackScores(given), ...said] }];
    },
  };
}

/** `weave:///entity/project/op/Evaluation.predict_and_score:digest`; pages show the name alone. */
function kindOf(row: LooseRecord): Kind {
  const op = (asText(row.op_name) ?? '').replace(/^.*\/op\//, '').replace(/:[^:]*$/, '');
  if (/predict_and_score$/.test(op)) return 'case';
  if (/(?:^|\.)(?:predict|invoke|forward|infer|generate|answer)$/i.test(op)) return 'model';
  if (/completions?\.|messages\.|responses\.|generate_content|\bchat\b|litellm|completion$/i.test(op))
    return 'provider';
  return 'other';
}

function callCase(
  row: LooseRecord,
  { kind, isVersioned }: { readonly kind: Kind; readonly isVersioned: (name: string) => boolean },
): ExperimentCase {
  const inputs = asRecord(unpacked(row.inputs));
  const output = unpacked(row.output);
  const record = asRecord(output);
  const summary = asRecord(unpacked(row.summary));
  const weave = asRecord(summary.weave);
  const example = kind === 'case' ? unpacked(inputs.example) : inputs;
  const asked = isRecord(example) ? example : {};
  const told = referenceIn(modelIn(row));
  const usage = Object.entries(asRecord(summary.usage));
  const [only, ...others] = usage;
  const spoken = others.length === 0 && only !== undefined ? only[0] : null;
  const seconds = asNumber(record.model_latency);
  const exception = asWords(row.exception) ?? asWords(weave.exception);
  const isOpen = output === undefined || output === null ? asWords(row.ended_at) === null : false;
  return {
    id: idIn(example) ?? asWords(asked.id),
    input: isRecord(example) ? withoutGolds(asked) : null,
    output: kind === 'case' ? memberOf(record, ['output', 'model_output', 'prediction']) : output,
    expected: memberOf(asked, RIGHT),
    error: exception ?? (isOpen ? 'the call has not ended' : null),
    model:
      told.name === null
        ? spoken
        : isVersioned(told.name)
          ? `${told.name}:${told.digest?.slice(0, 6)}`
          : told.name,
    topic: asWords(asked.topic) ?? asWords(asked.category),
    scores: kind === 'case' ? scoresIn(asRecord(record.scores)) : [],
    latencyMs: seconds === null ? asNumber(weave.latency_ms) : seconds * 1000,
    repliedAt: asWords(row.ended_at) ?? asWords(row.started_at),
    ...tokens(only === undefined || others.length > 0 ? {} : asRecord(only[1])),
  };
}

const RIGHT = [
  ...['expected', 'expected_answer', 'expected_output', 'gold', 'gold_answer', 'ground_truth', 'reference'],
  ...['reference_answer', 'correct_answer', 'target', 'ideal', 'answer', 'answers', 'label'],
];

/** What the model was asked, without what counts as right and what the evaluation itself added. */
function withoutGolds(asked: LooseRecord): LooseRecord {
  return Object.fromEntries(
    Object.entries(asked).filter(
      ([name]) => !RIGHT.includes(name) && !/^(?:self|model|id|topic|category|metadata)$/.test(name),
    ),
  );
}

/** A row of a data set that was not expanded is known by its address alone. */
function idIn(example: unknown): string | null {
  return typeof example === 'string' ? (/\/id\/([^/]+)$/.exec(example)?.[1] ?? example) : null;
}

function modelIn(row: LooseRecord): unknown {
  const inputs = asRecord(unpacked(row.inputs));
  const own =
    kindOf(row) === 'case' ? unpacked(inputs.model) : (unpacked(inputs.model) ?? unpacked(inputs.self));
  return own ?? asRecord(unpacked(row.output)).model;
}

/** The name of a model: of an object by what it calls itself, of an address by the object's name. */
function referenceIn(model: unknown): { readonly name: string | null; readonly digest: string | null } {
  if (isRecord(model)) {
    const name = memberOf(model, ['model_name', 'model', 'model_id', 'name', '_class_name']);
    return { name: asWords(name), digest: null };
  }
  const text = asWords(model);
  const address = text === null ? null : /^weave:.*\/(?:object|op)\/([^:/]+):(\w+)/.exec(text);
  return address === null ? { name: text, digest: null } : { name: address[1]!, digest: address[2]! };
}

/** A scorer's own value, or each of its values that is no text. */
function scoresIn(scores: LooseRecord): Score[] {
  return Object.entries(scores).flatMap(([name, given]) => {
    const value = unpacked(given);
    if (!isRecord(value)) return [{ name, value }];
    const explanation = asWords(memberOf(value, ['explanation', 'reason', 'reasoning', 'rationale']));
    return Object.entries(value)
      .filter(([, one]) => typeof one === 'boolean' || typeof one === 'number' || isShort(one))
      .map(([part, one]) => ({ name: `${name}.${part}`, value: one, explanation }));
  });
}

const isShort = (value: unknown): boolean =>
  typeof value === 'string' && value.length < 40 && !value.includes(' ');

function tokens(usage: LooseRecord): Pick<ExperimentCase, 'inputTokens' | 'outputTokens'> {
  const input = asNumber(usage.prompt_tokens) ?? asNumber(usage.input_tokens);
  const output = asNumber(usage.completion_tokens) ?? asNumber(usage.output_tokens);
  return { inputTokens: input || null, outputTokens: output || null };
}

/** Columns with dotted names as the objects they were. */
function nested(row: LooseRecord): LooseRecord {
  if (!Object.keys(row).some((name) => name.includes('.'))) return row;
  const made: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) {
    const keys = name.split('.');
    if (value === '' || value === null || keys.some((key) => key === '__proto__')) continue;
    let place = made;
    for (const key of keys.slice(0, -1)) {
      if (!isRecord(place[key]) || !Object.hasOwn(place, key)) place[key] = {};
      place = place[key] as Record<string, unknown>;
    }
    const last = keys.at(-1)!;
    // A record that is there already keeps its members.
    if (!Object.hasOwn(place, last)) place[last] = asList(value).length > 0 ? value : unpacked(value);
  }
  return made;
}
