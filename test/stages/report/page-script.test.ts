import { expect, test } from 'vitest';
// @ts-expect-error A script without declarations.
import { bundlePageScript } from '../../../scripts/bundle-page-script.mjs';
import { PAGE_SCRIPT } from '../../../src/stages/report/page/page-script.ts';

test('the committed page script is what its sources bundle to (else: npm run page-script)', async () => {
  expect(PAGE_SCRIPT).toBe(await bundlePageScript());
});

test('the page script cannot end its own element', () => {
  expect(PAGE_SCRIPT).not.toMatch(/<\/script/i);
});
