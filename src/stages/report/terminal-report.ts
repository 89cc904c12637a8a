/**
 * The report in a terminal: the decision, a table that fits the width, a small frontier in characters. Plain text
 * without colours, so that it reads the same in a log.
 */

import { checkArgument } from '../../core/argument.ts';
import { counted } from '../../core/counted.ts';
import type { RespondentRates } from '../../core/summary/rates.ts';
import { checkSummary, type Summary } from '../../core/summary/summary.ts';
import { wrapCells } from '../../terminal/cells.ts';
import { visibleText } from '../../terminal/visible-text.ts';
import { byWorth, type Look, lookOf } from './charts/look.ts';
import { terminalFrontier } from './terminal-frontier.ts';
import { ratesLines, sharesOf } from './terminal-rates.ts';
import { costWords } from './wording/cost-words.ts';
import { causeText } from './wording/failed-text.ts';
import { firstLines } from './wording/first-lines.ts';
import { missingText } from './wording/missing-text.ts';
import { count, intervalText, valueText } from './wording/numbers.ts';
import { repeatsText } from './wording/repeats-text.ts';

export interface TerminalOptions {
  /** Columns. @default 80 */
  readonly width?: number;
  /** Whether to use ANSI colours. @default false */
  readonly colour?: boolean;
  /** Penalty L the table is ordered by. @default as the HTML report opens */
  readonly penalty?: number;
}

const BOLD = '\u001b[1m';
const DIM = '\u001b[2m';
const RESET = '\u001b[0m';
const NARROWEST = 20;
/** Sentences of the decision shown. */
const SENTENCES = 3;

/**
 * The summary as text for a terminal: the decision, a table of rates with intervals, what stands under them.
 * @example
 * const replies = ['a', 'b', 'c'].map((question) => ({ question, respondent: 'parrot' }));
 * const summary = analyze(tableOf(replies, ['correct', 'incorrect', 'refused']), { title: 'Three questions' });
 * terminalReport(summary).split('\n')[0]; // => 'Three questions'
 */
export function terminalReport(summary: Summary, options: TerminalOptions = {}): string {
  checkSummary(summary);
  const { width = 80, colour = false, penalty } = options;
  checkArgument(Number.isInteger(width) && width >= NARROWEST, 'options.width', {
    expected: `a whole number of at least ${NARROWEST} columns`,
    given: width,
  });
  const look = lookOf(summary, penalty === undefined ? {} : { penalty });
  const paint = (code: string, text: string) => (colour ? `${code}${text}${RESET}` : text);
  const rows = byWorth(summary.rates.rows, look);
  const title = visibleText(summary.simulated ? `Simulated: ${summary.title}` : summary.title).replaceAll(
    '\n',
    ' ',
  );
  const lines = [
    ...wrapCells(title, width).map((line) => paint(BOLD, line)),
    '',
    ...wrapCells(visibleText(summary.decision.headline), width).map((line) => paint(BOLD, line)),
    ...sentenceLines(summary.decision, width),
    '',
    ...ratesLines(rows, look, { width, paint, ...sharesOf(summary, look) }),
    ...missingLines(rows, look, width),
    ...failureLines(summary, look, width),
    ...firstLines(summary).flatMap((line) => ['', ...wrapCells(visibleText(line), width)]),
    ...peopleLines(rows, look, width),
    ...claimLines(summary, look, width),
    ...languageLines(summary, width),
    ...repeatLines(summary, width),
    '',
    ...terminalFrontier(summary, look, { width, faint: (text) => paint(DIM, text) }),
  ];
  for (const note of summary.provenance.warnings)
    lines.push(...wrapCells(visibleText(note), width).map((line) => paint(DIM, line)));
  return `${lines
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd()}\n`;
}

/** The first sentences; the rest is in the HTML. */
function sentenceLines({ headline, sentences }: Summary['decision'], width: number): string[] {
  const first = sentences.slice(0, SENTENCES);
  // Under the first text that names L.
  const texts = [headline, ...first];
  const names = texts.findIndex((text) => costWords([text]).length > 0);
  const shown = texts
    .flatMap((text, at) => [...(at === 0 ? [] : [text]), ...(at === names ? costWords([text]) : [])])
    .flatMap((sentence) => wrapCells(visibleText(sentence), width));
  const more = sentences.length - SENTENCES;
  return more > 0 ? [...shown, `(${counted(more, 'more sentence')} on the choice in the report)`] : shown;
}

/** More respondents than this with missing outcomes stand in the report's table only. */
const MISSING_TOLD = 6;

