/**
 * How sure the choice is, by the share of resamples in which the chosen one comes out best. Below 80 % the headline
 * itself says so, with two respondents as with ten: one that wins 55 of 100 resamples is not known to be better.
 */
import type { FrontierSection } from '../../core/summary/frontier.ts';
import { givenPenaltyText, penaltyText } from './number-words.ts';
import { sharedLabel } from './shared-label.ts';

/** Below this share the headline says that the choice is open. */
export const SURE_ENOUGH = 0.8;
/** From here on the runner-up is not worth a word. */
const SURE = 0.975;

type Naming = (id: string | null) => string;

/** The doubt at one penalty, as part of a headline; empty where the chosen one is sure enough, or nothing was resampled. */
export function closeCall(frontier: FrontierSection, penalty: number, who: Naming): string {
  const shares = chosenAt(frontier, penalty);
  if (shares === null || shares.chosen.share >= SURE_ENOUGH) return '';
  const { chosen, next } = shares;
  const curve = frontier.modelCurves.find(({ respondents }) =>
    [chosen, next].every((one) => one?.respondent != null && respondents.includes(one.respondent)),
  );
  if (curve !== undefined) {
    const model = sharedLabel(curve, who);
    const most = Math.max(chosen.share, next!.share);
    return `Too close to call ${stretchText(frontier, penalty)}: at L = ${givenPenaltyText(penalty)} no setting of ${model} is best in more than ${shareText(most)} of resamples.`;
  }
  const rival = next === null ? '' : `, ${who(next.respondent)} in ${rivalShareText(next.share)}`;
  // The average and the majority of resamples part where few wrong answers weigh much.
  const best = isOutvoted(frontier, penalty, shares)
    ? 'is worth most on average, but best in only'
    : 'is best in';
  return `Too close to call ${stretchText(frontier, penalty)}: at L = ${givenPenaltyText(penalty)} ${who(chosen.respondent)} ${best} ${shareText(chosen.share)} of resamples${rival}.`;
}

/** Another wins more resamples than the one chosen, which is worth more. */
function isOutvoted(
  { points }: FrontierSection,
  penalty: number,
  { chosen, next }: NonNullable<ReturnType<typeof chosenAt>>,
): boolean {
  if (next === null || next.share <= chosen.share) return false;
  const [one, other] = [chosen, next].map(({ respondent }) => {
    const point = points.find((known) => known.respondent === respondent);
    return (point?.correct.value ?? 0) - penalty * (point?.incorrect.value ?? 0);
  });
  return one! - other! > SAME;
}

/** The share of resamples as a sentence, where the headline has no doubt of it. */
export function sureSentence(frontier: FrontierSection, penalty: number, who: Naming): string[] {
  const shares = chosenAt(frontier, penalty);
  if (shares === null || shares.chosen.share < SURE_ENOUGH) return [];
  const { chosen, next } = shares;
  const best = `Over resamples of the questions, ${who(chosen.respondent)} is best at L = ${givenPenaltyText(penalty)} in ${shareText(chosen.share)}`;
  if (chosen.share >= SURE || next === null) return [`${best}.`];
  return [`${best}, ${who(next.respondent)} in ${rivalShareText(next.share)}.`];
}

interface Share {
  readonly respondent: string | null;
  readonly share: number;
}

/** The chosen one by the hull, and who comes out best most often beside it. */
export function chosenAt(
  { hull, penalties, probabilityBest }: Pick<FrontierSection, 'hull' | 'penalties' | 'probabilityBest'>,
  penalty: number,
): { readonly chosen: Share; readonly next: Share | null } | null {
  const at = penalties.indexOf(penalty);
  const reign = reignAt(hull, penalty);
  if (probabilityBest === null || at === -1 || reign === undefined) return null;
  const rows = probabilityBest.rows.map(({ respondent, probabilities }) => ({
    respondent,
    share: probabilities[at]!,
  }));
  const chosen = rows
    .filter(({ respondent }) => reign.competitors.includes(respondent))
    .sort((a, b) => b.share - a.share)[0];
  if (chosen === undefined) return null;
  const [next = null] = rows.filter((row) => row !== chosen).sort((a, b) => b.share - a.share);
  return { chosen, next };
}

/** Penalties nearer than this are one: a crossing is a quotient of sums. */
const SAME = 1e-9;

/** Who is chosen at a penalty; at a crossing the bolder of the two, as the headline's "less than" has it. */
function reignAt(
  hull: FrontierSection['hull'],
  penalty: number,
): FrontierSection['hull'][number] | undefined {
  return hull.find(
    ({ from, to }) => from <= penalty + SAME && (to === null || penalty <= to + SAME) && to !== from,
  );
}

/** The stretch of penalties around one in which nobody is sure enough. */
function stretchText(frontier: FrontierSection, penalty: number): string {
  const { penalties } = frontier;
  const open = (place: number): boolean =>
    (chosenAt(frontier, penalties[place]!)?.chosen.share ?? 1) < SURE_ENOUGH;
  const at = penalties.indexOf(penalty);
  let low = at;
  let high = at;
  while (low > 0 && open(low - 1)) low -= 1;
  while (high < penalties.length - 1 && open(high + 1)) high += 1;
  const below = low === 0;
  const above = high === penalties.length - 1;
  if (below && above) return 'at any cost of a wrong answer';
  if (below) return `up to L = ${penaltyText(penalties[high]!)}`;
  if (above) return `from L = ${penaltyText(penalties[low]!)} on`;
  return low === high
    ? `at L = ${givenPenaltyText(penalty)}`
    : `from L = ${penaltyText(penalties[low]!)} to ${penaltyText(penalties[high]!)}`;
}

function shareText(share: number): string {
  const percent = 100 * share;
  // In the words of the report's table: resamples never make anything certain.
  if (percent > 99) return 'over 99%';
  if (percent > 0 && percent < 1) return 'under 1%';
  // 79.6 % is under the bound: as 80 % it would deny the doubt it is told for.
  return `${share < SURE_ENOUGH ? Math.min(79, Math.round(percent)) : Math.round(percent)}%`;
}

/** A half is rounded down, so that 93.5 % and 6.5 % are not told as 94 and 7 of a hundred. */
function rivalShareText(share: number): string {
  return shareText(Math.ceil(100 * share - 0.5) / 100 || share);
}
