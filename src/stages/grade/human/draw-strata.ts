/**
 * A stratified sample with the chance of each member: what audits of answers and of single claims are drawn by. Equal
 * chances within a stratum, without replacement; strata and members in an order that does not depend on how they came.
 */
import { ClosedbookError } from '../../../core/errors.ts';
import { auditAllocation } from '../../../stats/agreement/audit-allocation.ts';
import { createRandom, nextUniform, type Random } from '../../../stats/draw/random.ts';

export interface StrataOptions<Member> {
  /** Members to draw in all; all where there are no more. */
  readonly size: number;
  readonly seed: number;
  /** Least number a stratum, as far as it has them and `size` allows. */
  readonly least: number;
  readonly idOf: (member: Member) => string;
  /** Parts of the stratum's name. */
  readonly stratumOf: (member: Member) => readonly string[];
  /** What is drawn and from what groups, for the error's words. */
  readonly words: { readonly members: string; readonly groups: string };
}

export interface DrawnStrata<Member> {
  readonly strata: readonly {
    readonly stratum: readonly string[];
    readonly population: number;
    readonly drawn: number;
  }[];
  /** In random order over all strata. */
  readonly drawn: readonly { readonly member: Member; readonly inclusion: number }[];
}

/** Share of wrong ones that is expected in every stratum before anybody has looked. */
const EXPECTED_ERROR = 0.1;

/** @throws ClosedbookError `usage` when fewer are to be drawn than there are strata. */
export function drawStrata<Member>(
  members: readonly Member[],
  options: StrataOptions<Member>,
): DrawnStrata<Member> {
  const { size, seed } = options;
  const strata = strataOf(members, options);
  const counts = auditAllocation(
    Math.min(size, members.length),
    strata.map((stratum) => stratum.members.length),
    { rates: strata.map(() => EXPECTED_ERROR), least: leastWithin(strata, options) },
  );
  const drawn = strata.flatMap(({ stratum, members: own }, index) => {
    const random = createRandom(seed, { stream: `audit/${stratum.join('/')}` });
    const inclusion = counts[index]! / own.length;
    return sample(own, counts[index]!, random).map((member) => ({ member, inclusion }));
  });
  return {
    strata: strata.map(({ stratum, members: own }, index) => ({
      stratum,
      population: own.length,
      drawn: counts[index]!,
    })),
    drawn: sample(drawn, drawn.length, createRandom(seed, { stream: 'audit/order' })),
  };
}

interface Stratum<Member> {
  readonly stratum: readonly string[];
  readonly members: Member[];
}

function strataOf<Member>(
  members: readonly Member[],
  { idOf, stratumOf }: StrataOptions<Member>,
): readonly Stratum<Member>[] {
  const strata = new Map<string, Stratum<Member>>();
  for (const member of [...members].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1))) {
    const stratum = stratumOf(member);
    const key = JSON.stringify(stratum);
    const known = strata.get(key) ?? { stratum, members: [] };
    known.members.push(member);
    strata.set(key, known);
  }
  return [...strata.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, stratum]) => stratum);
}

/** The size asked for is the size drawn: the least number a stratum gives way to it, down to one. */
function leastWithin<Member>(
  strata: readonly Stratum<Member>[],
  { size, least, words }: StrataOptions<Member>,
): number {
  const needed = (number: number) =>
    strata.reduce((sum, { members }) => sum + Math.min(number, members.length), 0);
  if (least > 0 && needed(1) > size) {
    throw new ClosedbookError(
      'usage',
      `${size} ${words.members} do not reach every one of ${strata.length} groups (${words.groups})`,
      { hint: `Draw at least ${needed(1)}: rates of a group without any reply cannot be corrected.` },
    );
  }
  let fitting = least;
  while (fitting > 0 && needed(fitting) > size) fitting -= 1;
  return fitting;
}

/** `count` members in random order, each set of them equally likely (Fisher and Yates). */
function sample<Member>(members: readonly Member[], count: number, random: Random): Member[] {
  const pool = [...members];
  for (let index = 0; index < count; index++) {
    const other = index + Math.floor(nextUniform(random) * (pool.length - index));
    [pool[index], pool[other]] = [pool[other]!, pool[index]!];
  }
  return pool.slice(0, count);
}
