/**
 * What has been answered already, so that a killed build asks only what is missing. A port: where answers are kept
 * is the caller's business. An answer that cannot be read back counts as absent.
 */
export interface ResponseCache {
  /** The text kept under a name, null when there is none. */
  read(name: string): Promise<string | null>;
  /** Keeps it; whole or not at all. */
  write(name: string, text: string): Promise<void>;
}
