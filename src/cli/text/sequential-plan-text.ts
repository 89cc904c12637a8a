/** What asking until the best is settled would save, as played in drawn worlds: askings first, then pair by pair. */
import { grouped } from '../../core/counted.ts';
import type { Plan } from '../../pipeline/plan/plan.ts';
import { clipCells, wrapCells } from '../../terminal/cells.ts';
import { percent } from './plan-numbers.ts';

type Played = NonNullable<Plan['sequential']>;

const whole = (value: number): string => grouped(Math.round(value));

export function sequentialLines({ sequential, labels, power, asking }: Plan, width: number): string[] {
  if (sequential === undefined) return [];
  const { penalty, these, level, worlds, seed, pilot, planned } = sequential;
  const name = (id: string): string => labels[id] ?? id;
  const batched = asking?.batches !== undefined;
  return [
    ...wrapCells(
      `Asked until the best at L = ${penalty}${these ? ' on these questions' : ''} is settled (${percent(level)} over all looks and rivals), at most ${whole(planned.questions)} questions each, played in ${worlds} worlds from ${whole(pilot.questions)} questions on ${whole(pilot.subjects)} subjects (seed ${seed}):`,
      width,
    ),
    ...foundIn(sequential, name, { batched }).flatMap((found) => indented(found, width)),
    ...pairLines(sequential, name, width),
    ...indented(
      `questions until a pair is told apart, mean and quantiles; fixed: what one test at the end takes for the observed difference (${percent(power)} power)`,
      width,
    ),
  ];
}

/** What the worlds had in common, a sentence each. */
function foundIn(
  { askings, planned, questions, undecided, rounds, best, leftOut }: Played,
  name: (id: string) => string,
  { batched }: { readonly batched: boolean },
): string[] {
  const saved = (value: number): string => percent(1 - value / planned.askings);
  const winners = Object.entries(best)
    .filter(([, share]) => share > 0)
    .sort((one, other) => other[1] - one[1])
    .map(([id, share]) => `${name(id)} ${percent(share)}`)
    .join(', ');
  return [
    `askings ${whole(askings.mean)} (${whole(askings.low)} to ${whole(askings.high)}) instead of ${whole(planned.askings)}: ${saved(askings.mean)} saved; in one of ten worlds under ${whole(askings.tenth)}, in one over ${whole(askings.ninetieth)}`,
    `questions until it is settled ${whole(questions.mean)} (${whole(questions.low)} to ${whole(questions.high)}), median ${whole(questions.median)}; undecided after all in ${percent(undecided.share)} of worlds (${percent(undecided.low)} to ${percent(undecided.high)})`,
    ...(rounds === null
      ? []
      : [
          `in rounds of ${whole(rounds.questions)} questions, a look after each: ${rounds.mean.toFixed(1)} on average, at most ${rounds.most}${batched ? '; by batches each is waited for, mostly minutes to a few hours' : ''}`,
        ]),
    `best: ${winners === '' ? 'nobody' : winners}`,
    ...(leftOut.length === 0 ? [] : [`the ${leftOut.length} of least utility are left out`]),
  ];
}

function pairLines({ pairs }: Played, name: (id: string) => string, width: number): string[] {
  const heads = ['questions', '10 %', '90 %', 'undecided', 'fixed'];
  const rows = pairs.map(({ a, b, questions: stop, undecided: open, fixed }) => {
    const cells = [whole(stop.mean), whole(stop.tenth), whole(stop.ninetieth), percent(open)];
    const numbers = [...cells, fixed === null ? '–' : whole(fixed)].map((cell) => cell.padStart(10)).join('');
    return `${numbers}  ${clipCells(`${name(a)} − ${name(b)}`, width - 52)}`;
  });
  return [`${heads.map((head) => head.padStart(10)).join('')}  pair`, ...rows];
}

function indented(text: string, width: number): string[] {
  return wrapCells(text, width - 2).map((line) => `  ${line}`);
}
