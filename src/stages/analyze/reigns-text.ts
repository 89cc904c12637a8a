/** Who to choose at which cost of a wrong answer, in one sentence. */
import type { FrontierSection } from '../../core/summary/frontier.ts';
import { SURE_ENOUGH } from './choice-doubt.ts';
import { givenPenaltyText, listText, orText, penaltyText } from './number-words.ts';
import { sharedLabel } from './shared-label.ts';

type Rung = FrontierSection['hull'][number] & { readonly open?: boolean };
type Curves = FrontierSection['modelCurves'];

/** More names than this on one rung are counted; "1 more" would take the room of a name. */
const MOST_NAMED = 4;
/** Of those that nothing tells apart a reader looks for a name. */
const MOST_LISTED = 8;

interface RanksTold {
  readonly modelCurves?: Curves;
  /** How many were compared; not told where it is not known. */
  readonly all?: number;
  /** The highest penalty that was looked at: beyond it nothing is said. */
  readonly highest?: number | undefined;
}

/** The one rung that has models, where it is open and nothing but declining everything follows; undefined elsewhere. */
export function onlyOpenRung(rungs: readonly Rung[]): Rung | undefined {
  const [first, ...others] = rungs.filter((rung) => rung.to === null || rung.to > rung.from);
  const isSilence = ({ competitors }: Rung) => competitors.every((one) => one === null);
  return first?.open === true && !isSilence(first) && others.length < 2 && others.every(isSilence)
    ? first
    : undefined;
}

/** Where everything is in doubt nobody is to be chosen, and a rung with all of them on it would read as if. */
function apartText(
  { competitors, to }: Rung,
  { label, modelCurves = [], all = 0 }: RanksTold & { readonly label: (id: string) => string },
): string {
  const ids = competitors.flatMap((one) => (one === null ? [] : [one]));
  const silent = ids.length < competitors.length;
  const sure = `${Math.round(100 * SURE_ENOUGH)}% of resamples`;
  const beyond = to === null ? '' : `; beyond ${penaltyText(to)} decline everything`;
  if (ids.length === 1) {
    const where =
      to === null
        ? 'at no cost of a wrong answer'
        : `at no cost of a wrong answer below ${penaltyText(to)} right ones`;
    return `${label(ids[0]!)} cannot be told from declining everything: ${where} is it better in ${sure}${beyond}.`;
  }
  const where =
    to === null
      ? 'at no cost of a wrong answer is one of them'
      : `while a wrong answer costs less than ${penaltyText(to)} right ones none of them is`;
  const curve = modelCurves.find(({ respondents }) => ids.every((id) => respondents.includes(id)));
  const of = ids.length < all ? ` of ${all}` : '';
  const what = curve === undefined ? '' : ` settings of ${sharedLabel(curve, label)}`;
  const named = ids.slice(0, ids.length > MOST_LISTED ? MOST_LISTED - 1 : MOST_LISTED).map(label);
  const more = ids.length - named.length;
  const list = listText(more > 0 ? [...named, `${more} more`] : named);
  return `These ${ids.length}${of}${what} cannot be told apart: ${where} best in ${sure}, and each may be at some cost: ${list}${silent ? '; so may declining everything' : ''}${beyond}.`;
}

/** The hull, or its rungs, as a sentence in order of penalty; settings of one model that nothing tells apart are named by it. */
export function reignsText(
  hull: readonly Rung[],
  label: (id: string) => string,
  { modelCurves = [], all, highest }: RanksTold = {},
): string {
  const reigns = hull.filter((reign) => reign.to === null || reign.to > reign.from);
  const names = ({ competitors, open = false }: Rung): string => {
    const ids = competitors.flatMap((one) => (one === null ? [] : [one]));
    if (!open) return listText(ids.map(label));
    const curve = modelCurves.find(({ respondents }) => ids.every((id) => respondents.includes(id)));
    if (curve !== undefined && ids.length > 1)
      return `any of ${ids.length} settings of ${sharedLabel(curve, label)}`;
    const named = ids.slice(0, ids.length > MOST_NAMED ? MOST_NAMED - 1 : MOST_NAMED).map(label);
    const more = ids.length - named.length;
    const all = more > 0 ? [...named, `${more} more`] : named;
    return orText(all);
  };
  const choice = (reign: Rung): string => {
    const { competitors, open = false } = reign;
    if (!competitors.some((one) => one !== null)) return 'decline everything';
    // Only who never answers is worth what declining everything is, over a whole stretch.
    if (competitors.includes(null) && !open) return `decline everything, as ${names(reign)} did`;
    const comma = competitors.length > 2 ? ',' : '';
    const silent = competitors.includes(null) && open ? `${comma} or decline everything` : '';
    return `choose ${names(reign)}${silent}${open ? ' (resamples do not tell them apart)' : ''}`;
  };
  const doubtful = onlyOpenRung(reigns);
  if (doubtful !== undefined) return apartText(doubtful, { label, modelCurves, all });
  if (reigns.length === 1) {
    const [only] = reigns;
    const silent = only!.competitors.includes(null) && !only!.open;
    const alike = only!.competitors.some((one) => one !== null)
      ? `, and ${names(only!)} did nothing else`
      : '';
    return silent
      ? `Declining everything is best at every cost of a wrong answer${alike}.`
      : `At every cost of a wrong answer${highest === undefined ? '' : ` up to ${givenPenaltyText(highest)} right ones`} ${choice(only!)}.`;
  }
  const parts = reigns.map((reign, index) => {
    if (index === 0)
      return `While a wrong answer costs less than ${penaltyText(reign.to ?? 0)} right ones, ${choice(reign)}`;
    if (reign.to === null) return `beyond ${penaltyText(reign.from)} ${choice(reign)}`;
    return `from ${penaltyText(reign.from)} to ${penaltyText(reign.to)} ${choice(reign)}`;
  });
  return `${parts.join('; ')}.`;
}
