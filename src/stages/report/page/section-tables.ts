/**
 * The small tables of a section on the page. Long ones are folded, because the picture above them is what is read
 * first; a metric in a head or a cell leads to its definition.
 */
import { type Cell, cellText, isEstimate, type SectionTable } from '../tables/section-table.ts';
import { definitionLink } from './definitions.ts';
import { type Html, html, isolated } from './html.ts';

/** More rows than this are folded. */
const OPEN = 6;

export function sectionTables(tables: readonly SectionTable[]): Html {
  return html`${tables.map(block)}`;
}

function block(table: SectionTable): Html {
  const { id, title, notes } = table;
  return html`<details id="table-${id}"${table.rows.length <= OPEN && html` open`}><summary>${title}</summary>
${notes.map((note) => html`<p class="small">${isolated(note)}</p>`)}
<div class="table-wrap" tabindex="0" role="group" aria-label="${title}">${grid(table)}</div></details>`;
}

function grid(table: SectionTable): Html {
  const { columns, rows } = withoutEmpty(table);
  const kinds = columns.map((_, place) =>
    rows.some((row) => isNumeric(row[place]!)) ? ('number' as const) : ('word' as const),
  );
  return html`<table><thead><tr>${columns.map(
    (column, place) => html`<th scope="col" class="${kinds[place]}">${definitionLink(column)}</th>`,
  )}</tr></thead><tbody>${rows.map(
    (row) =>
      html`<tr>${row.map((cell, place) =>
        place === 0
          ? html`<th scope="row">${isolated(cellText(cell).value)}</th>`
          : html`<td class="${kinds[place]}">${content(cell)}</td>`,
      )}</tr>`,
  )}</tbody></table>`;
}

/** A column in which nobody has anything says nothing; the first one names the row. */
function withoutEmpty({ columns, rows }: SectionTable): Pick<SectionTable, 'columns' | 'rows'> {
  const kept = columns.map((_, place) => place === 0 || rows.some((row) => row[place] !== null));
  return {
    columns: columns.filter((_, place) => kept[place]),
    rows: rows.map((row) => row.filter((_, place) => kept[place])),
  };
}

function isNumeric(cell: Cell): boolean {
  return typeof cell === 'number' || isEstimate(cell);
}

function content(cell: Cell): Html {
  const { value, detail } = cellText(cell);
  const shown = typeof cell === 'string' ? definitionLink(value) : html`${value}`;
  return html`${shown}${detail !== '' && html`<span class="interval">${detail}</span>`}`;
}
