/** A plan for a terminal: what it takes first, what it rests on, then what a little more or less would show. */

import { counted, grouped } from '../../core/counted.ts';
import { batchNotes } from '../../pipeline/plan/batch-prices.ts';
import type { Plan } from '../../pipeline/plan/plan.ts';
import type { PlanAlternative } from '../../pipeline/plan/plan-alternatives.ts';
import type { AskingPlan } from '../../pipeline/plan/plan-asking.ts';
import type { Basis } from '../../stages/analyze/planning/plan-basis.ts';
import { clipCells, wrapCells } from '../../terminal/cells.ts';

/** Pairs of the base that are printed; the rest is in --json. */
const MOST_PAIRS = 10;

/** The plan in lines no wider than `width` wherever names allow. */
export function planningText(plan: Plan, width = 80): string {
  const parts = [
    wishLines(plan, width),
    baseLines(plan, width),
    ['It rests on', ...basisLines(plan, width)],
    sequentialLines(plan, width),
    alternativeLines(plan),
    askingLines(plan.asking, width),
    ['Nothing was asked.'],
  ];
  const lines = parts.filter((part) => part.length > 0).map((part) => part.join('\n'));
  return `${lines.join('\n\n')}\n`;
}

function wishLines(plan: Plan, width: number): string[] {
  const { difference, halfWidth, questions, shows, metric, level } = plan;
  const trials = plan.trials === 1 ? '' : `, ${plan.trials} trials each`;
  const lines: string[] = [];
  if (difference !== undefined) {
    lines.push(
      ...wrapCells(
        `To see a difference of ${size(difference.wanted, plan)} in ${metric} between two respondents on the same questions (${odds(plan)}${trials}):`,
        width,
      ),
      `  ${needed(difference.questions)}`,
    );
  }
  if (halfWidth !== undefined) {
    lines.push(
      ...wrapCells(
        `To know ${metric} of one respondent to ± ${points(halfWidth.wanted)} (${percent(level)} interval${trials}):`,
        width,
      ),
      `  ${needed(halfWidth.questions)}`,
    );
  }
  if (difference === undefined && halfWidth === undefined && questions !== null && shows !== null) {
    lines.push(
      ...wrapCells(
        `${counted(questions, 'question')} asked of two respondents (${odds(plan)}${trials}):`,
        width,
      ),
    );
    lines.push(...showsLines(shows, plan));
  } else if (questions !== null && shows !== null && (difference === undefined || halfWidth === undefined)) {
    lines.push(`${counted(questions, 'question')}:`, ...showsLines(shows, plan));
  }
  return lines;
}

function showsLines(shows: NonNullable<Plan['shows']>, plan: Plan): string[] {
  const lines = [
    shows.difference === null
      ? '  no difference can be expected to show'
      : `  smallest difference expected to show  ${size(shows.difference, plan)}`,
  ];
  if (shows.halfWidth !== null) {
    lines.push(`  interval of one respondent’s rate      ± ${points(shows.halfWidth)}`);
  }
  return lines;
}

function baseLines(plan: Plan, width: number): string[] {
  const { base, metric, power, significance, basis, labels } = plan;
  if (base.length === 0) return [];
  const name = (id: string): string => labels[id] ?? id;
  const { questions, trials, clusters } = base[0]!;
  const head = `What one has (${grouped(questions)} questions on ${grouped(clusters)} subjects${trials > 1 ? `, ${number(trials)} trials each` : ''}): the smallest difference in ${metric} it can be expected to show (${percent(power)} power, ${percent(significance)} false alarms)`;
  const share = (value: number | null): string =>
    value === null
      ? '–'
      : basis.rate === null
        ? number(value)
        : `${(100 * value).toFixed(1).replace('-', '−')} pt`;
  const rows = base.slice(0, MOST_PAIRS).map((pair) => {
    const cells = `${share(pair.detectable).padStart(10)}${share(pair.difference).padStart(12)}`;
    return `${cells}  ${clipCells(`${name(pair.a)} − ${name(pair.b)}`, width - 24)}`;
  });
  return [
    ...wrapCells(head, width),
    `${'can show'.padStart(10)}${'observed'.padStart(12)}  pair`,
    ...rows,
    ...(base.length > MOST_PAIRS ? [`  (${base.length - MOST_PAIRS} more pairs with --json)`] : []),
  ];
}

