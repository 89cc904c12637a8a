/** Grades that the server would not have, so that their words can be used before they are let go. */
import type { Unsent } from './outbox.ts';

export function UnsentList({
  unsent,
  discard,
}: {
  readonly unsent: readonly Unsent[];
  readonly discard: (id: string) => void;
}) {
  const refused = unsent.filter((one) => one.refused !== null);
  if (refused.length === 0) return null;
  return (
    <section>
      <h2>Not taken by the desk</h2>
      <ul class="failures">
        {refused.map((one) => (
          <li key={one.id}>
            <p>
              <bdi>{one.item.question}</bdi>:{' '}
              {one.kind === 'grade' ? <strong>{one.word.outcome}</strong> : 'put aside'}
              {one.kind === 'grade' && one.word.note !== '' && (
                <>
                  , “<bdi>{one.word.note}</bdi>”
                </>
              )}
            </p>
            <p class="muted">{one.refused}</p>
            <button type="button" onClick={() => discard(one.id)}>
              Let it go
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
