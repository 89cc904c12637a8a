/**
 * Markup that cannot forget to escape: html`…` escapes every value unless it is itself Html. Everything that
 * models, files and providers wrote passes through here; nothing else in this room builds tags from strings.
 */

import { visibleText } from '../../../terminal/visible-text.ts';
import { escapeXml } from '../draw/frame-svg.ts';

/** Markup known to be safe. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

export type HtmlValue = Html | string | number | null | undefined | false | readonly HtmlValue[];

/** Strings are escaped and shown without bidi overrides and controls; null, undefined and false are nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let markup = parts[0]!;
  for (const [place, value] of values.entries()) markup += toMarkup(value) + parts[place + 1];
  return new Html(markup);
}

/** Our own SVG and script text: trusted as it is. */
export function trusted(markup: string): Html {
  return new Html(markup);
}

/** A name or an answer of unknown direction, isolated from the text around it. */
export function isolated(text: string): Html {
  return isShort(text) ? html`<bdi class="whole">${text}</bdi>` : html`<bdi>${breakable(text)}</bdi>`;
}

/** What was set is named with a plus: where a narrow column breaks a long word, it breaks there. */
function breakable(text: string): HtmlValue {
  return text.length > 200
    ? text
    : text.split(/(?<=\w\+)(?=\w)/).map((part, place) => (place === 0 ? part : html`<wbr>${part}`));
}

/** A sentence in which the words of names stay whole. */
export function withNames(sentence: string, names: readonly string[]): Html {
  const words = [...new Set(names.flatMap((name) => name.split(' ')))].filter(isShort);
  if (words.length === 0) return html`${sentence}`;
  return html`${sentence.split(/( )/).map((part) => {
    const word = words.find((one) => part.includes(one));
    return word === undefined ? part : html`<span class="whole">${part}</span>`;
  })}`;
}

/** A word with a hyphen, at which a browser would break it, that fits where it stands. */
function isShort(word: string): boolean {
  return word.includes('-') && word.length <= 24 && !word.includes(' ');
}

/** JSON inside a data block: `<` cannot end the element. */
export function jsonBlock(id: string, value: unknown): Html {
  const json = JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028');
  return new Html(`<script type="application/json" id="${escapeXml(id)}">${json}</script>`);
}

function toMarkup(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.markup;
  if (Array.isArray(value)) return value.map(toMarkup).join('');
  return escapeXml(visibleText(String(value)));
}
