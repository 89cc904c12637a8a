/** What counts as what, beside the answer that is graded; on a small screen its cases are folded. */
import type { GuidelineRecord } from '../../pipeline/desk/review-records.ts';

export function Guideline({ guideline }: { readonly guideline: GuidelineRecord }) {
  return (
    <aside class="guideline" aria-label="What counts as what">
      <h2>What counts as what</h2>
      <dl>
        {guideline.words.map(({ word, means }) => (
          <div key={word}>
            <dt class={`outcome ${word}`}>
              <strong>{word}</strong>
            </dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
      <details open={innerWidth > 700}>
        <summary>Cases</summary>
        <dl>
          {guideline.cases.map(({ what, counts }) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>{counts}</dd>
            </div>
          ))}
        </dl>
      </details>
      <p class="muted">
        <bdi>{guideline.rubric}</bdi>: <bdi>{guideline.summary}</bdi>. Judge by the reference alone, without
        looking anything up.
      </p>
    </aside>
  );
}
