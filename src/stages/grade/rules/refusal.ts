/**
 * Whether an answer declines, hedges or does neither. A small opening set of phrases.
 */
import type { RefusalReason } from '../../../core/outcome.ts';

export interface RefusalReading {
  readonly kind: 'refusal' | 'hedge' | 'none';
  readonly reason: RefusalReason | null;
  readonly phrase: string | null;
  readonly certain: boolean;
}

const REFUSAL =
  /\b(?:i (?:do not|don['’]t) (?:have (?:access|information|enough|any)|know|recall)|no comment|i['’]?m sorry,? but|(?:i am|i['’]m) (?:unable|not able)|i (?:cannot|can['’]t|could ?n['’]t|could not) (?:answer|find|determine|provide|confirm|recall|verify|assist)|cannot be determined|i need more (?:context|information))\b/i;
const HEDGE = /\b(?:not (?:sure|certain)|might|may have|possibly|perhaps|i think|i believe|as an ai)\b/i;

/** Reads whether an answer declines. */
export function readRefusal(answer: string, _options: { readonly question?: string } = {}): RefusalReading {
  const refusal = REFUSAL.exec(answer);
  if (refusal) return { kind: 'refusal', reason: 'unknown', phrase: refusal[0], certain: refusal.index < 40 };
  const hedge = HEDGE.exec(answer);
  return { kind: hedge ? 'hedge' : 'none', reason: null, phrase: hedge?.[0] ?? null, certain: false };
}
