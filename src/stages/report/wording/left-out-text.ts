/** What the rates do not hold, in one line of the first screen: whoever reads a rate must know over what it is not. */

import { counted } from '../../../core/counted.ts';
import type { RespondentRates } from '../../../core/summary/rates.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import { failed as failedOf, replied } from '../../../core/tally.ts';
import { causesText } from './failed-text.ts';
import { count } from './numbers.ts';

/**
 * `Left out: 24 questions that have no true answer (the report has a section on them); of 600 replies 12 without a
 * grade.` Null for a published table, of which its source has to say it.
 */
export function leftOutText({
  provenance,
  rates,
  respondents,
  unanswerable: section,
  failures,
}: Summary): string | null {
  if (provenance.kind === 'published') return null;
  const { unanswerable, setAside } = provenance.questions ?? { unanswerable: 0, setAside: 0 };
  const sum = (of: (tally: RespondentRates['tally']) => number): number =>
    rates.rows.reduce((total, { tally }) => total + of(tally), 0);
  const total = sum(replied);
  const ungraded = sum((tally) => tally.ungraded);
  const failed = sum(failedOf);
  const labels = new Map(respondents.map(({ id, label }) => [id, label]));
  const causes = failures === undefined ? '' : causesText(failures, (id) => labels.get(id) ?? id);
  const beyond = failures !== undefined && failures.replies !== total;
  const replies = [
    ...(ungraded > 0 ? [`${count(ungraded)} without a grade`] : []),
    ...(failed > 0 ? [`${count(failed)} failed${beyond || causes === '' ? '' : ` (${causes})`}`] : []),
    ...repliesOf(respondents, 'violations', 'with signs of a look-up'),
    ...repliesOf(respondents, 'otherModel', 'by another model than asked'),
  ];
  const told = [
    ...(unanswerable > 0
      ? [
          `${counted(unanswerable, 'question that has', 'questions that have')} no true answer${section === undefined ? '' : ' (the report has a section on them)'}`,
        ]
      : []),
    ...(setAside > 0 && provenance.leftOut.length === 0
      ? [`${counted(setAside, 'question')} set aside`]
      : []),
    ...(replies.length > 0
      ? [`of ${counted(total, 'reply', 'replies')}${beyond ? ' in these rates' : ''} ${replies.join(', ')}`]
      : []),
    // The rates are about some of the replies alone: both counts, with what they are of.
    ...(failures !== undefined && beyond
      ? [
          `of all ${counted(failures.replies, 'reply', 'replies')}, those of the sections below among them, ${count(failures.failed)} failed (${causes})`,
        ]
      : []),
    ...provenance.leftOut,
  ];
  return told.length === 0 ? 'Left out: nothing.' : `Left out: ${told.join('; ')}.`;
}

function repliesOf(
  respondents: Summary['respondents'],
  kind: 'violations' | 'otherModel',
  words: string,
): string[] {
  const replies = respondents.reduce((total, one) => total + (one[kind] ?? 0), 0);
  return replies === 0 ? [] : [`${count(replies)} ${words}`];
}
