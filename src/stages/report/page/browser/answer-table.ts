/**
 * Questions as rows and respondents as columns: who said what, at a glance. A cell has the beginning of the answer and
 * the colour of its outcome, other trials and forced guesses underneath; the question leads to its card with all of it.
 */
import type { AnswerIndex, PackedAnswer } from '../answer-pages.ts';
import { outcomeText, questionLink } from './answer-card.ts';
import { element } from './element.ts';
import { showsRespondent } from './respondent-filter.ts';

/** Letters of an answer in a cell. */
const BEGINNING = 120;

export interface ShownQuestion {
  readonly place: number;
  readonly answers: readonly PackedAnswer[];
}

export function answerTable(index: AnswerIndex, shown: readonly ShownQuestion[]): HTMLElement {
  const names = index.respondents
    .filter(showsRespondent)
    .map((name) => element('th', { scope: 'col' }, element('bdi', {}, name)));
  return element(
    'div',
    {
      class: 'answer-table',
      tabindex: '0',
      role: 'group',
      'aria-label': 'Answers by question and respondent',
    },
    element(
      'table',
      {},
      element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, 'question'), ...names)),
      element('tbody', {}, ...shown.map((one) => row(index, one))),
    ),
  );
}

function row(index: AnswerIndex, { place, answers }: ShownQuestion): HTMLElement {
  const question = index.questions[place]!;
  const cells = index.respondents.flatMap((name, respondent) =>
    showsRespondent(name)
      ? [
          element(
            'td',
            {},
            ...question.answers.flatMap((given, at) =>
              given[0] === respondent ? [said(index, given, answers[at])] : [],
            ),
          ),
        ]
      : [],
  );
  return element(
    'tr',
    { class: 'question', id: `answer-${place}`, tabindex: '-1' },
    element(
      'th',
      { scope: 'row' },
      questionLink(place, question.text),
      element(
        'span',
        { class: 'reference' },
        question.reference === '' ? 'no reference' : element('bdi', {}, question.reference),
      ),
    ),
    ...cells,
  );
}

function said(
  index: AnswerIndex,
  given: Parameters<typeof outcomeText>[1],
  answer: PackedAnswer | undefined,
): HTMLElement {
  const text = answer?.text ?? '';
  const notes = answer === undefined ? [] : answer.notes;
  return element(
    'div',
    { class: `answer ${index.outcomes[given[1]]}` },
    element('p', { class: 'text', dir: 'auto' }, beginning(text)),
    element('p', { class: 'outcome' }, [outcomeText(index, given), ...notes].join(' · ')),
  );
}

function beginning(text: string): string {
  if (text === '') return '(no text)';
  const letters = [...text.slice(0, 2 * BEGINNING)];
  return letters.length > BEGINNING ? `${letters.slice(0, BEGINNING).join('')}…` : text;
}
