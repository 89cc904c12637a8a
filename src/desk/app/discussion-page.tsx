/** Where people disagree, for those of them whose own grades are locked: who said what, and a change of mind. */
import { useEffect, useState } from 'preact/hooks';
import type { Discussed, Discussion, ReviewWord } from '../../pipeline/desk/review-records.ts';
import { pathOf } from './address.ts';
import { changeRecord } from './change-record.ts';
import { count, counted } from './figures.tsx';
import { Frame } from './frame.tsx';
import { OUTCOME_KEYS } from './review-keys.tsx';
import { ReviewedAnswer } from './reviewed-answer.tsx';
import { fetchRecord } from './use-record.ts';

export function DiscussionPage({ run, name }: { readonly run: string; readonly name: string }) {
  const path = `/review/${encodeURIComponent(run)}`;
  const [found, setFound] = useState<Discussion | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const attempt = async (work: () => Promise<Discussion>): Promise<boolean> => {
    try {
      setFound(await work());
      setFault(null);
      return true;
    } catch (error) {
      setFault(error instanceof TypeError ? 'The connection to the desk is lost.' : (error as Error).message);
      return false;
    }
  };
  const look = () => fetchRecord<Discussion>(`${path}/discussion`);
  useEffect(() => void attempt(look), [run]);
  const settle = (item: string, word: ReviewWord) =>
    attempt(async () => {
      await changeRecord(`${path}/settle`, { item, word });
      return look();
    });
  return (
    <Frame
      title="Where people disagree"
      way={[{ name: `Grading as ${name}`, to: pathOf(['review', run]) }]}
      fault={fault}
    >
      <p class="muted">
        An answer on which people disagree counts for no rate until they agree. What you change here is kept
        as said after a discussion. Who answered stays hidden.
      </p>
      {found !== null && (
        <>
          <Lock open={found.open} lock={() => attempt(() => changeRecord<Discussion>(`${path}/lock`))} />
          <p role="status">{standingOf(found)}</p>
          <ol class="answers">
            {found.disputed.map((one) => (
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
        </>
      )}
    </Frame>
  );
}

function standingOf({ locked, shared, open, disputed }: Discussion): string {
  if (locked === 0)
    return open === 0 ? 'You have graded nothing yet.' : 'You see others’ words once your own are locked.';
  const grades = counted(locked, 'locked grade');
  if (shared === 0) return `Nobody else has graded what you locked yet (${grades}).`;
  const also = `Of your ${grades} ${count(shared)} ${shared === 1 ? 'was' : 'were'} also given by others`;
  return disputed.length === 0
    ? `${also}, and nobody disagrees.`
    : `${also}; people disagree on ${count(disputed.length)}.`;
}

/** Locking is asked once more, for it cannot be taken back. */
function Lock({ open, lock }: { readonly open: number; readonly lock: () => void }) {
  const [sure, setSure] = useState(false);
  if (open === 0) return null;
  const mine = open === 1 ? 'my grade' : `my ${count(open)} grades`;
  return sure ? (
    <p>
      What is locked cannot be taken back. Where others disagree with it, you see here who said what, and may
      change your word.{' '}
      <button
        type="button"
        onClick={() => {
          setSure(false);
          lock();
        }}
      >
        Lock {mine}
      </button>{' '}
      <button type="button" onClick={() => setSure(false)}>
        Not yet
      </button>
    </p>
  ) : (
    <p>
      {counted(open, 'grade')} of yours can still be taken back; what others said of the same answers is shown
      when you lock {open === 1 ? 'it' : 'them'}.{' '}
      <button type="button" onClick={() => setSure(true)}>
        Lock {mine} …
      </button>
    </p>
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
  readonly settle: (item: string, word: ReviewWord) => Promise<boolean>;
}) {
  const mine = one.words.find((word) => word.mine)!;
  const [outcome, setOutcome] = useState(mine.outcome);
  const [note, setNote] = useState(mine.note);
  // A word that is kept as it was changes nothing else on the page.
  const [kept, setKept] = useState<string | null>(null);
  return (
    <form
      class="filters"
      onSubmit={(event) => {
        event.preventDefault();
        setKept(null);
        void settle(one.item.id, {
          outcome,
          reason: outcome === mine.outcome ? mine.reason : null,
          note,
        }).then((isKept) => setKept(isKept ? outcome : null));
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
      <span role="status">{kept !== null && `Kept: ${kept}.`}</span>
    </form>
  );
}
