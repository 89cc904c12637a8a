/** How much may be answered at an accepted risk: as it was on these questions, and as it is guaranteed for others. */
import type { Summary } from '../../../core/summary/summary.ts';
import type { Look } from '../charts/look.ts';
import { percent } from '../wording/numbers.ts';
import type { SectionTable } from './section-table.ts';

export function coverageTable({ rows }: NonNullable<Summary['confidence']>, look: Look): SectionTable | null {
  const cells = rows.flatMap((row) =>
    row.coverageAtRisk.map(({ risk, coverage, guaranteed }) => [
      look.fullName(row.respondent),
      row.pass,
      percent(risk, { n: 1 }),
      coverage === null ? null : percent(coverage),
      guaranteed === null ? null : percent(guaranteed),
    ]),
  );
  return cells.length === 0
    ? null
    : {
        id: 'coverage-at-risk',
        title: 'Share that may be answered at an accepted risk',
        notes: [
          `Answering only above the right confidence: the largest share of the answers with at most this risk among them, here and, with ${look.levelPercent}% certainty, on other questions of the same kind.`,
        ],
        columns: ['respondent', 'pass', 'wrong answers accepted', 'answered here', 'answered, guaranteed'],
        rows: cells,
      };
}
