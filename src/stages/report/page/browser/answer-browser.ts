/**
 * The answer browser: questions with all answers, as a table or as cards, filtered by respondent, outcome, reason, slice,
 * words and disagreement. Everything shown is set as text; pages are unpacked when they are looked at. It opens with the
 * questions on which respondents differ: where all were right there is little to read.
 */
import type { AnswerIndex, PackedAnswer, PackedQuestion } from '../answer-pages.ts';
import { answerCard } from './answer-card.ts';
import { answerTable } from './answer-table.ts';
import { element } from './element.ts';
import { addressPlace } from './page-address.ts';
import { onFilter } from './respondent-filter.ts';

const SHOWN = 10;
/** Columns and pixels within which a table can be read. */
const MOST_COLUMNS = 12;
const NARROW = 900;
const LINK = /^answer-(\d+)$/;

export function answerBrowser(): void {
  const root = document.getElementById('answer-browser');
  const block = document.getElementById('answers-index');
  if (root === null || block === null) return;
  const start = element('button', { type: 'button', class: 'load' }, 'Browse the answers');
  root.append(start);
  // Unpacking waits until somebody looks: the first screen must not pay for it.
  const open = async () => {
    start.remove();
    const index = (await unpack(block)) as AnswerIndex;
    browse(root, index);
  };
  start.addEventListener('click', () => void open());
  if (LINK.test(addressPlace())) {
    root.scrollIntoView();
    void open();
    return;
  }
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    seen.disconnect();
    if (start.isConnected) void open();
  });
  seen.observe(root);
}

async function unpack(block: Element): Promise<unknown> {
  const binary = atob((block.textContent ?? '').trim());
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Response(stream).json();
}

interface Filter {
  words: string;
  respondent: number;
  outcome: number;
  reason: number;
  slice: string;
  disagreeing: boolean;
  /** Place of the one question that a link names; −1 for all. */
  only: number;
  view: 'table' | 'cards';
}

function browse(root: HTMLElement, index: AnswerIndex): void {
  const filter: Filter = {
    words: '',
    respondent: -1,
    outcome: -1,
    reason: -1,
    slice: '',
    disagreeing: index.questions.some((question) => differ(question, index)),
    only: linked(index),
    view:
      index.respondents.length > MOST_COLUMNS || document.documentElement.clientWidth < NARROW
        ? 'cards'
        : 'table',
  };
  let from = 0;
  const pages = new Map<number, Promise<PackedAnswer[][]>>();
  const pageOf = (place: number): Promise<PackedAnswer[][]> => {
    const number = Math.floor(place / index.pageSize);
    const known = pages.get(number);
    if (known !== undefined) return known;
    const block = document.getElementById(`answers-${number}`);
    const page = block === null ? Promise.resolve([]) : (unpack(block) as Promise<PackedAnswer[][]>);
    pages.set(number, page);
    return page;
  };
  const status = element('span', { role: 'status' });
  const results = element('div', { class: 'questions' });
  const previous = element('button', { type: 'button' }, '← previous');
  const next = element('button', { type: 'button' }, 'next →');
  const all = element('a', { href: '#answers' }, 'All questions');
  let drawing = 0;

  const draw = async () => {
    const matching =
      filter.only === -1
        ? index.questions.flatMap((question, place) => (matches(question, filter, index) ? [place] : []))
        : [filter.only];
    if (from >= matching.length) from = 0;
    const shown = matching.slice(from, from + SHOWN);
    all.hidden = filter.only === -1;
    status.textContent =
      filter.only !== -1
        ? `Question ${filter.only + 1} of ${index.questions.length}`
        : matching.length === 0
          ? `0 of ${index.questions.length} questions match`
          : `${matching.length} of ${index.questions.length} questions match; ${from + 1} to ${from + shown.length} shown`;
    previous.disabled = from === 0;
    next.disabled = from + SHOWN >= matching.length;
    const turn = ++drawing;
    const read = await Promise.all(
      shown.map(async (place) => ({
        place,
        answers: (await pageOf(place))[place % index.pageSize] ?? [],
      })),
    );
    // A later change of the filter has overtaken this one.
    if (turn !== drawing) return;
    if (filter.view === 'table' && filter.only === -1) results.replaceChildren(answerTable(index, read));
    else results.replaceChildren(...read.map(({ place, answers }) => answerCard(index, place, answers)));
  };
  const change = (apply: () => void) => {
    apply();
    from = 0;
    if (filter.only !== -1) location.hash = '#answers';
    filter.only = -1;
    void draw();
  };
  previous.addEventListener('click', () => {
    from = Math.max(0, from - SHOWN);
    void draw();
  });
  next.addEventListener('click', () => {
    from += SHOWN;
    void draw();
  });
  window.addEventListener('hashchange', () => {
    const only = linked(index);
    if (only === filter.only) return;
    filter.only = only;
    void draw();
  });
  document.addEventListener('keydown', (event) => step(results, event));
  onFilter(() => void draw());
  root.append(
    controls(index, filter, change),
    element('p', { class: 'matches' }, status, ' ', all),
    results,
    element('div', { class: 'pager' }, previous, next),
  );
  void draw();
}

