/**
 * Filters the whole page by what respondents are: model, effort, stake, run. One press shows only those with a value, further
 * ones add to it; marks of charts fade, rows and columns of tables go, the order at a penalty is among those shown.
 * The headline stays that of all: a choice that was made by leaving somebody out is no finding.
 */
import type { PageData } from '../page-data.ts';
import { element } from './element.ts';
import { addressState, onAddress, setAddress } from './page-address.ts';

/** More values than this fold. */
const MOST_CHIPS = 14;

type Asked = (respondent: string) => boolean;
const listeners: (() => void)[] = [];
let isShown: Asked = () => true;

/** Whether the filter shows a respondent of this name; one that it does not know it shows. */
export const showsRespondent: Asked = (name) => isShown(name);

export function onFilter(changed: () => void): void {
  listeners.push(changed);
}

export function respondentFilter(data: PageData): void {
  const { attributes, respondents } = data;
  const nav = document.querySelector('.toc');
  if (nav === null || attributes.length === 0) return;
  const wanted = attributes.map(() => new Set<number>());
  const parts = [...chartParts(), ...tableParts(data)];
  const places = new Map(respondents.map(({ name }, place) => [name, place]));
  const name = element('summary', {});
  const status = element('span', { class: 'matches', role: 'status' });
  const all = element('button', { type: 'button', class: 'chip' }, 'Show all');
  const chips = attributes.map(({ values }) =>
    values.map((value) =>
      element('button', { type: 'button', class: 'chip', 'aria-pressed': 'false' }, value),
    ),
  );

  const apply = () => {
    const shown = respondents.map(({ values }) =>
      values.every((value, at) => wanted[at]!.size === 0 || wanted[at]!.has(value)),
    );
    const count = shown.filter(Boolean).length;
    isShown = (one) => shown[places.get(one) ?? -1] ?? true;
    for (const { at, clauses, off } of parts)
      at.classList.toggle(off, !clauses.every((clause) => clause.some((place) => shown[place] ?? true)));
    const filtered = count < shown.length;
    name.textContent = filtered ? `Only ${count} of ${shown.length}` : 'Filter';
    status.textContent = filtered
      ? `${count} of ${shown.length} respondents shown; the headline and who is best at which cost are of all`
      : '';
    all.hidden = !filtered;
    for (const [at, row] of chips.entries())
      for (const [value, chip] of row.entries())
        chip.setAttribute('aria-pressed', String(wanted[at]!.has(value)));
    for (const listener of listeners) listener();
  };
  const keep = () => {
    for (const [at, { name, values }] of attributes.entries())
      setAddress(
        name,
        [...wanted[at]!].sort((a, b) => a - b).map((value) => values[value]!),
      );
    apply();
  };
  const read = () => {
    for (const [at, { name, values }] of attributes.entries()) {
      const places = addressState()
        .getAll(name)
        .map((value) => values.indexOf(value));
      wanted[at] = new Set(places.filter((place) => place !== -1));
    }
    apply();
  };
  for (const [at, row] of chips.entries())
    for (const [value, chip] of row.entries())
      chip.addEventListener('click', () => {
        if (!wanted[at]!.delete(value)) wanted[at]!.add(value);
        keep();
      });
  all.addEventListener('click', () => {
    for (const values of wanted) values.clear();
    keep();
  });
  nav.append(
    element(
      'details',
      { class: 'attributes no-print' },
      name,
      element(
        'div',
        { class: 'attribute-list' },
        ...attributes.map((attribute, at) => group(attribute.name, chips[at]!)),
        element('p', { class: 'small' }, status, ' ', all),
      ),
    ),
  );
  onAddress(read);
  read();
}

function group(name: string, chips: readonly HTMLElement[]): HTMLElement {
  const rest = chips.slice(MOST_CHIPS);
  return element(
    'div',
    { role: 'group', 'aria-label': `Show only: ${name}`, class: 'attribute' },
    element('span', { class: 'attribute-name' }, name),
    ...chips.slice(0, MOST_CHIPS),
    ...(rest.length === 0
      ? []
      : [element('details', {}, element('summary', {}, `${rest.length} more`), ...rest)]),
  );
}

/** Something on the page that is somebody's. */
interface Part {
  readonly at: Element;
  /** Of each at least one must be shown. */
  readonly clauses: readonly (readonly number[])[];
  /** How it goes: what is in a picture fades, because a gap would be read as a nought. */
  readonly off: 'faded' | 'gone';
}

function chartParts(): Part[] {
  return [...document.querySelectorAll<SVGElement>('.chart [data-of]')].map((at) => ({
    at,
    clauses: at.dataset['of']!.split(' ').map((clause) => clause.split('|').map(Number)),
    off: 'faded',
  }));
}

/** Rows by the columns in which every word is a respondent, a model or a curve; columns by their heads. */
function tableParts({ respondents, shared }: PageData): Part[] {
  const names = new Map(respondents.map(({ name }, place) => [name, [place]]));
  const meant = (text: string) => names.get(text) ?? shared[text];
  return [...document.querySelectorAll<HTMLTableElement>('.table-wrap > table')].flatMap((table) => {
    const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
    const rows = [...(table.tBodies[0]?.rows ?? [])];
    const columns = heads.flatMap((head, at) => {
      const own = names.get(words(head));
      return own === undefined
        ? []
        : [head, ...rows.map((row) => row.cells[at]!)].map(
            (cell): Part => ({ at: cell, clauses: [own], off: 'gone' }),
          );
    });
    const naming = heads.flatMap((_, at) =>
      namesAll(
        rows.map((row) => words(row.cells[at])),
        meant,
      )
        ? [at]
        : [],
    );
    const ofRows = rows.flatMap((row): Part[] => {
      const clauses = naming.flatMap((at) => {
        const places = meant(words(row.cells[at]));
        return places === undefined ? [] : [places];
      });
      return clauses.length === 0 ? [] : [{ at: row, clauses, off: 'gone' }];
    });
    return [...columns, ...ofRows];
  });
}

/** What stands beside names in a column of them. */
const NOBODY = new Set(['', '–', 'all', 'decline everything']);

function namesAll(texts: readonly string[], meant: (text: string) => unknown): boolean {
  const told = texts.filter((text) => !NOBODY.has(text));
  return told.length > 0 && told.every((text) => meant(text) !== undefined);
}

/** The words of a cell, its small print and tools apart. */
function words(cell: Element | undefined): string {
  return [...(cell?.childNodes ?? [])]
    .filter((node) => !(node instanceof Element && node.matches('.interval, .sort, .swatch')))
    .map((node) => node.textContent ?? '')
    .join('')
    .trim();
}
