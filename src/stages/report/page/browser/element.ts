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

/** The square in a respondent's colour; the dark theme maps the fill. */
export function swatch(colour: string): SVGElement {
  const made = svgElement('svg', {
    class: 'swatch',
    viewBox: '0 0 10 10',
    fill: colour,
    'aria-hidden': 'true',
  });
  made.append(svgElement('rect', { width: 10, height: 10, rx: 1.5 }));
  return made;
}
