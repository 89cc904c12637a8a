/** What a question asks for, what counts as right and where that comes from. */
import type { DeskQuestion } from '../../pipeline/desk/desk-records.ts';

export function QuestionFacts({ question }: { readonly question: Omit<DeskQuestion, 'answers'> }) {
  const { id, kind, status, reference, fields, sources, note } = question;
  return (
    <dl>
      <dt>Reference (gold)</dt>
      <dd>
        <bdi>{reference ?? 'none'}</bdi>
      </dd>
      <dt>Question</dt>
      <dd>
        <code>{id}</code> · {kind}
        {status !== 'ok' && ` · ${status}: left out of the rates`}
      </dd>
      {fields.map(({ by, value: word }) => (
        <Field key={`${by} ${word}`} by={by} word={word} />
      ))}
      {sources.length > 0 && (
        <>
          <dt>Source</dt>
          <dd>
            {sources.map(({ name, url }) =>
              url === null ? (
                <span key={name}>{name} </span>
              ) : (
                <a key={url} href={url} target="_blank" rel="noreferrer noopener">
                  {name}
                </a>
              ),
            )}
          </dd>
        </>
      )}
      {note !== null && <Field by="note" word={note} />}
    </dl>
  );
}

function Field({ by, word }: { readonly by: string; readonly word: string }) {
  return (
    <>
      <dt>{by}</dt>
      <dd>
        <bdi>{word}</bdi>
      </dd>
    </>
  );
}
