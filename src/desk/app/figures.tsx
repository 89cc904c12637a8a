/** Numbers as the desk writes them: a rate never without its interval and what it is out of. */
import type { DeskFigures, DeskRates } from '../../pipeline/desk/desk-records.ts';
import { fixed } from './below-zero.ts';

type Rate = DeskRates['correct'];

export function count(value: number): string {
  return value.toLocaleString('en');
}

/** `1 reply`, `1,200 replies`. */
export function counted(value: number, noun: string, plural = `${noun}s`): string {
  return `${count(value)} ${value === 1 ? noun : plural}`;
}

export function dollars(value: number): string {
  return `$${value.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: value < 1 ? 4 : 2 })}`;
}

/** A share in per cent, and what it is out of. */
export function points(value: number | null): string {
  return value === null ? '–' : `${percent(value)} %`;
}

export function rateTitle(rate: Rate): string {
  if (rate.value === null) return rate.why ?? 'undefined';
  return rate.numerator === null ? rate.method : `${rate.numerator} of ${rate.denominator}, ${rate.method}`;
}

/** `21.3 to 34.8`, in per cent. */
export function interval({ low, high }: Rate): string {
  return `${percent(low)} to ${percent(high)}`;
}

function percent(value: number | null): string {
  return value === null ? '–' : fixed(100 * value, 1);
}

/** What was spent, of what may be: calls whose price nobody knows are in no sum. */
export function costText(
  { costUsd, calls, unpricedCalls }: DeskFigures['pace'],
  { cap, free }: { readonly cap: number | null; readonly free: boolean },
): string {
  if (free && costUsd === 0) return 'free (simulated models)';
  const limit = cap === null ? 'no limit set' : `limit ${dollars(cap)}`;
  if (calls > 0 && unpricedCalls === calls) return `cost not known, for no call has a known price · ${limit}`;
  const unpriced = unpricedCalls === 0 ? '' : `, and ${counted(unpricedCalls, 'call')} without a known price`;
  return `${dollars(costUsd)} spent${unpriced} · ${limit}`;
}

export function RateCell({ rate }: { readonly rate: Rate }) {
  if (rate.value === null)
    return (
      <td class="number">
        – <span class="why">{rate.why ?? 'undefined'}</span>
      </td>
    );
  return (
    <td class="number" title={rateTitle(rate)}>
      {percent(rate.value)} % <span class="interval">{interval(rate)}</span>
    </td>
  );
}

const WIDTH = 300;

/** Shares of everything that was asked; what has no outcome is a part of it. */
export function OutcomeBar({ tally }: Pick<DeskRates, 'tally'>) {
  const { correct, incorrect, refused, ungraded } = tally;
  const failed = tally.failedError + tally.failedEmpty + tally.failedTruncated;
  const parts = [
    ['correct', correct],
    ['incorrect', incorrect],
    ['refused', refused],
    ['none', ungraded + failed],
  ] as const;
  const all = parts.reduce((sum, [, part]) => sum + part, 0);
  const words = `${correct} correct, ${incorrect} incorrect, ${refused} refused, ${ungraded} ungraded, ${failed} failed`;
  let from = 0;
  return (
    <svg class="bar" viewBox={`0 0 ${WIDTH} 12`} preserveAspectRatio="none" role="img" aria-label={words}>
      <title>{words}</title>
      {all > 0 &&
        parts.map(([name, part]) => {
          const x = from;
          from += (part / all) * WIDTH;
          return <rect key={name} class={`fill-${name}`} x={x} y="0" width={from - x} height="12" />;
        })}
    </svg>
  );
}

export function timeText(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}

export function Progress({
  figures,
}: {
  readonly figures: Pick<DeskFigures, 'replies' | 'planned' | 'standing'>;
}) {
  const { replies, planned, standing } = figures;
  // What is settled has nothing more to come, however little of everything was asked.
  const most = standing === 'settled' ? replies : planned;
  return (
    <>
      <progress
        max={Math.max(1, most)}
        value={Math.min(replies, most)}
        aria-label={standing === 'settled' ? 'replies until it was settled' : 'replies of those planned'}
      />
      <p class="muted">{progressText(figures)}</p>
    </>
  );
}

function progressText({ replies, planned, standing }: Pick<DeskFigures, 'replies' | 'planned' | 'standing'>) {
  switch (standing) {
    case 'settled':
      return `Settled after ${counted(replies, 'reply', 'replies')}; asking everything would have taken ${count(planned)}`;
    case 'undecided':
      return `Undecided after all ${counted(replies, 'reply', 'replies')}`;
    case 'open':
      return `${counted(replies, 'reply', 'replies')}, ${count(planned)} at most`;
    case null:
      return `${count(replies)} of ${count(planned)} planned replies`;
  }
}
