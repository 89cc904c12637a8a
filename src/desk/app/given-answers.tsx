/** Who gave which answer to a question: the votes for and against its gold. */
import type { CuratedQuestion } from '../../pipeline/desk/curate-records.ts';
import { signed } from './below-zero.ts';
import { WideTable } from './wide-table.tsx';

export function GivenAnswers({ question }: { readonly question: CuratedQuestion }) {
  const { given, isAsked, numbers, said } = question;
  if (!isAsked) return <p class="muted">Nobody was asked yet.</p>;
  if (numbers === null)
    return <p class="muted">Its answers are no evidence: there is no gold to compare with.</p>;
  return (
    <>
      <h2 id="given">Who answered what</h2>
      <p class="muted">
        <bdi>{said}</bdi> · asked {numbers.asked}, right {percent(numbers.difficulty)}, refused{' '}
        {percent(numbers.refused)} · log-odds that the gold is wrong {signed(numbers.suspicion)}
        {numbers.discrimination !== null && ` · discrimination ${signed(numbers.discrimination)}`}
      </p>
      {given.length > 0 && <Answers question={question} />}
    </>
  );
}

function Answers({ question: { given } }: { readonly question: CuratedQuestion }) {
  const answered = given.reduce((sum, { respondents }) => sum + respondents.length, 0);
  return (
    <WideTable
      labelledBy="given"
      kind="given"
      heads={['Answer', { number: 'Respondents' }, 'Families', 'Who']}
    >
      <tbody>
        {given.map(({ text, isGold, respondents, families }) => (
          <tr key={text}>
            <th scope="row">
              <bdi>{text}</bdi> {isGold && <span class="mark">gold</span>}
            </th>
            <td class="number">
              {respondents.length} of {answered}
            </td>
            <td>
              <bdi>{families.join(', ')}</bdi>
            </td>
            <td>
              {respondents.map((one) => (
                <bdi key={one} class="who">
                  {one}
                </bdi>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

function percent(value: number | null): string {
  return value === null ? '–' : `${Math.round(100 * value)} %`;
}
