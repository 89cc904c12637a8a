/** What a reviewer may grade: runs with a draw, without their titles, which may name models. */
import type { ReviewQueueRecord } from '../../pipeline/desk/review-records.ts';
import { pathOf } from './address.ts';
import { count } from './figures.tsx';
import { Frame } from './frame.tsx';
import { useRecord } from './use-record.ts';

export function ReviewQueuesPage() {
  const queues = useRecord<readonly ReviewQueueRecord[]>('/review', 10_000);
  return (
    <Frame title="To be graded" fault={queues.fault}>
      {queues.value?.length === 0 && (
        <p>
          Nothing was drawn yet: <code>closedbook audit draw RUN</code> draws a sample, and it appears here.
        </p>
      )}
      <ol class="runs">
        {queues.value?.map(({ run, datasets, progress }) => (
          <li key={run}>
            <article class="run">
              <h2>
                <a href={pathOf(['review', run])}>
                  <bdi>{datasets.join(', ') || run}</bdi>
                </a>
              </h2>
              <p class="muted">
                {run} · {count(progress.drawn)} drawn · {count(progress.graded)} graded by you ·{' '}
                {count(progress.left)} left for you
              </p>
            </article>
          </li>
        ))}
      </ol>
    </Frame>
  );
}
