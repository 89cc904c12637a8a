/**
 * The answer browser: questions with all answers side by side, filtered by respondent, outcome, reason, slice,
 * words and disagreement. Everything shown is set as text; pages are unpacked when they are looked at.
 */
import type { AnswerIndex, PackedAnswer, PackedQuestion } from '../answer-pages.ts';
import { element } from './element.ts';

const SHOWN = 10;
const LONG = 500;

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
}

function browse(root: HTMLElement, index: AnswerIndex): void {
  const filter: Filter = {
    words: '',
    respondent: -1,
    outcome: -1,
    reason: -1,
    slice: '',
    disagreeing: false,
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
  const status = element('p', { role: 'status', class: 'matches' });
  const results = element('div', { class: 'questions' });
  const previous = element('button', { type: 'button' }, '← previous');
  const next = element('button', { type: 'button' }, 'next →');
  let drawing = 0;

  const draw = async () => {
    const matching = index.questions.flatMap((question, place) =>
      matches(question, filter, index) ? [place] : [],
    );
    if (from >= matching.length) from = 0;
    const shown = matching.slice(from, from + SHOWN);
    status.textContent =
      matching.length === 0
        ? `0 of ${index.questions.length} questions match`
        : `${matching.length} of ${index.questions.length} questions match; ${from + 1} to ${from + shown.length} shown`;
    previous.disabled = from === 0;
    next.disabled = from + SHOWN >= matching.length;
    const turn = ++drawing;
    const cards = await Promise.all(
      shown.map(async (place) =>
        card(index, index.questions[place]!, (await pageOf(place))[place % index.pageSize] ?? []),
      ),
    );
    // A later change of the filter has overtaken this one.
    if (turn === drawing) results.replaceChildren(...cards);
  };
  const change = (apply: () => void) => {
    apply();
    from = 0;
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
  root.append(
    controls(index, filter, change),
    status,
    results,
    element('div', { class: 'pager' }, previous, next),
  );
  void draw();
}

function controls(index: AnswerIndex, filter: Filter, change: (apply: () => void) => void): HTMLElement {
  const words = element('input', { type: 'search', id: 'filter-words', autocomplete: 'off', size: '18' });
  words.addEventListener('input', () => change(() => (filter.words = words.value.trim().toLowerCase())));
  const disagreeing = element('input', { type: 'checkbox', id: 'filter-disagreeing' });
  disagreeing.addEventListener('change', () => change(() => (filter.disagreeing = disagreeing.checked)));
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
  );
}

function matches(question: PackedQuestion, filter: Filter, index: AnswerIndex): boolean {
  if (filter.words !== '' && !question.text.toLowerCase().includes(filter.words)) return false;
  if (filter.slice !== '') {
    const colon = filter.slice.indexOf(':');
    if (question.slices[Number(filter.slice.slice(0, colon))] !== filter.slice.slice(colon + 1)) return false;
  }
  const none = index.outcomes.length - 1;
  if (
    filter.disagreeing &&
    new Set(question.answers.map(([, outcome]) => outcome).filter((outcome) => outcome !== none)).size < 2
  ) {
    return false;
  }
  if (filter.respondent === -1 && filter.outcome === -1 && filter.reason === -1) return true;
  return question.answers.some(
    ([respondent, outcome, reason]) =>
      (filter.respondent === -1 || respondent === filter.respondent) &&
      (filter.outcome === -1 || outcome === filter.outcome) &&
      (filter.reason === -1 || reason === filter.reason),
  );
}

/** Long answers scroll in their box, which the keyboard can then reach. */
function textOf(text: string): HTMLElement {
  const long = text.length > LONG;
  return element(
    'p',
    { class: long ? 'text long' : 'text', dir: 'auto', ...(long ? { tabindex: '0' } : {}) },
    text === '' ? '(no text)' : text,
  );
}

function card(index: AnswerIndex, question: PackedQuestion, answers: readonly PackedAnswer[]): HTMLElement {
  const tags = question.slices.filter((value) => value !== '');
  const made = element(
    'article',
    { class: 'question' },
    element('h3', { dir: 'auto' }, question.text),
    element(
      'p',
      { class: 'reference' },
      question.reference === '' ? 'No reference.' : 'Reference: ',
      element('bdi', {}, question.reference),
      tags.length === 0 ? '' : ` (${tags.join(', ')})`,
    ),
  );
  const grid = element('div', { class: 'answers' });
  for (const [place, [respondent, outcome, reason]] of question.answers.entries()) {
    const answer = answers[place];
    const verdict = index.outcomes[outcome] === 'none' ? 'no outcome' : index.outcomes[outcome]!;
    const box = element(
      'div',
      { class: `answer ${index.outcomes[outcome]}` },
      element('p', { class: 'who' }, element('bdi', {}, index.respondents[respondent]!)),
      element('p', { class: 'outcome' }, reason === -1 ? verdict : `${verdict}: ${index.reasons[reason]!}`),
      textOf(answer?.text ?? ''),
    );
    if (answer !== undefined && answer.notes.length > 0)
      box.append(element('p', { class: 'small' }, answer.notes.join(' · ')));
    if (answer !== undefined && answer.grades.length > 0) {
      const grades = element('ul', { class: 'grades' });
      for (const grade of answer.grades) {
        grades.append(
          element(
            'li',
            {},
            element('strong', {}, grade.verdict),
            ` by ${grade.by}`,
            grade.evidence === '' ? '' : `: ${grade.evidence}`,
          ),
        );
      }
      box.append(
        element(
          'details',
          {},
          element('summary', {}, answer.grades.length === 1 ? '1 grade' : `${answer.grades.length} grades`),
          grades,
        ),
      );
    }
    grid.append(box);
  }
  made.append(grid);
  return made;
}
