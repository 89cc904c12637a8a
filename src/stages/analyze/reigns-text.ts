/** Who to choose at which cost of a wrong answer, in one sentence. */
import type { FrontierSection } from '../../core/summary/frontier.ts';
import { listText, orText, penaltyText } from './number-words.ts';
import { sharedLabel } from './shared-label.ts';

type Rung = FrontierSection['hull'][number] & { readonly open?: boolean };
type Curves = FrontierSection['modelCurves'];

/** More names than this on one rung are counted; "1 more" would take the room of a name. */
const MOST_NAMED = 4;

/** The hull, or its rungs, as a sentence in order of penalty; settings of one model that nothing tells apart are named by it. */
export function reignsText(
  hull: readonly Rung[],
  label: (id: string) => string,
  modelCurves: Curves = [],
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
  if (reigns.length === 1) {
    const [only] = reigns;
    const silent = only!.competitors.includes(null) && !only!.open;
    const alike = only!.competitors.some((one) => one !== null)
      ? `, and ${names(only!)} did nothing else`
      : '';
    return silent
      ? `Declining everything is best at every cost of a wrong answer${alike}.`
      : `At every cost of a wrong answer ${choice(only!)}.`;
  }
  const parts = reigns.map((reign, index) => {
    if (index === 0)
      return `While a wrong answer costs less than ${penaltyText(reign.to ?? 0)} right ones, ${choice(reign)}`;
    if (reign.to === null) return `beyond ${penaltyText(reign.from)} ${choice(reign)}`;
    return `from ${penaltyText(reign.from)} to ${penaltyText(reign.to)} ${choice(reign)}`;
  });
  return `${parts.join('; ')}.`;
}
