/** Two runs against each other, one respondent of each: the sentences, differences and transitions of `closedbook compare`. */
import type { DeskComparison } from '../../pipeline/desk/compare-runs.ts';
import type { DeskRun } from '../../pipeline/desk/desk-records.ts';
import { go, pathOf } from './address.ts';
import { Frame } from './frame.tsx';
import { useRecord } from './use-record.ts';
import { WideTable } from './wide-table.tsx';

export function ComparePage({ search }: { readonly search: URLSearchParams }) {
  const ids = search.getAll('run');
  const runs = useRecord<readonly DeskRun[]>('/runs');
  const ready = ids.length === 2 && ids[0] !== ids[1];
  const found = useRecord<DeskComparison>(ready ? `/compare?${search}` : null);
  const { value } = found;
  const to = (change: Readonly<Record<string, string>>) => {
    const next = new URLSearchParams(search);
    for (const [name, id] of Object.entries(change)) next.set(name, id);
    go(`${pathOf(['compare'])}?${next}`);
  };
  const chooseRun = (at: 0 | 1, id: string) => {
    const next = new URLSearchParams();
    const both = at === 0 ? [id, ids[1]] : [ids[0] ?? runs.value?.[0]?.id, id];
    for (const one of both) if (one !== undefined) next.append('run', one);
    go(`${pathOf(['compare'])}?${next}`);
  };
  return (
    <Frame title="Two runs compared" fault={found.fault ?? runs.fault}>
      <div class="filters">
        {([0, 1] as const).map((at) => (
          <label key={at}>
            {at === 0 ? 'Run' : 'against run'}
            <select value={ids[at] ?? ''} onChange={(event) => chooseRun(at, event.currentTarget.value)}>
              <option value="" disabled>
                choose a run
              </option>
              {runs.value?.map(({ id, title, createdAt }) => (
                <option key={id} value={id} disabled={id === ids[1 - at]}>
                  {`${title || id}, ${createdAt.slice(0, 16).replace('T', ' ')}`}
                </option>
              ))}
            </select>
          </label>
        ))}
        {value !== null &&
          (['a', 'b'] as const).map((side, at) => (
            <label key={side}>
              {`${side}, of ${at === 0 ? 'the first' : 'the second'}`}
              <select value={value[side]} onChange={(event) => to({ [side]: event.currentTarget.value })}>
                {value.sides[at]!.map(({ id, label }) => (
                  <option key={id} value={id}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
          ))}
      </div>
      {ready && value === null && found.fault === null && <p class="muted">Comparing …</p>}
      {value !== null && <Compared found={value} />}
    </Frame>
  );
}

const OUTCOMES = ['correct', 'incorrect', 'refused'];

function Compared({ found: { words, command } }: { readonly found: DeskComparison }) {
  return (
    <>
      {words.sentences.map((sentence) => (
        <p key={sentence}>
          <bdi>{sentence}</bdi>
        </p>
      ))}
      <p class="muted">
        <bdi>{words.over}</bdi>
      </p>
      <section>
        <h2 id="differences">Differences</h2>
        <WideTable
          labelledBy="differences"
          heads={[
            'a − b, per 100',
            { number: 'with its 95 % interval' },
            { number: 'p' },
            { number: 'adjusted' },
          ]}
        >
          <tbody>
            {words.rows.map(({ metric, difference, p, adjusted }) => (
              <tr key={metric}>
                <th scope="row">{metric}</th>
                <td class="number">{difference}</td>
                <td class="number">{p}</td>
                <td class="number">{adjusted}</td>
              </tr>
            ))}
          </tbody>
        </WideTable>
        <p class="muted">{words.correction}</p>
      </section>
      {words.transitions !== null && (
        <section>
          <h2 id="transitions">What became of each question</h2>
          <WideTable
            labelledBy="transitions"
            heads={['of each question', ...OUTCOMES.map((outcome) => ({ number: `b ${outcome}` }))]}
          >
            <tbody>
              {words.transitions.map((row, at) => (
                <tr key={OUTCOMES[at]}>
                  <th scope="row">{`a ${OUTCOMES[at]}`}</th>
                  {row.map((cell, place) => (
                    <td class="number" key={OUTCOMES[place]}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </WideTable>
        </section>
      )}
      {words.answeredByBoth !== null && <p>{words.answeredByBoth}</p>}
      <p class="muted">
        At a prompt: <code>{command}</code>
      </p>
    </>
  );
}
