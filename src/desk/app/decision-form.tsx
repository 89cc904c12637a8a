/**
 * What somebody decides about a question, with what it would do to the rates while it is written. What is half written is kept
 * in this browser until it is sent.
 */
import { useEffect, useState } from 'preact/hooks';
import type { CuratedQuestion, DecisionEffect, Proposal } from '../../pipeline/desk/curate-records.ts';
import { EffectTable } from './effect-table.tsx';
import { keep, kept } from './kept.ts';
import { useRecord } from './use-record.ts';

const DECISIONS = [
  ['keep', 'the gold is right'],
  ['fix', 'another gold, or other words'],
  ['add alias', 'this counts as right, too'],
  ['dispute', 'sources disagree: out of the rates'],
  ['drop', 'out of the set'],
] as const;

type Draft = Omit<Proposal, 'decision'> & { readonly decision: Proposal['decision'] | null };

interface FormProps {
  readonly path: string;
  readonly question: CuratedQuestion;
  /** Under which a draft is kept. */
  readonly place: string;
  /** Whether it was taken. */
  readonly send: (proposal: Proposal) => Promise<boolean>;
}

export function DecisionForm({ path, question, place, send }: FormProps) {
  const { inForce, proposed } = question;
  const [draft, setDraft] = useState<Draft>(() => kept<Draft>(place) ?? draftOf(inForce));
  const [waits, setWaits] = useState(false);
  const write = (change: Partial<Draft>) => {
    const next = { ...draft, ...change };
    keep(place, next);
    setDraft(next);
  };
  const { decision, newValue, newQuestion, reason, source } = draft;
  const changesGold = decision === 'fix' || decision === 'add alias';
  const submit = async (event: Event) => {
    event.preventDefault();
    if (decision === null) return;
    setWaits(true);
    if (await send({ ...draft, decision })) keep(place, null);
    setWaits(false);
  };
  return (
    <>
      <form class="decision" onSubmit={submit}>
        <fieldset>
          <legend class="muted">What becomes of it?</legend>
          {DECISIONS.map(([name, meaning]) => (
            <label key={name} class="choice">
              <input
                type="radio"
                name="decision"
                value={name}
                required
                checked={decision === name}
                onChange={() => write({ decision: name })}
              />
              <strong>{name}</strong> <span class="muted">{meaning}</span>
            </label>
          ))}
        </fieldset>
        {changesGold && (
          <label>
            {decision === 'fix' ? 'New gold' : 'What also counts'}
            <input
              value={newValue}
              required={decision === 'add alias'}
              onInput={(event) => write({ newValue: event.currentTarget.value })}
            />
            <span>several separated by |{decision === 'fix' && ', or a reference as JSON'}</span>
          </label>
        )}
        {changesGold && proposed !== null && newValue !== proposed && (
          <p>
            <button type="button" onClick={() => write({ newValue: proposed })}>
              Take “<bdi>{proposed}</bdi>”
            </button>
          </p>
        )}
        {decision === 'fix' && (
          <label>
            New question
            <textarea
              rows={2}
              value={newQuestion}
              placeholder="empty: the words stay"
              onInput={(event) => write({ newQuestion: event.currentTarget.value })}
            />
          </label>
        )}
        {decision !== null && (
          <>
            <label>
              Reason
              <textarea
                rows={2}
                value={reason}
                required={decision !== 'keep'}
                onInput={(event) => write({ reason: event.currentTarget.value })}
              />
            </label>
            <label>
              Source outside the models
              <input
                value={source}
                required={changesGold && newValue !== ''}
                placeholder="a page, a book, a record"
                onInput={(event) => write({ source: event.currentTarget.value })}
              />
            </label>
            <button type="submit" disabled={waits}>
              {waits ? 'Deciding …' : 'Decide'}
            </button>
          </>
        )}
      </form>
      {decision !== null && <Preview path={path} draft={draft} />}
    </>
  );
}

function draftOf(inForce: CuratedQuestion['inForce']): Draft {
  const { decision = null, newValue = '', newQuestion = '', reason = '', source = '' } = inForce ?? {};
  return { decision, newValue, newQuestion, reason, source };
}

/** How long nobody typed before it is counted, in milliseconds. */
const STILL_MS = 300;

function Preview({ path, draft }: { readonly path: string; readonly draft: Draft }) {
  const { decision, newValue, newQuestion } = draft;
  const query = new URLSearchParams({ decision: decision!, newValue, newQuestion }).toString();
  const [asked, setAsked] = useState(query);
  useEffect(() => {
    const timer = window.setTimeout(() => setAsked(query), STILL_MS);
    return () => clearTimeout(timer);
  }, [query]);
  const isEmpty = (decision === 'fix' || decision === 'add alias') && newValue + newQuestion === '';
  const effect = useRecord<DecisionEffect>(isEmpty ? null : `${path}/effect?${asked}`);
  return (
    <section>
      <h3 id="would-do">What it would do</h3>
      {effect.fault !== null && <p class="fault">{effect.fault}</p>}
      {isEmpty && <p class="muted">Say what counts as right, and it is counted.</p>}
      {effect.value !== null && <EffectTable effect={effect.value} labelledBy="would-do" />}
    </section>
  );
}
