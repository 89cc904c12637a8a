/** A link for somebody who shall do something at the desk; its owner gives it out. */

import { useState } from 'preact/hooks';
import type { DeskRecord } from '../desk-record.ts';
import { changeRecord } from './change-record.ts';
import { Fault } from './frame.tsx';
import { useRecord } from './use-record.ts';

interface InvitationProps {
  readonly as: 'reviewer' | 'curator';
  readonly title: string;
}

export function Invitation({ as: role, title }: InvitationProps) {
  const desk = useRecord<DeskRecord>('/desk');
  const [name, setName] = useState('');
  const [made, setMade] = useState<{ name: string; link: string } | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  if (desk.value?.role !== 'owner') return null;
  const invite = async () => {
    try {
      setMade({ name, ...(await changeRecord<{ link: string }>('/links', { role, name })) });
      setFault(null);
    } catch (error) {
      setFault(error instanceof TypeError ? 'The connection to the desk is lost.' : (error as Error).message);
    }
  };
  return (
    <section>
      <h2>{title}</h2>
      <form
        class="filters"
        onSubmit={(event) => {
          event.preventDefault();
          void invite();
        }}
      >
        <label>
          Name
          <input
            value={name}
            maxLength={60}
            required
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <button type="submit">Make a link</button>
      </form>
      <Fault told={fault} />
      {made !== null && (
        <p role="status">
          For <bdi>{made.name}</bdi> alone: <code>{made.link}</code>
          <br />
          <span class="muted">
            Whoever opens it in your browser is {made.name} there, until your own link is opened again.
          </span>
        </p>
      )}
    </section>
  );
}
