/** A page without a script: the comparison of summaries and the card of one respondent. */
import { createHash } from 'node:crypto';
import { type Html, html, trusted } from './html.ts';
import { STYLE } from './style.ts';

export interface PlainPage {
  readonly title: string;
  readonly kicker: string;
  /** Version of closedbook that computed the numbers. */
  readonly version: string;
  readonly body: Html;
  /** Class of the page: `card` prints on one sheet. @default none */
  readonly kind?: string;
}

export function plainPage({ title, kicker, version, body, kind = '' }: PlainPage): string {
  const hash = createHash('sha256').update(STYLE, 'utf8').digest('base64');
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title>
<style>${trusted(STYLE)}</style>
</head>
<body><div class="page ${kind}">
<header class="masthead"><div><p class="kicker">${kicker}</p><h1>${title}</h1></div></header>
<main>${body}</main>
<footer>closedbook ${version}. The same summary gives the same file, byte for byte.</footer>
</div></body>
</html>
`.markup;
}
