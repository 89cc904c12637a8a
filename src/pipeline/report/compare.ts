/** One comparison out of a summary, found by names, and told for a terminal. */
import { basisWords } from '../../core/choice-basis.ts';
import { counted } from '../../core/counted.ts';
import { ClosedbookError } from '../../core/errors.ts';
import type { Estimate } from '../../core/estimate.ts';
import type { Comparison } from '../../core/summary/comparisons.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { fixed } from '../../stages/report/wording/numbers.ts';
import { wrapCells } from '../../terminal/cells.ts';
import { refuseUseless } from '../summarize/refuse-useless.ts';
import { summarize } from '../summarize/summarize.ts';
import type { SummarizeOptions } from '../summarize/summarize-options.ts';
import type { Workspace } from '../workspace.ts';

/** Below this many shared questions no test can tell two respondents apart. */
const FEWEST_SHARED = 10;
/** Names that a message lists. */
const MOST_OFFERED = 20;

export interface CompareOptions extends SummarizeOptions {
  readonly sources: readonly string[];
}

export interface NamedComparison extends Comparison {
  readonly multiplicity: string;
  /** The report's headline, where the choice hangs on replies without a grade. */
  readonly notDecided?: string;
}

/** @throws ClosedbookError `usage` when a name fits no respondent, or several. */
export async function compare(
  a: string,
  b: string,
  workspace: Workspace,
  options: CompareOptions,
): Promise<NamedComparison> {
  await refuseUseless(options.sources, options);
  const summary = await summarize(options.sources, workspace, {
    ...options,
    compareAlso: (respondents) => [a, b].map((name) => respondentNamed({ respondents }, name)),
  });
  return comparisonIn(summary, respondentNamed(summary, a), respondentNamed(summary, b));
}

/** The pair of two ids. @throws ClosedbookError `usage` where it was not compared, or shares no question. */
export function comparisonIn(summary: Summary, first: string, second: string): NamedComparison {
  const found = summary.comparisons?.pairs.find(
    (pair) => (pair.a === first && pair.b === second) || (pair.a === second && pair.b === first),
  );
  if (found === undefined && first === second) {
    throw new ClosedbookError(
      'usage',
      `both names mean ${labelIn(summary, first)}, which is one respondent here`,
      {
        hint: 'Answers of one respondent to different questions are one respondent’s. closedbook report SOURCE SOURCE --compare sets the sources side by side.',
      },
    );
  }
  if (found === undefined) {
    throw new ClosedbookError('usage', `${first} and ${second} cannot be compared here`, {
      hint: 'A summary holds the pairs of its leading respondents: name the run, the answers or the table it was made from.',
    });
  }
  if (found.paired && found.shared === 0 && found.estimatedOver === undefined)
    throw nothingShared(summary, found);
  const { decision } = summary;
  return {
    ...found,
    multiplicity: summary.comparisons?.multiplicity ?? '',
    ...(decision.ungraded === undefined ? {} : { notDecided: decision.headline }),
  };
}

/** Pairs are compared question by question; without one in common every figure of them would be undefined. */
function nothingShared(summary: Summary, { a, b }: Comparison): ClosedbookError {
  return new ClosedbookError(
    'usage',
    `${labelIn(summary, a)} and ${labelIn(summary, b)} have no question in common that both have an outcome on`,
    {
      hint: 'closedbook report SOURCE SOURCE --compare sets them side by side, unpaired.',
    },
  );
}

function labelIn({ respondents }: Summary, id: string): string {
  return respondents.find((one) => one.id === id)?.label ?? id;
}

/**
 * Id of the one respondent a text names: as written, else in any case, else as a part of an id or a label.
 * @throws ClosedbookError `usage` where it fits none, or several.
 */
export function respondentNamed({ respondents }: Pick<Summary, 'respondents'>, text: string): string {
  const wanted = text.toLowerCase();
  const names = (one: (typeof respondents)[number]): string[] => [one.id, one.label];
  const [written, exact, parts] = [
    respondents.filter((one) => names(one).includes(text)),
    respondents.filter((one) => names(one).some((name) => name.toLowerCase() === wanted)),
    respondents.filter((one) => names(one).some((name) => name.toLowerCase().includes(wanted))),
  ];
  const some = written.length > 0 ? written : exact.length > 0 ? exact : parts;
  if (some.length === 1) return some[0]!.id;
  const offered = (some.length === 0 ? respondents : some).map((one) => one.label);
  throw new ClosedbookError(
    'usage',
    some.length === 0 ? `no respondent is called "${text}"` : `"${text}" fits several respondents`,
    {
      hint: `Name one of: ${offered.slice(0, MOST_OFFERED).join(', ')}${offered.length > MOST_OFFERED ? ` and ${offered.length - MOST_OFFERED} more` : ''}.`,
    },
  );
}

