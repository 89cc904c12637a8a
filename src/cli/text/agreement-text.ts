/** How far graders and people agree, for a terminal: figures of each respondent, then answers to read. */
import { counted, grouped } from '../../core/counted.ts';
import type { Estimate } from '../../core/estimate.ts';
import type { AgreementResult } from '../../pipeline/grade/agreement.ts';
import { fixed } from '../../stages/report/wording/numbers.ts';
import { clipCells, displayWidth, padCells, wrapCells } from '../../terminal/cells.ts';
import { cutNames } from '../../terminal/cut-names.ts';
import { oneLine } from '../../terminal/words.ts';

/** Cells of the columns beside the respondent. */
const FIGURE_CELLS = 7 + 11 + 20 + 20;

/** The result for a terminal. */
export function agreementText(result: AgreementResult, width: number): string {
  const classes = result.labels === 'two' ? 'correct against not correct' : 'correct, incorrect, refused';
  const lines = [`${counted(result.pairs, 'answer')} with a human label (${classes})`];
  if (result.contested > 0) {
    lines.push(
      ...wrapCells(
        `${grouped(result.contested)} more on which people disagree are contested and in none of the figures`,
        width,
      ),
    );
  }
  lines.push('');
  const nameWidth = Math.max(22, width - FIGURE_CELLS);
  lines.push(
    `${padCells('respondent', nameWidth)}${'n'.padStart(7)}${'undecided'.padStart(11)}${'agree %'.padStart(20)}${'kappa'.padStart(20)}`,
  );
  const nameOf = (id: string) => result.names[id] ?? id;
  const names = cutNames(
    result.rows.flatMap(({ respondent }) => (respondent === null ? [] : [nameOf(respondent)])),
    { width: nameWidth - 2, measure: displayWidth },
  );
  let named = 0;
  for (const row of result.rows) {
    const name = row.respondent === null ? 'all' : names[named++]!;
    lines.push(
      `${padCells(name, nameWidth)}${String(row.n).padStart(7)}${String(row.undecided).padStart(11)}${interval(row.raw, 100, 1).padStart(20)}${interval(row.kappa, 1, 2).padStart(20)}`,
    );
  }
  for (const { kind, pair, question, answer } of result.toRead) {
    lines.push(
      '',
      `${kind}: people say ${pair.human}, ${pair.automatic ?? 'undecided'} by the grader (${nameOf(pair.respondentId)})`,
    );
    lines.push(`  ${clipCells(oneLine(question), width - 2)}`, `  ${clipCells(oneLine(answer), width - 2)}`);
  }
  return `${lines.join('\n')}\n`;
}

function interval(estimate: Estimate, scale: number, digits: number): string {
  if (estimate.value === null) return `– (${estimate.why ?? 'undefined'})`;
  const text = (value: number | null): string => (value === null ? '–' : fixed(scale * value, digits));
  return `${text(estimate.value)} ${text(estimate.low)}–${text(estimate.high)}`;
}
