/**
 * A page printed to PDF by a real browser, as a person would print it, but with fixed dates: the same page and browser give
 * the same bytes. The browser gets a profile of its own, no keys in its environment, and the page's own policy forbids it
 * the network. One that fails or takes too long gives null: the caller has another way.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** How long it may take. */
const LIMIT_MS = 90_000;

/** The PDF's bytes, or null where the browser, named by its path, made none. */
export async function printPage(html: string, browser: string): Promise<Uint8Array | null> {
  const folder = await mkdtemp(join(tmpdir(), 'closedbook-print-'));
  try {
    const [page, pdf] = [join(folder, 'report.html'), join(folder, 'report.pdf')];
    await writeFile(page, html);
    const printed = await run(browser, [
      ...SWITCHES,
      ...sandbox(),
      `--user-data-dir=${join(folder, 'profile')}`,
      `--print-to-pdf=${pdf}`,
      pathToFileURL(page).href,
    ]);
    if (!printed) return null;
    const bytes = await readFile(pdf).catch(() => null);
    return bytes === null || bytes.subarray(0, 5).toString('latin1') !== '%PDF-'
      ? null
      : withFixedDates(bytes);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
  }
}

const SWITCHES = [
  '--headless',
  '--disable-gpu',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-extensions',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--no-pdf-header-footer',
  '--generate-pdf-document-outline',
];

/** A browser refuses to sandbox itself for the superuser, as in containers; what it opens is a file of ours. */
function sandbox(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/** What a browser needs to find its files and fonts; no key of a provider is among it. */
const KEPT = [
  'PATH',
  'HOME',
  'TMPDIR',
  'TEMP',
  'TMP',
  'LANG',
  'SYSTEMROOT',
  'LOCALAPPDATA',
  'APPDATA',
  'USERPROFILE',
  'FONTCONFIG_PATH',
  'FONTCONFIG_FILE',
  'XDG_DATA_DIRS',
];

function run(program: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const env = Object.fromEntries(
      KEPT.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
    );
    const child = spawn(program, args, { stdio: 'ignore', timeout: LIMIT_MS, killSignal: 'SIGKILL', env });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}

/** Dates in the document are those of printing: any others do that are as long, so that nothing in the file moves. */
function withFixedDates(bytes: Uint8Array): Uint8Array {
  const fixed = Buffer.from(bytes)
    .toString('latin1')
    .replace(/(\/(?:CreationDate|ModDate) \(D:)(\d{14})/g, (_, before: string) => `${before}20000101000000`);
  return new Uint8Array(Buffer.from(fixed, 'latin1'));
}
