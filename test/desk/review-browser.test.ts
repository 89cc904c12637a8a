/** Reviewing in a real Chromium: three people at once, by the keyboard, blind, with a connection that goes away. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DeskServer, serveDesk } from '../../src/desk/serve-desk.ts';
import { drawRunAudit } from '../../src/pipeline/grade/audit.ts';
import { openStore } from '../../src/store/open-store.ts';
import {
  datasetOf,
  gradeOf,
  questionsOf,
  replyOf,
  respondentsOf,
  runOf,
} from '../contract/store-fixtures.ts';
import { deskStore, HOSTILE, RUN, workspaceOf } from './desk-store.ts';

const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const HOSTILE_RUN = 'run-2';
const NAMES = ['Ada', 'Bo', 'Cy'] as const;
const QUESTION = 'h2.question';

describe.skipIf(!existsSync(CHROMIUM))(
  'reviewing in a browser (needs Chromium; set CHROMIUM_PATH)',
  { timeout: 120_000 },
  () => {
    let folder: string;
    let path: string;
    let desk: DeskServer;
    let browser: Browser;
    let clock = Date.parse('2026-02-03T04:05:06Z');
    const contexts: BrowserContext[] = [];
    const pages: Page[] = [];
    const said: string[] = [];
    /** All that the server told Ada. */
    const told: string[] = [];

    const serve = (each: number, port = 0) =>
      serveDesk(
        { ...workspaceOf(path), now: () => new Date(clock) },
        { port, reviewers: NAMES, each, claimMs: 60_000 },
      );
    const enter = async (link: string): Promise<[BrowserContext, Page]> => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      const page = await context.newPage();
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', (error) => said.push(error.message));
      await page.goto(link);
      await page.waitForURL(({ pathname }) => !pathname.startsWith('/enter'));
      return [context, page];
    };
    const asked = (page: Page) => page.locator(QUESTION).textContent();
    /** Presses keys and waits for the next question. */
    const grade = async (page: Page, ...keys: string[]) => {
      const before = await asked(page);
      const place = await page.locator('article').getAttribute('data-item');
      for (const key of keys) await page.keyboard.press(key);
      await page.locator(`article[data-item="${place}"]`).waitFor({ state: 'detached' });
      return before;
    };
    const peoplesWords = async () => {
      const store = await openStore(path, { readonly: true });
      const words: [string, string[]][] = [];
      for await (const { reply, grades } of store.answers({ runIds: [RUN] })) {
        const people = grades.filter(({ grader }) => grader.kind === 'human').map(({ grader }) => grader.id);
        if (people.length > 0) words.push([reply.id, people]);
      }
      await store.close();
      return words;
    };
    const graded = async () => (await peoplesWords()).flatMap(([, people]) => people).length;

    beforeAll(async () => {
      ({ folder, path } = await deskStore());
      const store = await openStore(path);
      const [question] = questionsOf(1);
      const hostile = { ...question!, text: `Hostile? ${HOSTILE}` };
      await store.createRun(runOf(HOSTILE_RUN, respondentsOf(2), 2), [datasetOf([hostile])]);
      for (const { id } of respondentsOf(2)) {
        const part = { status: 'answered', text: HOSTILE } as const;
        const record = replyOf({ runId: HOSTILE_RUN, question: hostile, respondentId: id, part });
        await store.saveReply(record);
        await store.saveGrade(gradeOf(record, hostile, { outcome: 'incorrect' }));
      }
      await store.close();
      const draw = { least: 2, seed: 3 };
      await drawRunAudit(RUN, workspaceOf(path), { ...draw, size: 40, out: join(folder, 'a.csv') });
      await drawRunAudit(HOSTILE_RUN, workspaceOf(path), { ...draw, size: 2, out: join(folder, 'b.csv') });
      desk = await serve(2);
      browser = await chromium.launch({
        executablePath: CHROMIUM,
        args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
      });
      for (const { name, link } of desk.reviewers) {
        const [context, page] = await enter(link);
        if (name === 'Ada') {
          page.on('response', async (response) => {
            if (response.url().includes('/api/')) told.push(await response.text().catch(() => ''));
          });
        }
        contexts.push(context);
        pages.push(page);
      }
    });
    afterAll(async () => {
      await browser?.close();
      await desk?.close();
      rmSync(folder, { recursive: true });
    });

    test('a link leads to what is to be graded, and keys to its first answer', async () => {
      for (const page of pages) {
        await page.waitForURL(`${desk.url}/review`);
        const link = page.locator(`a[href="/review/${RUN}"]`);
        await link.waitFor();
        await page.keyboard.press('Tab');
        await page.keyboard.press('Tab');
        while ((await page.evaluate('document.activeElement.pathname')) !== `/review/${RUN}`)
          await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        await page.locator(QUESTION).waitFor();
        await expect.poll(() => page.evaluate('document.activeElement.className')).toBe('question');
      }
      expect(new Set(await Promise.all(pages.map(asked))).size).toBeGreaterThan(1);
    });

    test('three at once grade what is theirs, and no answer is given to a third', async () => {
      const [ada, bo, cy] = pages as [Page, Page, Page];
      const work = async (page: Page) => {
        for (let time = 0; time < 7; time += 1) await grade(page, '1');
      };
      await bo.keyboard.press('n');
      await bo.keyboard.type('plainly right, 1 2 3');
      await bo.keyboard.press('Escape');
      await Promise.all([work(ada), work(bo), work(cy)]);
      await expect.poll(graded).toBe(21);
      const words = await peoplesWords();
      expect(Math.max(...words.map(([, people]) => people.length))).toBe(2);
      for (const [, people] of words) expect(new Set(people).size).toBe(people.length);
    });

    test('nothing that the browser was told says who answered or what anybody else said', async () => {
      const [ada] = pages as [Page];
      const kept = await ada.evaluate<string>('JSON.stringify({ ...localStorage, ...sessionStorage })');
      const all = `${told.join('\n')}\n${kept}\n${await ada.content()}`;
      expect(told.length).toBeGreaterThan(8);
      expect(all).toContain('Who is person number');
      expect(all).not.toMatch(/model-\d|plainly right|\bBo\b|\bCy\b|human:|judge|inclusion|stratum/);
      const seen = await ada.evaluate<number[]>(
        `Promise.all(['/api/runs', '/api/runs/${RUN}/answers', '/api/runs/${RUN}/review', '/report/${RUN}', '/api/runs/${RUN}/sheet?name=Bo'].map(async (to) => (await fetch(to)).status))`,
      );
      expect(seen).toEqual([403, 403, 403, 403, 403]);
      said.length = 0;
    });

    test('u takes the last one back, with its note', async () => {
      const [ada] = pages as [Page];
      await ada.keyboard.press('n');
      await ada.keyboard.type('a note of mine');
      await ada.keyboard.press('Escape');
      const question = await asked(ada);
      // A double click grades the answer that was read, and not the one that came under the pointer.
      await ada.locator('button.verdict.incorrect').dblclick();
      await expect.poll(graded).toBe(22);
      await ada.keyboard.press('u');
      await expect.poll(() => ada.locator('textarea').inputValue()).toBe('a note of mine');
      expect(await asked(ada)).toBe(question);
      expect(await ada.getByRole('status').first().textContent()).toContain('it was incorrect');
    });

    test('a note outlives a reload', async () => {
      const [ada] = pages as [Page];
      const question = await asked(ada);
      await ada.locator('textarea').fill('half a th');
      await ada.reload();
      await ada.locator(QUESTION).waitFor();
      expect(await asked(ada)).toBe(question);
      expect(await ada.locator('textarea').inputValue()).toBe('half a th');
      await ada.locator('textarea').fill('');
    });

    test('without a connection grading goes on, and nothing is lost when the page is closed before it is back', async () => {
      const [, bo] = pages as [Page, Page];
      await expect.poll(() => bo.getByText('not yet sent').count()).toBe(0);
      const before = await graded();
      await contexts[1]!.setOffline(true);
      await grade(bo, '1');
      await grade(bo, '4');
      await bo.getByText('2 grades are kept in this browser').waitFor();
      expect(await graded()).toBe(before);
      await contexts[1]!.setOffline(false);
      await bo.getByText('kept in this browser').waitFor({ state: 'detached' });
      await expect.poll(graded).toBe(before + 2);

      await contexts[1]!.setOffline(true);
      await grade(bo, '1');
      await bo.close();
      await contexts[1]!.setOffline(false);
      pages[1] = await contexts[1]!.newPage();
      await pages[1].goto(`${desk.url}/review/${RUN}`);
      await pages[1].locator(QUESTION).waitFor();
      await expect.poll(graded).toBe(before + 3);
      said.length = 0;
    });

    test('what somebody left lying comes to others', async () => {
      const other = await serve(1);
      const ada = await contexts[0]!.newPage();
      const bo = await contexts[1]!.newPage();
      for (const [at, page] of [ada, bo].entries()) {
        await page.goto(other.reviewers[at]!.link);
        await page.waitForURL(`${other.url}/review`);
        await page.goto(`${other.url}/review/${RUN}`);
        await page.locator(QUESTION).waitFor();
      }
      const item = () => bo.locator('article').getAttribute('data-item');
      const held = await ada.locator('article').getAttribute('data-item');
      expect(await item()).not.toBe(held);
      // Neither was heard of for a minute now.
      clock += 61_000;
      await bo.reload();
      await bo.locator(QUESTION).waitFor();
      // What was left lying at the first desk may come before it: desks on one store share their claims.
      for (let time = 0; time < 12 && (await item()) !== held; time += 1) {
        const shown = await item();
        await bo.keyboard.press('s');
        await expect.poll(item).not.toBe(shown);
      }
      expect(await item()).toBe(held);
      await bo.close();

      // The desk ends and is started anew: other links, the same address.
      await other.close();
      const before = await graded();
      await grade(ada, '1');
      await ada.getByText('1 grade is kept in this browser').waitFor();
      const anew = await serve(1, Number(new URL(other.url).port));
      await ada.getByText('Open the link that you were given').waitFor();
      await ada.goto(anew.reviewers[0]!.link);
      await ada.waitForURL(`${anew.url}/review`);
      await ada.goto(`${anew.url}/review/${RUN}`);
      await expect.poll(graded).toBe(before + 1);
      await ada.close();
      await anew.close();
      said.length = 0;
    });

    test('hostile words are words', async () => {
      const [ada] = pages as [Page];
      await ada.goto(`${desk.url}/review/${HOSTILE_RUN}`);
      await ada.locator(QUESTION).waitFor();
      expect(await ada.locator('.words').textContent()).toContain('<script>document.title=');
      expect(await asked(ada)).toContain('⟨U+202E⟩');
      expect(await ada.locator('main img, main script').count()).toBe(0);
      expect(await ada.title()).toBe('Grading as Ada · closedbook desk');
    });

    test('those who disagree see each other’s words once their own are locked, and settle', async () => {
      const [ada, , cy] = pages as [Page, Page, Page];
      await grade(ada, '1');
      await grade(ada, '1');
      await cy.goto(`${desk.url}/review/${HOSTILE_RUN}`);
      await cy.locator(QUESTION).waitFor();
      await cy.locator('textarea').fill(HOSTILE);
      await cy.keyboard.press('Escape');
      await grade(cy, '2');
      await grade(cy, '3', 'k');
      await cy.getByText('Nothing is left for you').waitFor();
      await cy.keyboard.press('u');
      await cy.locator(QUESTION).waitFor();
      await grade(cy, '3', 'k');
      await cy.getByText('Nothing is left for you').waitFor();
      await ada.goto(`${desk.url}/review/${HOSTILE_RUN}/discussion`);
      await ada.getByRole('button', { name: 'Lock my 2 grades …' }).click();
      expect(await ada.locator('.answers > li').count()).toBe(0);
      expect(told.join('')).not.toContain(`"reviewer":"Cy"`);
      await ada.getByRole('button', { name: 'Lock my 2 grades' }).click();
      const form = ada.locator('.answers > li').first();
      await form.waitFor();
      const text = await ada.locator('main').textContent();
      expect(text).toMatch(/You: correctCy: incorrect, “<img src=x onerror=/);
      expect(text).toContain('Cy: refused (unknown)');
      expect(text).not.toMatch(/model-\d/);
      expect(await ada.locator('main img, main script').count()).toBe(0);
      const other = /Cy: (incorrect|refused)/.exec((await form.textContent())!)![1]!;
      await form.getByText('Keep this word').click();
      await form.getByText('Kept: correct.').waitFor();
      await form.locator('select').selectOption(other);
      await form.getByText('Keep this word').click();
      await expect.poll(() => ada.locator('.answers > li').count()).toBe(1);
    });

    test('the owner sees how far it is, how far people agree, and gives out a link', async () => {
      const [context, owner] = await enter(desk.link);
      await owner.goto(`${desk.url}/runs/${RUN}/review`);
      await owner.locator('table').first().waitFor();
      const text = (await owner.locator('main').textContent())!;
      expect(text).toMatch(/of 40 drawn answers are graded by 2 people/);
      expect(text).toContain('Cohen’s kappa');
      await owner.getByLabel('Name').fill('Di');
      await owner.getByText('Make a link').click();
      const link = await owner.locator('p[role=status] code').textContent();
      expect((await fetch(link!)).headers.get('set-cookie')).toContain('HttpOnly');
      const [download] = await Promise.all([
        owner.waitForEvent('download'),
        owner.getByRole('link', { name: 'sheet' }).first().click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^audit-.*-Ada\.csv$/);
      pages.push(owner);
      contexts.push(context);
    });

    test('the console is quiet', () => expect(said).toEqual([]));

    // Axe is a stranger's script, which the policy speaks of: from here on the console is not looked at.
    test.each([
      ['light', 1280],
      ['dark', 390],
    ] as const)('axe finds nothing and nothing is cut off: %s, %i px', async (colorScheme, width) => {
      const [ada, , cy, owner] = pages as [Page, Page, Page, Page];
      const review = [cy, `/review/${RUN}`, '.verdict'] as const;
      const standing = [owner, `/runs/${RUN}/review`, 'table'] as const;
      const discussion = [ada, `/review/${HOSTILE_RUN}/discussion`, '.answers > li'] as const;
      const places = width === 390 ? [review, discussion] : [review, standing];
      for (const [page, to, what] of places) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 844 });
        await page.goto(desk.url + to);
        await page.locator(what).first().waitFor();
        if (page === cy) await page.keyboard.press('3');
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
        const { violations } = await new AxeBuilder({ page })
          .options({ resultTypes: ['violations'], preload: false })
          .setLegacyMode(true)
          .analyze();
        expect(violations.map(({ id, nodes }) => [to, id, nodes[0]?.html])).toEqual([]);
      }
    });

    test('no page is wider than a narrow screen', async () => {
      const owner = pages[3]!;
      await owner.setViewportSize({ width: 390, height: 844 });
      expect(await owner.evaluate('document.documentElement.scrollWidth')).toBe(390);
    });

    test('keys can be switched off, and what a new sample does not know stays until it is let go', async () => {
      const cy = pages[2]!;
      await cy.goto(`${desk.url}/review/${RUN}`);
      await cy.locator(QUESTION).waitFor();
      const question = await asked(cy);
      await cy.getByLabel('Single keys').uncheck();
      await cy.keyboard.press('1');
      expect(await asked(cy)).toBe(question);
      await cy.getByLabel('Single keys').check();
      await cy.locator('textarea').fill('worth keeping');
      const anew = { size: 20, least: 2, seed: 77, out: join(folder, 'c.csv') };
      await drawRunAudit(RUN, workspaceOf(path), anew);
      await cy.getByRole('button', { name: 'correct', exact: false }).first().click();
      const left = cy.locator('section', { hasText: 'Not taken by the desk' });
      await left.getByText('“worth keeping”').waitFor();
      await left.getByText('Let it go').click();
      await left.waitFor({ state: 'detached' });
    });
  },
);
