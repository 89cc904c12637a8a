/** The hull in words: what the frontier and the penalty curves have as their title. */
import type { FrontierSection } from '../../../core/summary/frontier.ts';
import { count, penaltyText } from '../wording/numbers.ts';
import type { Look } from './look.ts';

type Reign = FrontierSection['hull'][number] | NonNullable<FrontierSection['rungs']>[number];

/** More than this are counted. */
const MOST_NAMED = 3;

/** Who is best below, between and above the penalties where they change places. */
export function frontierFinding(section: FrontierSection, look: Look): string {
  if (look.verdict !== undefined) return look.verdict;
  const reigns = (section.rungs ?? section.hull).filter((reign) => reign.competitors.length > 0);
  if (section.points.every((point) => point.correct.value === null)) return 'No question has an outcome yet';
  if (reigns.length === 0) return 'Correct against wrong answers';
  const isOpen = (reign: Reign): boolean => 'open' in reign && reign.open === true;
  const who = (reign: Reign) => `${namesOf(reign.competitors)}${isOpen(reign) ? ' (not told apart)' : ''}`;
  const namesOf = (competitors: readonly (string | null)[]) =>
    [
      ...competitors
        .slice(0, competitors.length > MOST_NAMED ? MOST_NAMED - 1 : MOST_NAMED)
        .map((competitor) => (competitor === null ? 'declining everything' : look.name(competitor))),
      ...(competitors.length > MOST_NAMED ? [`${competitors.length - MOST_NAMED + 1} more`] : []),
    ].join(' or ');
  const [only, after] = reigns;
  const isSilence = ({ competitors }: Reign) => competitors.every((one) => one === null);
  if (isOpen(only!) && !isSilence(only!) && reigns.length < 3 && (after === undefined || isSilence(after))) {
    const models = only!.competitors.filter((one) => one !== null);
    const where = after === undefined ? 'at any penalty' : `below ${penaltyText(after.from)}`;
    return models.length === 1
      ? `${look.name(models[0]!)} cannot be told from declining everything ${where}`
      : `${count(models.length)} cannot be told apart ${where}: ${namesOf(models)}`;
  }
  if (reigns.length === 1) return `${capital(who(reigns[0]!))} is best at every penalty`;
  const first = reigns[0]!.to ?? 0;
  const opening = `${who(reigns[0]!)} is best while a wrong answer costs less than ${penaltyText(first)} right ${first === 1 ? 'answer' : 'answers'}`;
  const closing = `beyond ${reigns.length > 2 ? penaltyText(reigns.at(-1)!.from) : 'that'}, ${who(reigns.at(-1)!)}`;
  const between = reigns.slice(1, -1);
  const middle =
    between.length === 0
      ? []
      : between.length === 1
        ? [`then ${who(between[0]!)}`]
        : [`then ${between.length} others in turn`];
  const parts = [opening, ...middle, closing];
  return capital(parts.join('; '));
}

/** A name keeps its own case: only our own words are capitalised. */
function capital(text: string): string {
  return text.startsWith('declining') ? `D${text.slice(1)}` : text;
}
