/** Printing by a browser: a real one where there is one, and what is done where there is none or it fails. */
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findBrowser } from '../../../src/pipeline/report/find-browser.ts';
import { printPage } from '../../../src/pipeline/report/print-page.ts';

const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

test.skipIf(!existsSync(CHROMIUM))(
  'a page is printed with fixed dates, and leaves no folder behind (needs Chromium; set CHROMIUM_PATH)',
  async () => {
    const before = folders();
    const pdf = await printPage('<!doctype html><title>A page</title><p>Words.</p>', CHROMIUM);
    const text = Buffer.from(pdf!).toString('latin1');
    expect(text.slice(0, 5)).toBe('%PDF-');
    expect([...text.matchAll(/\((D:\d{14})/g)].map(([, date]) => date)).toEqual(
      expect.arrayContaining(['D:20000101000000']),
    );
    expect(text).not.toMatch(/\(D:20[1-9]/);
    expect(folders()).toEqual(before);
  },
);

test('a program that prints nothing, and one that is not there, give null', async () => {
  expect(await printPage('<p>', '/no/such/browser')).toBeNull();
  if (process.platform !== 'win32') expect(await printPage('<p>', '/bin/true')).toBeNull();
});

test('a browser is found on the path by its name; one that is given is taken, and none is none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'browser-'));
  const program = join(folder, process.platform === 'win32' ? 'chromium.exe' : 'chromium');
  try {
    writeFileSync(program, '');
    chmodSync(program, 0o755);
    expect(findBrowser({ path: folder })).toBe(program);
    expect(findBrowser({ path: folder, given: 'none' })).toBeNull();
    expect(findBrowser({ given: program })).toBe(program);
    expect(findBrowser({ path: folder, given: join(folder, 'other') })).toBeNull();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function folders(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('closedbook-print-'));
}