/** A comparison in words and cells, the same in a terminal and at the desk. */
export interface ComparisonWords {
  /** Cautions first. */
  readonly sentences: readonly string[];
  /** Over what, and who is a and b. */
  readonly over: string;
  readonly rows: readonly {
    readonly metric: string;
    /** a − b per 100 questions, with its 95 % interval. */
    readonly difference: string;
    readonly p: string;
    readonly adjusted: string;
  }[];
  /** Rows what a got, columns what b got: correct, incorrect, refused; null where unpaired. */
  readonly transitions: readonly (readonly string[])[] | null;
  /** Right of what both answered; null where that is nothing. */
  readonly answeredByBoth: string | null;
  readonly correction: string;
}

export function comparisonWords(pair: NamedComparison): ComparisonWords {
  const { answeredByBoth, transitions } = pair;
  return {
    sentences: [...cautions(pair), ...pair.sentences],
    over: pair.paired
      ? `${pairedOn(pair)} a = ${pair.a}, b = ${pair.b}`
      : `Unpaired (pairing unknown, treated as independent). a = ${pair.a}, b = ${pair.b}`,
    rows: pair.differences.map(({ metric, estimate, p, adjustedP }) => ({
      metric,
      difference: range(estimate),
      p: chance(p),
      adjusted: chance(adjustedP),
    })),
    transitions: transitions?.map((row) => row.map((cell) => String(Math.round(cell)))) ?? null,
    answeredByBoth:
      answeredByBoth === null || answeredByBoth.n === 0
        ? null
        : `Answered by both: ${counted(answeredByBoth.n, 'question')}; right per 100: ${range(answeredByBoth.a)} (a), ${range(answeredByBoth.b)} (b), p ${chance(answeredByBoth.p)}`,
    correction: `Correction: ${pair.multiplicity}.`,
  };
}

/** The comparison for a terminal. */
export function comparisonText(pair: NamedComparison, width: number): string {
  const { sentences, over, rows, transitions, answeredByBoth, correction } = comparisonWords(pair);
  const lines = [...sentences, '', over];
  lines.push(
    '',
    'a − b, per 100'.padEnd(18) + '95 % interval'.padStart(28) + 'p'.padStart(10) + 'adjusted'.padStart(11),
  );
  for (const { metric, difference, p, adjusted } of rows)
    lines.push(metric.padEnd(18) + difference.padStart(28) + p.padStart(10) + adjusted.padStart(11));
  if (transitions !== null) {
    const header = ['', 'b correct', 'b incorrect', 'b refused'].map((word) => word.padStart(13)).join('');
    const names = ['a correct', 'a incorrect', 'a refused'];
    lines.push('', header);
    transitions.forEach((row, index) => {
      lines.push(names[index]!.padStart(13) + row.map((cell) => cell.padStart(13)).join(''));
    });
  }
  if (answeredByBoth !== null) lines.push('', answeredByBoth);
  lines.push('', correction);
  return `${lines.flatMap((line) => (line.length <= width ? [line] : wrapCells(line, width))).join('\n')}\n`;
}

/** Where outcomes were estimated the differences are over more questions than both have an outcome on. */
function pairedOn({ shared, estimatedOver }: NamedComparison): string {
  const both = counted(shared ?? 0, 'question');
  if (estimatedOver === undefined) return `Paired on ${both}.`;
  return `Differences over ${counted(estimatedOver, 'question')}, missing outcomes estimated as in the report; ${both} with an outcome of both.`;
}

/** Said first where next to nothing is shared, because the sentences read like any others; sharing none says so itself. */
function cautions({ shared, notDecided, estimatedOver }: NamedComparison): string[] {
  if (notDecided !== undefined) return [notDecided, `${basisWords(estimatedOver !== undefined)}:`];
  if (shared === null || shared === 0 || shared >= FEWEST_SHARED) return [];
  return [`Only ${shared} shared question${shared === 1 ? '' : 's'}: nothing can be concluded.`];
}

function range(estimate: Estimate): string {
  if (estimate.value === null) return `undefined (${estimate.why ?? 'no data'})`;
  const text = (value: number | null): string => (value === null ? '–' : fixed(100 * value, 1));
  return `${text(estimate.value)} (${text(estimate.low)} to ${text(estimate.high)})`;
}

function chance(p: number | null): string {
  if (p === null) return '–';
  return p < 0.001 ? '<0.001' : p.toFixed(3);
}
