/**
 * Where the error stands in a body, and its words: every provider and gateway has a name of its own for it. A member that
 * says nothing (null, 0, "success") is none, for several send one beside every good answer.
 */
import { type Loose, list, loose, words } from './loose.ts';

/** A server's page of megabytes is no message, and patterns read it. */
export const LONGEST_READ = 20_000;

/** The error of a body, under whatever name; null where there is none, or where it says nothing. */
export function errorIn(body: unknown): Loose | null {
  const reply = loose(Array.isArray(body) ? body[0] : body);
  for (const name of ['error', 'errors', 'Error', 'err', 'fault', 'exception']) {
    const member = reply[name];
    const error = Array.isArray(member) ? member[0] : member;
    if (typeof error === 'string' && isTold(error)) {
      return { message: error, code: reply.code ?? reply.error_code, type: reply.type, detail: reply.detail };
    }
    // `true` only says that the words stand beside it.
    if (error === true && isTold(reply.message ?? reply.msg ?? reply.detail)) return reply;
    if (isTold(error)) return loose(error);
  }
  const base = loose(reply.base_resp);
  if (isTold(base.status_code)) return { code: base.status_code, message: base.status_msg };
  const header = loose(reply.header);
  if (isTold(header.code)) return header;
  const response = loose(reply.Response ?? reply.ResponseMetadata);
  if (isTold(response.Error))
    return { code: loose(response.Error).Code, message: loose(response.Error).Message };
  if (isTold(reply.error_code) || words(reply.error_msg) !== null) {
    return { code: reply.error_code, message: reply.error_msg ?? reply.error_message };
  }
  const holdsAnswer = ['choices', 'output', 'content', 'candidates'].some(
    (name) => reply[name] !== undefined && reply[name] !== null,
  );
  if (!holdsAnswer && ['message', 'detail', 'msg'].some((name) => words(reply[name]) !== null)) return reply;
  return null;
}

/** Whether a value says anything: no null, false, zero or blank, and no object of such. */
export function isTold(value: unknown, depth = 0): boolean {
  if (value === null || value === undefined || value === false || value === 0 || value === 200) return false;
  if (typeof value === 'string')
    return value.trim() !== '' && !/^(?:none|null|success|ok|0|200)$/i.test(value.trim());
  if (typeof value !== 'object') return true;
  return depth > 3 || Object.values(value).some((member) => isTold(member, depth + 1));
}

/** The error's own words, the provider's behind a gateway's with them; null where it has none. */
export function messageOf(error: Loose): string | null {
  const own =
    [
      'message',
      'msg',
      'error_msg',
      'error_message',
      'detail',
      'error_description',
      'description',
      'title',
      'Message',
      'reason',
      'error',
    ]
      .map((name) => words(error[name]))
      .find((each) => each !== null) ?? null;
  // OpenRouter says "Provider returned error" and keeps the provider's own words apart.
  const raw = words(loose(error.metadata).raw);
  if (own !== null) return raw === null || own.includes(raw) ? own : `${own}: ${raw}`;
  const nested = ['message', 'detail', 'details', 'errors']
    .map((name) => error[name])
    .find((each) => typeof each === 'object' && each !== null);
  if (nested !== undefined) return safeJson(nested);
  return raw;
}

export function safeJson(value: unknown): string {
  try {
    return list([JSON.stringify(value)])
      .join('')
      .slice(0, LONGEST_READ);
  } catch {
    // Deeper than the stack.
    return '';
  }
}
