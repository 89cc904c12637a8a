/**
 * What a printed table notes against the very rows that the headline chooses: that another card of the same maker
 * prints other numbers, that a row was corrected. Under Method nobody who only reads the choice would meet it. What is
 * noted of every row is no news of one.
 */
import type { PublishedRow } from '../../core/published-counts.ts';
import type { FrontierSection } from '../../core/summary/frontier.ts';
import { listText } from './number-words.ts';

/** How a note says that its row is not the last word; how a number was computed speaks against nothing. */
const AGAINST =
  /contradict|conflict|disagree|inconsisten|differs?\b|elsewhere|erratum|correction|retract|supersed|withdrawn|disput|doubt|uncertain/i;

/** More notes than this are under Method alone. */
const MOST = 3;
const MOST_LETTERS = 240;

/** Sentences, in the order in which the rows are chosen; none where nothing chosen has a note of its own. */
export function notedChoice(
  rows: readonly Pick<PublishedRow, 'model' | 'note'>[],
  { rungs, hull }: Pick<FrontierSection, 'rungs' | 'hull'>,
): string[] {
  const chosen = [...new Set((rungs ?? hull).flatMap(({ competitors }) => competitors))];
  const parts = new Map(rows.map(({ model, note }) => [model, partsOf(note)]));
  const everywhere = (part: string) =>
    rows.length > 1 && rows.every(({ model }) => parts.get(model)!.includes(part));
  const told = new Map<string, string[]>();
  for (const id of chosen) {
    if (id === null) continue;
    const own = (parts.get(id) ?? []).filter((part) => AGAINST.test(part) && !everywhere(part)).join('; ');
    if (own !== '') told.set(own, [...(told.get(own) ?? []), id]);
  }
  return [...told].slice(0, MOST).map(([note, ids]) => `The source notes of ${listText(ids)}: ${cut(note)}.`);
}

function partsOf(note: string): string[] {
  return note
    .split(/;\s+/)
    .map((part) => part.trim().replace(/\.$/, ''))
    .filter((part) => part !== '');
}

function cut(text: string): string {
  return text.length <= MOST_LETTERS ? text : `${text.slice(0, MOST_LETTERS).trimEnd()}…`;
}
