/**
 * A reply as a provider sent it, kept whole in one cell: as an object, as JSON text, or as Python prints a dict. Only forms
 * that providers have are read so; any other object stays what the file holds, for an answer may itself be JSON.
 */
import { isRecord } from '../../core/argument.ts';
import type { ClosedBookSign } from '../../core/completion.ts';
import { lookUpSigns } from '../../reading/look-up-signs.ts';
import { partKind, readParts } from '../../reading/read-parts.ts';
import { parseJson } from '../../rows/parse-json.ts';
import { parsePythonLiteral } from '../../rows/parse-python-literal.ts';
import { toldEnding } from '../told-ending.ts';

type Loose = Readonly<Record<string, unknown>>;

export interface ProviderReply {
  /** Null where the reply holds no text. */
  readonly text: string | null;
  /** The word for its end; null where none was told. */
  readonly ending: string | null;
  /** Signs of a look-up in its structure. */
  readonly signs: readonly ClosedBookSign[];
  /** Name that answered; null where none is told. */
  readonly model: string | null;
}

type Said = Pick<ProviderReply, 'text' | 'ending'>;

/** A cell longer than this is no reply to a question. */
const LONGEST = 1_000_000;
/** The parts of one message without what stood around them. */
const PARTS = /["']type["']\s*:\s*["'](?:text|output_text|thinking|reasoning)["']/;
const MEMBER = /["'](?:choices|candidates|role|stop_reason|output|promptFeedback)["']\s*:/;

/** Whether a text may be a reply as an object: asked of every cell, so by its first letter. */
export function mayHoldReply(cell: unknown): cell is string {
  if (typeof cell !== 'string' || cell.length >= LONGEST) return false;
  const first = cell.charCodeAt(0);
  return (first === 123 && MEMBER.test(cell)) || (first === 91 && PARTS.test(cell));
}

/** The reply in a cell; null where the cell is in no provider's form. */
export function providerReply(cell: unknown): ProviderReply | null {
  const value = mayHoldReply(cell) ? parsed(cell) : cell;
  const said = isRecord(value) ? saidIn(value) : ofParts(value);
  if (said === null) return null;
  const { model, modelVersion } = isRecord(value) ? value : {};
  const named = typeof model === 'string' ? model : modelVersion;
  return { ...said, signs: lookUpSigns(value), model: typeof named === 'string' ? named : null };
}

function saidIn(value: Loose): Said | null {
  const { choices, candidates, promptFeedback, role, output, status } = value;
  if (Array.isArray(choices)) {
    const [choice] = choices;
    if (!isRecord(choice) || !(isRecord(choice.message) || typeof choice.text === 'string')) return null;
    if (isRecord(choice.message)) return ofMessage(choice.message, toldEnding(choice));
    return { text: String(choice.text), ending: toldEnding(choice) };
  }
  if (Array.isArray(candidates) || isRecord(promptFeedback)) {
    const [candidate] = Array.isArray(candidates) ? candidates : [];
    const blocked = isRecord(promptFeedback) ? promptFeedback.blockReason : undefined;
    if (!isRecord(candidate)) return typeof blocked === 'string' ? { text: null, ending: blocked } : null;
    const content = isRecord(candidate.content) ? candidate.content.parts : null;
    return { text: readParts(content).answer, ending: toldEnding(candidate) };
  }
  if (role === 'assistant' || role === 'model' || role === 'ai') return ofMessage(value, toldEnding(value));
  if (Array.isArray(output) && typeof status === 'string') return ofResponse(value, output);
  return null;
}

function parsed(cell: string): unknown {
  for (const parse of [parseJson, parsePythonLiteral]) {
    try {
      return parse(cell);
    } catch {}
  }
  return null;
}

/** A message of Chat Completions or Messages; its own words of refusal, or calls of tools, say how it ended without text. */
function ofMessage(message: Loose, ending: string | null): Said {
  const { answer, refusal } = readParts(message.content ?? message.parts ?? null);
  const text = answer === null || answer.trim() === '' ? null : answer;
  if (text !== null) return { text, ending };
  const refused = typeof message.refusal === 'string' && message.refusal !== '';
  if (refused || refusal !== null) return { text, ending: 'refusal' };
  const calls = message.tool_calls;
  return { text, ending: Array.isArray(calls) && calls.length > 0 ? 'tool_calls' : ending };
}

/** Parts alone, of types that messages have; any other list is a list of something. */
function ofParts(value: unknown): Said | null {
  const isParts =
    Array.isArray(value) &&
    value.length > 0 &&
    value.every(
      (part) => isRecord(part) && typeof part.type === 'string' && partKind(part.type) !== 'unknown',
    );
  if (!isParts) return null;
  const { answer, refusal } = readParts(value);
  return { text: answer, ending: answer === null && refusal !== null ? 'refusal' : null };
}

/** The Responses interface: messages among its output, and a status that tells the end. */
function ofResponse(response: Loose, output: readonly unknown[]): Said {
  const messages = output.filter((item): item is Loose => isRecord(item) && item.type === 'message');
  const final = messages.filter(({ phase }) => phase !== 'commentary');
  const parts = (final.length > 0 ? final : messages).map(({ content }) => readParts(content));
  const said = parts.flatMap(({ answer }) => (answer === null ? [] : [answer]));
  const { status, incomplete_details: details } = response;
  const why = isRecord(details) && typeof details.reason === 'string' ? details.reason : null;
  const declined = said.length === 0 && parts.some(({ refusal }) => refusal !== null);
  return {
    text: said.length === 0 ? null : said.join('\n'),
    ending: declined ? 'refusal' : status === 'completed' ? 'stop' : (why ?? String(status)),
  };
}
