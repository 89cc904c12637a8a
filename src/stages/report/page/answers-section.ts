/** The place of the answer browser and its packed data; says how much of the answers the page holds. */
import { counted } from '../../../core/counted.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import { count } from '../wording/numbers.ts';
import type { AnswerPages } from './answer-pages.ts';
import { type Html, html, trusted } from './html.ts';

export function answersSection(answers: AnswerPages | null, provenance: Summary['provenance']): Html {
  if (answers === null || answers.answers === 0) {
    return html`<section id="answers"><h2>The answers</h2><p>${whyNone(provenance)}</p></section>`;
  }
  const whole = answers.answers === answers.available;
  return html`<section id="answers"><h2>The answers</h2>
<p>${
    whole
      ? `All ${counted(answers.answers, 'answer')} to ${counted(answers.questions, 'question')}, with every grade and what it rests on.`
      : `${count(answers.answers)} of ${count(answers.available)} answers (the first ${counted(answers.questions, 'question')}), so that the file stays small; the run’s store has all.`
  }</p>
<div id="answer-browser"><noscript><p>Browsing needs scripts, which are off.</p></noscript></div>
</section>`;
}

function whyNone({ kind, datasets }: Summary['provenance']): string {
  if (kind === 'published') return 'A printed table has rates and no answers.';
  if (kind === 'file' && datasets.length > 0)
    return 'Answers of files are counted here and not shown: closedbook import makes a run of them, whose report has every one.';
  return 'This report was made from a summary alone, or the run has no answers: there is nothing to browse.';
}

/** Data blocks: never executed, so no hash is needed; base64 has no character that could end them. */
export function answerBlocks(answers: AnswerPages | null): Html {
  if (answers === null || answers.answers === 0) return html``;
  const block = (id: string, text: string) =>
    `<script type="application/octet-stream" id="${id}">${text}</script>`;
  return trusted(
    [
      block('answers-index', answers.index),
      ...answers.pages.map((page, place) => block(`answers-${place}`, page)),
    ].join('\n'),
  );
}
