/**
 * The report in a real Chromium: what a reader does with it, and what a hostile answer cannot do. Skipped where
 * there is no Chromium; the pages are files, so nothing is served.
 */
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Summary } from '../../../src/core/summary/summary.ts';
import { type ReportOptions, renderReport } from '../../../src/stages/report/render-report.ts';
import { answersFor } from './fixtures/answers.ts';
import { fullSummary } from './fixtures/full-summary.ts';
import { GALLERY } from './fixtures/gallery-summaries.ts';
import { SIX } from './fixtures/published.ts';

const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const LIMIT_BYTES = 1.6e6;

describe.skipIf(!existsSync(CHROMIUM))(
  'the report in a browser (needs Chromium; set CHROMIUM_PATH)',
  {
    timeout: 120_000,
  },
  () => {
    let browser: Browser;
    let folder: string;
    let file: string;
    let pair: string;
    let unknown: string;
    let longNames: string;
    let crowd: string;
    let policies: string;
    let context: BrowserContext | undefined;
    let shared: Promise<Page> | undefined;
    const said: string[] = [];
    const requests: string[] = [];

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'report-'));
      const page = async (name: string, summary: Summary, options: ReportOptions = {}) => {
        const path = join(folder, `${name}.html`);
        for await (const artefact of renderReport(summary, options))
          if (artefact.kind === 'text' && artefact.path === 'report.html') writeFileSync(path, artefact.text);
        return path;
      };
      const six = fullSummary(SIX, { title: 'Six models' });
      file = await page('six', six, { answers: answersFor(six, { questions: 1000, hostile: true }) });
      const two = fullSummary(SIX.slice(0, 2), { title: 'Two models' });
      pair = await page('pair', two, { answers: answersFor(two, { questions: 20 }) });
      unknown = await page('unknown', GALLERY['points without intervals']!());
      const long = GALLERY['long names']!();
      const [dataset] = long.provenance.datasets;
      dataset!.version = '6a454789b86457aae0fce229d55e30a37fdcfd185cf254613de0e49809774d03';
      longNames = await page('long-names', long);
      crowd = await page('crowd', GALLERY['thirteen respondents']!(), { only: ['outcomes'] });
      const asked = GALLERY['three models, four policies each']!();
      policies = await page('policies', asked, { answers: answersFor(asked, { questions: 20 }) });
      browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
    }, 180_000);
    afterEach(async () => {
      await context?.close();
      context = undefined;
    });
    afterAll(async () => {
      await browser?.close();
      rmSync(folder, { recursive: true });
    });

    type Options = Parameters<Browser['newContext']>[0];

    /** A page of this test's own. */
    async function open(options: Options = {}, path: string = file): Promise<Page> {
      context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      return load(context, path);
    }

    /**
     * The page that tests share, at the width and in the colours they ask for: loading one is most of a test's time. The
     * first tests find it as it was loaded; each later one sets what it reads.
     */
    async function opened(width = 1280, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
      shared ??= browser
        .newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
        .then((context) => load(context, file));
      const page = await shared;
      await page.setViewportSize({ width, height: width < 600 ? 844 : 900 });
      await page.emulateMedia({ colorScheme, media: 'screen' });
      await page.evaluate('window.scrollTo(0, 0)');
      return page;
    }

    async function load(context: BrowserContext, path: string): Promise<Page> {
      said.length = 0;
      requests.length = 0;
      const page = await context.newPage();
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', (error) => said.push(error.message));
      page.on('request', (request) => {
        if (!/^(?:file|data|blob):/.test(request.url())) requests.push(request.url());
      });
      await page.goto(`file://${path}`);
      return page;
    }

    async function browseAnswers(page: Page): Promise<void> {
      await page.locator('#answer-browser').scrollIntoViewIfNeeded();
      await page.waitForSelector('.question');
    }

    const slide = (page: Page, value: number) =>
      page
        .locator('#penalty-slider')
        .evaluate((slider: { value: string; dispatchEvent(event: Event): boolean }, to) => {
          slider.value = String(to);
          slider.dispatchEvent(new Event('input', { bubbles: true }));
        }, value);

    test('six respondents and 1,000 questions stay under 1.6 MB', () => {
      expect(statSync(file).size).toBeLessThan(LIMIT_BYTES);
    });

    test('the keyboard reaches the slider, moves it, and skips to the decision', async () => {
      const page = await opened();
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.className')).toBe('skip');
      await page.locator('#penalty-slider').focus();
      const before = await page.locator('output.penalty').innerText();
      for (let press = 0; press < 40; press++) await page.keyboard.press('ArrowRight');
      expect(await page.locator('output.penalty').innerText()).not.toBe(before);
    });

    test('asks the network for nothing and says nothing on the console', async () => {
      const page = await opened();
      await browseAnswers(page);
      expect(requests).toEqual([]);
      expect(said).toEqual([]);
    });

    test('charts are copied as CSV, SVG and PNG', async () => {
      const page = await opened();
      const tools = page.locator('#figure-frontier .tools');
      await tools.getByRole('button', { name: /CSV/ }).click();
      await tools.getByText('copied').waitFor();
      expect(await page.evaluate('navigator.clipboard.readText()')).toContain('claude-opus-4,1000,0.163');
      await tools.getByRole('button', { name: /SVG/ }).click();
      await page.waitForFunction(
        `navigator.clipboard.readText().then((text) => text.startsWith('<svg') && text.includes('Each point is a respondent'))`,
      );
      await tools.getByRole('button', { name: /PNG/ }).click();
      await page.waitForFunction(
        `navigator.clipboard.read().then((items) => items[0].types.includes('image/png'))`,
      );
      expect(said).toEqual([]);
    });

    test('the slider ranks anew and moves the line of equal utility', async () => {
      const page = await opened();
      await page.getByRole('button', { name: 'Penalty 1', exact: true }).click();
      const first = () => page.locator('.ranking li').first().innerText();
      const line = () => page.locator('#chart-frontier [data-role="iso-utility"]').getAttribute('y1');
      expect(await first()).toContain('o3');
      const before = await line();
      await slide(page, 1000);
      expect(await first()).toContain('decline everything');
      expect(await line()).not.toBe(before);
      expect(await page.locator('.verdict').innerText()).toContain('declining everything');
      // The bold line doubts where the line below it does.
      const doubts: boolean[] = [];
      for (let step = 0; step <= 1000; step += 50) {
        await slide(page, step);
        const [verdict, sure] = [page.locator('.verdict'), page.locator('.certainty')];
        const close = (await sure.innerText()).startsWith('Too close to call');
        expect((await verdict.innerText()).endsWith('too close to call.')).toBe(close);
        doubts.push(close);
      }
      expect(new Set(doubts).size).toBe(2);
    });

    test('without numbers of questions no interval is announced, and a choice looks as doubtful as it is', async () => {
      const page = await open({}, unknown);
      expect(await page.locator('#order').innerText()).not.toContain('Thin lines');
      expect(await page.locator('.verdict').innerText()).toMatch(/ is ahead by the rates alone\.$/);
      const colourOf = (place: string) =>
        page.evaluate(`getComputedStyle(document.querySelector('${place}')).color`);
      expect(await colourOf('.choices td.sure-unknown')).not.toBe(await colourOf('.choices td.number'));
    });

    test('the line of equal utility passes through the best point', async () => {
      const page = await opened();
      await page.getByRole('button', { name: 'Penalty 1', exact: true }).click();
      const distance = await page.evaluate(`(() => {
      const line = document.querySelector('[data-role="iso-utility"]');
      const ring = line.parentNode.lastElementChild;
      const at = (name, of = line) => Number(of.getAttribute(name));
      const slope = (at('y2') - at('y1')) / (at('x2') - at('x1'));
      return Math.abs(at('y1') + slope * (at('cx', ring) - at('x1')) - at('cy', ring));
    })()`);
      expect(distance).toBeLessThan(0.5);
    });

    test('the ring of the script lies on the point that was drawn before', async () => {
      const page = await opened();
      const distance = await page.evaluate(`(() => {
      const middle = (box) => [box.x + box.width / 2, box.y + box.height / 2];
      const ring = document.querySelector('[data-role="iso-utility"]').parentNode.lastElementChild;
      const [x, y] = middle(ring.getBoundingClientRect());
      const marks = [...document.querySelectorAll('#chart-frontier svg path[fill="#332288"]')].map((mark) => middle(mark.getBoundingClientRect()));
      return Math.min(...marks.map(([a, b]) => Math.hypot(a - x, b - y)));
    })()`);
      expect(distance).toBeLessThan(1.5);
    });

    test('another mix of questions ranks anew and says that it has no intervals', async () => {
      const page = await opened();
      await page.getByText('My questions are a different mix').click();
      const last = page.locator('.mix input').last();
      await last.focus();
      await page.keyboard.press('End');
      expect(await page.locator('.order > .small').innerText()).toContain('under your mix');
      await page.getByRole('button', { name: 'As asked' }).click();
      expect(await page.locator('.order > .small').innerText()).toContain('interval');
    });

    // These three go in this order: the first needs the answers' first filters.
    test('hostile answers stay text, in the table and on the card that it leads to', async () => {
      const page = await opened();
      await browseAnswers(page);
      expect(await page.getByLabel('Respondents disagree').isChecked()).toBe(true);
      await page.getByLabel('Respondents disagree').uncheck();
      for (const selector of ['tr.question', 'article.question']) {
        const first = page.locator(selector).first();
        const text = await first.innerText();
        expect(text).toContain('<script>window.hacked');
        expect(text).toContain('⟨U+202E⟩');
        expect(text).not.toContain('\u202e');
        expect(await first.locator('script, img, svg, a:not([href^="#answer-"])').count()).toBe(0);
        expect(await page.evaluate('window.hacked')).toBeUndefined();
        expect(text.length).toBeLessThan(20_000);
        if (selector === 'tr.question') await first.getByRole('link').click();
        else expect(text).toContain('1000000 characters');
      }
      expect(await page.locator('#answer-browser').getByRole('status').innerText()).toBe(
        'Question 1 of 1000',
      );
      await page.getByRole('link', { name: 'All questions' }).click();
      await page.waitForSelector('tr.question');
    });

    test('answers turn pages and unpack the texts of each, and j and k go through them', async () => {
      const page = await opened();
      await browseAnswers(page);
      await page.getByLabel('Respondents disagree').uncheck();
      for (let turn = 0; turn < 4; turn++) await page.getByRole('button', { name: 'next' }).click();
      await page.waitForFunction(`document.querySelector('.question th').textContent.includes('number 40')`);
      expect(await page.locator('.answer .text').first().innerText()).not.toBe('(no text)');
      await page.locator('.answer-table').focus();
      for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key);
      expect(await page.evaluate('document.activeElement.id')).toBe('answer-41');
    });

    test('the answers filter by respondent, outcome, reason, slice and disagreement', async () => {
      const page = await opened();
      await browseAnswers(page);
      const matching = async () => {
        const text = await page.locator('#answer-browser').getByRole('status').innerText();
        return Number(/^(\d+) of 1000/.exec(text)?.[1]);
      };
      await page.getByLabel('Respondents disagree').uncheck();
      expect(await matching()).toBe(1000);
      await page.getByLabel('Outcome').selectOption('refused');
      const refused = await matching();
      expect(refused).toBeLessThan(1000);
      await page.getByLabel('Respondent', { exact: true }).selectOption('claude-opus-4');
      expect(await matching()).toBeLessThanOrEqual(refused);
      await page.getByLabel('Reason').selectOption('privacy');
      const privately = await matching();
      expect(privately).toBeGreaterThan(0);
      await page.getByLabel('Slice').selectOption('E-tail');
      expect(await matching()).toBeLessThan(privately);
      await page.getByLabel('Respondents disagree').check();
      expect(await matching()).toBeGreaterThan(0);
      await page.getByLabel('Words in the question').fill('no such words');
      expect(await matching()).toBe(0);
      await page.getByLabel('Words in the question').fill('');
    });

    test('axe finds nothing to complain about, light and dark', async () => {
      // Two respondents have every kind of part that six have, and axe takes as long as there are parts.
      const page = await open({}, pair);
      await browseAnswers(page);
      await page.getByText('My questions are a different mix').click();
      // Charts are images to a screen reader, whose names the test of links below holds: their marks are half of what axe
      // would walk through. There are no frames: legacy mode looks at the one page at half the cost.
      await page.evaluate(
        `for (const mark of document.querySelectorAll('.chart svg > :not(title, desc)')) mark.remove()`,
      );
      const complaints = async (rules: readonly string[] = []) => {
        const axe = new AxeBuilder({ page })
          .exclude('.chart svg')
          .options({ resultTypes: ['violations'], preload: false })
          .setLegacyMode(true);
        const { violations } = await (rules.length === 0 ? axe : axe.withRules([...rules])).analyze();
        return violations.map(
          ({ id, nodes }) =>
            `${id}: ${nodes
              .slice(0, 3)
              .map((node) => node.html.slice(0, 160))
              .join(' | ')}`,
        );
      };
      expect(await complaints()).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      // Dark differs from light in its colours alone.
      expect(await complaints(['color-contrast'])).toEqual([]);
    }, 180_000);

    test('dark follows the system and the button overrules it', async () => {
      const page = await opened(1280, 'dark');
      const paper = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
      expect(await paper()).toBe('rgb(20, 23, 29)');
      const ink = await page.evaluate(
        `getComputedStyle(document.querySelector('#chart-outcomes text')).fill`,
      );
      expect(ink).not.toBe('rgb(31, 36, 48)');
      await page.getByRole('button', { name: 'Theme: auto' }).click();
      expect(await paper()).toBe('rgb(255, 255, 254)');
    });

    test('screens of 390 and 360 px scroll down only, also with long names and an unbroken hash', async () => {
      for (const page of [
        await opened(390),
        await open({ viewport: { width: 390, height: 844 } }, longNames),
      ])
        for (const width of [390, 360]) {
          await page.setViewportSize({ width, height: 844 });
          expect(await page.evaluate('document.scrollingElement.scrollWidth')).toBeLessThanOrEqual(width);
        }
    });

    test('the first screen of a phone has the decision, the slider and a frontier with legible names', async () => {
      const page = await opened(390);
      await page.locator('.mix').evaluate((mix: { open: boolean }) => {
        mix.open = false;
      });
      await slide(page, 1);
      for (const place of ['.headline', '#penalty-slider', '.verdict']) {
        const box = (await page.locator(place).boundingBox())!;
        expect(box.y + box.height).toBeLessThan(600);
      }
      const frontier = page.locator('#chart-frontier-narrow svg');
      expect((await frontier.boundingBox())!.y).toBeLessThan(640);
      expect(await page.locator('#chart-frontier svg').isVisible()).toBe(false);
      const letters = await frontier.evaluate(
        (svg: { getBoundingClientRect(): { width: number }; getAttribute(name: string): string | null }) =>
          (12 * svg.getBoundingClientRect().width) / Number(svg.getAttribute('width')),
      );
      expect(letters).toBeGreaterThan(11);
      await slide(page, 1000);
      expect(await page.locator('#chart-frontier-narrow [data-role="iso-utility"]').count()).toBe(1);
    });

    test('what is wider than a phone scrolls in its own box, which the keyboard reaches', async () => {
      const page = await opened(390);
      const unreachable = await page.evaluate(
        `[...document.querySelectorAll('.chart, .table-wrap')].filter((box) => box.scrollWidth > box.clientWidth + 1 && box.tabIndex !== 0).map((box) => box.id)`,
      );
      expect(unreachable).toEqual([]);
    });

    test('prints to PDF without the controls', async () => {
      const page = await opened();
      const pdf = await page.pdf({ format: 'A4' });
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('#penalty-slider').isVisible()).toBe(false);
      expect(await page.locator('#figure-frontier .tools').isVisible()).toBe(false);
    });

    test('without scripts the decision, charts and tables are there', async () => {
      const page = await open({ javaScriptEnabled: false });
      expect(await page.locator('.headline').innerText()).toContain('o3');
      expect(await page.locator('.chart svg').count()).toBeGreaterThan(10);
      expect(await page.locator('.attributes, .gone, .faded').count()).toBe(0);
    });

    test('a table is sorted by its heads, what has no value last, and its link still leads to the definition', async () => {
      const page = await opened();
      const heads = page.locator('#outcomes table.full').first().locator('thead th');
      const column = (place: number) =>
        page.evaluate(
          `[...document.querySelector('#outcomes table.full').tBodies[0].rows].map((row) => row.cells[${place}].firstChild.textContent.trim())`,
        ) as Promise<string[]>;
      const sort = heads.nth(3).getByRole('button');
      await sort.click();
      expect(await heads.nth(3).getAttribute('aria-sort')).toBe('descending');
      const falling = (await column(3)).map((text) => Number.parseFloat(text));
      expect(falling).toEqual([...falling].sort((a, b) => b - a));
      await sort.click();
      expect((await column(3)).map((text) => Number.parseFloat(text))).toEqual(falling.reverse());
      expect(await heads.locator('[aria-sort]').count()).toBe(0);
      expect(await heads.nth(3).locator('a[href^="#"]').count()).toBe(1);
    });

    test('a long table is narrowed to the rows that hold some words', async () => {
      const page = await open({}, crowd);
      const filter = page.locator('#outcomes').getByRole('searchbox').first();
      await filter.fill('CLAUDE');
      const rows = page.locator('#outcomes table.full').first().locator('tbody tr:visible');
      expect(await rows.count()).toBe(2);
      expect(await filter.locator('xpath=../..').getByRole('status').textContent()).toBe('2 of 13 rows');
      await filter.fill('');
      expect(await rows.count()).toBe(13);
    });

    test('one press shows one model in every table, chart and order, and the address keeps it', async () => {
      const page = await open({}, policies);
      const rows = () =>
        page.locator('#outcomes table.full').first().locator('tbody tr').filter({ visible: true }).count();
      const faded = () => page.locator('#chart-outcomes [data-of].faded').count();
      expect(await rows()).toBe(12);
      expect(await faded()).toBe(0);
      const headline = await page.locator('.headline').innerText();
      await page.locator('.attributes summary').first().click();
      const chips = page.getByRole('group', { name: 'Show only: model' }).getByRole('button');
      expect(await chips.count()).toBe(3);
      const model = await chips.first().innerText();
      await chips.first().click();
      expect(await page.locator('.attributes > summary').innerText()).toBe('Only 4 of 12');
      expect(await rows()).toBe(4);
      const all = await page.locator('#chart-outcomes [data-of]').count();
      expect(await faded()).toBeGreaterThan(all / 2);
      expect(await faded()).toBeLessThan(all);
      // Four settings and declining everything.
      expect(await page.locator('#order li').count()).toBe(5);
      expect(await page.locator('.verdict').innerText()).toContain('mong those shown');
      expect(await page.locator('.headline').innerText()).toBe(headline);
      await browseAnswers(page);
      expect(await page.locator('.answer-table thead th').count()).toBe(5);

      await page.locator('.toc a[href="#provenance"]').click();
      // The page writes the filter behind the place once the browser has told it of the place.
      await page.waitForURL(/[?]model=/);
      const address = page.url();
      expect(new URL(address).hash).toBe(`#provenance?model=${encodeURIComponent(model)}`);
      await page.goto('about:blank');
      await page.goto(address);
      expect(await rows()).toBe(4);
      // Opened and not clicked open: the page may still be scrolling to its place.
      await page.locator('details.attributes').evaluate((fold: { open: boolean }) => {
        fold.open = true;
      });
      await page.getByRole('button', { name: 'Show all' }).click();
      expect(await rows()).toBe(12);
      expect(await faded()).toBe(0);
      expect(new URL(page.url()).hash).toBe('#provenance');
    });

    test('a fold that a reader has opened is open again behind the same address', async () => {
      const page = await open({}, policies);
      const fold = page.locator('details.fold').first();
      const before = await fold.evaluate((one: { open: boolean }) => one.open);
      await fold.locator('> summary').click();
      await expect.poll(() => new URL(page.url()).hash).toContain('folds=');
      await page.goto('about:blank');
      await page.goBack();
      expect(
        await page
          .locator('details.fold')
          .first()
          .evaluate((one: { open: boolean }) => one.open),
      ).toBe(!before);
    });

    test('every link inside the page leads somewhere, and no id stands twice', async () => {
      const page = await opened();
      const broken = await page.evaluate(
        `[...document.querySelectorAll('a[href^="#"]')].map((link) => link.hash.slice(1)).filter((id) => document.getElementById(id) === null)`,
      );
      expect(broken).toEqual([]);
      const twice = await page.evaluate(
        `(() => { const ids = [...document.querySelectorAll('[id]')].map((one) => one.id); return ids.filter((id, place) => ids.indexOf(id) !== place); })()`,
      );
      expect(twice).toEqual([]);
      const unnamed = await page.evaluate(
        `[...document.querySelectorAll('.chart svg')].filter((svg) => svg.getAttribute('role') !== 'img' || svg.getAttribute('aria-labelledby').split(' ').some((id) => document.getElementById(id) === null)).length`,
      );
      expect(unnamed).toBe(0);
    });
  },
);
