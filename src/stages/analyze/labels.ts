/**
 * Short names for charts and tables: as little of the id as still tells the respondents apart. A provider prefix or
 * a policy that all share says nothing.
 */
import { CELL_CODE, type OutcomeTable } from '../../core/outcome-table.ts';
import { policyName } from '../../core/policy.ts';
import { type Respondent, respondentId } from '../../core/respondent.ts';
import type { SummaryRespondent } from '../../core/summary/provenance.ts';

/** The respondents of a table as a report shows them. */
export function summaryRespondents(table: OutcomeTable): SummaryRespondent[] {
  const labels = shortLabels(table.respondents);
  const violations = new Array<number>(table.respondents.length).fill(0);
  const otherModel = new Array<number>(table.respondents.length).fill(0);
  for (let row = 0; row < table.rows; row += 1) {
    if (table.cell[row] === CELL_CODE.violation) violations[table.respondent[row]!]! += 1;
    if (table.cell[row] === CELL_CODE['other-model']) otherModel[table.respondent[row]!]! += 1;
  }
  return table.respondents.map((respondent, index) => ({
    ...respondent,
    label: labels[index]!,
    closedBook: table.closedBook[index] ?? 'unverified',
    violations: violations[index]!,
    otherModel: otherModel[index]!,
  }));
}

/** Unique labels in the order given. */
export function shortLabels(
  respondents: readonly Pick<Respondent, 'id' | 'model' | 'settings' | 'policy'>[],
): string[] {
  const policies = new Set(respondents.map((one) => (one.policy === null ? '' : JSON.stringify(one.policy))));
  const candidates = respondents.map(({ id, model, settings, policy }) => {
    const made = respondentId(model, settings, policy);
    // What an id says beyond its record (another run, another prompt) tells respondents apart; another id is its own name.
    if (!id.startsWith(made)) return withoutProvider(id);
    const name = withoutProvider(respondentId(model, settings, null));
    const told = policies.size > 1 && policy !== null ? `${name} ${policyName(policy)}` : name;
    return `${told}${id.slice(made.length)}`;
  });
  const unique = new Set(candidates).size === candidates.length;
  return unique ? candidates : respondents.map((one) => one.id);
}

function withoutProvider(name: string): string {
  return name.replace(/^[^/\s]+\//, '');
}
