/** Where a review stands, for its owner: how far it is, how far people agree, and the rates that their grades correct. */
import type { Estimate } from '../../core/estimate.ts';
import type { ReviewStanding } from '../../pipeline/desk/review-records.ts';
import { pathOf } from './address.ts';
import { count, RateCell } from './figures.tsx';
import { Frame } from './frame.tsx';
import { Invitation } from './invitation.tsx';
import { useRecord } from './use-record.ts';

export function StandingPage({ id }: { readonly id: string }) {
  const standing = useRecord<ReviewStanding>(`/runs/${encodeURIComponent(id)}/review`, 3000);
  const { value } = standing;
  return (
    <Frame title="Review" way={[{ name: id, to: pathOf(['runs', id]) }]} fault={standing.fault}>
      {value !== null && (
        <>
          <section aria-label="How far it is">
            <progress
              max={Math.max(1, value.drawn)}
              value={value.finished}
              aria-label="answers that enough people graded"
            />
            <p aria-live="polite">
              {count(value.finished)} of {count(value.drawn)} drawn answers are graded by {count(value.each)}{' '}
              {value.each === 1 ? 'person' : 'people'}, {count(value.graded)} by anybody.{' '}
              {value.disputed > 0 &&
                `${count(value.disputed)} under dispute: they count for no rate until those who graded them agree. `}
              <MoreText more={value.more} />
            </p>
          </section>
          <Rates standing={value} />
          <People id={id} standing={value} />
          <Agreement standing={value} />
          <Calibration standing={value} />
        </>
      )}
      <Invitation as="reviewer" title="Ask somebody to grade" />
    </Frame>
  );
}

/** In points of a rate. */
function points(half: number): string {
  return (100 * half).toLocaleString('en', { maximumFractionDigits: 1 });
}

function MoreText({ more }: { readonly more: ReviewStanding['more'] }) {
  if (more.half === null)
    return <>No corrected rate has an interval yet: some automatic outcome has no graded answer.</>;
  return (
    <>
      The widest corrected rate is known to ±{points(more.half)} points
      {more.answers === null
        ? '.'
        : `; about ${count(more.answers)} more graded answers make it ±${points(more.next!)}.`}
      {more.without > 0 &&
        ` ${count(more.without)} of the respondents ${more.without === 1 ? 'has' : 'have'} no interval yet.`}
    </>
  );
}

const RATES = ['correct', 'incorrect', 'refused'] as const;

function Rates({ standing }: { readonly standing: ReviewStanding }) {
  return (
    <section>
      <h2 id="rates">Rates</h2>
      <p class="muted">
        Of what was asked, with 95 % intervals: by automatic grades alone, and corrected by people’s grades of
        the sample. The report’s corrected rates are these.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by the arrow keys. */}
      <section class="scroll" tabIndex={0} aria-labelledby="rates">
        <table>
          <thead>
            <tr>
              <th scope="col">Respondent</th>
              <th scope="col">Grades</th>
              {RATES.map((rate) => (
                <th key={rate} scope="col" class="number">
                  {rate}
                </th>
              ))}
              <th scope="col">Correct, 0 to 100 %</th>
            </tr>
          </thead>
          {standing.rates.map(({ respondent, automatic, corrected }) => (
            <tbody key={respondent}>
              <RateRow name={respondent} by="automatic" estimates={automatic} />
              <RateRow name={null} by="corrected" estimates={corrected} />
            </tbody>
          ))}
        </table>
      </section>
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
      {name === null ? (
        <td />
      ) : (
        <th scope="row">
          <bdi>{name}</bdi>
        </th>
      )}
      <td class="by">{by}</td>
      {RATES.map((rate) => {
        const estimate = estimates[`${rate}/asked`];
        return estimate === undefined ? (
          <td key={rate} class="number">
            – <span class="interval">nobody graded one</span>
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

function People({ id, standing }: { readonly id: string; readonly standing: ReviewStanding }) {
  if (standing.people.length === 0) return <p>Nobody graded anything yet.</p>;
  return (
    <section>
      <h2>People</h2>
      <ul>
        {standing.people.map(({ name, graded, unsure }) => (
          <li key={name}>
            <bdi>{name}</bdi>: {count(graded)} graded{unsure > 0 && `, of these ${count(unsure)} unsure`} ·{' '}
            <a
              href={`/api/runs/${encodeURIComponent(id)}/sheet?${new URLSearchParams({ name })}`}
              target="_self"
            >
              sheet
            </a>
          </li>
        ))}
      </ul>
      <p class="muted">
        A sheet is what <code>audit draw</code> wrote, filled in; <code>audit read</code> takes it.
      </p>
    </section>
  );
}

function Agreement({ standing }: { readonly standing: ReviewStanding }) {
  if (standing.pairs.length === 0) return null;
  return (
    <section>
      <h2 id="agreement">How far people agree</h2>
      <p class="muted">On what both decided, as they said it blind; with 95 % intervals.</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by the arrow keys. */}
      <section class="scroll" tabIndex={0} aria-labelledby="agreement">
        <table>
          <thead>
            <tr>
              <th scope="col">Two people</th>
              <th scope="col" class="number">
                Answers
              </th>
              <th scope="col" class="number">
                Agree
              </th>
              <th scope="col" class="number">
                Cohen’s kappa
              </th>
            </tr>
          </thead>
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
        </table>
      </section>
    </section>
  );
}

function Calibration({ standing }: { readonly standing: ReviewStanding }) {
  if (standing.calibration.length === 0) return null;
  return (
    <section>
      <h2 id="calibration">How far people agree with known answers</h2>
      <p class="muted">
        Answers whose outcome is known were mixed in unseen; they count for no rate. With 95 % intervals.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by the arrow keys. */}
      <section class="scroll" tabIndex={0} aria-labelledby="calibration">
        <table>
          <thead>
            <tr>
              <th scope="col">Person</th>
              <th scope="col" class="number">
                Answers
              </th>
              <th scope="col" class="number">
                Agree
              </th>
              <th scope="col" class="number">
                Unsure
              </th>
            </tr>
          </thead>
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
        </table>
      </section>
    </section>
  );
}

function KappaCell({ kappa }: { readonly kappa: Estimate }) {
  const text = (value: number | null) => (value === null ? '–' : value.toFixed(2));
  return (
    <td class="number" title={kappa.method}>
      {text(kappa.value)}{' '}
      <span class="interval">
        {kappa.value === null ? (kappa.why ?? 'undefined') : `${text(kappa.low)} to ${text(kappa.high)}`}
      </span>
    </td>
  );
}
