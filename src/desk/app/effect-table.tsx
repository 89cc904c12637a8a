/** What decisions would do to each family's rates: before and after, and how many replies stand otherwise. */
import type { DecisionEffect, EffectRow } from '../../pipeline/desk/curate-records.ts';
import { count, counted, points, rateTitle } from './figures.tsx';

interface EffectProps {
  readonly effect: DecisionEffect;
  /** Id of the heading above. */
  readonly labelledBy: string;
}

export function EffectTable({ effect, labelledBy }: EffectProps) {
  const { changes, moved, undecided, unasked, families, respondents, faults } = effect;
  return (
    <>
      {faults.map(({ id, why }) => (
        <p key={id} class="fault">
          <bdi>{why}</bdi>
        </p>
      ))}
      <p class="muted">
        {changes === 0
          ? 'No question changes, so no rate does. '
          : `${count(changes)} ${changes === 1 ? 'question changes' : 'questions change'}, ${count(moved)} ${moved === 1 ? 'reply stands' : 'replies stand'} otherwise. `}
        {moved > 0 && 'Graded by rules against the new gold, as revise does without a judge. '}
        {undecided > 0 &&
          `${count(undecided)} of them the rules leave undecided: they are in no rate until a judge or people say. `}
        {unasked > 0 &&
          `${counted(unasked, 'reply', 'replies')} answered other words: the question has to be asked again. `}
      </p>
      {changes > 0 && <Rows rows={families} head="Family" labelledBy={labelledBy} />}
      {changes > 0 && respondents.length > 0 && (
        <details>
          <summary>Each of {respondents.length} respondents</summary>
          <Rows rows={respondents} head="Respondent" labelledBy={labelledBy} />
        </details>
      )}
    </>
  );
}

interface RowsProps {
  readonly rows: readonly EffectRow[];
  readonly head: string;
  readonly labelledBy: string;
}

function Rows({ rows, head, labelledBy }: RowsProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by the arrow keys.
    <section class="scroll" tabIndex={0} aria-labelledby={labelledBy}>
      <table>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col">Stand otherwise</th>
            {(['Correct', 'Incorrect', 'Refused'] as const).map((name) => (
              <th key={name} scope="col" class="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, before, after, moved }) => (
            <tr key={name}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              <td>
                {moved.length === 0 && <span class="muted">none</span>}
                {moved.map(({ from, to, replies }) => (
                  <span key={`${from} ${to}`} class="moved">
                    {count(replies)} {from} → {to}
                  </span>
                ))}
              </td>
              <Change before={before.correct} after={after.correct} />
              <Change before={before.incorrect} after={after.incorrect} />
              <Change before={before.refused} after={after.refused} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type Rate = EffectRow['before']['correct'];

function Change({ before, after }: { readonly before: Rate; readonly after: Rate }) {
  const isSame = before.numerator === after.numerator && before.denominator === after.denominator;
  const counts = (rate: Rate) =>
    rate.value === null ? (rate.why ?? 'undefined') : `${rate.numerator} of ${rate.denominator}`;
  return (
    <td class="number" title={`${rateTitle(before)} → ${rateTitle(after)}`}>
      {isSame ? (
        <span class="muted">{points(before.value)}</span>
      ) : (
        <>
          {points(before.value)} → <strong>{points(after.value)}</strong>
        </>
      )}
      <span class="interval">{isSame ? counts(after) : `${counts(before)} → ${counts(after)}`}</span>
      <span class="interval">
        {points(after.low)} to {points(after.high)}
      </span>
    </td>
  );
}
