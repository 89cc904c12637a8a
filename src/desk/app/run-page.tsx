/** One run as it stands, and while it goes on as it comes: rates with intervals, what failed, what it costs, time left. */
import type { DeskFigures, DeskRun } from '../../pipeline/desk/desk-records.ts';
import { pathOf } from './address.ts';
import { costText, count, counted, OutcomeBar, Progress, RateCell, timeText } from './figures.tsx';
import { Frame } from './frame.tsx';
import { StatusWord } from './runs-page.tsx';
import { SteeringButtons } from './steering-buttons.tsx';
import { useRecord } from './use-record.ts';
import { WideTable } from './wide-table.tsx';

export function RunPage({ id }: { readonly id: string }) {
  const path = `/runs/${encodeURIComponent(id)}`;
  const run = useRecord<DeskRun>(path);
  const figures = useRecord<DeskFigures>(`${path}/figures`, 2000);
  const { value } = figures;
  const isAsked = run.value?.respondents.length !== 0;
  // Nothing came and a fault did: there is no such run, and no page of it to lead to.
  const isUnknown = run.value === null && run.fault !== null;
  return (
    <Frame title={run.value?.title || id} fault={run.fault ?? figures.fault}>
      <p hidden={isUnknown}>
        {isAsked && (
          <>
            <a class="button" href={pathOf(['runs', id, 'answers'])}>
              Look through the answers
            </a>{' '}
            <a class="button" href={pathOf(['report', id])} target="_self">
              Read the report
            </a>{' '}
            <a class="button" href={pathOf(['runs', id, 'review'])}>
              Let people judge
            </a>{' '}
          </>
        )}
        <a class="button" href={pathOf(['runs', id, 'curate'])}>
          Curate the questions
        </a>
      </p>
      {!isAsked ? (
        <>
          <p class="muted">Questions alone: nobody was asked yet.</p>
          <MadeOf run={run.value!} />
        </>
      ) : value === null ? (
        !isUnknown && <p class="muted">Counting …</p>
      ) : (
        <>
          <section aria-label="How far it is">
            <p aria-live="polite">
              <StatusWord status={value.status} stoppedBy={value.stoppedBy} />
              {value.atWork && value.status !== 'running' && ' · at work on it: graded or corrected just now'}
              {value.secondsLeft !== null &&
                ` · ${value.until === null ? 'about' : 'at most about'} ${timeText(value.secondsLeft)} left`}
              {value.perMinute !== null &&
                ` · ${counted(Math.round(value.perMinute), 'reply', 'replies')} a minute`}
            </p>
            <Progress figures={value} />
            <Spending figures={value} cap={run.value?.maxCostUsd ?? null} free={run.value?.free ?? false} />
            <SteeringButtons
              path={path}
              status={value.status}
              atWork={value.atWork}
              isAsked={value.stoppedBy !== null}
            />
          </section>
          <Rates id={id} figures={value} />
          <Failures id={id} figures={value} />
          {run.value !== null && <MadeOf run={run.value} />}
        </>
      )}
    </Frame>
  );
}

function Spending({
  figures,
  cap,
  free,
}: {
  readonly figures: DeskFigures;
  readonly cap: number | null;
  readonly free: boolean;
}) {
  const { pace, forced, ungraded } = figures;
  return (
    <>
      {cap !== null && (
        <meter
          min={0}
          max={cap}
          high={0.8 * cap}
          value={Math.min(cap, pace.costUsd)}
          aria-label="cost of its limit"
        />
      )}
      <p class="muted">
        {costText(pace, { cap, free })} · {counted(pace.calls, 'call')} to models and judges,{' '}
        {count(pace.retries)} tried again
        {ungraded > 0 && ` · ${counted(ungraded, 'reply', 'replies')} without an outcome`}
      </p>
      {forced > 0 && (
        <p class="muted">
          Beside these {counted(forced, 'forced reply', 'forced replies')}: whoever declined was asked once
          more and told to answer. They are in no rate here.
        </p>
      )}
    </>
  );
}

