/**
 * The small tables of a section on the page. Long ones are folded, because the picture above them is what is read
 * first; a metric in a head or a cell leads to its definition.
 */
import { type Cell, cellText, isEstimate, type SectionTable } from '../tables/section-table.ts';
import { definitionLink } from './definitions.ts';
import { OPEN_ROWS } from './fold.ts';
import { type Html, html, isolated } from './html.ts';

export function sectionTables(tables: readonly SectionTable[]): Html {
  return html`${tables.map(block)}`;
}

function block(table: SectionTable): Html {
  const { id, title, notes } = table;
  const kept = withoutEmpty(table);
  const few = isSmall(table);
  return html`<details class="table" id="table-${id}"${table.rows.length <= OPEN_ROWS && !few && html` open`}><summary>${title}${few && ` (fewer than ${FEW} questions each)`}</summary>
${notes.map((note) => html`<p class="small">${isolated(note)}</p>`)}
${kept.zero.length > 0 && html`<p class="small">Zero in every row: ${kept.zero.join(', ')}.</p>`}
<div class="table-wrap" tabindex="0" role="group" aria-label="${title}">${grid(kept)}</div></details>`;
}

function grid({ columns, rows, links }: Pick<SectionTable, 'columns' | 'rows' | 'links'>): Html {
  const kinds = columns.map((_, place) =>
    rows.some((row) => isNumeric(row[place]!)) ? ('number' as const) : ('word' as const),
  );
  return html`<table><thead><tr>${columns.map(
    (column, place) => html`<th scope="col" class="${kinds[place]}">${definitionLink(column)}</th>`,
  )}</tr></thead><tbody>${rows.map(
    (row, at) =>
      html`<tr>${row.map((cell, place) =>
        place === 0
          ? html`<th scope="row">${linked(isolated(cellText(cell).value), links?.[at]?.[place])}</th>`
          : html`<td class="${kinds[place]}">${linked(content(cell), links?.[at]?.[place])}</td>`,
      )}</tr>`,
  )}</tbody></table>`;
}

function linked(words: Html, link: string | null | undefined): Html {
  return link == null ? words : html`<a href="${link}">${words}</a>`;
}

interface KeptColumns extends Pick<SectionTable, 'columns' | 'rows' | 'links'> {
  /** Columns that are zero in every row: named in a sentence instead. */
  readonly zero: readonly string[];
}

/** A column in which nobody has anything says nothing, and one of zeros only that; the first one names the row. */
function withoutEmpty({ columns, rows, links }: SectionTable): KeptColumns {
  const every = (place: number, is: (cell: Cell) => boolean) => rows.every((row) => is(row[place]!));
  const zero = columns.map((_, place) => place > 0 && rows.length > 1 && every(place, isZero));
  const kept = columns.map(
    (_, place) => place === 0 || !(zero[place] || every(place, (cell) => cell === null)),
  );
  return {
    columns: columns.filter((_, place) => kept[place]),
    rows: rows.map((row) => row.filter((_, place) => kept[place])),
    ...(links === undefined ? {} : { links: links.map((row) => row.filter((_, place) => kept[place])) }),
    zero: columns.filter((_, place) => zero[place]),
  };
}

function isZero(cell: Cell): boolean {
  if (isEstimate(cell)) return cell.value === 0 && cell.low === null;
  return cell === 0 || (typeof cell === 'string' && /^0(?:\.0+)?%$/.test(cell));
}

/** Below this many questions in every row a table is folded. */
const FEW = 10;

function isSmall({ columns, rows }: SectionTable): boolean {
  const n = columns.findIndex((column) => column === 'n' || column === 'questions');
  return n > 0 && rows.length > 0 && rows.every((row) => typeof row[n] === 'number' && row[n] < FEW);
}

function isNumeric(cell: Cell): boolean {
  return typeof cell === 'number' || isEstimate(cell);
}

function content(cell: Cell): Html {
  const { value, detail } = cellText(cell);
  const shown = typeof cell === 'string' ? definitionLink(value) : html`${value}`;
  return html`${shown}${detail !== '' && html`<span class="interval">${detail}</span>`}`;
}
