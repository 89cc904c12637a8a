/** The two pages that the server itself writes, the way in or on and the frame that the script fills, and that script. */
import { readFile } from 'node:fs/promises';
import { ClosedbookError } from '../core/errors.ts';

/** No script is needed: the browser goes on by itself, and no address with a secret is left behind. */
export function onwards(url: string): string {
  const to = url.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return page(
    `<meta http-equiv="refresh" content="0;url=${to}">`,
    `<main><p><a href="${to}">Open the desk</a></p></main>`,
  );
}

export const SHELL = page(
  '<script type="module" src="/app.js"></script>',
  '<div id="desk"><p class="waiting">Loading the desk …</p></div><noscript>The desk needs JavaScript. Reports made by <code>closedbook report</code> do not.</noscript>',
);

function page(head: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>closedbook desk</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/app.css">
${head}
</head>
<body>${body}</body>
</html>
`;
}

/** The pages' script, made when the package is built; from the bundle and from the source it lies at different places. */
export async function appScript(): Promise<string> {
  for (const place of ['./desk/app.js', '../desk/app.js', '../../dist/desk/app.js']) {
    const script = await readFile(new URL(place, import.meta.url), 'utf8').catch(() => null);
    if (script !== null) return script;
  }
  throw new ClosedbookError('library-missing', 'the pages of the desk were not built', {
    hint: 'npm run build makes them.',
  });
}
