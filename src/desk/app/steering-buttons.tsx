/** Stopping a run and going on with one: for its owner, who is asked once more before money is spent. */

import { useEffect, useState } from 'preact/hooks';
import type { DeskRecord } from '../desk-record.ts';
import { changeRecord } from './change-record.ts';
import { Fault } from './frame.tsx';
import { useRecord } from './use-record.ts';

const RESUMED = ['interrupted', 'stopped', 'waiting'];

interface SteeringProps {
  readonly path: string;
  readonly status: string;
  /** A process asks, grades or corrects just now. */
  readonly atWork: boolean;
  readonly isAsked: boolean;
}

export function SteeringButtons({ path, status, atWork, isAsked }: SteeringProps) {
  const desk = useRecord<DeskRecord>('/desk');
  const [sure, setSure] = useState(false);
  const [waits, setWaits] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  // What was asked for has come, or something else: either way there is another thing to ask.
  useEffect(() => {
    setSure(false);
    setWaits(false);
  }, [status, atWork]);
  const send = async (what: 'stop' | 'resume') => {
    setFault(null);
    setWaits(true);
    try {
      await changeRecord(`${path}/${what}`);
    } catch (error) {
      setWaits(false);
      setFault((error as Error).message);
    }
  };
  if (desk.value?.role !== 'owner') return null;
  const stops = status === 'running' || atWork;
  if (!stops && !(desk.value.resumes && RESUMED.includes(status))) return null;
  return (
    <>
      <p>
        {stops ? (
          <button
            type="button"
            disabled={waits || (status === 'running' && isAsked)}
            onClick={() => send('stop')}
          >
            {waits || (status === 'running' && isAsked)
              ? 'Stopping: answers in flight are still saved'
              : status === 'running'
                ? 'Stop the run'
                : 'Stop the grading'}
          </button>
        ) : !sure ? (
          <button type="button" onClick={() => setSure(true)}>
            Go on with the run …
          </button>
        ) : (
          <>
            It asks models with the keys of the desk’s own machine, which costs money.{' '}
            <button type="button" disabled={waits} onClick={() => send('resume')}>
              {waits ? 'Starting …' : 'Go on'}
            </button>{' '}
            <button type="button" disabled={waits} onClick={() => setSure(false)}>
              Leave it
            </button>
          </>
        )}
      </p>
      <Fault told={fault} />
    </>
  );
}
