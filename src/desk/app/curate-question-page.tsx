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
import { useRun } from './use-run.ts';

interface PageProps {
  readonly id: string;
  readonly question: string;
  readonly search: Address['search'];
}

export function CurateQuestionPage({ id, question, search }: PageProps) {
  const [turn, setTurn] = useState(0);
  const [done, setDone] = useState('');
  /** What was decided last, and how many decisions about it there are then. */
  const [last, setLast] = useState<{ readonly question: string; readonly seen: number } | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const pathTo = (other: string) =>
    `/runs/${encodeURIComponent(id)}/curate/questions/${encodeURIComponent(other)}`;
  const path = pathTo(question);
  const desk = useRecord<DeskRecord>('/desk');
  const run = useRun(id);
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
  const takeBack = async (what: { readonly question: string; readonly seen: number }) => {
    const isBack = await attempt(() => changeRecord(`${pathTo(what.question)}/undo`, { seen: what.seen }));
    if (isBack) setDone('Taken back.');
    setLast(null);
    setTurn(turn + 1);
    if (what.question !== question) go(at(what.question));
  };
  const mayDecide = desk.value?.role === 'owner' || desk.value?.role === 'curator';
  return (
    <Frame
      title={value?.text ?? 'Question'}
      way={[run.step, { name: 'Curate', to: `${pathOf(['runs', id, 'curate'])}?${search}` }]}
      fault={fault ?? found.fault}
    >
      <p role="status" class="muted">
        <bdi>{done}</bdi>{' '}
        {last !== null && last.question !== question && (
          <button type="button" onClick={() => takeBack(last)}>
            Take it back
          </button>
        )}
      </p>
      {value !== null && (
        <div class="curate-question">
          <div>
            <Neighbours question={value} at={at} />
            <QuestionFacts question={{ ...value, reference: value.gold || null }} />
            <WhyListed question={value} />
            <GivenAnswers question={value} />
            {value.isAsked && (
              <p>
                <a href={pathOf(['runs', id, 'questions', question])}>Every answer, side by side</a>
              </p>
            )}
          </div>
          <div>
            <h2 id="decision">Decision</h2>
            {value.history.length > 0 && <History decisions={value.history} />}
            {mayDecide && value.inForce !== null && (
              <p>
                <button type="button" onClick={() => takeBack({ question, seen: value.history.length })}>
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
                  setDone(`Decided: ${proposal.decision}, for “${value.text}”.`);
                  setLast({ question, seen: value.history.length + 1 });
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

interface OfQuestion {
  readonly question: CuratedQuestion;
}

function Neighbours({ question, at }: OfQuestion & { readonly at: (other: string) => string }) {
  return (
    <p class="neighbours">
      {question.previous !== null && <a href={at(question.previous)}>‹ Previous</a>}{' '}
      <span class="muted">
        {question.place !== null && `${question.place} of ${question.found}`}
        {question.rank !== null && ` · rank ${question.rank}`}
      </span>{' '}
      {question.next !== null && <a href={at(question.next)}>Next ›</a>}
    </p>
  );
}

function WhyListed({ question }: OfQuestion) {
  return (
    <>
      <h2>Why it is listed</h2>
      <ul>
        {question.troubles.map(({ name, meaning }) => (
          <li key={name}>
            <strong>{name.replaceAll('-', ' ')}</strong>: {meaning}
          </li>
        ))}
        {question.findings.map(({ rule, severity, message, remedy }) => (
          <li key={`${rule} ${message}`}>
            <strong>{rule}</strong> <span class="muted">(lint, {severity})</span>: <bdi>{message}</bdi>{' '}
            <span class="muted">{remedy}</span>
          </li>
        ))}
        {question.troubles.length + question.findings.length === 0 && (
          <li class="muted">
            {question.numbers === null
              ? 'No finding names it, and no answers speak for or against its gold.'
              : 'No finding names it: how it was answered, below, gives it its place in the list.'}
          </li>
        )}
      </ul>
    </>
  );
}

/** Oldest first. */
function History({ decisions }: { readonly decisions: CuratedQuestion['history'] }) {
  return (
    <ul class="history">
      {decisions.map((one) => (
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
  );
}
