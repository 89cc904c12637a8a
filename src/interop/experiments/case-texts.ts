/**
 * Question, answer and golds in the open-shaped values that tracing platforms keep: a text, messages, parts, an object
 * whose members anybody named. Known names are read in order; an object with one text is that text; anything else is
 * shown as JSON rather than dropped, because a value that is kept can still be judged by a person.
 */

import { lookUpSigns } from '../../reading/look-up-signs.ts';
import { readParts } from '../../reading/read-parts.ts';
import { splitReasoning } from '../../reading/split-reasoning.ts';
import { parseJson } from '../../rows/parse-json.ts';
import { namesContext } from '../given-context.ts';
import { asList, asRecord, asText, asWords, isRecord, type LooseRecord } from '../loose.ts';
import { toldEnding } from '../told-ending.ts';

const ASKED = [
  ...['question', 'query', 'problem', 'user_query', 'user_question', 'user_prompt', 'user_input'],
  ...['input_text', 'prompt', 'input', 'text', 'request', 'content', 'user', 'human', 'message'],
];
const SAID = [
  ...['answer', 'final_answer', 'response', 'output_text', 'completion', 'generated_text', 'prediction'],
  ...['text', 'content', 'output', 'result', 'reply', 'value', 'outputs', 'task_output', 'message'],
];
const RIGHT = [
  ...['expected', 'expected_answer', 'expected_output', 'expected_response', 'reference', 'ground_truth'],
  ...[
    'reference_answer',
    'reference_output',
    'ideal',
    'target',
    'gold',
    'correct_answer',
    'label',
    'answers',
  ],
];
const THOUGHT = ['reasoning', 'reasoning_content', 'thinking', 'thoughts', 'chain_of_thought', 'rationale'];

