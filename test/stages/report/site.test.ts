import { describe, expect, test } from 'vitest';
import { renderSite } from '../../../src/stages/report/site/render-site.ts';
import { SIX } from './fixtures/published.ts';
import { summaryFromCounts } from './fixtures/summary-from-counts.ts';

const hostile = '</h1><script>alert(1)</script>';

async function siteOf(titles: readonly string[]): Promise<Map<string, string>> {
  const parts = titles.map((title) => ({ summary: summaryFromCounts(SIX, { title }) }));
  const together = [summaryFromCounts(SIX, { title: 'all' })];
  const files = new Map<string, string>();
  for await (const made of renderSite(parts, { together })) {
    if (made.kind === 'text') files.set(made.path, made.text);
  }
  return files;
}

describe('the site of several runs', () => {
  test('the first page has the frontier and a way to every report', async () => {
    const files = await siteOf(['March', 'June', 'June']);
    const index = files.get('index.html')!;
    expect(index).toContain('id="figure-frontier"');
    const links = [...index.matchAll(/href="([^"#]+)"/g)].map(([, link]) => link!);
    expect(links).toEqual(
      expect.arrayContaining(['march/report.html', 'june/report.html', 'june-2/report.html']),
    );
    for (const link of links) expect(files.has(link), link).toBe(true);
    expect(files.get('results.csv')).toContain('correct/asked');
  });

  test('no page asks a network for anything, and what titles hold is text', async () => {
    for (const [path, page] of await siteOf([hostile])) {
      if (!path.endsWith('.html')) continue;
      expect(page).toMatch(/Content-Security-Policy" content="default-src (?:'|&#39;)none/);
      expect(page).not.toContain('<script>alert');
      expect(page).not.toMatch(/(?:<link|src="(?:https?:)?\/\/)/);
    }
  });

  test('without a run there is no site', async () => {
    const made = renderSite([], { together: [] });
    await expect(made.next()).rejects.toThrow('one or more runs');
  });
});
