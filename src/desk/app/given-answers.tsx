/** Who gave which answer to a question: the votes for and against its gold. */
import type { CuratedQuestion } from '../../pipeline/desk/curate-records.ts';

export function GivenAnswers({ question }: { readonly question: CuratedQuestion }) {
  const { given, numbers, said } = question;
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
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by the arrow keys.
    <section class="scroll" tabIndex={0} aria-labelledby="given">
      <table class="given">
        <thead>
          <tr>
            <th scope="col">Answer</th>
            <th scope="col" class="number">
              Respondents
            </th>
            <th scope="col">Families</th>
            <th scope="col">Who</th>
          </tr>
        </thead>
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
      </table>
    </section>
  );
}

function percent(value: number | null): string {
  return value === null ? '–' : `${Math.round(100 * value)} %`;
}

function signed(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 2, signDisplay: 'exceptZero' });
}
