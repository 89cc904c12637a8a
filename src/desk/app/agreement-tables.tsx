/** How far people agree with each other, and with answers whose outcome is known. */
import type { Estimate } from '../../core/estimate.ts';
import type { ReviewStanding } from '../../pipeline/desk/review-records.ts';
import { fixed } from './below-zero.ts';
import { count, RateCell } from './figures.tsx';
import { WideTable } from './wide-table.tsx';

export function AgreementTable({ standing }: { readonly standing: ReviewStanding }) {
  if (standing.pairs.length === 0) return null;
  return (
    <section>
      <h2 id="agreement">How far people agree</h2>
      <p class="muted">On what both decided, as they said it blind; with 95 % intervals.</p>
      <WideTable
        labelledBy="agreement"
        heads={['Two people', ...['Answers', 'Agree', 'Cohen’s kappa'].map((number) => ({ number }))]}
      >
        <tbody>
          {standing.pairs.map(({ first, second, n, agree, kappa }) => (
            <tr key={`${first} ${second}`}>
              <th scope="row">
                <bdi>{first}</bdi> and <bdi>{second}</bdi>
              </th>
              <td class="number">{count(n)}</td>
              <RateCell rate={agree} />
              <KappaCell kappa={kappa} />
            </tr>
          ))}
        </tbody>
      </WideTable>
    </section>
  );
}

export function CalibrationTable({ standing }: { readonly standing: ReviewStanding }) {
  if (standing.calibration.length === 0) return null;
  return (
    <section>
      <h2 id="calibration">How far people agree with known answers</h2>
      <p class="muted">
        Answers whose outcome is known were mixed in unseen; they count for no rate. With 95 % intervals.
      </p>
      <WideTable
        labelledBy="calibration"
        heads={['Person', ...['Answers', 'Agree', 'Unsure'].map((number) => ({ number }))]}
      >
        <tbody>
          {standing.calibration.map(({ name, n, agree, unsure }) => (
            <tr key={name}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              <td class="number">{count(n)}</td>
              <RateCell rate={agree} />
              <td class="number">{count(unsure)}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </section>
  );
}

function KappaCell({ kappa }: { readonly kappa: Estimate }) {
  const text = (value: number | null) => (value === null ? '–' : fixed(value));
  return (
    <td class="number" title={kappa.method}>
      {text(kappa.value)}{' '}
      {kappa.low === null ? (
        <span class="why">
          {kappa.value === null ? (kappa.why ?? 'undefined') : 'no interval: too few differences'}
        </span>
      ) : (
        <span class="interval">
          {text(kappa.low)} to {text(kappa.high)}
        </span>
      )}
    </td>
  );
}