function controls(index: AnswerIndex, filter: Filter, change: (apply: () => void) => void): HTMLElement {
  const words = element('input', { type: 'search', id: 'filter-words', autocomplete: 'off', size: '18' });
  words.addEventListener('input', () => change(() => (filter.words = words.value.trim().toLowerCase())));
  const disagreeing = element('input', { type: 'checkbox', id: 'filter-disagreeing' });
  disagreeing.checked = filter.disagreeing;
  disagreeing.addEventListener('change', () => change(() => (filter.disagreeing = disagreeing.checked)));
  const view = element(
    'select',
    { id: 'filter-view' },
    ...['table', 'cards'].map((name) => element('option', { value: name }, name)),
  );
  view.value = filter.view;
  view.addEventListener('change', () => change(() => (filter.view = view.value as Filter['view'])));
  const slice = element('select', { id: 'filter-slice' }, element('option', { value: '' }, 'any'));
  for (const [by, name] of index.slices.entries()) {
    const values = [...new Set(index.questions.map((question) => question.slices[by]))]
      .filter((value) => value !== '')
      .sort();
    if (values.length < 2) continue;
    const group = element('optgroup', { label: name });
    for (const value of values.slice(0, 200))
      group.append(element('option', { value: `${by}:${value}` }, value!));
    slice.append(group);
  }
  slice.addEventListener('change', () => change(() => (filter.slice = slice.value)));
  const choice = (id: string, options: readonly string[], apply: (place: number) => void) => {
    const select = element('select', { id }, element('option', { value: '-1' }, 'any'));
    for (const [place, option] of options.entries())
      select.append(element('option', { value: String(place) }, option));
    select.addEventListener('change', () => change(() => apply(Number(select.value))));
    return select;
  };
  const field = (label: string, control: HTMLElement) =>
    element('div', { class: 'field' }, element('label', { for: control.id }, label), control);
  return element(
    'form',
    { class: 'filters', 'aria-label': 'Filter the answers' },
    field('Words in the question', words),
    field(
      'Respondent',
      choice('filter-respondent', index.respondents, (place) => (filter.respondent = place)),
    ),
    field(
      'Outcome',
      choice('filter-outcome', index.outcomes, (place) => (filter.outcome = place)),
    ),
    ...(index.reasons.length === 0
      ? []
      : [
          field(
            'Reason',
            choice('filter-reason', index.reasons, (place) => (filter.reason = place)),
          ),
        ]),
    field('Slice', slice),
    field('Respondents disagree', disagreeing),
    field('View', view),
  );
}

function matches(question: PackedQuestion, filter: Filter, index: AnswerIndex): boolean {
  if (filter.words !== '' && !question.text.toLowerCase().includes(filter.words)) return false;
  if (filter.slice !== '') {
    const colon = filter.slice.indexOf(':');
    if (question.slices[Number(filter.slice.slice(0, colon))] !== filter.slice.slice(colon + 1)) return false;
  }
  if (filter.disagreeing && !differ(question, index)) return false;
  if (filter.respondent === -1 && filter.outcome === -1 && filter.reason === -1) return true;
  return question.answers.some(
    ([respondent, outcome, reason]) =>
      (filter.respondent === -1 || respondent === filter.respondent) &&
      (filter.outcome === -1 || outcome === filter.outcome) &&
      (filter.reason === -1 || reason === filter.reason),
  );
}

/** Whether two answers have different outcomes; what has none agrees with everybody. */
function differ({ answers }: PackedQuestion, { outcomes }: AnswerIndex): boolean {
  const none = outcomes.length - 1;
  return new Set(answers.map(([, outcome]) => outcome).filter((outcome) => outcome !== none)).size > 1;
}

/** The question that the address names, `#answer-17`; −1 for none. */
function linked({ questions }: AnswerIndex): number {
  const place = Number(LINK.exec(addressPlace())?.[1] ?? -1);
  return place < questions.length ? place : -1;
}

/** j and k go from question to question, as in the tools that people come from, while the answers are in sight. */
function step(results: HTMLElement, event: KeyboardEvent): void {
  if ((event.key !== 'j' && event.key !== 'k') || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target instanceof Element && event.target.matches('input, select, textarea')) return;
  const { top, bottom } = results.getBoundingClientRect();
  if (bottom < 0 || top > document.documentElement.clientHeight) return;
  const questions = [...results.querySelectorAll<HTMLElement>('.question')];
  const here = questions.findIndex((question) => question.contains(document.activeElement));
  questions[here === -1 ? 0 : here + (event.key === 'j' ? 1 : -1)]?.focus();
}