/** Cells of tables hold their objects as JSON text. A number or a word stays the text it is. */
export function unpacked(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*(?:[[{]|"(?:[^"\\]|\\.)*"\s*$)/.test(value)) return value;
  try {
    return parseJson(value);
  } catch {
    return value;
  }
}

/** What was asked; null where nothing is held. */
export function askedText(value: unknown): string | null {
  const given = unpacked(value);
  if (given === null || given === undefined) return null;
  if (typeof given === 'string') return asWords(given);
  if (Array.isArray(given)) return lastOfUser(given) ?? JSON.stringify(given);
  if (!isRecord(given)) return String(given);
  if (Array.isArray(given.messages) || Array.isArray(given.input)) {
    const said = lastOfUser(asList(given.messages ?? given.input));
    if (said !== null) return said;
  }
  const member = memberOf(given, ASKED);
  if (member !== undefined) return askedText(member) ?? null;
  const texts = Object.entries(given).filter(([name]) => !namesContext(name));
  const [only] = texts;
  if (texts.length === 1 && only !== undefined) return askedText(only[1]);
  return Object.keys(given).length === 0 ? null : JSON.stringify(given);
}

/** Roles have several names: LangChain writes human and ai, or type in place of role, or [role, text]. */
function lastOfUser(messages: readonly unknown[]): string | null {
  const flat = messages.flatMap((one) => (isNested(one) ? one : [one]));
  const said = flat.map(turnOf).filter(({ role }) => role === null || /^(user|human)$/i.test(role));
  const last = said.at(-1);
  return last === undefined ? null : asWords(readParts(last.content).answer);
}

/** LangChain keeps one list of messages a prompt, in a list of prompts. */
function isNested(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.some((one) => isRecord(one) || Array.isArray(one));
}

interface Turn {
  readonly role: string | null;
  readonly content: unknown;
  readonly message: LooseRecord;
}

function turnOf(value: unknown): Turn {
  if (Array.isArray(value) && value.length === 2 && typeof value[0] === 'string') {
    return { role: value[0], content: value[1], message: {} };
  }
  if (!isRecord(value)) return { role: null, content: value, message: {} };
  const inner = asRecord(value.kwargs ?? value.data);
  const className = asText(asList(value.id).at(-1));
  const named = className === null ? null : className.replace(/Message(Chunk)?$/, '');
  const type = asText(value.type);
  const role =
    asText(value.role) ?? asText(inner.role) ?? (type !== null && type !== 'constructor' ? type : named);
  return { role, content: value.content ?? inner.content ?? value.text, message: { ...value, ...inner } };
}

export interface SaidText {
  readonly text: string;
  readonly reasoning: string | null;
  /** The thought stood in the text of the answer, where the tool's own comparisons saw it. */
  readonly inline: boolean;
  /** The provider's own word for a refusal. */
  readonly refusal: string | null;
  readonly signs: readonly string[];
  readonly finishReason: string | null;
}

/** What was answered, its thought apart; the text is empty where there is none. */
export function saidOf(value: unknown): SaidText {
  const given = unpacked(value);
  const found = said(given, 0);
  const split = splitReasoning(found.text ?? '');
  const thoughts = [...found.thoughts, ...(split.reasoning === null ? [] : [split.reasoning])];
  return {
    text: split.text,
    reasoning: thoughts.length === 0 ? null : thoughts.join('\n'),
    inline: split.reasoning !== null,
    refusal: found.refusal,
    signs: isRecord(given) || Array.isArray(given) ? signsIn(given) : [],
    finishReason: found.finishReason,
  };
}

interface Found {
  readonly text: string | null;
  readonly thoughts: readonly string[];
  readonly refusal: string | null;
  readonly finishReason: string | null;
}

const NOTHING: Found = { text: null, thoughts: [], refusal: null, finishReason: null };
const DEEPEST = 6;

function said(given: unknown, depth: number): Found {
  if (given === null || given === undefined) return NOTHING;
  if (typeof given === 'string') return { ...NOTHING, text: given };
  if (typeof given !== 'object') return { ...NOTHING, text: String(given) };
  if (depth > DEEPEST) return { ...NOTHING, text: JSON.stringify(given) };
  if (Array.isArray(given)) return saidInList(given, depth);
  const record = asRecord(given);
  const finishReason = toldEnding(record);
  for (const name of ['choices', 'generations', 'candidates', 'messages']) {
    const list = asList(record[name]);
    if (list.length === 0) continue;
    const one = name === 'messages' ? list : list.slice(0, 1);
    const inner = saidInList(one, depth + 1);
    return { ...inner, finishReason: inner.finishReason ?? finishReason };
  }
  if (isRecord(record.message)) {
    const inner = said(record.message, depth + 1);
    return { ...inner, finishReason: inner.finishReason ?? finishReason };
  }
  const thoughts = THOUGHT.flatMap((name) => asWords(record[name]) ?? []);
  const kwargs = record.kwargs ?? record.data;
  const source = isRecord(kwargs) && 'content' in kwargs ? asRecord(kwargs) : record;
  if (typeof source.content === 'string' || Array.isArray(source.content)) {
    const parts = readParts(source.content);
    const refusal = asWords(source.refusal) ?? parts.refusal;
    return {
      text: parts.answer ?? refusal,
      thoughts: [...thoughts, ...parts.thoughts],
      refusal,
      finishReason: finishReason ?? toldEnding(asRecord(source.response_metadata)),
    };
  }
  const refusal = asWords(record.refusal);
  const member = memberOf(record, SAID);
  if (member !== undefined) {
    const inner = said(unpacked(member), depth + 1);
    return {
      ...inner,
      thoughts: [...thoughts, ...inner.thoughts],
      refusal: inner.refusal ?? refusal,
      finishReason: inner.finishReason ?? finishReason,
    };
  }
  const rest = Object.entries(record).filter(([name]) => !THOUGHT.includes(name) && !namesContext(name));
  if (refusal !== null) return { text: refusal, thoughts, refusal, finishReason };
  if (rest.length === 1) return { ...said(rest[0]![1], depth + 1), thoughts };
  return rest.length === 0
    ? { ...NOTHING, thoughts, finishReason }
    : { text: JSON.stringify(given), thoughts, refusal, finishReason };
}

/** The last message that is not the user's, the text of parts, or the first of several generations. */
function saidInList(list: readonly unknown[], depth: number): Found {
  const flat = list.flatMap((one) => (isNested(one) ? one : [one]));
  const turns = flat.map(turnOf);
  const spoken = turns.filter(({ role }) => role !== null && /^(assistant|ai|model|bot)$/i.test(role)).at(-1);
  if (spoken !== undefined) return said({ ...spoken.message, content: spoken.content }, depth + 1);
  if (flat.every((one) => isRecord(one) && ('type' in one || 'text' in one) && !('message' in one))) {
    const parts = readParts(flat);
    // Items of a response: each message has its own content.
    const inner = flat
      .map(asRecord)
      .filter(({ type }) => type === 'message')
      .at(-1);
    if (inner !== undefined) return said(inner, depth + 1);
    if (parts.answer !== null || parts.refusal !== null) {
      const text = parts.answer ?? parts.refusal;
      return { text, thoughts: parts.thoughts, refusal: parts.refusal, finishReason: null };
    }
  }
  return flat.length === 1 ? said(flat[0], depth + 1) : { ...NOTHING, text: JSON.stringify(list) };
}

function signsIn(value: unknown): string[] {
  return lookUpSigns(value).map(({ kind, detail }) => `${kind}: ${detail}`);
}

/** Contexts beside the question: an answer that was given one is not closed-book. */
export function contextSigns(value: unknown): string[] {
  const given = unpacked(value);
  if (!isRecord(given)) return [];
  const named = Object.entries(given).filter(
    ([name, inner]) => namesContext(name) && (asWords(inner) !== null || asList(inner).length > 0),
  );
  return named.map(([name]) => `context given to the model (${name})`);
}

/** Every text that counts as right; none where the value holds rubrics or programs. */
export function goldsIn(value: unknown): string[] {
  const given = unpacked(value);
  if (given === null || given === undefined) return [];
  if (typeof given === 'string') return given.trim() === '' ? [] : [given];
  if (typeof given === 'number' || typeof given === 'boolean') return [String(given)];
  if (Array.isArray(given)) {
    const turns = given.map(turnOf).filter(({ role }) => role !== null);
    if (turns.length > 0) return goldsIn(saidOf(given).text);
    return [...new Set(given.flatMap((one) => (isRecord(one) ? [] : goldsIn(one))))];
  }
  const record = asRecord(given);
  const member = memberOf(record, [...RIGHT, ...SAID]);
  if (member !== undefined) {
    const aliases = asList(record.aliases).flatMap(goldsIn);
    return [...new Set([...goldsIn(member), ...aliases])];
  }
  const [only, ...others] = Object.values(record);
  return others.length === 0 ? goldsIn(only) : [];
}

/** The first of the names that a record has, in any writing of case and separators. */
export function memberOf(record: LooseRecord, names: readonly string[]): unknown {
  for (const name of names) {
    const direct = record[name];
    if (direct !== undefined && direct !== null && direct !== '') return direct;
  }
  const plain = new Map(Object.keys(record).map((key) => [key.toLowerCase().replace(/[\s_.-]/g, ''), key]));
  for (const name of names) {
    const key = plain.get(name.replaceAll('_', ''));
    const found = key === undefined ? undefined : record[key];
    if (found !== undefined && found !== null && found !== '') return found;
  }
  return undefined;
}
