/** Where a review stands, for its owner: how far it is, how far people agree, and the rates that their grades correct. */
import type { ReviewStanding } from '../../pipeline/desk/review-records.ts';
import { AgreementTable, CalibrationTable } from './agreement-tables.tsx';
import { CorrectedRates } from './corrected-rates.tsx';
import { count } from './figures.tsx';
import { Frame } from './frame.tsx';
import { Invitation } from './invitation.tsx';
import { useRecord } from './use-record.ts';
import { useRun } from './use-run.ts';

export function StandingPage({ id }: { readonly id: string }) {
  const standing = useRecord<ReviewStanding>(`/runs/${encodeURIComponent(id)}/review`, 3000);
  const run = useRun(id);
  const { value } = standing;
  return (
    <Frame title="Review" way={[run.step]} fault={standing.fault}>
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
              <MoreText run={id} standing={value} />
            </p>
          </section>
          <CorrectedRates standing={value} />
          <People id={id} standing={value} />
          <AgreementTable standing={value} />
          <CalibrationTable standing={value} />
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

/** Sizes of a sample that people speak of. */
function nextSize(least: number): number {
  return Math.ceil(least / 10) * 10;
}

function MoreText({
  run,
  standing: { more, drawn, graded },
}: {
  readonly run: string;
  readonly standing: ReviewStanding;
}) {
  if (more.half === null)
    return <>No corrected rate has an interval yet: some automatic outcome has no graded answer.</>;
  return (
    <>
      The widest corrected rate is known to ±{points(more.half)} points
      {more.answers === null
        ? '.'
        : `; about ${count(more.answers)} more graded answers make it ±${points(more.next!)}.`}
      {more.answers !== null && more.answers > drawn - graded && (
        <>
          {' '}
          This sample has {graded === drawn ? 'none' : `only ${count(drawn - graded)}`} left: a larger one,{' '}
          <code>
            closedbook audit draw {run} --size {nextSize(graded + more.answers)}
          </code>
          , keeps the grades of answers that it draws again.
        </>
      )}
      {more.without > 0 &&
        ` ${count(more.without)} of the respondents ${more.without === 1 ? 'has' : 'have'} no interval yet.`}
    </>
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
