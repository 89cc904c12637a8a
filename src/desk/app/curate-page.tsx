/** The questions of a run that somebody should look at, the most suspicious first, and what was decided about them. */
import type {
  CuratedDecision,
  CuratedList,
  CuratedRow,
  DecisionEffect,
} from '../../pipeline/desk/curate-records.ts';
import { type Address, go, pathOf } from './address.ts';
import { CurateFilters } from './curate-filters.tsx';
import { CuratedSets } from './curated-sets.tsx';
import { EffectTable } from './effect-table.tsx';
import { count, counted } from './figures.tsx';
import { Frame } from './frame.tsx';
import { Invitation } from './invitation.tsx';
import { useRecord } from './use-record.ts';
import { useRun } from './use-run.ts';

const PAGE = 25;

export function CuratePage({ id, search }: { readonly id: string; readonly search: Address['search'] }) {
  const path = `/runs/${encodeURIComponent(id)}`;
  const run = useRun(id);
  const list = useRecord<CuratedList>(`${path}/curate?${search}`);
  const { value } = list;
  const from = Number(search.get('from')) || 0;
  const place = (next: number) => {
    const there = new URLSearchParams(search);
    there.set('from', String(next));
    return `${pathOf(['runs', id, 'curate'])}?${there}`;
  };
  return (
    <Frame title="Curate" way={[run.step]} fault={list.fault ?? run.fault}>
      {value === null ? (
        list.fault === null && <p class="muted">Looking through the answers …</p>
      ) : (
        <>
          <p class="muted">
            Gold is what the set counts as right, its reference.{' '}
            {value.respondents === 0
              ? 'Nobody was asked yet: lint alone has something to say, and answers would say more. '
              : `By the answers of ${counted(value.respondents, 'respondent')} of ${counted(value.families, 'family', 'families')}, the most suspicious first. Agreement among models also marks misconceptions that they share. `}
            Change a gold only with a source outside the models.
          </p>
          {value.notes.map((note) => (
            <p key={note} class="fault">
              {note}
            </p>
          ))}
          <CurateFilters
            key={search.toString()}
            list={value}
            chosen={search}
            choose={(next) => go(`${pathOf(['runs', id, 'curate'])}?${next}`)}
          />
          <p class="muted" role="status">
            {count(value.found)} of {count(value.questions)} questions · {count(value.decided)} decided
          </p>
          <ol class="curated" start={from + 1}>
            {value.rows.map((row) => (
              <li key={row.id}>
                <Row row={row} to={`${pathOf(['runs', id, 'curate', row.id])}?${withoutPlace(search)}`} />
              </li>
            ))}
          </ol>
          {value.rows.length === 0 && <p>No question is like this.</p>}
          <p class="pager">
            {from > 0 && <a href={place(Math.max(0, from - PAGE))}>Back</a>}{' '}
            {from + PAGE < value.found && (
              <a class="button" href={place(from + PAGE)}>
                Next {PAGE}
              </a>
            )}
          </p>
          {value.decided > 0 && <AllDecisions path={path} />}
          <CuratedSets path={path} decided={value.decided} />
        </>
      )}
      <Invitation as="curator" title="Ask somebody to curate" />
    </Frame>
  );
}

function withoutPlace(search: URLSearchParams): URLSearchParams {
  const rest = new URLSearchParams(search);
  rest.delete('from');
  return rest;
}

function Row({ row, to }: { readonly row: CuratedRow; readonly to: string }) {
  return (
    <article>
      <h2 class="question">
        <a href={to}>
          <bdi>{row.text}</bdi>
        </a>
      </h2>
      <p>
        <span class="muted">gold</span> <bdi>{row.gold || 'none'}</bdi>
        {row.said !== null && (
          <>
            {' '}
            <span class="muted">·</span> <bdi>{row.said}</bdi>
          </>
        )}
      </p>
      <p class="marks">
        {row.troubles.map((trouble) => (
          <span key={trouble} class="mark">
            {trouble.replaceAll('-', ' ')}
          </span>
        ))}
        {row.rules.map((rule) => (
          <span key={rule} class="mark lint">
            lint: {rule}
          </span>
        ))}
        {row.decision !== null && <DecisionWord decision={row.decision} />}
      </p>
    </article>
  );
}

export function DecisionWord({ decision }: { readonly decision: CuratedDecision }) {
  const { newValue, newQuestion, name, decidedAt } = decision;
  return (
    <span class="decided">
      <strong>{decision.decision ?? 'taken back'}</strong>
      {newValue !== '' && (
        <>
          {' '}
          “<bdi>{newValue}</bdi>”
        </>
      )}
      {newQuestion !== '' && (
        <>
          {' '}
          asked as “<bdi>{newQuestion}</bdi>”
        </>
      )}{' '}
      <span class="muted">
        by <bdi>{name}</bdi>, {decidedAt.slice(0, 16).replace('T', ' ')}
      </span>
    </span>
  );
}

function AllDecisions({ path }: { readonly path: string }) {
  const effect = useRecord<DecisionEffect>(`${path}/curate/effect`);
  return (
    <section>
      <h2 id="effect">What all decisions would do</h2>
      {effect.fault !== null && <p class="fault">{effect.fault}</p>}
      {effect.value === null ? (
        effect.fault === null && <p class="muted">Counting …</p>
      ) : (
        <EffectTable effect={effect.value} labelledBy="effect" />
      )}
    </section>
  );
}
