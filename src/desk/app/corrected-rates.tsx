/** Each respondent's rates by automatic grades alone, and beneath as people's grades of the sample correct them. */
import type { Estimate } from '../../core/estimate.ts';
import type { ReviewStanding } from '../../pipeline/desk/review-records.ts';
import { RateCell } from './figures.tsx';
import { WideTable } from './wide-table.tsx';

const RATES = ['correct', 'incorrect', 'refused'] as const;

export function CorrectedRates({ standing }: { readonly standing: ReviewStanding }) {
  return (
    <section>
      <h2 id="rates">Rates</h2>
      <p class="muted">
        Of what was asked, with 95 % intervals: by automatic grades alone, and corrected by people’s grades of
        the sample. The report’s corrected rates are these.
      </p>
      <WideTable
        labelledBy="rates"
        heads={['Respondent', 'Grades', ...RATES.map((number) => ({ number })), 'Correct, 0 to 100 %']}
      >
        {standing.rates.map(({ respondent, automatic, corrected }) => (
          <tbody key={respondent}>
            <RateRow name={respondent} by="automatic" estimates={automatic} />
            <RateRow name={null} by="corrected" estimates={corrected} />
          </tbody>
        ))}
      </WideTable>
    </section>
  );
}

function RateRow({
  name,
  by,
  estimates,
}: {
  readonly name: string | null;
  readonly by: string;
  readonly estimates: Readonly<Record<string, Estimate>>;
}) {
  const correct = estimates['correct/asked'];
  return (
    <tr>
      {name !== null && (
        <th scope="row" rowSpan={2}>
          <bdi>{name}</bdi>
        </th>
      )}
      <td class="by">{by}</td>
      {RATES.map((rate) => {
        const estimate = estimates[`${rate}/asked`];
        return estimate === undefined ? (
          <td key={rate} class="number">
            – <span class="interval">no answer that people agree on</span>
          </td>
        ) : (
          <RateCell key={rate} rate={estimate} />
        );
      })}
      <td>{correct !== undefined && <IntervalMark estimate={correct} />}</td>
    </tr>
  );
}

/** The interval as a line on the whole range, so that its shrinking is seen. */
function IntervalMark({ estimate: { value, low, high } }: { readonly estimate: Estimate }) {
  if (value === null || low === null || high === null) return null;
  return (
    <svg class="bar" viewBox="0 0 300 12" preserveAspectRatio="none" aria-hidden="true">
      <rect class="fill-none" x="0" y="5" width="300" height="2" />
      <rect class="fill-correct" x={300 * low} y="3" width={Math.max(1, 300 * (high - low))} height="6" />
      <rect class="fill-text" x={300 * value - 1} y="0" width="2" height="12" />
    </svg>
  );
}
