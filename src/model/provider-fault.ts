/**
 * What an error status means. Three kinds: what must stop the run, because every further question would fail the
 * same way (key, quota, unknown model, refused setting), thrown with what to do; a content filter, which is a
 * blocked reply and no fault; and anything else, a failed reply. Providers mark a filter and an empty account with
 * status 400 as well as their own, so the body is read, not the status alone.
 */
import { ClosedbookError } from '../core/errors.ts';
import type { ModelCard } from './model-card.ts';
import { type Loose, loose, text } from './wire-adapter.ts';

export interface ProviderFault {
  readonly status: number;
  /** The provider's own word for it, or `http-<status>`. */
  readonly code: string;
  readonly message: string;
  /** Set when a content filter declined. */
  readonly filter: { readonly category: string | null } | null;
}

/** A server's page of megabytes is no message, and patterns read it. */
const LONGEST_MESSAGE = 2_000;
const QUOTA =
  /insufficient_quota|billing_hard_limit|billing_not_active|credit balance is too low|billing_error|exceeded your current quota|insufficient (credits|balance|funds)/i;
const FILTER =
  /content[_ ]?filter|content[_ ]management policy|content[_ ]policy|ResponsibleAIPolicyViolation|safety system|usage polic(y|ies)|moderation|flagged|output blocked/i;

/** True where trying again is of no use although the status says otherwise. */
export function isQuotaExhausted(body: string): boolean {
  return QUOTA.test(body);
}

/**
 * Reads an error status and its body (already free of keys).
 * @throws ClosedbookError `key-rejected`, `quota-exhausted`, `model-unknown`, `setting-refused`
 */
export function readProviderFault(card: ModelCard, reply: { status: number; body: string }): ProviderFault {
  const { status } = reply;
  const error = errorOf(reply.body);
  const code = String(text(error.code) ?? text(error.type) ?? `http-${status}`);
  const message = (text(error.message) ?? (reply.body.trim() || `status ${status}`)).slice(
    0,
    LONGEST_MESSAGE,
  );
  const said = `${card.name}: ${message} (HTTP ${status})`;

  if (status === 402 || ((status === 429 || status === 400 || status === 403) && QUOTA.test(reply.body))) {
    throw new ClosedbookError('quota-exhausted', said);
  }
  if ((status === 400 || status === 403 || status === 422) && isFilter(error, message, status)) {
    return { status, code, message, filter: { category: categoryOf(error) } };
  }
  if (status === 401 || status === 403) throw new ClosedbookError('key-rejected', said);
  if (status === 404 && /model/i.test(reply.body)) throw new ClosedbookError('model-unknown', said);
  const parameter = text(error.param);
  if (status === 400 && (/unsupported_(parameter|value)/.test(code) || refusesSampling(message))) {
    throw new ClosedbookError(
      'setting-refused',
      parameter === null ? said : `${said}; setting: ${parameter}`,
    );
  }
  return { status, code, message, filter: null };
}

/** OpenAI, compatible: `{error: {…}}`; Anthropic: `{type: 'error', error: {…}}`; some gateways: the error itself. */
function errorOf(body: string): Loose {
  try {
    const parsed = loose(JSON.parse(body));
    if (typeof parsed.error === 'string') return { message: parsed.error };
    return loose(parsed.error ?? parsed);
  } catch {
    return {};
  }
}

function isFilter(error: Loose, message: string, status: number): boolean {
  const inner = text(loose(error.innererror).code) ?? text(loose(error.inner_error).code) ?? '';
  const marked = [text(error.code), text(error.type), inner].some(
    (word) => word !== null && FILTER.test(word),
  );
  // A 403 without a filter's mark is about the key, unless a gateway says that its moderation acted.
  return marked || (FILTER.test(message) && (status !== 403 || /moderation|flagged/i.test(message)));
}

function categoryOf(error: Loose): string | null {
  const result = loose(loose(error.innererror).content_filter_result);
  for (const [category, found] of Object.entries(result)) if (loose(found).filtered === true) return category;
  return text(error.code) ?? text(error.type);
}

function refusesSampling(message: string): boolean {
  return /\b(temperature|top_p|top_k|logprobs|reasoning[_ ]effort|thinking)\b.*(not support|unsupported|deprecat|not allowed|not permitted|removed)/i.test(
    message,
  );
}
