/**
 * Short names for charts and tables: as little of the id as still tells the respondents apart. A provider prefix or
 * a policy that all share says nothing.
 */
import { CELL_CODE, type OutcomeTable } from '../../core/outcome-table.ts';
import { type Policy, policyName } from '../../core/policy.ts';
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

/** Unique labels in the order given: without the settings, and the parts of a policy, that all of them share. */
export function shortLabels(
  respondents: readonly Pick<Respondent, 'id' | 'model' | 'settings' | 'policy' | 'modelLabel'>[],
): string[] {
  const told = sharedParts(respondents);
  const policies = new Set(respondents.map((one) => (one.policy === null ? '' : JSON.stringify(one.policy))));
  const names = shortestNames(
    respondents.map(({ model, settings }) => respondentId(model, told.settings(settings), null)),
  );
  const others = shortestNames(respondents.map(({ id }) => id));
  const candidates = respondents.map(({ id, model, settings, policy, modelLabel }) => {
    const made = respondentId(model, settings, policy);
    // What an id says beyond its record (another run, another prompt) tells respondents apart; another id is its own name.
    if (!id.startsWith(made)) return others.get(id) ?? id;
    const name = modelLabel ?? names.get(respondentId(model, told.settings(settings), null)) ?? model;
    const asked = policies.size > 1 && policy !== null ? `${name} ${policyName(told.policy(policy))}` : name;
    return `${asked}${id.slice(made.length)}`;
  });
  return candidates.map((label, at) =>
    candidates.some((other, place) => other === label && place !== at) ? respondents[at]!.id : label,
  );
}

/** Settings and policies as far as they differ between the respondents; those of a single one are its own. */
function sharedParts(respondents: readonly Pick<Respondent, 'settings' | 'policy'>[]) {
  const differs = (of: (one: Pick<Respondent, 'settings' | 'policy'>) => unknown): boolean =>
    respondents.length < 2 || new Set(respondents.map((one) => JSON.stringify(of(one) ?? null))).size > 1;
  const confidence = differs(({ policy }) => policy?.confidence);
  const wording = differs(({ policy }) => policy?.wording);
  return {
    settings: (settings: Respondent['settings']): Respondent['settings'] =>
      Object.fromEntries(
        Object.entries(settings).filter(([name]) =>
          differs((one) => Object.entries(one.settings).find(([key]) => key === name)?.[1]),
        ),
      ),
    policy: (policy: Policy): Policy => ({
      ...policy,
      confidence: confidence && policy.confidence,
      wording: wording ? policy.wording : 'a',
    }),
  };
}

/**
 * Each name without what tells nobody apart: the provider, a server's address, and the words of file names (between
 * underscores and slashes) that all of them begin or end with.
 */
function shortestNames(names: readonly string[]): Map<string, string> {
  const distinct = [...new Set(names)];
  const bare = distinct.map((name) => name.replace(/^[^/\s@]+\//, ''));
  const unaddressed = bare.map((name) => name.replace(/@https?:\/\/\S+/i, ''));
  const usable = new Set(unaddressed).size === distinct.length ? unaddressed : bare;
  // Slashes of an address are no borders of words.
  const isPlain = distinct.length > 1 && usable.every((name) => !name.includes('@'));
  const words = isPlain ? withoutSharedWords(usable) : usable;
  return new Map(distinct.map((name, at) => [name, words[at] || name]));
}

function withoutSharedWords(names: readonly string[]): string[] {
  const split = names.map((name) => name.split(/(?<=[_/])/));
  const least = Math.min(...split.map((words) => words.length));
  const [first = []] = split;
  let start = 0;
  while (start < least - 1 && split.every((words) => words[start] === first[start])) start += 1;
  let end = 0;
  while (end < least - 1 - start && split.every((words) => words.at(-1 - end) === first.at(-1 - end)))
    end += 1;
  return split.map((words) =>
    words
      .slice(start, words.length - end)
      .join('')
      .replace(/[_/]$/, ''),
  );
}
