/**
 * What the four wire formats have in common: a request as the simulator understands it, and a reply before it is
 * put into a provider's shape. The shapes themselves live in wire-chat, wire-responses, wire-messages and wire-gemini.
 */
import type { Settings } from '../core/respondent.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export type WireFormat = 'chat' | 'responses' | 'messages' | 'gemini';

export interface WireRequest {
  readonly format: WireFormat;
  readonly model: string;
  /** System, developer and `instructions` text, joined. */
  readonly instruction: string;
  /** Text of the user's messages, joined. */
  readonly user: string;
  /** Text of the last of them: what is asked, where a conversation comes before. */
  readonly lastUser: string;
  /** Text of the one before it; '' where there is none. */
  readonly previousUser: string;
  readonly settings: Settings;
  /** JSON schema of a structured output, when one is demanded. */
  readonly schema: JsonObject | null;
  /** Distinguishes repeated askings of the same words; '' when nothing does. */
  readonly nonce: string;
}

/** One search that a model made against orders. */
export interface WireSearch {
  readonly query: string;
  readonly url: string;
  readonly title: string;
}

export interface WireReply {
  /** Distinguishes this reply's ids; lower-case letters and digits. */
  readonly id: string;
  readonly servedModel: string;
  readonly createdAtMs: number;
  readonly text: string;
  /** How the reply ends. `filter` cuts text off, `refusal` is the model's own refusal part. */
  readonly ending: 'stop' | 'length' | 'filter' | 'refusal';
  readonly reasoning: string | null;
  readonly inputTokens: number;
  /** Output tokens without reasoning. */
  readonly textTokens: number;
  readonly reasoningTokens: number;
  readonly search: WireSearch | null;
  /** Token and its natural-log probability; null when not asked for. */
  readonly logprobs: readonly WireLogprob[] | null;
}

export interface WireLogprob {
  readonly token: string;
  readonly logprob: number;
}

/** A request that a provider would refuse with 400. */
export class WireRequestError extends Error {
  readonly param: string | null;
  readonly code: string | null;
  constructor(message: string, param: string | null = null, code: string | null = null) {
    super(message);
    this.name = 'WireRequestError';
    this.param = param;
    this.code = code;
  }
}

/** The member `key` of a JSON object when it is a plain object, else null. */
export function objectAt(body: JsonObject, key: string): JsonObject | null {
  const value = body[key];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

/** The member `key` when it is a finite number, else undefined. */
export function numberAt(body: JsonObject, key: string): number | undefined {
  const value = body[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The member `key` when it is a string, else undefined. */
export function stringAt(body: JsonObject, key: string): string | undefined {
  const value = body[key];
  return typeof value === 'string' ? value : undefined;
}

/** The text of a message's content: a string, or parts of which some have text. */
export function contentText(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .map((part: unknown) =>
      typeof part === 'object' && part !== null ? (stringAt(part as JsonObject, 'text') ?? '') : '',
    )
    .join('');
}

/**
 * Instruction and user text of a list of messages.
 * @throws WireRequestError when there is no message.
 */
export function messageTexts(
  messages: unknown,
  param: string,
): Pick<WireRequest, 'instruction' | 'user' | 'lastUser' | 'previousUser'> {
  if (!Array.isArray(messages) || messages.length === 0) {
    throw new WireRequestError(
      `Missing required parameter: '${param}'.`,
      param,
      'missing_required_parameter',
    );
  }
  const instruction: string[] = [];
  const user: string[] = [];
  for (const message of messages as JsonObject[]) {
    const text = contentText(message.content);
    if (message.role === 'system' || message.role === 'developer') instruction.push(text);
    else if (message.role === 'user') user.push(text);
  }
  return {
    instruction: instruction.join('\n'),
    user: user.join('\n'),
    lastUser: user.at(-1) ?? '',
    previousUser: user.at(-2) ?? '',
  };
}

/**
 * What tells repeated askings apart: a member of `metadata`, or the fields that providers have for the end user.
 */
export function nonceOf(body: JsonObject): string {
  const metadata = objectAt(body, 'metadata');
  const named =
    metadata === null ? undefined : (stringAt(metadata, 'nonce') ?? stringAt(metadata, 'user_id'));
  return named ?? stringAt(body, 'safety_identifier') ?? stringAt(body, 'user') ?? '';
}

const EFFORTS = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'] as const;

/**
 * A reasoning effort by its name; undefined when none was given.
 * @throws WireRequestError for any other word.
 */
export function effortOf(word: unknown, param: string): Settings['effort'] {
  if (word === undefined || word === null) return undefined;
  const effort = EFFORTS.find((name) => name === word);
  if (effort === undefined)
    throw new WireRequestError(`Invalid value: '${String(word)}'.`, param, 'invalid_value');
  return effort;
}
