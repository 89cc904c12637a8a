/** Every run of the store, newest first; figures come in one run after the other, for each has to be counted. */
import type { DeskFigures, DeskRun } from '../../pipeline/desk/desk-records.ts';
import { pathOf } from './address.ts';
import { counted, dollars, OutcomeBar, Progress } from './figures.tsx';
import { Frame } from './frame.tsx';
import { useRecord } from './use-record.ts';

export function RunsPage() {
  const runs = useRecord<readonly DeskRun[]>('/runs', 5000);
  return (
    <Frame title="Runs" fault={runs.fault}>
      {runs.value?.length === 0 && (
        <p>
          No runs yet: <code>closedbook demo</code> makes one without a key, <code>closedbook run</code> asks
          models, <code>closedbook import</code> reads answers that you have.
        </p>
      )}
      {(runs.value?.length ?? 0) > 1 && (
        <p>
          <a href={comparing(runs.value!)}>Compare two runs</a>
        </p>
      )}
      <ol class="runs">
        {runs.value?.map((run) => (
          <li key={run.id}>
            <RunItem run={run} />
          </li>
        ))}
      </ol>
    </Frame>
  );
}

/** The newest against the one before, to begin with. */
function comparing([newest, before]: readonly DeskRun[]): string {
  return `${pathOf(['compare'])}?${new URLSearchParams([
    ['run', before!.id],
    ['run', newest!.id],
  ])}`;
}

function RunItem({ run }: { readonly run: DeskRun }) {
  const figures = useRecord<DeskFigures>(
    `/runs/${encodeURIComponent(run.id)}/figures`,
    run.status === 'running' ? 3000 : null,
  );
  const { value } = figures;
  return (
    <article class="run">
      <h2>
        <a href={pathOf(['runs', run.id])}>
          <bdi>{run.title || run.id}</bdi>
        </a>
      </h2>
      <p class="muted">
        <StatusWord status={run.status} stoppedBy={run.stoppedBy} /> ·{' '}
        {run.createdAt.slice(0, 16).replace('T', ' ')} · {counted(run.respondents.length, 'respondent')}
        {run.respondents.length === 0 &&
          ` · ${counted(
            run.datasets.reduce((sum, { questions }) => sum + questions, 0),
            'question',
          )}`}
        {run.simulated && ' · simulated models'}
        {value !== null &&
          run.respondents.length > 0 &&
          ` · ${counted(value.replies, 'reply', 'replies')}${value.pace.unpricedCalls === value.pace.calls ? '' : ` · ${dollars(value.pace.costUsd)}`}`}
      </p>
      {value === null && figures.fault === null && <p class="muted">Counting …</p>}
      {run.status === 'running' && value !== null && <Progress figures={value} />}
      {value !== null && (
        <ul class="bars">
          {value.rates.slice(0, MOST).map(({ respondent, label, tally, correct, incorrect }) => (
            <li key={respondent}>
              <bdi class="name">{label}</bdi>
              <OutcomeBar tally={tally} />
              <span class="muted">
                {spoken(correct)} right, {spoken(incorrect)} wrong
              </span>
            </li>
          ))}
          {value.rates.length > MOST && <li class="muted">and {value.rates.length - MOST} more</li>}
        </ul>
      )}
    </article>
  );
}

/** Respondents of a run that the list shows. */
const MOST = 6;

function spoken({ value, low, high }: DeskFigures['rates'][number]['correct']): string {
  if (value === null) return '–';
  const text = (number: number | null) => (number === null ? '–' : String(Math.round(100 * number)));
  return `${text(value)} % (${text(low)}–${text(high)})`;
}

export function StatusWord({
  status,
  stoppedBy,
}: {
  readonly status: string;
  readonly stoppedBy: string | null;
}) {
  return (
    <strong class={`status status-${status}`}>
      {stoppedBy === null || stoppedBy === status ? status : `${status} (${stoppedBy})`}
    </strong>
  );
}
