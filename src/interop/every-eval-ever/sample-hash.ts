/**
 * The hash by which Every Eval Ever recognises one question across models and tools: SHA-256 over Python's
 * `json.dumps({"raw", "reference"}, sort_keys=True, separators=(",", ":"))`, which escapes all that is not ASCII.
 */
import { createHash } from 'node:crypto';

/** 64 hex digits. */
export function sampleHash(raw: string, reference: readonly string[]): string {
  const text = `{"raw":${pythonString(raw)},"reference":[${reference.map(pythonString).join(',')}]}`;
  return createHash('sha256').update(text).digest('hex');
}

/** As json.dumps writes a string: like JSON.stringify, but DEL and everything outside of ASCII as \uXXXX. */
function pythonString(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
