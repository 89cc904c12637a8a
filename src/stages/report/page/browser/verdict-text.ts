/** Who is best at the slider's penalty, in a sentence: as sure as the resamples and the looks at a run let it be. */
import { basisWords } from '../../../../core/choice-basis.ts';
import { type Choice, certaintyOf } from '../choice-at.ts';
import type { PageData } from '../page-data.ts';
import type { Ranked } from '../ranking.ts';

export interface Verdict {
  /** Null under a mix of one's own or a filter, which have no bounds by what is ungraded and no resamples. */
  readonly choice: Choice | null;
  /** Whether the filter leaves somebody out. */
  readonly some: boolean;
  readonly mixed: boolean;
}

export function verdictText(
  data: PageData,
  ranked: readonly Ranked[],
  { choice, some, mixed }: Verdict,
): string {
  const [first] = ranked;
  if (first === undefined) return 'Nothing to choose from under this mix.';
  const name = choice?.best ?? data.competitors[first.place]!.name;
  const nothing = data.competitors.at(-1)!.name;
  const ungraded = data.competitors.some((one) => one.withUngraded !== undefined);
  const looked = choice?.looked ?? null;
  if (looked !== null && name !== nothing) {
    return {
      shown: `Settled: at this cost, ${name} is best.`,
      open: `Not settled. By the rates so far, at this cost ${name} is ahead.`,
      beside: `By the rates alone, at this cost ${name} is ahead; the run was not asked to settle that.`,
    }[looked];
  }
  const where =
    choice?.open === true
      ? `Not decided. ${basisWords(data.estimated === true)}, at this cost`
      : choice === null
        ? [
            ungraded ? basisWords(data.estimated === true && !mixed) : '',
            some ? 'among those shown' : '',
            mixed ? 'under your mix' : 'at this cost',
          ]
            .filter(Boolean)
            .join(', ')
            .replace(/^./, (letter) => letter.toUpperCase())
        : 'At this cost';
  // As the headline has it: a name alone in bold would be believed.
  const sure = choice === null ? null : certaintyOf({ ...choice, open: false });
  if (sure === 'close' && choice?.next != null)
    return `${where}, ${name} or ${choice.next.name}: too close to call.`;
  if (sure === 'unknown')
    return `${where}, ${name === nothing ? 'declining everything' : name} is ahead by the rates alone.`;
  return name === nothing ? `${where}, declining everything beats them all.` : `${where}, ${name} is best.`;
}
