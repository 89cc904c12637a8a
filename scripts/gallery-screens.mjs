// npm run gallery:screens: the reports of the gallery as a browser shows them, in output/gallery/screens: every page at three widths,
// light and dark, whole and cut into pieces that can be read, and as it is printed.
// npm run gallery:screens -- study-of-twelve: only those folders of output/gallery.
import { mkdir, readdir } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const WIDTHS = [390, 1200, 1900];
/** Pixels of a page in one picture. */
const PIECE = { 390: 2600, 1200: 1800, 1900: 1600 };
const gallery = new URL('../output/gallery/', import.meta.url);
const out = new URL('screens/', gallery);
const wanted = process.argv.slice(2);
await mkdir(out, { recursive: true });
const folders = (await readdir(gallery, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory() && entry.name !== 'screens')
  .map(({ name }) => name)
  .filter((name) => wanted.length === 0 || wanted.includes(name));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  for (const name of folders) {
    const address = pathToFileURL(fileURLToPath(new URL(`${name}/report.html`, gallery))).href;
    for (const colorScheme of ['light', 'dark']) {
      for (const width of WIDTHS) {
        const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
        await page.goto(address);
        await page.waitForTimeout(400);
        // What is folded is looked at too.
        await page.evaluate(() => {
          for (const fold of document.querySelectorAll('details.fold')) fold.open = true;
        });
        const { tall, wide } = await page.evaluate(() => ({
          tall: document.documentElement.scrollHeight,
          wide: document.documentElement.scrollWidth,
        }));
        if (wide > width) console.log(`${name}: ${wide} px of content at ${width} px`);
        for (let top = 0, piece = 1; top < tall; top += PIECE[width], piece += 1)
          await page.screenshot({
            path: fileURLToPath(new URL(`${name}-${colorScheme}-${width}-${piece}.png`, out)),
            fullPage: true,
            clip: { x: 0, y: top, width, height: Math.min(PIECE[width], tall - top) },
          });
        await page.close();
      }
    }
    const page = await browser.newPage();
    await page.goto(address);
    await page.pdf({
      path: fileURLToPath(new URL(`${name}.pdf`, out)),
      preferCSSPageSize: true,
      printBackground: true,
    });
    await page.close();
    console.log(name);
  }
} finally {
  await browser.close();
}
