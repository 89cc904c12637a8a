/** One answer with all that was said of it, in the order of saying; nothing of it is ever markup. */
import type { DeskAnswer, DeskGrade } from '../../pipeline/desk/desk-records.ts';
import { dollars } from './figures.tsx';

export function AnswerCard({ answer }: { readonly answer: DeskAnswer }) {
  const last = answer.grades.findLast(({ current }) => current);
  return (
    <article class={`answer stands-${answer.stands}`}>
      <h3>
        <bdi title={answer.respondent}>{answer.label}</bdi>{' '}
        <strong class={`outcome ${answer.stands}`}>{answer.stands}</strong>
      </h3>
      <p class="muted">
        {answer.trial > 0 && `trial ${answer.trial + 1} · `}
        {answer.pass === 'forced' && 'forced to answer · '}
        {answer.confidence !== null && `says ${Math.round(100 * answer.confidence)} % sure · `}
        {answer.call?.servedModel != null && `answered by ${answer.call.servedModel} · `}
        {answer.call?.costUsd != null && `${dollars(answer.call.costUsd)} · `}
        {answer.repliedAt.slice(0, 16).replace('T', ' ')}
      </p>
      {answer.fault !== null && (
        <p class="fault">
          <bdi>{answer.fault}</bdi>
        </p>
      )}
      {answer.text !== null && (
        <blockquote dir="auto" class="words">
          {answer.text === '' ? '(an empty answer)' : <Words answer={answer} />}
        </blockquote>
      )}
      {answer.claims.length > 0 && <p class="evidence">Claims: {answer.claims.join('; ')}</p>}
      {answer.signs.length > 0 && <p class="fault">Signs of a look-up: {answer.signs.join('; ')}</p>}
      {answer.reasoning !== null && answer.reasoning !== '' && (
        <details>
          <summary>What it thought</summary>
          <blockquote dir="auto" class="words">
            {answer.reasoning}
          </blockquote>
        </details>
      )}
      {last !== undefined && <GradeLine grade={last} />}
      {answer.grades.length > 1 && (
        <details>
          <summary>All {answer.grades.length} grades, oldest first</summary>
          <ol class="grades">
            {answer.grades.map((grade) => (
              <li key={`${grade.grader} ${grade.version} ${grade.gradedAt}`}>
                <GradeLine grade={grade} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </article>
  );
}

/** The answer with the words of its claims marked; which claim, the title says. */
function Words({ answer }: { readonly answer: DeskAnswer }) {
  if (answer.marked === null) return <>{answer.text}</>;
  return (
    <>
      {answer.marked.map(({ text, result, claims }, place) =>
        result === null ? (
          text
        ) : (
          <mark key={`${place} ${result}`} class={`claim ${result}`} title={claims.join('; ')}>
            {text}
          </mark>
        ),
      )}
    </>
  );
}

function GradeLine({ grade }: { readonly grade: DeskGrade }) {
  const { evidence } = grade;
  return (
    <div class="grade">
      <p>
        <strong class={grade.graded ? `outcome ${grade.word}` : 'outcome ungraded'}>{grade.word}</strong>
        {grade.reason !== null && ` (${grade.reason})`} by <bdi>{grade.grader}</bdi>{' '}
        <span class="muted">
          {grade.version} · {grade.rubric} · {grade.gradedAt.slice(0, 16).replace('T', ' ')}
          {grade.confidence !== null && ` · ${Math.round(100 * grade.confidence)} % sure`}
          {!grade.current && ' · against an earlier reference: counts no more'}
          {evidence.sameFamily && ' · judge of the same family'}
        </span>
      </p>
      {evidence.text !== null && (
        <p class="evidence">
          <bdi>{evidence.text}</bdi>
        </p>
      )}
      {evidence.quote !== null && (
        <p class="evidence">
          rests on “<bdi>{evidence.quote}</bdi>”
        </p>
      )}
      {evidence.facts.length > 0 && (
        <p class="evidence">{evidence.facts.map(({ name, result }) => `${name}: ${result}`).join('; ')}</p>
      )}
      {evidence.votes.length > 0 && (
        <p class="evidence">
          {evidence.votes.map(({ grader, outcome }) => `${grader}: ${outcome ?? 'no verdict'}`).join('; ')}
        </p>
      )}
    </div>
  );
}