function sequentialLines({ sequential, labels, power, asking }: Plan, width: number): string[] {
  if (sequential === undefined) return [];
  const {
    penalty,
    these,
    level,
    worlds,
    seed,
    pilot,
    planned,
    questions,
    askings,
    rounds,
    undecided,
    pairs,
    leftOut,
  } = sequential;
  const name = (id: string): string => labels[id] ?? id;
  const whole = (value: number): string => grouped(Math.round(value));
  const saved = (value: number): string => percent(1 - value / planned.askings);
  const best = Object.entries(sequential.best)
    .filter(([, share]) => share > 0)
    .sort((one, other) => other[1] - one[1])
    .map(([id, share]) => `${name(id)} ${percent(share)}`)
    .join(', ');
  const heads = ['questions', '10 %', '90 %', 'undecided', 'fixed'];
  const rows = pairs.map(({ a, b, questions: stop, undecided: open, fixed }) => {
    const cells = [whole(stop.mean), whole(stop.tenth), whole(stop.ninetieth), percent(open)];
    const numbers = [...cells, fixed === null ? '–' : whole(fixed)].map((cell) => cell.padStart(10)).join('');
    return `${numbers}  ${clipCells(`${name(a)} − ${name(b)}`, width - 52)}`;
  });
  return [
    ...wrapCells(
      `Asked until the best at L = ${penalty}${these ? ' on these questions' : ''} is settled (${percent(level)} over all looks and rivals), at most ${whole(planned.questions)} questions each, played in ${worlds} worlds from ${whole(pilot.questions)} questions on ${whole(pilot.subjects)} subjects (seed ${seed}):`,
      width,
    ),
    ...wrapCells(
      `askings ${whole(askings.mean)} (${whole(askings.low)} to ${whole(askings.high)}) instead of ${whole(planned.askings)}: ${saved(askings.mean)} saved; in one of ten worlds under ${whole(askings.tenth)}, in one over ${whole(askings.ninetieth)}`,
      width - 2,
    ).map((line) => `  ${line}`),
    ...wrapCells(
      `questions until it is settled ${whole(questions.mean)} (${whole(questions.low)} to ${whole(questions.high)}), median ${whole(questions.median)}; undecided after all in ${percent(undecided.share)} of worlds (${percent(undecided.low)} to ${percent(undecided.high)})`,
      width - 2,
    ).map((line) => `  ${line}`),
    ...(rounds === null
      ? []
      : wrapCells(
          `in rounds of ${whole(rounds.questions)} questions, a look after each: ${rounds.mean.toFixed(1)} on average, at most ${rounds.most}${asking?.batches === undefined ? '' : '; by batches each is waited for, mostly minutes to a few hours'}`,
          width - 2,
        ).map((line) => `  ${line}`)),
    ...wrapCells(`best: ${best === '' ? 'nobody' : best}`, width - 2).map((line) => `  ${line}`),
    ...(leftOut.length === 0
      ? []
      : wrapCells(`the ${leftOut.length} of least utility are left out`, width - 2).map(
          (line) => `  ${line}`,
        )),
    `${heads.map((head) => head.padStart(10)).join('')}  pair`,
    ...rows,
    ...wrapCells(
      `questions until a pair is told apart, mean and quantiles; fixed: what one test at the end takes for the observed difference (${percent(power)} power)`,
      width - 2,
    ).map((line) => `  ${line}`),
  ];
}

function basisLines({ basis, base, labels }: Plan, width: number): string[] {
  const rows: (readonly [string, Basis | null, (value: number) => string])[] = [
    [`${basis.metric} of one respondent`, basis.rate, percent],
    ['questions on which the two differ', basis.discordance, percent],
    ['variance of the difference, by question', basis.between, number],
    ['variance between trials of a question', basis.within, number],
    ['questions in a question’s cluster', basis.clusterSize, number],
    ['likeness in a cluster, of the difference', basis.correlation, number],
    ['likeness in a cluster, of the rate', basis.rateCorrelation, number],
  ];
  const lines = rows.flatMap(([name, value, text]) =>
    value === null
      ? []
      : [
          clipCells(
            `  ${name.padEnd(40)}${text(value.value).padStart(8)}  ${value.from}${value.note === undefined || value.from === 'measured' ? '' : `: ${value.note}`}`,
            width,
          ),
        ],
  );
  if (base.length > 1) {
    lines.push(
      ...wrapCells(
        `measured on the pair that disagrees most: ${labels[base[0]!.a]} and ${labels[base[0]!.b]}`,
        width - 2,
      ).map((line) => `  ${line}`),
    );
  }
  if (basis.within === null) {
    lines.push('  how much is chance between trials is not known: trials are not credited');
  }
  return lines;
}

