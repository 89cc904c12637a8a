import type { SwatchMark } from '../swatch.ts';

/** Makes an element with text and attributes: the only way this script writes to the page, so no markup is ever parsed. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';

export function svgElement(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/** A respondent's mark in its colour, as the tables have it; the dark theme maps fill and stroke. */
export function swatch(colour: string, { path, style }: SwatchMark): SVGElement {
  const made = svgElement('svg', {
    ...{ class: 'swatch', viewBox: '-1.2 -1.2 2.4 2.4', fill: colour, stroke: colour, 'aria-hidden': 'true' },
  });
  const filling: Record<string, string | number> =
    style === undefined ? {} : style === 'tinted' ? { 'fill-opacity': 0.35 } : { fill: 'none' };
  made.append(svgElement('path', { d: path, 'stroke-width': style === undefined ? 0 : 0.35, ...filling }));
  return made;
}
