/**
 * The answers of a run, by any filter. A page comes at once; where what is looked for is rare the search goes on by
 * itself, says how far it is, and counts beside.
 */
import { useEffect, useState } from 'preact/hooks';
import type { DeskAnswers } from '../../pipeline/desk/desk-records.ts';
import { type Address, go, pathOf } from './address.ts';
import { AnswerCard } from './answer-card.tsx';
import { AnswerFilters } from './answer-filters.tsx';
import { count } from './figures.tsx';
import { Frame } from './frame.tsx';
import { fetchRecord } from './use-record.ts';
import { useRun } from './use-run.ts';

interface Found {
  readonly rows: DeskAnswers['rows'];
  readonly next: string | null;
  readonly searched: number;
  readonly ended: boolean;
}

/** Answers of a page. */
const PAGE = 50;

export function AnswersPage({ id, search }: { readonly id: string; readonly search: Address['search'] }) {
  const path = `/runs/${encodeURIComponent(id)}`;
  const run = useRun(id);
  const filter = new URLSearchParams(search);
  filter.delete('after');
  const [found, setFound] = useState<Found | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const total = useCount(path, filter.toString());
  const query = search.toString();

  useEffect(() => {
    const stop = new AbortController();
    const look = async () => {
      setFault(null);
      const rows: DeskAnswers['rows'][number][] = [];
      const asked = new URLSearchParams(query);
      for (;;) {
        const page = await fetchRecord<DeskAnswers>(`${path}/answers?${asked}`, stop.signal);
        rows.push(...page.rows);
        const ended = page.next === null || rows.length >= PAGE;
        setFound({ rows: [...rows], next: page.next, searched: page.searched, ended });
        if (ended) return;
        asked.set('after', page.next!);
      }
    };
    look().catch((error: Error) => {
      if (!stop.signal.aborted) setFault(error.message);
    });
    return () => stop.abort();
  }, [path, query]);

  const later = new URLSearchParams(filter);
  if (found?.next != null) later.set('after', found.next);
  return (
    <Frame title="Answers" way={[run.step]} fault={fault ?? run.fault}>
      <AnswerFilters
        key={filter.toString()}
        path={path}
        respondents={run.value?.respondents ?? []}
        chosen={filter}
        choose={(next) => go(`${pathOf(['runs', id, 'answers'])}?${next}`)}
      />
      <p class="muted" role="status">
        {total}
        {found !== null && !found.ended && ` · searching, ${Math.round(100 * found.searched)} % looked at`}
      </p>
      {found === null && fault === null && <p class="muted">Loading …</p>}
      <ol class="answers">
        {found?.rows.map(({ answer, beside }) => (
          <li key={answer.replyId}>
            <h2 class="question">
              <a href={pathOf(['runs', id, 'questions', answer.questionId])}>
                <bdi>{answer.question}</bdi>
              </a>
            </h2>
            <p>
              <span class="muted">reference</span> <bdi>{answer.reference ?? 'none'}</bdi>
            </p>
            <div class="side-by-side">
              <AnswerCard answer={answer} />
              {beside !== null && <AnswerCard answer={beside} />}
            </div>
          </li>
        ))}
      </ol>
      {found?.ended && found.rows.length === 0 && <p>No answer is like this.</p>}
      <p class="pager">
        {search.has('after') && <a href={`${pathOf(['runs', id, 'answers'])}?${filter}`}>First page</a>}{' '}
        {found?.ended && found.next !== null && (
          <a class="button" href={`${pathOf(['runs', id, 'answers'])}?${later}`}>
            Next {PAGE}
          </a>
        )}
      </p>
    </Frame>
  );
}

/** Counts by steps, and says how many are known so far. */
function useCount(path: string, filter: string): string {
  const [text, setText] = useState('counting …');
  useEffect(() => {
    const stop = new AbortController();
    const steps = async () => {
      const asked = new URLSearchParams(filter);
      let sum = 0;
      for (;;) {
        const step = await fetchRecord<{ count: number; next: string | null }>(
          `${path}/count?${asked}`,
          stop.signal,
        );
        sum += step.count;
        const noun = sum === 1 ? 'answer' : 'answers';
        setText(step.next === null ? `${count(sum)} ${noun}` : `at least ${count(sum)} ${noun}, counting …`);
        if (step.next === null) return;
        asked.set('after', step.next);
      }
    };
    setText('counting …');
    steps().catch(() => {
      if (!stop.signal.aborted) setText('not counted');
    });
    return () => stop.abort();
  }, [path, filter]);
  return text;
}
