/** The version of this package, read from package.json so that it stands in one place. */
import { readFileSync } from 'node:fs';

export function readVersion(): string {
  for (const place of ['../package.json', '../../package.json']) {
    try {
      const parsed = JSON.parse(readFileSync(new URL(place, import.meta.url), 'utf8')) as {
        name?: string;
        version?: string;
      };
      if (parsed.name === 'closedbook' && parsed.version !== undefined) return parsed.version;
    } catch {
      // The bundle and the source lie at different depths; the next place is tried.
    }
  }
  return 'unknown';
}
