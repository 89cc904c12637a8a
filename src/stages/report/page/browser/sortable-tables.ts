/**
 * Tables that are sorted by a click on a head and, where they are long, narrowed to the rows that hold some words:
 * with forty settings of two models nobody finds a row by reading. Without a script they stand as they were written.
 */
import { element } from './element.ts';

const FEWEST_TO_SORT = 3;
const FEWEST_TO_FILTER = 12;

export function sortableTables(): void {
  for (const table of document.querySelectorAll<HTMLTableElement>('.table-wrap > table')) {
    const body = table.tBodies[0];
    const heads = table.tHead?.rows[0];
    if (body === undefined || heads === undefined || body.rows.length < FEWEST_TO_SORT) continue;
    for (const head of heads.cells) addSorting(head, heads, body);
    if (body.rows.length >= FEWEST_TO_FILTER) addFilter(table, body);
  }
}

/** First from the greatest number or the first letter, then the other way round. */
function addSorting(
  head: HTMLTableCellElement,
  heads: HTMLTableRowElement,
  body: HTMLTableSectionElement,
): void {
  const isNumber = head.classList.contains('number');
  const name = (head.textContent ?? '').trim();
  const button = element(
    'button',
    { type: 'button', class: 'sort no-print', 'aria-label': `Sort by ${name}` },
    '↕',
  );
  button.addEventListener('click', () => {
    const falls = isNumber
      ? head.getAttribute('aria-sort') !== 'descending'
      : head.getAttribute('aria-sort') === 'ascending';
    for (const other of heads.cells) {
      other.removeAttribute('aria-sort');
      const mark = other.querySelector('.sort');
      if (mark !== null) mark.textContent = '↕';
    }
    head.setAttribute('aria-sort', falls ? 'descending' : 'ascending');
    button.textContent = falls ? '↓' : '↑';
    const rows = [...body.rows].map((row) => ({ row, value: saidIn(row.cells[head.cellIndex], isNumber) }));
    rows.sort((a, b) => {
      // What has no value stands last either way.
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      const order =
        typeof a.value === 'number' && typeof b.value === 'number'
          ? a.value - b.value
          : String(a.value).localeCompare(String(b.value), undefined, { numeric: true });
      return falls ? -order : order;
    });
    body.append(...rows.map(({ row }) => row));
  });
  head.append(' ', button);
}

/** What a cell says, its small print apart: `19.2%`, `1,000`, `−0.3`; null for a dash or nothing. */
function saidIn(cell: HTMLTableCellElement | undefined, isNumber: boolean): number | string | null {
  const text = [...(cell?.childNodes ?? [])]
    .filter((node) => !(node instanceof Element && node.classList.contains('interval')))
    .map((node) => node.textContent ?? '')
    .join('')
    .trim();
  if (!isNumber) return text === '' ? null : text;
  const number = Number.parseFloat(
    text
      .replaceAll(',', '')
      .replace('−', '-')
      .replace(/^[^\d-]+/, ''),
  );
  return Number.isNaN(number) ? null : number;
}

function addFilter(table: HTMLTableElement, body: HTMLTableSectionElement): void {
  const all = body.rows.length;
  const words = element('input', { type: 'search', autocomplete: 'off' });
  const shown = element('span', { class: 'matches', role: 'status' });
  words.addEventListener('input', () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let kept = 0;
    for (const row of body.rows) {
      const text = (row.cells[0]?.textContent ?? '').toLowerCase();
      row.hidden = !wanted.every((word) => text.includes(word));
      if (!row.hidden) kept += 1;
    }
    shown.textContent = wanted.length === 0 ? '' : `${kept} of ${all} rows`;
  });
  const head = (table.tHead?.rows[0]?.cells[0]?.childNodes[0]?.textContent ?? 'rows').trim();
  table.parentElement!.before(
    element(
      'div',
      { class: 'filters no-print' },
      element('label', { class: 'field' }, `Words in ${head}`, words),
      shown,
    ),
  );
}
