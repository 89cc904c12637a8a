/** What failed, a line a respondent and cause, with how many replies that is of. Absent where nothing failed. */

import { counted } from '../../../core/counted.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import { failed, replied } from '../../../core/tally.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import type { Look } from '../charts/look.ts';
import { CAUSE_WORDS, REPLY_MEANING } from '../wording/failed-text.ts';
import { count, percent } from '../wording/numbers.ts';
import type { SectionTable } from './section-table.ts';

export function failuresTable({ failures, rates }: Summary, look: Look): SectionTable | null {
  if (failures === undefined) return null;
  const { replies, failed: all, blocked, rows } = failures;
  const inRates = {
    failed: rates.rows.reduce((sum, { tally }) => sum + failed(tally), 0),
    replies: rates.rows.reduce((sum, { tally }) => sum + replied(tally), 0),
  };
  const elsewhere = replies - inRates.replies;
  return {
    id: 'failures',
    title: `What failed: ${count(all)} of ${counted(replies, 'reply', 'replies')} (${percent(all / replies, { n: replies })})`,
    notes: [
      REPLY_MEANING,
      ...(elsewhere > 0
        ? [
            `${count(inRates.failed)} of the ${counted(inRates.replies, 'reply', 'replies')} that the rates are about failed, and ${count(all - inRates.failed)} of the ${count(elsewhere)} others: second askings, questions without an answer, questions set aside.`,
          ]
        : []),
      'What failed is in no rate; the bounds below count it both ways.',
      ...(blocked > 0
        ? [
            `${count(blocked)} of the ${count(replies)} ${blocked === 1 ? 'was' : 'were'} blocked and not failed: refused, by a filter or the provider.`,
          ]
        : []),
    ],
    columns: ['respondent', 'what failed', 'failed', 'replies', 'share', 'HTTP', 'one of them says'],
    rows: rows.flatMap(({ respondent, replies: own, causes }) =>
      causes.map(({ cause, failed: times, httpStatus, message }) => [
        look.fullName(respondent),
        CAUSE_WORDS[cause],
        times,
        own,
        percent(times / own, { n: own }),
        httpStatus === null ? null : String(httpStatus),
        message === '' ? null : visibleText(message),
      ]),
    ),
  };
}
