/**
 * Who is right most often and who wrong least, in a sentence; with replies that have no outcome only as far as they
 * cannot change it.
 */
import { counted } from '../../../core/counted.ts';
import { asked } from '../../../core/tally.ts';
import { count, percent } from '../wording/numbers.ts';
import type { Look } from './look.ts';
import { describe, missingOf, type Row, rate, reachOf } from './outcome-rates.ts';

export function outcomeFinding(rows: readonly Row[], look: Look, comparable?: ReadonlySet<string>): string {
  const all = rows.filter((row) => rate(row, 'correct/asked') >= 0);
  if (all.length === 0) return 'No question has an outcome yet';
  if (all.every((row) => row.tally.correct + row.tally.incorrect === 0 && asked(row.tally) > 0)) {
    return all.length === 1
      ? `${look.name(all[0]!.respondent)} refused every question`
      : 'Every question was refused';
  }
  const known = all.length === 1 ? all : all.filter((row) => comparable?.has(row.respondent) ?? true);
  if (known.length === 0) return 'Correct, wrong and refused, each over its own questions';
  const most = known[0]!;
  if (known.some((row) => missingOf(row) > 0)) return findingOverAsked(known, look);
  if (known.length === 1) {
    return `${look.name(most.respondent)} was right on ${describe(most, 'correct/asked')}, wrong on ${describe(most, 'incorrect/asked')} and silent on ${describe(most, 'refused/asked')} of the questions`;
  }
  const mostWrong = describe(most, 'incorrect/asked');
  const fewestWrong = [...known].sort((a, b) => rate(a, 'incorrect/asked') - rate(b, 'incorrect/asked'))[0]!;
  const equals = (metric: string, one: Row) =>
    known.filter((row) => describe(row, metric) === describe(one, metric));
  const right = equals('correct/asked', most);
  const careful = equals('incorrect/asked', fewestWrong);
  const among = known.length < all.length ? `Of ${known.length} asked the same questions, ` : '';
  const correct = `${among}${who(right, look)} right most often (${describe(most, 'correct/asked')})`;
  if (right.length === 1 && careful.length === 1 && fewestWrong === most)
    return `${correct} and wrong least often (${mostWrong})`;
  const against = careful.includes(most) ? '' : `, against ${mostWrong}`;
  return `${correct}; ${who(careful, look)} wrong least often (${describe(fewestWrong, 'incorrect/asked')}${against})`;
}

/** With replies that have no outcome, who is right most often is known only where they cannot change it. */
function findingOverAsked(known: readonly Row[], look: Look): string {
  const ranges = known.map((row) => ({
    row,
    right: reachOf(row, 'correct/asked')!,
    bounded: missingOf(row) > 0,
  }));
  const text = ({ row, right, bounded }: (typeof ranges)[number]) => {
    const n = asked(row.tally) + missingOf(row);
    return bounded
      ? `${percent(right.low, { n })} to ${percent(right.high, { n })}`
      : describe(row, 'correct/asked');
  };
  const least = ({ row, right, bounded }: (typeof ranges)[number]) =>
    bounded ? right.low : rate(row, 'correct/asked');
  const most = ({ row, right, bounded }: (typeof ranges)[number]) =>
    bounded ? right.high : rate(row, 'correct/asked');
  const first = ranges.reduce((best, one) => (least(one) > least(best) ? one : best));
  if (ranges.length === 1)
    return `${look.name(first.row.respondent)} was right on ${text(first)} of the questions: ${count(missingOf(first.row))} of its replies have no outcome`;
  if (ranges.every((one) => one === first || most(one) <= least(first)))
    return `${look.name(first.row.respondent)} is right most often (${text(first)}), whichever way the replies without an outcome had gone`;
  const hidden = [...ranges].sort((a, b) => missingOf(b.row) - missingOf(a.row))[0]!;
  return `Who is right most often is open: ${counted(missingOf(hidden.row), 'reply', 'replies')} of ${look.name(hidden.row.respondent)} ${missingOf(hidden.row) === 1 ? 'has' : 'have'} no outcome, and it is right on ${text(hidden)} of the questions`;
}

/** Who shares a place as far as the printed decimals tell. */
function who(rows: readonly Row[], look: Look): string {
  const names = rows.map((row) => look.name(row.respondent));
  if (names.length === 1) return `${names[0]} is`;
  return names.length === 2 ? `${names.join(' and ')} are` : `${count(names.length)} respondents alike are`;
}
