/**
 * Short names for charts and tables: as little of the id as still tells the respondents apart. A provider prefix or
 * a policy that all share says nothing.
 */
import { CELL_CODE, type OutcomeTable } from '../../core/outcome-table.ts';
import type { Respondent } from '../../core/respondent.ts';
import type { SummaryRespondent } from '../../core/summary/provenance.ts';

/** The respondents of a table as a report shows them. */
export function summaryRespondents(table: OutcomeTable): SummaryRespondent[] {
  const labels = shortLabels(table.respondents);
  const violations = new Array<number>(table.respondents.length).fill(0);
  for (let row = 0; row < table.rows; row += 1) {
    if (table.cell[row] === CELL_CODE.violation) violations[table.respondent[row]] += 1;
  }
  return table.respondents.map((respondent, index) => ({
    ...respondent,
    label: labels[index],
    closedBook: table.closedBook[index] ?? 'unverified',
    violations: violations[index],
  }));
}

/** Unique labels in the order given. */
export function shortLabels(respondents: readonly Pick<Respondent, 'id' | 'model' | 'policy'>[]): string[] {
  const policies = new Set(respondents.map((one) => (one.policy === null ? '' : JSON.stringify(one.policy))));
  const candidates = respondents.map(({ id }) => {
    const [model, policy] = id.split(' · ');
    const short = model.replace(/^[^/\s]+\//, '');
    return policies.size > 1 && policy !== undefined ? `${short} ${policy}` : short;
  });
  const unique = new Set(candidates).size === candidates.length;
  return unique ? candidates : respondents.map((one) => one.id);
}
