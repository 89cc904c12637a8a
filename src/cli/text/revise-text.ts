/** What a revision changed, for a terminal: the questions, then the outcomes of each respondent. */
import { counted } from '../../core/counted.ts';
import type { ReviseResult } from '../../pipeline/grade/revise-run.ts';
import { clipCells } from '../../terminal/cells.ts';
import { oneLine } from '../../terminal/words.ts';

/** The result for a terminal. */
export function reviseText(result: ReviseResult, width: number): string {
  const lines = [`${counted(result.revised.length, 'question')} of run ${result.runId} revised`];
  for (const { id, before, after } of result.revised.slice(0, SHOWN)) {
    lines.push(`  ${oneLine(id)}`, `    was ${oneLine(before)}`, `    is  ${oneLine(after)}`);
  }
  if (result.revised.length > SHOWN) lines.push(`  … and ${result.revised.length - SHOWN} more`);
  for (const { respondentId, n, changed, transitions } of result.respondents) {
    lines.push(`${oneLine(respondentId)}: ${changed} of ${counted(n, 'outcome')} changed`);
    for (const [from, row] of Object.entries(transitions)) {
      for (const [to, replies] of Object.entries(row)) {
        if (from !== to && replies > 0) lines.push(`    ${from} → ${to}: ${replies}`);
      }
    }
  }
  const undecided = result.respondents.reduce(
    (sum, { transitions }) =>
      sum + Object.values(transitions).reduce((column, row) => column + row.ungraded, 0),
    0,
  );
  if (undecided > 0) lines.push(`${undecided} left without an outcome; --judge MODEL has them judged`);
  if (result.humanGradesAside > 0) {
    lines.push(
      `${counted(result.humanGradesAside, 'grade')} by people ${result.humanGradesAside === 1 ? 'was' : 'were'} given against the old reference`,
    );
  }
  if (result.reworded.length > 0) {
    lines.push(`${counted(result.reworded.length, 'question')} worded otherwise in the run, left alone`);
    lines.push(...result.reworded.slice(0, SHOWN).map((id) => `  ${oneLine(id)}`));
  }
  return `${lines.map((line) => clipCells(line, width)).join('\n')}\n`;
}

const SHOWN = 10;
