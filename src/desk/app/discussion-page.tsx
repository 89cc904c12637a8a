/** Where people disagree, for those of them whose own grades are locked: who said what, and a change of mind. */
import { useEffect, useState } from 'preact/hooks';
import type { Discussed, ReviewWord } from '../../pipeline/desk/review-records.ts';
import { pathOf } from './address.ts';
import { changeRecord } from './change-record.ts';
import { Frame } from './frame.tsx';
import { OUTCOME_KEYS } from './review-keys.tsx';
import { ReviewedAnswer } from './reviewed-answer.tsx';

export function DiscussionPage({ run, name }: { readonly run: string; readonly name: string }) {
  const path = `/review/${encodeURIComponent(run)}`;
  const [list, setList] = useState<readonly Discussed[] | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work();
      setList(await changeRecord<readonly Discussed[]>(`${path}/discuss`));
      setFault(null);
    } catch (error) {
      setFault(error instanceof TypeError ? 'The connection to the desk is lost.' : (error as Error).message);
    }
  };
  useEffect(() => void attempt(async () => undefined), [run]);
  const settle = (item: string, word: ReviewWord) =>
    attempt(() => changeRecord(`${path}/settle`, { item, word }));
  return (
    <Frame
      title="Where people disagree"
      way={[{ name: `Grading as ${name}`, to: pathOf(['review', run]) }]}
      fault={fault}
    >
      <p class="muted">
        Your grades so far are locked. An answer on which people disagree counts for no rate until they agree;
        what you change here is kept as said after a discussion. Who answered stays hidden.
      </p>
      {list?.length === 0 && <p>Nobody disagrees with what you graded.</p>}
      <ol class="answers">
        {list?.map((one) => (
          <li key={one.item.id}>
            <ReviewedAnswer item={one.item} />
            <ul>
              {one.words.map((word) => (
                <li key={word.reviewer}>
                  <bdi>{word.mine ? 'You' : word.reviewer}</bdi>: <Word word={word} />
                </li>
              ))}
            </ul>
            <ChangeOfMind one={one} settle={settle} />
          </li>
        ))}
      </ol>
    </Frame>
  );
}

function Word({ word }: { readonly word: ReviewWord }) {
  return (
    <>
      <strong class={`outcome ${word.outcome}`}>{word.outcome}</strong>
      {word.reason !== null && ` (${word.reason})`}
      {word.note !== '' && (
        <>
          , “<bdi>{word.note}</bdi>”
        </>
      )}
    </>
  );
}

function ChangeOfMind({
  one,
  settle,
}: {
  readonly one: Discussed;
  readonly settle: (item: string, word: ReviewWord) => void;
}) {
  const mine = one.words.find((word) => word.mine)!;
  const [outcome, setOutcome] = useState(mine.outcome);
  const [note, setNote] = useState(mine.note);
  return (
    <form
      class="filters"
      onSubmit={(event) => {
        event.preventDefault();
        settle(one.item.id, { outcome, reason: outcome === mine.outcome ? mine.reason : null, note });
      }}
    >
      <label>
        Your word now
        <select
          value={outcome}
          onChange={(event) => setOutcome(event.currentTarget.value as ReviewWord['outcome'])}
        >
          {OUTCOME_KEYS.map((key) => (
            <option key={key.outcome}>{key.outcome}</option>
          ))}
        </select>
      </label>
      <label>
        Note
        <input value={note} maxLength={5000} onInput={(event) => setNote(event.currentTarget.value)} />
      </label>
      <button type="submit">Keep this word</button>
    </form>
  );
}
