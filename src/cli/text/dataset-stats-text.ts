/** What a question set covers, as bars in a terminal. */
import { counted, grouped } from '../../core/counted.ts';
import type { DatasetStats } from '../../pipeline/dataset/dataset-stats.ts';
import type { Coverage } from '../../stages/dataset/coverage.ts';
import { fitCells, padCells } from '../../terminal/cells.ts';
import { visibleText } from '../../terminal/visible-text.ts';

/** Values shown of one field. */
const MOST_VALUES = 15;
const LABEL = 24;

/** Bars for a terminal; the longest fills the line. */
export function statsText(stats: DatasetStats, width: number): string {
  const lines = [`${stats.name}: ${counted(stats.questions, 'question')}${subjectsText(stats)}`];
  const barWidth = Math.max(10, width - LABEL - 18);
  for (const { field, values, without } of stats.fields) {
    const shown = values.slice(0, MOST_VALUES);
    const rest = values.slice(MOST_VALUES).reduce((sum, { questions }) => sum + questions, 0);
    const rows = [
      ...shown,
      ...(rest > 0 ? [{ value: `${values.length - MOST_VALUES} others`, questions: rest }] : []),
      ...(without > 0 ? [{ value: '(not said)', questions: without }] : []),
    ];
    const most = Math.max(...rows.map(({ questions }) => questions));
    lines.push('', field);
    for (const { value, questions } of rows) {
      const label = padCells(fitCells(visibleText(value).replaceAll('\n', ' '), LABEL), LABEL);
      const share = `${((100 * questions) / stats.questions).toFixed(1)}%`.padStart(6);
      const bar = '█'.repeat(Math.max(1, Math.round((barWidth * questions) / most)));
      lines.push(`${label} ${grouped(questions).padStart(8)} ${share} ${bar}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function subjectsText({ subjects, mostOnOneSubject }: Coverage): string {
  if (subjects === 0) return '';
  return ` on ${counted(subjects, 'subject')}, at most ${grouped(mostOnOneSubject)} on one`;
}