function Rates({ id, figures }: { readonly id: string; readonly figures: DeskFigures }) {
  const answers = (respondent: string, outcome: string) =>
    pathOf(['runs', id, 'answers'], { model: respondent, outcome, pass: 'open', rated: 'true' });
  const { unanswerable, setAside } = figures.leftOut;
  const leftOut = [
    ...(unanswerable > 0 ? [`${counted(unanswerable, 'question')} without an answer`] : []),
    ...(setAside > 0 ? [`${counted(setAside, 'question')} set aside`] : []),
  ].join(' and ');
  return (
    <section>
      <h2 id="rates">Rates</h2>
      <Caution figures={figures} />
      <p class="muted">
        Of what was asked and has an outcome, with 95 % intervals{' '}
        {figures.until === null ? 'clustered by subject' : 'that hold at every look, subjects taken whole'}. A
        rate tells its counts and its method where the pointer rests on it.
        {leftOut !== '' && ` In no rate: ${leftOut}.`}
      </p>
      <WideTable
        labelledBy="rates"
        heads={[
          'Respondent',
          'Outcomes',
          ...['Correct', 'Incorrect', 'Refused', 'Wrong of attempted'].map((number) => ({ number })),
          'Answers',
        ]}
      >
        <tbody>
          {figures.rates.map((row) => (
            <tr key={row.respondent}>
              <th scope="row">
                <bdi>{row.label}</bdi>
              </th>
              <td>
                <OutcomeBar tally={row.tally} />
              </td>
              <RateCell rate={row.correct} />
              <RateCell rate={row.incorrect} />
              <RateCell rate={row.refused} />
              <RateCell rate={row.wrong} />
              <td class="links">
                {(['correct', 'incorrect', 'refused'] as const).map((outcome) => (
                  <a key={outcome} href={answers(row.respondent, outcome)}>
                    {count(row.tally[outcome])} {outcome}
                  </a>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </section>
  );
}

/** What keeps the rates from being those of the whole run. */
function Caution({ figures }: { readonly figures: DeskFigures }) {
  const { replies, ungraded, status, until } = figures;
  if (ungraded === 0 && (status !== 'running' || until !== null)) return null;
  return (
    <p class="fault">
      {ungraded > 0 &&
        `${count(ungraded)} of ${count(replies)} replies ${ungraded === 1 ? 'has' : 'have'} no outcome yet, for want of a grade or because people disagree: the rates are over the others, which need not be like ${ungraded === 1 ? 'it' : 'them'}. `}
      {status === 'running' &&
        until === null &&
        'The intervals are for one look: whoever stops a run by what it shows asks for run --until, whose hold at every look.'}
    </p>
  );
}

function Failures({ id, figures }: { readonly id: string; readonly figures: DeskFigures }) {
  if (figures.failures.length === 0) return null;
  return (
    <section>
      <h2>What failed</h2>
      <ul class="failures">
        {figures.failures.map((failure) => (
          <li key={`${failure.pass} ${failure.kind} ${failure.code}`}>
            <a
              href={pathOf(['runs', id, 'answers'], {
                outcome: 'failed',
                reason: failure.code,
                pass: failure.pass,
              })}
            >
              {count(failure.count)} × {failure.kind}: <bdi>{failure.code}</bdi>
            </a>
            {failure.httpStatus !== null && ` (HTTP ${failure.httpStatus})`}
            {failure.pass === 'forced' && ', forced pass'}
            <p class="muted">
              the newest says: <bdi>{failure.message}</bdi>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function MadeOf({ run }: { readonly run: DeskRun }) {
  return (
    <section>
      <h2>What it is made of</h2>
      <dl>
        <dt>Run</dt>
        <dd>
          <code>{run.id}</code>
        </dd>
        <dt>Question sets</dt>
        <dd>
          {run.datasets
            .map(({ name, questions }) => `${name} (${counted(questions, 'question')})`)
            .join(', ') || '–'}
        </dd>
        <dt>Rubric</dt>
        <dd>{run.rubric ?? '–'}</dd>
      </dl>
    </section>
  );
}
