/**
 * One reviewer's work on one draw: what is in hand, what is done, what comes next. The page never waits for the server with
 * what is done; it waits only where nothing is in hand.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type {
  ReviewHand,
  ReviewItem,
  ReviewProgress,
  ReviewWord,
  TakenBack,
} from '../../pipeline/desk/review-records.ts';
import { changeRecord, Refusal } from './change-record.ts';
import { keep, kept } from './kept.ts';
import { type Done, type Outbox, openOutbox, type Unsent } from './outbox.ts';

export interface Review {
  /** Null before the first answer of the server, and where nothing is left to grade. */
  readonly item: ReviewItem | null;
  readonly progress: ReviewProgress | null;
  /** What stands in the note of the item. */
  readonly note: string;
  /** Not yet confirmed by the server, of this run. */
  readonly unsent: readonly Unsent[];
  /** Why the server is not reached; null where it is. */
  readonly lost: string | null;
  readonly fault: string | null;
  /** What was done last, in words. */
  readonly done: string;
  setNote(note: string): void;
  grade(word: Omit<ReviewWord, 'note'>): void;
  putAside(how: 'skip' | 'decline'): void;
  undo(): Promise<void>;
  discard(id: string): void;
}

/** Fewer in hand than this and more are asked for: a connection may be lost at any moment. */
const LOW = 4;
const AGAIN_MS = 2000;
/** How often is asked whether others have let something go. */
const WAIT_MS = 10_000;

export function useReview(run: string, name: string): Review {
  const path = `/review/${encodeURIComponent(run)}`;
  const noteOf = (item: ReviewItem) => `note ${name} ${run} ${item.id}`;
  const [items, setItems] = useState<readonly ReviewItem[]>([]);
  const [progress, setProgress] = useState<ReviewProgress | null>(null);
  const [note, setNoteState] = useState('');
  const [unsent, setUnsent] = useState<readonly Unsent[]>([]);
  const [lost, setLost] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [done, setDone] = useState('');
  // What callbacks of the network need to see as it is, not as it was drawn.
  const hand = useRef<readonly ReviewItem[]>([]);
  const outbox = useRef<Outbox | null>(null);
  const timer = useRef(0);
  const written = useRef('');

  const setNoteText = (text: string) => {
    written.current = text;
    setNoteState(text);
  };

  const show = (next: readonly ReviewItem[]) => {
    const [first] = next;
    if (first !== undefined && first.id !== hand.current[0]?.id)
      setNoteText(kept<string>(noteOf(first)) ?? '');
    hand.current = next;
    setItems(next);
  };
  const load = async () => {
    clearTimeout(timer.current);
    try {
      const given = await changeRecord<ReviewHand>(`${path}/hand`);
      const gone = new Set((outbox.current?.unsent() ?? []).map(({ item }) => item.id));
      const fresh = given.items.filter(({ id }) => !gone.has(id));
      const [current] = hand.current;
      // What is being read stays, though its time may be over: a grade more than wanted is kept, too.
      show(current === undefined ? fresh : [current, ...fresh.filter(({ id }) => id !== current.id)]);
      setProgress(given.progress);
      setLost(null);
      setFault(null);
      if (hand.current.length === 0) timer.current = window.setTimeout(load, WAIT_MS);
    } catch (error) {
      if (error instanceof Refusal && error.status !== 401) return setFault(error.message);
      setLost(error instanceof Refusal ? error.message : '');
      timer.current = window.setTimeout(load, AGAIN_MS);
    }
  };
  useEffect(() => {
    const box = openOutbox(name, {
      changed: () => setUnsent(box.unsent().filter((one) => one.run === run)),
      arrived(told) {
        setProgress(told);
        if (hand.current.length < LOW) void load();
      },
      lost: setLost,
    });
    outbox.current = box;
    setUnsent(box.unsent().filter((one) => one.run === run));
    void box.flush().then(load);
    return () => {
      clearTimeout(timer.current);
      box.close();
    };
  }, [run, name]);

  const act = (what: Done, said: string) => {
    show(hand.current.slice(1));
    setDone(said);
    outbox.current!.add(what);
  };
  return {
    item: items[0] ?? null,
    progress,
    note,
    unsent,
    lost,
    fault,
    done,
    setNote(text) {
      const [item] = hand.current;
      if (item === undefined) return;
      keep(noteOf(item), text === '' ? null : text);
      setNoteText(text);
    },
    grade(word) {
      const [item] = hand.current;
      if (item === undefined) return;
      keep(noteOf(item), null);
      act({ kind: 'grade', run, item, word: { ...word, note: written.current } }, `Graded ${word.outcome}.`);
    },
    putAside(how) {
      const [item] = hand.current;
      if (item === undefined) return;
      act({ kind: 'aside', run, item, how }, how === 'skip' ? 'Skipped; it comes again.' : 'Left to others.');
    },
    async undo() {
      const box = outbox.current!;
      const last = box.unsent().findLast((one) => one.run === run && one.kind === 'grade');
      const sent = await box.flush();
      const bring = ({ item, word }: TakenBack) => {
        keep(noteOf(item), word.note === '' ? null : word.note);
        show([item, ...hand.current.filter(({ id }) => id !== item.id)]);
        setNoteText(word.note);
        setDone(`Taken back; it was ${word.outcome}.`);
      };
      if (!sent) {
        if (last?.kind !== 'grade') return setDone('Nothing can be taken back while the connection is lost.');
        box.remove(last.id);
        return bring(last);
      }
      try {
        const back = await changeRecord<TakenBack | null>(`${path}/undo`);
        if (back === null)
          setDone(
            `There is nothing to take back${(progress?.graded ?? 0) > 0 ? ': your grades are locked' : ''}.`,
          );
        else bring(back);
        void load();
      } catch (error) {
        setDone(error instanceof Refusal ? error.message : 'The connection is lost; nothing was taken back.');
      }
    },
    discard(id) {
      outbox.current!.remove(id);
    },
  };
}
