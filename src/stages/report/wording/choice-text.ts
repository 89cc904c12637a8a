/** How sure a choice at one penalty is, in a few words: in the table of choices, beside the slider, in print. */
import { type Choice, certaintyOf } from '../page/choice-at.ts';
import { fixed } from './numbers.ts';

export function certaintyText(choice: Choice): string {
  const { share, next, looked } = choice;
  if (looked !== null) return LOOKED[looked];
  switch (certaintyOf(choice)) {
    case 'open':
      return 'not decided: replies without a grade could change it';
    case 'unknown':
      return 'not known: nothing could be resampled';
    case 'close':
      return `too close to call: best in ${shareText(share!)} of resamples${next === null ? '' : `, ${next.name} in ${rivalShareText(next.share)}`}`;
    case 'likely':
      return `best in ${shareText(share!)} of resamples${next === null ? '' : `, ${next.name} in ${rivalShareText(next.share)}`}`;
    case 'sure':
      return `best in ${shareText(share!)} of resamples`;
  }
}

const LOOKED = {
  shown: 'settled: holds however often it was looked at',
  open: 'not settled: ahead by the rates so far',
  beside: 'ahead by the rates alone: not what the run was to settle',
};

/** Right answers per 100 questions, with a true minus. */
export function choiceValueText(worth: number): string {
  return fixed(worth, 1);
}

/** Resamples never make anything certain: all of them are no more than over 99%. Below the bound of doubt a share is never rounded up to it. */
export function shareText(share: number): string {
  const percent = 100 * share;
  if (percent > 99) return 'over 99%';
  if (percent > 0 && percent < 1) return 'under 1%';
  return `${share < 0.8 ? Math.min(79, Math.round(percent)) : Math.round(percent)}%`;
}

/** Of the runner-up: a half is rounded down, so that 93.5 % and 6.5 % are not told as 94 and 7 of a hundred. */
function rivalShareText(share: number): string {
  return shareText(Math.ceil(100 * share - 0.5) / 100 || share);
}
