/**
 * Charts and tables of a summary as notebook outputs. Each chart carries its Vega-Lite specification and the drawn SVG,
 * so that it shows in JupyterLab, on GitHub and in a page made by nbconvert alike.
 */
import { report } from 'closedbook/report';
import type { Summary } from 'closedbook/report';

const DISPLAY = Symbol.for('Jupyter.display');

/** One chart of a summary by its id: frontier, utility, outcomes, comparisons … */
export async function chart(summary: Summary, id: string) {
  let svg = '';
  let spec = {};
  for await (const artefact of report(summary, { formats: ['svg', 'vl'], only: [id] })) {
    if (artefact.kind !== 'text') continue;
    if (artefact.path.endsWith('.svg')) svg = artefact.text;
    if (artefact.path.endsWith('.vl.json')) spec = JSON.parse(artefact.text);
  }
  return picture(svg, spec);
}

/** A drawn chart with its specification. */
export function picture(svg: string, spec: object) {
  return { [DISPLAY]: () => ({ 'image/svg+xml': svg, 'application/vnd.vegalite.v5+json': spec }) };
}

/** Rows as a table; numbers to three decimals, everything escaped. */
export function table(rows: readonly Record<string, unknown>[]) {
  const columns = Object.keys(rows[0] ?? {});
  const line = (tag: string, cells: readonly unknown[]) =>
    `<tr>${cells.map((cell) => `<${tag}>${escape(text(cell))}</${tag}>`).join('')}</tr>`;
  const html = `<table>${line('th', columns)}${rows.map((row) => line('td', columns.map((column) => row[column]))).join('')}</table>`;
  const plain = [columns, ...rows.map((row) => columns.map((column) => text(row[column])))].map((cells) => cells.join('\t'));
  return { [DISPLAY]: () => ({ 'text/html': html, 'text/plain': plain.join('\n') }) };
}

/** Sentences, one a line. */
export function words(sentences: readonly string[]) {
  return { [DISPLAY]: () => ({ 'text/plain': sentences.join('\n') }) };
}

function text(cell: unknown): string {
  if (cell === null || cell === undefined) return '–';
  return typeof cell === 'number' && !Number.isInteger(cell) ? cell.toFixed(3) : String(cell);
}

function escape(word: string): string {
  return word.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