/** What has no outcome, with its bounds: a rate over the rest can flatter. */
function missingLines(rows: readonly RespondentRates[], look: Look, width: number): string[] {
  const texts = rows.flatMap((row) => missingText(row, look.fullName(row.respondent)) ?? []);
  if (texts.length === 0) return [];
  const more = texts.length - MISSING_TOLD;
  return [
    '',
    ...texts.slice(0, MISSING_TOLD).flatMap((text) => wrapCells(visibleText(text), width)),
    ...(more > 0 ? [`(${more} more with missing outcomes in the report)`] : []),
  ];
}

/** More respondents than this have their failures told in the report alone. */
const FAILING_TOLD = 6;

/** What failed, by respondent and cause. */
function failureLines({ failures }: Summary, look: Look, width: number): string[] {
  if (failures === undefined) return [];
  const { failed, replies, rows } = failures;
  const more = rows.length - FAILING_TOLD;
  return [
    '',
    ...wrapCells(`What failed: ${count(failed)} of ${counted(replies, 'reply', 'replies')}:`, width),
    ...rows
      .slice(0, FAILING_TOLD)
      .flatMap(({ respondent, replies: own, failed: all, causes }) =>
        wrapCells(
          visibleText(
            `${look.name(respondent)}: ${count(all)} of ${counted(own, 'reply', 'replies')}: ${causes.map(causeText).join(', ')}`,
          ),
          width - 2,
        ).map((line) => `  ${line}`),
      ),
    ...(more > 0 ? [`  (${counted(more, 'more respondent')} in the report)`] : []),
  ];
}

/** Right and wrong answers by people's grades beside the automatic ones, where people graded. */
function peopleLines(rows: readonly RespondentRates[], look: Look, width: number): string[] {
  const how = rows.some((row) => row.corrected !== undefined) ? 'corrected by people’s sample' : 'by people';
  return (['correct/asked', 'incorrect/asked'] as const).flatMap((metric) => {
    const said = rows.flatMap((row) => {
      const people = row.corrected?.[metric] ?? row.human?.[metric];
      // Undefined where people read nothing of some outcome; the report says which.
      if (people == null || people.value === null) return [];
      const automatic = valueText(row.estimates[metric]);
      return [
        `${look.name(row.respondent)} ${valueText(people)} (${intervalText(people)}; graded ${automatic})`,
      ];
    });
    if (said.length === 0) return [];
    const word = metric === 'correct/asked' ? 'Correct' : 'Wrong';
    return ['', ...wrapCells(visibleText(`${word} ${how}: ${said.join(', ')}.`), width)];
  });
}

/** More respondents than this have their claims told in the report alone. */
const CLAIMS_TOLD = 6;
/** Of gaps between languages the widest. */
const GAPS_TOLD = 3;

/** What long answers hold, claim by claim: the headline of person-strict hides it. */
function claimLines({ claims }: Summary, look: Look, width: number): string[] {
  if (claims === undefined) return [];
  const told = claims.rows
    .slice(0, CLAIMS_TOLD)
    .map(({ respondent, precision, recall, wrongPerReply, audit }) => {
      const best = audit?.precision ?? precision;
      const by = audit === undefined ? '' : ', corrected by people’s audit';
      return `${look.name(respondent)} ${valueText(best)} right of those that can be checked (${intervalText(best)}${by}), ${valueText(recall)} of the facts told, ${valueText(audit?.wrongPerReply ?? wrongPerReply)} wrong a reply`;
    });
  const more = claims.rows.length - CLAIMS_TOLD;
  const rest = more > 0 ? ` (${counted(more, 'more respondent')} in the report)` : '';
  return ['', ...wrapCells(visibleText(`Claims of long answers: ${told.join('; ')}.${rest}`), width)];
}

/** The gaps between languages, paired by fact. */
function languageLines({ languages }: Summary, width: number): string[] {
  const widest = (languages?.rows ?? [])
    .map(({ differences }, at) => [Math.abs(differences.correct.value ?? 0), at] as const)
    .sort(([a], [b]) => b - a);
  const sentences = widest.flatMap(([, at]) => languages?.sentences[at] ?? []);
  if (sentences.length === 0) return [];
  const more = sentences.length - GAPS_TOLD;
  return [
    '',
    ...sentences.slice(0, GAPS_TOLD).flatMap((one) => wrapCells(visibleText(one), width)),
    ...(more > 0 ? [`(${counted(more, 'more gap')} between languages in the report)`] : []),
  ];
}

/** How steady the judges are, where a sample was judged twice. */
function repeatLines({ judge }: Summary, width: number): string[] {
  const lines = (judge?.repeats ?? []).flatMap((one) => wrapCells(repeatsText(one), width));
  return lines.length === 0 ? [] : ['', ...lines];
}
