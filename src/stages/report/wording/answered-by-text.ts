/** Who answered a respondent's questions, in one line. */
import type { AnsweredBy } from '../../../core/summary/provenance.ts';
import { count } from './numbers.ts';

const MEANS = {
  same: '',
  snapshot: ', a dated build of it',
  other: ', another model: left out and bounded',
  untold: ', which says nothing about the model asked',
} as const;

export function answeredByText({ asked, served, means, replies, first, last }: AnsweredBy): string {
  const when =
    first.slice(0, 10) === last.slice(0, 10)
      ? first.slice(0, 10)
      : `${first.slice(0, 10)} to ${last.slice(0, 10)}`;
  const by = served === null ? 'the replies name no model' : `answered by ${served}${MEANS[means]}`;
  return `asked ${asked}, ${by}; ${count(replies)} ${replies === 1 ? 'reply' : 'replies'}, ${when}`;
}
