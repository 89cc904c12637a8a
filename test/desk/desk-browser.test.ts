/** The desk in a real Chromium: the ways through it, hostile words, the keyboard, a narrow screen, axe in both themes. */
import { existsSync, rmSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ASKED_TO_STOP } from '../../src/core/run.ts';
import { runSpecSchema } from '../../src/core/run-spec.ts';
import type { Store } from '../../src/core/store/store.ts';
import { type DeskServer, serveDesk } from '../../src/desk/serve-desk.ts';
import { openStore } from '../../src/store/open-store.ts';
import { datasetOf, questionsOf, respondentsOf, runOf } from '../contract/store-fixtures.ts';
import { deskStore, HOSTILE, RUN, workspaceOf } from './desk-store.ts';

const UNDER_WAY = 'run-2';
const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

describe.skipIf(!existsSync(CHROMIUM))(
  'the desk in a browser (needs Chromium; set CHROMIUM_PATH)',
  { timeout: 120_000 },
  () => {
    let folder: string;
    let path: string;
    let desk: DeskServer;
    let browser: Browser;
    let context: BrowserContext;
    let page: Page;
    let held: Store | null = null;
    const goneOnWith = async (id: string) => {
      await held!.lease(id, 'a run of the test');
      await held!.updateRun(id, { status: 'running', stoppedBy: null });
    };
    const said: string[] = [];
    const elsewhere: string[] = [];

    beforeAll(async () => {
      const made = await deskStore();
      ({ folder, path } = made);
      // Whoever goes on with a run is a process of its own, which test/end-to-end starts; here the page is looked at.
      const resume = (id: string) => ({
        ended: goneOnWith(id).then(() => new Promise<string>(() => undefined)),
      });
      desk = await serveDesk(workspaceOf(path), { port: 0, resume });
      browser = await chromium.launch({
        executablePath: CHROMIUM,
        args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
      });
      context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      page = await context.newPage();
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', (error) => said.push(error.message));
      page.on('request', (request) => {
        if (!request.url().startsWith(desk.url)) elsewhere.push(request.url());
      });
      await page.goto(desk.link);
      await page.waitForSelector('.bars');
    });
    afterAll(async () => {
      await browser?.close();
      await desk?.close();
      await held?.close();
      rmSync(folder, { recursive: true });
    });

    test('the secret leaves the address', async () => {
      expect(page.url()).toBe(`${desk.url}/`);
      expect(await page.evaluate('document.cookie')).toBe('');
    });

    test('from the runs to a run, to its wrong answers, to a question and back', async () => {
      await page.click('.run h2 a');
      await page.waitForSelector('table');
      await page.click('tbody tr:nth-child(2) .links a:nth-child(2)');
      await page.waitForSelector('.answer');
      await page.getByText('78 answers').waitFor();
      expect(await page.locator('.answer').count()).toBe(50);
      expect(new Set(await page.locator('.answer h3 .outcome').allInnerTexts())).toEqual(
        new Set(['incorrect']),
      );
      await page.getByText('Next 50').click();
      await page.getByText('First page').waitFor();
      await expect.poll(() => page.locator('.answer').count()).toBe(28);
      await page.goBack();
      await expect.poll(() => page.locator('.answer').count()).toBe(50);
      await page.click('.question a');
      await expect.poll(() => page.locator('.answer').count()).toBe(2);
      expect(await page.locator('dl').textContent()).toContain('Answer 1 (also');
    });

    test('two respondents crossed, by the keyboard alone', async () => {
      await page.goto(`${desk.url}/runs/${RUN}/answers`);
      await page.waitForSelector('.answer');
      await page.locator('select[name=outcome]').focus();
      await page.keyboard.type('cor');
      await page.keyboard.press('Tab');
      await page.keyboard.type('model-0');
      await page.keyboard.press('Tab');
      await page.keyboard.type('inc');
      await page.keyboard.press('Tab');
      await page.keyboard.type('model-1');
      await page.locator('input[name=reason]').focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/beside=model-1/);
      await page.getByText('39 answers').waitFor();
      const first = page.locator('.answers > li').first();
      expect(await first.locator('.answer h3').allInnerTexts()).toEqual([
        'model-0 correct',
        'model-1 incorrect',
      ]);
    });

    test('hostile words are words', async () => {
      await page.goto(`${desk.url}/runs/${RUN}/questions/q0`);
      await page.waitForSelector('.answer');
      expect(await page.locator('.words').first().textContent()).toContain('<script>document.title=');
      expect(await page.locator('main img, main script').count()).toBe(0);
      expect(await page.title()).toContain('closedbook desk');
      expect(await page.locator('h1').textContent()).toContain('⟨U+202E⟩');
    });

    test('the report has its slider, and the way back', async () => {
      await page.goto(`${desk.url}/runs/${RUN}`);
      await page.getByText('Read the report').click();
      await page.waitForURL(/\/report\//);
      const ranking = page.locator('.ranking').first();
      const before = await ranking.textContent();
      await page.locator('#penalty-slider').focus();
      await page.keyboard.press('End');
      await expect.poll(() => ranking.textContent()).not.toBe(before);
      await page.goBack();
      await page.waitForSelector('tbody tr');
    });

    test('a mark of the report leads to the answers behind it, and back', async () => {
      await page.goto(`${desk.url}/report/${RUN}`);
      await page.locator('#chart-outcomes a[href*="outcome=incorrect"]').first().click();
      await page.waitForURL(/answers\?outcome=incorrect&model=model-1/);
      await page.getByText('78 answers').waitFor();
      await page.goBack();
      await page.waitForSelector('#penalty-slider');
    });

    test('a question is decided by the keyboard, what that would do is told, and it is taken back', async () => {
      await page.goto(`${desk.url}/runs/${RUN}`);
      await page.getByText('Curate the questions').click();
      await page.locator('.curated li').first().waitFor();
      await page.locator('select[name=list]').selectOption('all');
      await page.locator('input[name=text]').fill('person number 3?');
      await page.keyboard.press('Enter');
      await page.waitForURL(/list=all&text=person/);
      await page.getByText('1 of 120 questions').waitFor();
      await page.locator('.curated a').first().focus();
      await page.keyboard.press('Enter');
      const keep = page.locator('input[value=keep]');
      await keep.focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
      await page.getByLabel('New gold').fill('Émile, I say, number 3');
      const effect = page.locator('section', { has: page.locator('#would-do') });
      await effect.getByText('1 refused → correct').waitFor();
      await page.getByLabel('Reason').fill(HOSTILE);
      await page.reload();
      // What was half written is still there.
      expect(await page.getByLabel('Reason').inputValue()).toContain('<script>');
      await page.getByLabel('Source outside the models').fill('Register of Voss, https://example.org/a');
      await page.keyboard.press('Enter');
      const history = page.locator('.history');
      await history.getByText('fix').waitFor();
      expect(await history.textContent()).toContain('<script>document.title=');
      expect(await history.locator('a').getAttribute('href')).toBe('https://example.org/a');
      await page.locator('.masthead a').last().click();
      await page.getByText('1 refused → correct').waitFor();
      await page.getByText('Write the new version').click();
      await page.getByText('Written:').waitFor();
      await page.locator('.curated a').first().click();
      await page.getByText('Take the decision back').click();
      await history.getByText('taken back').waitFor();
      expect(await page.title()).toContain('closedbook desk');
    });

    test('a run under way is stopped from its page, and gone on with when that is said twice', async () => {
      held = await openStore(path, { now: () => workspaceOf(path).now().getTime() });
      const spec = runSpecSchema.parse({ datasets: ['people'], models: ['model-0'] });
      const run = { ...runOf(UNDER_WAY, respondentsOf(1), 10), spec };
      await held.createRun(run, [datasetOf(questionsOf(10))]);
      const lease = await held.lease(UNDER_WAY, 'a run of the test');
      await page.goto(`${desk.url}/runs/${UNDER_WAY}`);
      await page.getByText('Stop the run').click();
      await page.getByText('Stopping: answers in flight').waitFor();
      expect((await held.run(UNDER_WAY)).stoppedBy).toBe(ASKED_TO_STOP);
      await lease.release();
      await held.updateRun(UNDER_WAY, { status: 'interrupted', stoppedBy: 'interrupted' });
      await page.reload();
      const ask = page.getByText('Go on with the run …');
      await ask.click();
      await page.getByText('Leave it').click();
      await ask.click();
      expect((await held.run(UNDER_WAY)).status).toBe('interrupted');
      await page.getByRole('button', { name: 'Go on', exact: true }).click();
      await expect.poll(async () => (await held!.run(UNDER_WAY)).status).toBe('running');
      await page.reload();
      await page.getByText('Stop the run').waitFor();
    });

    test('nothing was asked of anybody else, and the console is quiet', () => {
      expect(elsewhere).toEqual([]);
      expect(said).toEqual([]);
    });

    // Axe is a stranger's script, which the policy speaks of: from here on the console is not looked at.
    test.each([
      ['light', 1280, ['/', `/runs/${RUN}`, `/runs/${RUN}/curate/q1?list=all`]],
      [
        'dark',
        390,
        [`/runs/${RUN}/curate`, `/runs/${RUN}/answers?text=number+77`, `/runs/${RUN}/questions/q4`],
      ],
    ] as const)('axe finds nothing and nothing is cut off: %s, %i px', async (colorScheme, width, places) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 844 });
      for (const to of places) {
        await page.goto(desk.url + to);
        await page.waitForSelector('.bars, tbody tr, .answer, .curated li');
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
        // Pages have no frames: legacy mode costs half.
        const { violations } = await new AxeBuilder({ page })
          .options({ resultTypes: ['violations'], preload: false })
          .setLegacyMode(true)
          .analyze();
        expect(violations.map(({ id, nodes }) => [to, id, nodes[0]?.html])).toEqual([]);
      }
    });

    test('no page is wider than a narrow screen', async () => {
      await page.setViewportSize({ width: 390, height: 844 });
      for (const to of ['/', `/runs/${RUN}`]) {
        await page.goto(desk.url + to);
        await page.waitForSelector('.bars, tbody tr');
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
      }
    });

    test('a server that comes back is found again', async () => {
      await page.goto(`${desk.url}/runs/${RUN}`);
      await page.waitForSelector('tbody tr');
      await context.setOffline(true);
      await page.getByText('The connection to the desk is lost').waitFor();
      expect(await page.locator('tbody tr').count()).toBe(2);
      await context.setOffline(false);
      await page.getByText('The connection to the desk is lost').waitFor({ state: 'detached' });
    });
  },
);
