/** The keys of whoever grades, and the reasons of a refusal; a reply that a filter blocked is never drawn. */
import { useEffect, useRef } from 'preact/hooks';
import type { RefusalReason } from '../../core/outcome.ts';

export const OUTCOME_KEYS = [
  { key: '1', outcome: 'correct' },
  { key: '2', outcome: 'incorrect' },
  { key: '3', outcome: 'refused' },
  { key: '4', outcome: 'unsure' },
] as const;

const REASONS: readonly { readonly key: string; readonly reason: RefusalReason; readonly means: string }[] = [
  { key: 'k', reason: 'unknown', means: 'does not know' },
  { key: 'c', reason: 'uncommitted', means: 'commits to none of several' },
  { key: 'i', reason: 'incomplete', means: 'says less than was asked' },
  { key: 't', reason: 'needs-tools', means: 'would have to look it up' },
  { key: 'p', reason: 'privacy', means: 'would tell of private matters' },
  { key: 'a', reason: 'safety', means: 'might do harm' },
  { key: 'f', reason: 'false-premise', means: 'finds the question wrong' },
  { key: 'o', reason: 'other', means: 'has another reason, or asks back' },
];

export function reasonOfKey(key: string): RefusalReason | undefined {
  return REASONS.find((one) => one.key === key)?.reason;
}

export function ReasonChoice({
  choose,
  back,
}: {
  readonly choose: (reason: RefusalReason | null) => void;
  readonly back: () => void;
}) {
  const group = useRef<HTMLFieldSetElement>(null);
  // The verdicts that were there are gone, and with them the place of whoever stood on one; Enter still means no reason.
  useEffect(() => group.current?.focus(), []);
  return (
    <fieldset class="reasons" tabIndex={-1} ref={group}>
      <legend>Refused, because it</legend>
      {REASONS.map(({ key, reason, means }) => (
        <button key={reason} type="button" aria-keyshortcuts={key} onClick={() => choose(reason)}>
          <span class="key" aria-hidden="true">
            {key}
          </span>{' '}
          {means}
        </button>
      ))}
      <button type="button" aria-keyshortcuts="3" onClick={() => choose(null)}>
        <span class="key" aria-hidden="true">
          3
        </span>{' '}
        no reason given
      </button>
      <button type="button" aria-keyshortcuts="Escape" onClick={back}>
        <span class="key" aria-hidden="true">
          Esc
        </span>{' '}
        not refused
      </button>
    </fieldset>
  );
}
