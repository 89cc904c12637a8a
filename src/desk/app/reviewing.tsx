/** The room of whoever grades: under whose name, the session says. */
import type { DeskRecord } from '../desk-record.ts';
import { DiscussionPage } from './discussion-page.tsx';
import { Frame } from './frame.tsx';
import { ReviewPage } from './review-page.tsx';
import { ReviewQueuesPage } from './review-queues-page.tsx';
import { useRecord } from './use-record.ts';

export function Reviewing({
  run,
  view,
}: {
  readonly run: string | undefined;
  readonly view: string | undefined;
}) {
  const desk = useRecord<DeskRecord>('/desk');
  const name = desk.value?.name ?? null;
  if (desk.value === null || name === null || desk.value.role !== 'reviewer')
    return (
      <Frame title="To be graded" fault={desk.fault}>
        {desk.value !== null && <p>Grades are given under a name: open a reviewer’s link.</p>}
      </Frame>
    );
  if (run === undefined) return <ReviewQueuesPage />;
  if (view === 'discussion') return <DiscussionPage key={run} run={run} name={name} />;
  return <ReviewPage key={run} run={run} name={name} />;
}
