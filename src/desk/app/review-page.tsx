/** Where a reviewer grades: one answer at a time, by keys, with what counts as what beside it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { RefusalReason } from '../../core/outcome.ts';
import type { GuidelineRecord, ReviewItem, ReviewProgress } from '../../pipeline/desk/review-records.ts';
import { pathOf } from './address.ts';
import { count } from './figures.tsx';
import { Frame } from './frame.tsx';
import { Guideline } from './review-guideline.tsx';
import { OUTCOME_KEYS, ReasonChoice, reasonOfKey } from './review-keys.tsx';
import { ReviewedAnswer } from './reviewed-answer.tsx';
import { KeySwitch, keysAreOn, UndoKey } from './single-keys.tsx';
import { UnsentList } from './unsent-list.tsx';
import { useRecord } from './use-record.ts';
import { type Review, useReview } from './use-review.ts';

export function ReviewPage({ run, name }: { readonly run: string; readonly name: string }) {
  const review = useReview(run, name);
  const guideline = useRecord<GuidelineRecord>(`/review/${encodeURIComponent(run)}/guideline`);
  const { item } = review;
  return (
    <Frame title={`Grading as ${name}`} fault={review.fault}>
      <Lost review={review} />
      {review.progress !== null && <Done progress={review.progress} unsent={review.unsent.length} />}
      <p class="muted" role="status">
        {review.done}
        {/* A screen reader (Orca 43) is silent about a focus that moves because the answer it was in has gone. */}
        {review.done !== '' && item !== null && (
          <span class="unseen">
            {' '}
            Next: <bdi>{item.question}</bdi>
          </span>
        )}
      </p>
      <div class="desk-review">
        <div>
          {item !== null && <Grading key={item.id} item={item} review={review} />}
          {item === null && review.progress !== null && (
            <Nothing progress={review.progress} isLost={review.lost !== null} />
          )}
          {item === null && <UndoKey undo={review.undo} />}
          {item === null && review.progress === null && review.fault === null && (
            <p class="muted">Looking for the next answer …</p>
          )}
          <p class="filters">
            <button type="button" aria-keyshortcuts="u" onClick={review.undo}>
              Take the last one back{' '}
              <span class="key" aria-hidden="true">
                u
              </span>
            </button>
            {(review.progress?.graded ?? 0) > 0 && (
              <a class="button" href={pathOf(['review', run, 'discussion'])}>
                Where people disagree …
              </a>
            )}
          </p>
          <UnsentList unsent={review.unsent} discard={review.discard} />
        </div>
        {guideline.value !== null && <Guideline guideline={guideline.value} />}
      </div>
    </Frame>
  );
}

function Lost({ review: { lost, unsent } }: { readonly review: Review }) {
  const waiting = unsent.filter(({ refused }) => refused === null).length;
  if (lost === null) return null;
  return (
    <p class="fault" role="alert">
      {lost === '' ? 'The connection to the desk is lost; it is tried again. ' : `${lost.trim()} `}
      {waiting > 0 &&
        `${waiting === 1 ? '1 grade is' : `${waiting} grades are`} kept in this browser and sent when the desk is back.`}
    </p>
  );
}

function Done({ progress, unsent }: { readonly progress: ReviewProgress; readonly unsent: number }) {
  const { graded, left } = progress;
  return (
    <>
      <progress max={Math.max(1, graded + left)} value={graded} aria-label="your answers" />
      <p class="muted">
        {count(graded)} graded by you, {count(left)} left for you
        {unsent > 0 && ` · ${count(unsent)} not yet sent`}
      </p>
    </>
  );
}

function Nothing({ progress, isLost }: { readonly progress: ReviewProgress; readonly isLost: boolean }) {
  const { left, held } = progress;
  if (left > 0 && isLost)
    return <p>Nothing more is in hand: the next answers come when the desk is reached again.</p>;
  if (held > 0)
    return <p>Others have the last {count(held)} in hand. What they leave comes here; you need not wait.</p>;
  if (left > 0) return <p class="muted">Looking for the next answer …</p>;
  return (
    <p>
      Nothing is left for you: thank you. Where people disagree, a third is asked, or you talk it over below.
    </p>
  );
}

function Grading({ item, review }: { readonly item: ReviewItem; readonly review: Review }) {
  const [refusing, setRefusing] = useState(false);
  const head = useRef<HTMLHeadingElement>(null);
  const note = useRef<HTMLTextAreaElement>(null);
  // Keys may come faster than the page is drawn.
  const choosing = useRef(false);
  const latest = useRef(review);
  latest.current = review;
  const choose = (chooses: boolean) => {
    choosing.current = chooses;
    setRefusing(chooses);
    if (!chooses) head.current?.focus();
  };
  const refuse = (reason: RefusalReason | null) => latest.current.grade({ outcome: 'refused', reason });
  const say = (outcome: (typeof OUTCOME_KEYS)[number]['outcome']) =>
    outcome === 'refused' ? choose(true) : latest.current.grade({ outcome, reason: null });
  // Keys go on working, and whoever listens goes on from here.
  useEffect(() => head.current?.focus(), []);
  useEffect(() => {
    const actionOf = ({ key, target }: KeyboardEvent): (() => unknown) | undefined => {
      if (choosing.current) {
        const reason = reasonOfKey(key);
        if (reason !== undefined) return () => refuse(reason);
        if (key === '3' || (key === 'Enter' && !isPressed(target))) return () => refuse(null);
        if (key === 'Escape') return () => choose(false);
      }
      const chosen = OUTCOME_KEYS.find((one) => one.key === key);
      if (chosen !== undefined) return () => say(chosen.outcome);
      const { undo, putAside } = latest.current;
      return { n: () => note.current?.focus(), s: () => putAside('skip'), u: undo }[key];
    };
    const pressed = (event: KeyboardEvent) => {
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof HTMLTextAreaElement) {
        if (event.key === 'Escape') head.current?.focus();
        return;
      }
      if (!keysAreOn()) return;
      const act = actionOf(event);
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
  return (
    <article aria-label="The answer to grade" data-item={item.id}>
      <ReviewedAnswer item={item} head={head} />
      <label class="note">
        <span>
          Note{' '}
          <span aria-hidden="true">
            <span class="key">n</span>, back with <span class="key">Esc</span>
          </span>
        </span>
        <textarea
          ref={note}
          aria-keyshortcuts="n"
          rows={2}
          maxLength={5000}
          value={review.note}
          onInput={(event) => review.setNote(event.currentTarget.value)}
        />
      </label>
      <div class="verdicts">
        {refusing ? (
          <ReasonChoice choose={refuse} back={() => choose(false)} />
        ) : (
          OUTCOME_KEYS.map(({ key, outcome }) => (
            <button
              key={outcome}
              type="button"
              class={`verdict ${outcome}`}
              aria-keyshortcuts={key}
              // The second half of a double click would grade an answer that nobody has read.
              onClick={({ detail }) => (detail > 1 ? undefined : say(outcome))}
            >
              <span class="key" aria-hidden="true">
                {key}
              </span>{' '}
              {outcome}
            </button>
          ))
        )}
      </div>
      <p class="filters">
        <button type="button" aria-keyshortcuts="s" onClick={() => review.putAside('skip')}>
          Skip for now{' '}
          <span class="key" aria-hidden="true">
            s
          </span>
        </button>
        <button type="button" onClick={() => review.putAside('decline')}>
          Leave it to others
        </button>
        <KeySwitch />
      </p>
    </article>
  );
}

/** Enter presses a button or follows a link that it stands on. */
function isPressed(target: EventTarget | null): boolean {
  return target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement;
}
