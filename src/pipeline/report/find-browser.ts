/**
 * A browser of the Chromium family on this machine, for printing pages as a person would. Looked for by the names that its
 * packages give it; a config or .env file cannot name one, because naming a program is running it.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'msedge',
  'brave-browser',
];

/** Where installers put it outside of PATH. */
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

export interface FindBrowserOptions {
  /** A path that somebody gave; `none` for none at all. */
  readonly given?: string | undefined;
  /** The search path. */
  readonly path?: string | undefined;
}

/** Its path, or null where there is none. */
export function findBrowser({ given, path = '' }: FindBrowserOptions): string | null {
  if (given === 'none') return null;
  if (given !== undefined && given !== '') return isProgram(given) ? given : null;
  const endings = process.platform === 'win32' ? ['.exe'] : [''];
  const onPath = path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => NAMES.flatMap((name) => endings.map((ending) => join(folder, `${name}${ending}`))));
  return [...onPath, ...PLACES].find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
