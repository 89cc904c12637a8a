/** One question: the evidence for and against its gold, and what is decided about it. */
import { useEffect, useState } from 'preact/hooks';
import type { CuratedQuestion } from '../../pipeline/desk/curate-records.ts';
import type { DeskRecord } from '../desk-record.ts';
import { type Address, go, pathOf } from './address.ts';
import { changeRecord } from './change-record.ts';
import { DecisionWord } from './curate-page.tsx';
import { DecisionForm } from './decision-form.tsx';
import { Frame } from './frame.tsx';
import { GivenAnswers } from './given-answers.tsx';
import { QuestionFacts } from './question-facts.tsx';
import { useRecord } from './use-record.ts';

interface PageProps {
  readonly id: string;
  readonly question: string;
  readonly search: Address['search'];
}

export function CurateQuestionPage({ id, question, search }: PageProps) {
  const [turn, setTurn] = useState(0);
  const [done, setDone] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const path = `/runs/${encodeURIComponent(id)}/curate/questions/${encodeURIComponent(question)}`;
  const desk = useRecord<DeskRecord>('/desk');
  const found = useRecord<CuratedQuestion>(`${path}?${search}&turn=${turn}`);
  const { value } = found;
  const at = (other: string) => `${pathOf(['runs', id, 'curate', other])}?${search}`;
  // Whoever decides by the keyboard goes on where the last decision was made.
  const isLoaded = value !== null;
  useEffect(() => {
    if (isLoaded && done !== '') document.querySelector<HTMLElement>('input[name=decision]')?.focus();
  }, [question, isLoaded]);
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work();
      setFault(null);
      return true;
    } catch (error) {
      setFault(error instanceof TypeError ? 'The connection to the desk is lost.' : (error as Error).message);
      return false;
    }
  };
  const undo = async () => {
    const isBack = await attempt(() => changeRecord(`${path}/undo`, { seen: value!.history.length }));
    if (isBack) setDone('Taken back.');
    setTurn(turn + 1);
  };
  const mayDecide = desk.value?.role === 'owner' || desk.value?.role === 'curator';
  return (
    <Frame
      title={value?.text ?? 'Question'}
      way={[
        { name: id, to: pathOf(['runs', id]) },
        { name: 'Curate', to: `${pathOf(['runs', id, 'curate'])}?${search}` },
      ]}
      fault={fault ?? found.fault}
    >
      <p role="status" class="muted">
        {done}
      </p>
      {value !== null && (
        <div class="curate-question">
          <div>
            <p class="neighbours">
              {value.previous !== null && <a href={at(value.previous)}>‹ Previous</a>}{' '}
              <span class="muted">
                {value.place !== null && `${value.place} of ${value.found}`}
                {value.rank !== null && ` · rank ${value.rank}`}
              </span>{' '}
              {value.next !== null && <a href={at(value.next)}>Next ›</a>}
            </p>
            <QuestionFacts question={value} />
            <h2>Why it is listed</h2>
            <ul>
              {value.troubles.map(({ name, meaning }) => (
                <li key={name}>
                  <strong>{name.replaceAll('-', ' ')}</strong>: {meaning}
                </li>
              ))}
              {value.findings.map(({ rule, severity, message, remedy }) => (
                <li key={`${rule} ${message}`}>
                  <strong>{rule}</strong> <span class="muted">(lint, {severity})</span>: <bdi>{message}</bdi>{' '}
                  <span class="muted">{remedy}</span>
                </li>
              ))}
              {value.troubles.length + value.findings.length === 0 && (
                <li class="muted">Neither its answers nor lint call it by a name.</li>
              )}
            </ul>
            <GivenAnswers question={value} />
            <p>
              <a href={pathOf(['runs', id, 'questions', question])}>Every answer, side by side</a>
            </p>
          </div>
          <div>
            <h2 id="decision">Decision</h2>
            {value.history.length > 0 && (
              <ul class="history">
                {value.history.map((one) => (
                  <li key={one.decidedAt}>
                    <DecisionWord decision={one} />
                    {one.reason !== '' && (
                      <>
                        : <bdi>{one.reason}</bdi>
                      </>
                    )}
                    {one.source !== '' && (
                      <>
                        {' · '}
                        {one.sourceUrl === null ? (
                          <bdi>{one.source}</bdi>
                        ) : (
                          <a href={one.sourceUrl} target="_blank" rel="noreferrer noopener">
                            {one.source}
                          </a>
                        )}
                      </>
                    )}
                  </li>
                ))}
              </ul>
            )}
            {mayDecide && value.inForce !== null && (
              <p>
                <button type="button" onClick={undo}>
                  Take the decision back
                </button>
              </p>
            )}
            {!mayDecide && value.history.length === 0 && <p class="muted">Nothing is decided yet.</p>}
            {mayDecide && (
              <DecisionForm
                key={`${question} ${turn}`}
                path={path}
                question={value}
                place={`decision ${id} ${question}`}
                send={async (proposal) => {
                  const isKept = await attempt(() =>
                    changeRecord(`${path}/decide`, { seen: value.history.length, proposal }),
                  );
                  if (!isKept) return false;
                  setDone(`Decided: ${proposal.decision}, ${value.id}.`);
                  if (value.next === null) setTurn(turn + 1);
                  else go(at(value.next));
                  return true;
                }}
              />
            )}
          </div>
        </div>
      )}
    </Frame>
  );
}
