/**
 * Whether a variable holds a secret, by its name or by what it holds: a spec is stored, and what it fills in goes to models,
 * addresses and reports. A short number under such a name (MAX_TOKENS) is none.
 */
import { holdsUrlSecret } from '../../core/url-secrets.ts';
import { keysIn } from '../../model/environment.ts';

const NAME =
  /key|token|secret|passw|passphrase|credential|cookie|session|signature|private|bearer|jwt|(^|_)(pat|pwd|pw|pass|auth|authorization|dsn|sas|sig)(_|$)/i;
/** How the common kinds of keys begin. */
const VALUE =
  /^(sk-|sk_|pk_|rk_|gh[opsur]_|github_pat_|glpat-|xox[a-z]-|AKIA|ASIA|AIza|hf_|gsk_|xai-|ya29\.|eyJ[\w-]+\.eyJ|Bearer |-----BEGIN )/;
/** Shorter values of other variables occur in ordinary words. */
const SHORTEST = 8;

export function isSecret(
  name: string,
  value: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  const text = value?.trim() ?? '';
  if (NAME.test(name) && !/^\d{1,9}(\.\d+)?$/.test(text)) return true;
  if (VALUE.test(text) || holdsUrlSecret(text)) return true;
  return keysIn(env).some((key) => key.length >= SHORTEST && text.includes(key));
}
