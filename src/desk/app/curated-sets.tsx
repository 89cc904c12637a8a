/** The sets of a run, and the new version that decisions make of each: its changelog first, then written once. */

import { useState } from 'preact/hooks';
import type { CuratedSet } from '../../pipeline/desk/curate-records.ts';
import type { DeskRecord } from '../desk-record.ts';
import { changeRecord } from './change-record.ts';
import { count } from './figures.tsx';
import { Fault } from './frame.tsx';
import { useRecord } from './use-record.ts';

export function CuratedSets({ path, decided }: { readonly path: string; readonly decided: number }) {
  const [turn, setTurn] = useState(0);
  const sets = useRecord<readonly CuratedSet[]>(`${path}/curate/sets?turn=${decided}.${turn}`);
  return (
    <section>
      <h2>A new version</h2>
      {sets.fault !== null && <p class="fault">{sets.fault}</p>}
      {decided === 0 && (
        <p class="muted">
          Nothing is decided yet. Decisions are kept here as they are made; a version is written when you say
          so.
        </p>
      )}
      {sets.value?.map((set) => (
        <SetVersion key={set.name} set={set} path={path} wrote={() => setTurn(turn + 1)} />
      ))}
    </section>
  );
}

interface VersionProps {
  readonly set: CuratedSet;
  readonly path: string;
  readonly wrote: () => void;
}

function SetVersion({ set, path, wrote }: VersionProps) {
  const desk = useRecord<DeskRecord>('/desk');
  const [fault, setFault] = useState<string | null>(null);
  const query = new URLSearchParams({ set: set.name });
  const write = async () => {
    try {
      await changeRecord(`${path}/curate/write?${query}`);
      setFault(null);
      wrote();
    } catch (error) {
      setFault(error instanceof TypeError ? 'The connection to the desk is lost.' : (error as Error).message);
    }
  };
  return (
    <article>
      <h3>
        <bdi>{set.name}</bdi>
      </h3>
      <p>
        {count(set.decided)} {set.decided === 1 ? 'decision' : 'decisions'}
        {set.note !== null && ` · ${set.note}`} ·{' '}
        <a href={`/api${path}/curate/sheet?${query}`} target="_self">
          review sheet
        </a>
      </p>
      <Fault told={fault ?? set.fault} />
      {set.changelog.length > 0 && (
        <details>
          <summary>What its changelog will say</summary>
          <ul>
            {set.changelog.map((line) => (
              <li key={line}>
                <bdi>{line}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
      {set.folder !== null && (
        <p role="status">
          {set.written ? (
            <>
              Written: <code>{set.folder}</code>
            </>
          ) : desk.value?.role === 'owner' ? (
            <button type="button" onClick={write}>
              Write the new version
            </button>
          ) : (
            'The owner of the desk writes it.'
          )}
        </p>
      )}
      {set.command !== null && (
        <p class="muted">
          The same from the sheet: <code>{set.command}</code>
        </p>
      )}
    </article>
  );
}