function alternativeLines({ alternatives, basis }: Plan): string[] {
  if (alternatives.length === 0) return [];
  const rate = basis.rate !== null;
  const several = new Set(alternatives.map((one) => one.trials)).size > 1;
  const row = (one: PlanAlternative): string =>
    [
      ...(several ? [String(one.trials).padStart(8)] : []),
      one.questions === null ? 'none is enough'.padStart(14) : grouped(one.questions).padStart(14),
      (one.difference === null ? '–' : rate ? points(one.difference) : number(one.difference)).padStart(16),
      ...(rate ? [(one.halfWidth === null ? '–' : `± ${points(one.halfWidth)}`).padStart(16)] : []),
    ].join('');
  const head = [
    ...(several ? ['trials'.padStart(8)] : []),
    'questions'.padStart(14),
    'difference'.padStart(16),
    ...(rate ? ['rate known to'.padStart(16)] : []),
  ].join('');
  return [head, ...alternatives.map(row)];
}

function askingLines(asking: AskingPlan | null, width: number): string[] {
  if (asking === null) return ['Name models with -m (and a set with -d) for calls, tokens and cost.'];
  const row = (calls: number, costUsd: number | null, name: string): string =>
    `${grouped(calls).padStart(12)} calls ${(costUsd === null && isSimulated(name) ? 'simulated' : money(costUsd)).padStart(14)}  ${clipCells(name, width - 35)}`;
  return [
    ...wrapCells(
      `Asking ${counted(asking.questions, 'question')}: ${counted(asking.calls, 'call')}, ${counted(asking.inputTokens + asking.outputTokens, 'token')}, ${costWords(asking)} (prompts counted on ${asking.countedOn})`,
      width,
    ),
    ...(asking.available !== null && asking.available < asking.questions
      ? wrapCells(
          `There are only ${grouped(asking.available)} questions in ${asking.countedOn}: name more sets, or plan with --questions ${asking.available}`,
          width,
        )
      : []),
    ...asking.respondents.map((one) => row(one.calls, one.costUsd, one.respondentId)),
    ...batchNotes(asking.batches).flatMap((note) => wrapCells(note, width - 2).map((line) => `  ${line}`)),
    ...asking.judges.map((one) => row(one.calls, one.costUsd, `${one.judge}, judging all (at most)`)),
  ];
}

function costWords({ costUsd, unpriced }: AskingPlan): string {
  if (costUsd === null) return unpriced.every(isSimulated) ? 'free (simulated models)' : 'of unknown price';
  return `${money(costUsd)}${unpriced.length === 0 ? '' : ` and what ${unpriced.length} of unknown price cost`}`;
}

function needed(questions: number | null): string {
  return questions === null
    ? 'no number of questions is enough: the two differ on fewer questions than that'
    : counted(questions, 'question');
}

function odds({ power, significance }: Plan): string {
  return `${percent(power)} power, ${percent(significance)} false alarms`;
}

function size(value: number, { basis }: Pick<Plan, 'basis'>): string {
  return basis.rate === null ? number(value) : points(value);
}

function points(share: number): string {
  const text = number(100 * share);
  return `${text} ${text === '1' ? 'point' : 'points'}`;
}

function percent(share: number): string {
  return `${number(100 * share)} %`;
}

/** Three significant digits, without trailing zeros. */
function number(value: number): string {
  return Math.abs(value) >= 1000
    ? grouped(Math.round(value))
    : String(Number(value.toPrecision(3))).replace('-', '−');
}

function isSimulated(id: string): boolean {
  return id.startsWith('simulated/');
}

function money(usd: number | null): string {
  return usd === null ? 'price unknown' : `$${usd.toFixed(2)}`;
}
