/** What decisions would do to each family's rates: before and after, and how many replies stand otherwise. */
import type { DecisionEffect, EffectRow } from '../../pipeline/desk/curate-records.ts';
import { count, counted, interval, points, rateTitle } from './figures.tsx';
import { WideTable } from './wide-table.tsx';

interface EffectProps {
  readonly effect: DecisionEffect;
  /** Id of the heading above. */
  readonly labelledBy: string;
}

export function EffectTable({ effect, labelledBy }: EffectProps) {
  const { changes, regraded, moved, undecided, unasked, families, respondents, faults } = effect;
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
          : `${count(changes)} ${changes === 1 ? 'question changes' : 'questions change'}${families.length === 0 ? '; nobody answered yet' : `, ${count(moved)} ${moved === 1 ? 'reply stands' : 'replies stand'} otherwise`}. `}
        {regraded > 0 &&
          families.length > 0 &&
          `${regraded === 1 ? 'Its' : 'Their'} answers are graded by rules against the new gold, as revise does without a judge. `}
        {undecided > 0 &&
          `${count(undecided)} of them the rules leave undecided: they are in no rate until a judge or people say. `}
        {unasked > 0 &&
          `${counted(unasked, 'reply', 'replies')} answered other words: the question has to be asked again. `}
      </p>
      {changes > 0 && families.length > 0 && <Rows rows={families} head="Family" labelledBy={labelledBy} />}
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
    <WideTable
      labelledBy={labelledBy}
      kind="effect"
      heads={[head, 'Stand otherwise', ...['Correct', 'Incorrect', 'Refused'].map((number) => ({ number }))]}
    >
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
    </WideTable>
  );
}

type Rate = EffectRow['before']['correct'];

function Change({ before, after }: { readonly before: Rate; readonly after: Rate }) {
  const isSame = before.numerator === after.numerator && before.denominator === after.denominator;
  return (
    <td class="number" title={`${rateTitle(before)} → ${rateTitle(after)}`}>
      {isSame ? (
        <span class="muted">{points(before.value)}</span>
      ) : (
        <>
          {points(before.value)} → <strong>{points(after.value)}</strong>
        </>
      )}
      <Counts before={before} after={after} isSame={isSame} />
      <span class="interval">{interval(after)}</span>
    </td>
  );
}

/** What is the same on both sides is told once, so that three rates fit beside each other. */
function Counts({
  before,
  after,
  isSame,
}: {
  readonly before: Rate;
  readonly after: Rate;
  readonly isSame: boolean;
}) {
  if (isSame) return <span class="interval">{countsOf(after)}</span>;
  const isOneSum = before.value !== null && after.value !== null && before.denominator === after.denominator;
  if (isOneSum)
    return (
      <span class="interval">
        {before.numerator} → {after.numerator} of {after.denominator}
      </span>
    );
  return (
    <>
      <span class="interval">{countsOf(before)} →</span>
      <span class="interval">{countsOf(after)}</span>
    </>
  );
}

function countsOf(rate: Rate): string {
  return rate.value === null ? (rate.why ?? 'undefined') : `${rate.numerator} of ${rate.denominator}`;
}
