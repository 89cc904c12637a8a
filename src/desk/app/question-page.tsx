/** One question: what is asked, what counts as right and where that comes from, and every answer to it side by side. */
import type { DeskQuestion } from '../../pipeline/desk/desk-records.ts';
import { pathOf } from './address.ts';
import { AnswerCard } from './answer-card.tsx';
import { Frame } from './frame.tsx';
import { useRecord } from './use-record.ts';

export function QuestionPage({ id, question }: { readonly id: string; readonly question: string }) {
  const found = useRecord<DeskQuestion>(
    `/runs/${encodeURIComponent(id)}/questions/${encodeURIComponent(question)}`,
  );
  const { value } = found;
  return (
    <Frame
      title={value?.text ?? 'Question'}
      way={[
        { name: id, to: pathOf(['runs', id]) },
        { name: 'Answers', to: pathOf(['runs', id, 'answers']) },
      ]}
      fault={found.fault}
    >
      {value !== null && (
        <>
          <dl>
            <dt>Reference</dt>
            <dd>
              <bdi>{value.reference ?? 'none'}</bdi>
            </dd>
            <dt>Question</dt>
            <dd>
              <code>{value.id}</code> · {value.kind}
              {value.status !== 'ok' && ` · ${value.status}: left out of the rates`}
            </dd>
            {value.fields.map(({ by, value: word }) => (
              <Field key={`${by} ${word}`} by={by} word={word} />
            ))}
            {value.sources.length > 0 && (
              <>
                <dt>Source</dt>
                <dd>
                  {value.sources.map(({ name, url }) =>
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
            {value.note !== null && <Field by="note" word={value.note} />}
          </dl>
          <h2>Answers</h2>
          <div class="side-by-side">
            {value.answers.map((answer) => (
              <AnswerCard key={answer.replyId} answer={answer} />
            ))}
          </div>
        </>
      )}
    </Frame>
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
