/** The verdict of a stopping rule in one sentence, and what cannot be excluded where it is undecided. */
import { grouped } from '../../../core/counted.ts';
import type { SequentialSection } from '../../../core/summary/sequential.ts';
import { givenPenaltyText, listText } from '../number-words.ts';
import type { Verdict } from './verdict.ts';
import { isAboutThese } from './watch.ts';

type Told = Omit<SequentialSection, 'verdict' | 'notes'>;

export interface VerdictTextOptions {
  readonly verdict: Verdict;
  readonly label: (id: string) => string;
}

export function verdictText(section: Told, { verdict, label }: VerdictTextOptions): string {
  const { until } = section.plan;
  const name = (row: number): string => label(section.respondents[row]!.respondent);
  const asked = Math.max(...section.respondents.map(({ questions }) => questions));
  const after = `after ${grouped(asked)} of ${grouped(section.plan.questions)} questions`;
  const these = isAboutThese(section.plan) ? ` on these ${grouped(section.plan.questions)} questions` : '';
  const at = until.goal === 'width' ? '' : ` at L = ${givenPenaltyText(until.penalty)}${these}`;
  const open = {
    settled: '',
    undecided: `Undecided after all ${grouped(section.plan.questions)}`,
    open: `Not settled yet ${after}`,
  }[section.state];
  switch (until.goal) {
    case 'best': {
      const among = verdict.contenders.map(name);
      if (section.state === 'settled') return `${among[0]} is best${at}: settled ${after}.`;
      return `${open}: ${listText(among)} may each be best${at}. ${cannotExclude(section, verdict.contenders)}`;
    }
    case 'order': {
      if (section.state === 'settled') {
        const wins = (row: number): number => verdict.shown.filter(([better]) => better === row).length;
        const ordered = section.respondents.map((_, row) => row).sort((a, b) => wins(b) - wins(a));
        return `The order${at} is settled ${after}: ${ordered.map(name).join(', then ')}.`;
      }
      const left = section.comparisons.filter(({ shown }) => shown === null);
      return `${open}: ${grouped(left.length)} of ${grouped(section.comparisons.length)} pairs are not told apart${at}, ${left
        .slice(0, 3)
        .map(({ a, b }) => `${label(a)} and ${label(b!)}`)
        .join('; ')}. ${cannotExclude(section, verdict.asking)}`;
    }
    case 'width': {
      const whole = `every interval of correct, incorrect and refused is at most ${points(until.width)} wide`;
      return section.state === 'settled'
        ? `Settled ${after}: ${whole}.`
        : `${open}: not ${whole} (${listText(verdict.asking.map(name))}).`;
    }
    case 'regression': {
      const what = `a drop of ${until.penalty === 0 ? 'accuracy' : `utility${at}`} by more than ${points(until.margin)} since ${until.baseline}`;
      const [shown, excluded, undecided] = [
        section.comparisons.filter((one) => one.shown === 'below'),
        section.comparisons.filter((one) => one.shown === 'above'),
        section.comparisons.filter((one) => one.shown === null),
      ].map((some) => some.map(({ a }) => label(a)));
      return [
        ...(shown!.length > 0 ? [`${capital(what)} is shown for ${listText(shown!)}.`] : []),
        ...(excluded!.length > 0 ? [`${capital(what)} is excluded for ${listText(excluded!)}.`] : []),
        ...(undecided!.length > 0
          ? [
              `${open}: ${what} is neither shown nor excluded for ${listText(undecided!)}. ${cannotExclude(section, verdict.asking)}`,
            ]
          : [`Settled ${after}.`]),
      ].join(' ');
    }
  }
}

/** The largest difference that stands among those that are open. */
function cannotExclude({ comparisons, respondents }: Told, rows: readonly number[]): string {
  const ids = new Set(rows.map((row) => respondents[row]!.respondent));
  const open = comparisons.filter(
    ({ a, b, shown }) => shown === null && ids.has(a) && (b === null || ids.has(b)),
  );
  const widest = Math.max(
    0,
    ...open.flatMap(({ estimate: { low, high } }) => [Math.abs(low ?? 0), Math.abs(high ?? 0)]),
  );
  return `A difference under ${points(widest)} cannot be excluded.`;
}

function points(share: number): string {
  return `${Number((100 * share).toFixed(1))} points`;
}

function capital(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}
