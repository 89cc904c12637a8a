/** An answer to be judged, as whoever judges it blind sees it; nothing of it is ever markup. */
import type { RefObject } from 'preact';
import type { ReviewItem } from '../../pipeline/desk/review-records.ts';

export function ReviewedAnswer({
  item,
  head,
}: {
  readonly item: ReviewItem;
  readonly head?: RefObject<HTMLHeadingElement | null>;
}) {
  return (
    <>
      <h2 class="question" tabIndex={-1} ref={head ?? null}>
        <bdi>{item.question}</bdi>
      </h2>
      <p class="reference">
        <span class="muted">reference, what counts as right:</span> <bdi>{item.reference}</bdi>
      </p>
      <div class="answer">
        <h3>Answer</h3>
        <blockquote dir="auto" class="words">
          {item.answer === '' ? '(an empty answer)' : item.answer}
        </blockquote>
      </div>
    </>
  );
}
