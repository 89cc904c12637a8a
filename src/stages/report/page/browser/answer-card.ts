/**
 * A question with all answers side by side, every grade with what it rests on. Everything is set as text, so that no
 * answer becomes markup.
 */
import type { AnswerIndex, PackedAnswer, PackedQuestion } from '../answer-pages.ts';
import { element } from './element.ts';
import { showsRespondent } from './respondent-filter.ts';

const LONG = 500;

/** The word for an outcome, with its reason. */
export function outcomeText(
  index: AnswerIndex,
  [, outcome, reason]: PackedQuestion['answers'][number],
): string {
  const verdict = index.outcomes[outcome] === 'none' ? 'no outcome' : index.outcomes[outcome]!;
  return reason === -1 ? verdict : `${verdict}: ${index.reasons[reason]!}`;
}

/** A link to this question alone. */
export function questionLink(place: number, text: string): HTMLElement {
  return element('a', { href: `#answer-${place}`, dir: 'auto' }, text);
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

export function answerCard(index: AnswerIndex, place: number, answers: readonly PackedAnswer[]): HTMLElement {
  const question = index.questions[place]!;
  const tags = question.slices.filter((value) => value !== '');
  const made = element(
    'article',
    { class: 'question', id: `answer-${place}`, tabindex: '-1' },
    element('h3', { dir: 'auto' }, questionLink(place, question.text)),
    element(
      'p',
      { class: 'reference' },
      question.reference === '' ? 'No reference.' : 'Reference: ',
      element('bdi', {}, question.reference),
      tags.length === 0 ? '' : ` (${tags.join(', ')})`,
    ),
  );
  const grid = element('div', { class: 'answers' });
  for (const [at, given] of question.answers.entries()) {
    const [respondent, outcome] = given;
    if (!showsRespondent(index.respondents[respondent]!)) continue;
    const answer = answers[at];
    const box = element(
      'div',
      { class: `answer ${index.outcomes[outcome]}` },
      element('p', { class: 'who' }, element('bdi', {}, index.respondents[respondent]!)),
      element('p', { class: 'outcome' }, outcomeText(index, given)),
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
