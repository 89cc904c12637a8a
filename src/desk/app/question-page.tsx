/** One question: what is asked, what counts as right and where that comes from, and every answer to it side by side. */
import type { DeskQuestion } from '../../pipeline/desk/desk-records.ts';
import { pathOf } from './address.ts';
import { AnswerCard } from './answer-card.tsx';
import { Frame } from './frame.tsx';
import { QuestionFacts } from './question-facts.tsx';
import { useRecord } from './use-record.ts';
import { useRun } from './use-run.ts';

export function QuestionPage({ id, question }: { readonly id: string; readonly question: string }) {
  const found = useRecord<DeskQuestion>(
    `/runs/${encodeURIComponent(id)}/questions/${encodeURIComponent(question)}`,
  );
  const run = useRun(id);
  const { value } = found;
  return (
    <Frame
      title={value?.text ?? 'Question'}
      way={[run.step, { name: 'Answers', to: pathOf(['runs', id, 'answers']) }]}
      fault={found.fault}
    >
      {value !== null && (
        <>
          <QuestionFacts question={value} />
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
