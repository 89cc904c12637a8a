/** The findings about questions for a terminal: counts, the most suspicious golds with their evidence, who profits. */

import { counted } from '../../core/counted.ts';
import type { ItemsSection, QuestionItem } from '../../core/summary/items.ts';
import { QUESTION_TROUBLES } from '../../core/summary/items.ts';
import { saidInstead } from '../../stages/report/wording/said-instead.ts';
import { TROUBLE_MEANING } from '../../stages/report/wording/trouble-meaning.ts';
import { displayWidth, fitCells, padCells, wrapCells } from '../../terminal/cells.ts';
import { cutNames } from '../../terminal/cut-names.ts';
import { oneLine } from '../../terminal/words.ts';

/** Rows shown; the sheet and --json have all that were listed. */
const SHOWN = 10;
const ANSWERS_SHOWN = 4;

/** @param sheet - Path of the review sheet that was written; without one the closing hint says how to get it. */
export function datasetItemsText(
  section: ItemsSection,
  { width, sheet }: { readonly width: number; readonly sheet?: string | undefined },
): string {
  const named = familyNames(section, width);
  const families = named.size;
  const lines = [
    `${counted(section.questions, 'question')}, ${counted(section.respondents.length, 'respondent')} of ` +
      `${families === 1 ? '1 family' : `${families} families`}, ${counted(section.runs.length, 'source')}`,
    '',
    ...QUESTION_TROUBLES.map(
      (trouble) =>
        `  ${padCells(trouble, 24)}${String(section.counts[trouble] ?? 0).padStart(6)}  ${TROUBLE_MEANING[trouble]}`,
    ),
    '',
  ];
  const shown = section.rows.filter(({ proposed }) => proposed !== null).slice(0, SHOWN);
  if (shown.length > 0) lines.push('Questions to look at first', '');
  for (const [at, row] of shown.entries()) lines.push(...rowLines(row, { rank: at + 1, named, width }), '');
  if ((section.counts['wrong-gold'] ?? 0) > 0) lines.push(...moveLines(section, width), '');
  for (const note of section.notes) lines.push(...wrapCells(note, width));
  const next = `${sheet === undefined ? '--out SHEET.csv, fill it in' : `fill in ${sheet}`}, closedbook dataset review ${sheet ?? 'SHEET.csv'}.`;
  lines.push(...wrapCells(`${CAUTION} ${next}`, width));
  return `${lines.map((line) => fitCells(line, width).trimEnd()).join('\n')}\n`;
}

const CAUTION =
  'Agreement among models also marks misconceptions they share. Change a gold only with a source outside the models:';

/** Each family by a name that fits beside an answer and is like no other. */
function familyNames({ respondents }: ItemsSection, width: number): Map<string, string> {
  const families = [...new Set(respondents.map(({ family }) => oneLine(family)))];
  const short = cutNames(families, { width: Math.max(16, width - ANSWER_CELLS), measure: displayWidth });
  return new Map(families.map((family, at) => [family, short[at]!]));
}

/** Cells before the families of an answer. */
const ANSWER_CELLS = 56;

interface RowPlace {
  readonly rank: number;
  readonly named: ReadonlyMap<string, string>;
  readonly width: number;
}

function rowLines(row: QuestionItem, { rank, named, width }: RowPlace): string[] {
  const shortOf = (families: readonly string[]) => families.map((one) => named.get(oneLine(one)) ?? one);
  const answered = row.answers.reduce((sum, { respondents }) => sum + respondents.length, 0);
  const [head, ...rest] = indented(oneLine(row.text), width);
  const answers = row.answers
    .filter(({ isGold }) => !isGold)
    .slice(0, ANSWERS_SHOWN)
    .map(({ text, respondents, families }) =>
      answerLine('', text, { n: respondents.length, answered, families: shortOf(families), width }),
    );
  const gold = row.answers.find(({ isGold }) => isGold);
  // Answers that nobody graded are among those told above, and in no share.
  const isPartly = answered + Math.round((row.refused ?? 0) * row.asked) > row.asked;
  return [
    `${`${rank}.`.padStart(4)} ${(head ?? '').trimStart()}`,
    ...rest,
    answerLine('gold', row.gold, {
      n: gold?.respondents.length ?? 0,
      answered,
      families: shortOf(gold?.families ?? []),
      width,
    }),
    ...answers,
    ...indented(
      [
        ...(row.troubles.length === 0 ? [] : [row.troubles.join(', ').replaceAll('-', ' ')]),
        saidInstead(row),
        `right ${percent(row.difficulty)}`,
        `refused ${percent(row.refused)}${isPartly ? ` of the ${row.asked} with an outcome` : ''}`,
        oneLine(row.id),
      ].join(', '),
      width,
    ),
  ];
}

const INDENT = 5;

function indented(text: string, width: number): string[] {
  return wrapCells(text, width - INDENT).map((line) => ' '.repeat(INDENT) + line);
}

function answerLine(
  name: string,
  text: string,
  of: {
    readonly n: number;
    readonly answered: number;
    readonly families: readonly string[];
    readonly width: number;
  },
): string {
  const tail = `${of.n} of ${of.answered}`;
  const textWidth = Math.max(16, Math.min(34, of.width - 40));
  return `     ${padCells(name, 5)}${padCells(fitCells(oneLine(text), textWidth), textWidth)} ${tail.padStart(9)}  ${oneLine(of.families.join(', '))}`;
}

function moveLines({ moves, counts }: ItemsSection, width: number): string[] {
  const whole = moves.map(({ family }) => oneLine(family));
  const nameWidth = Math.min(Math.max(6, ...whole.map(displayWidth)), width - 32);
  const names = cutNames(whole, { width: nameWidth, measure: displayWidth });
  return [
    `If all ${counts['wrong-gold']} wrong golds took the proposed answer`,
    `  ${padCells('family', nameWidth)}  correct now     after    change`,
    ...moves.map(({ correctNow, correctAfter }, at) => {
      const change =
        correctNow === null || correctAfter === null ? '–' : signed(100 * (correctAfter - correctNow), 1);
      return `  ${padCells(names[at] ?? '', nameWidth)}  ${percent(correctNow, 1).padStart(11)}  ${percent(correctAfter, 1).padStart(8)}  ${change.padStart(8)}`;
    }),
  ];
}

function percent(value: number | null, digits = 0): string {
  return value === null ? '–' : `${(100 * value).toFixed(digits)}%`;
}

function signed(value: number, digits = 1): string {
  const text = Math.abs(value).toFixed(digits);
  return Number(text) === 0 ? text : value < 0 ? `−${text}` : `+${text}`;
}
