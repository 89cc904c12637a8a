/**
 * The design of the answers of a source, read one by one: of exports of one run it is one, and how likely each question was
 * drawn. Answers of two designs, or with one and without, have no rates in common and are refused where they meet.
 */
import type { Drawing } from '../core/adaptive-order.ts';
import type { AnswerDesign } from '../core/answer-design.ts';
import { ClosedbookError } from '../core/errors.ts';
import type { ImportedAnswer } from '../core/imported-answer.ts';
import type { StoppingPlan } from '../core/until.ts';

/** As a manifest has it. */
export interface MetDesign {
  readonly drawing?: Drawing;
  readonly stopping?: StoppingPlan;
}

export interface OneDesign {
  /** @throws ClosedbookError `usage` where an answer has another design than those before, or a question another chance */
  add(answer: ImportedAnswer, questionId: string): void;
  /** What all of them had; nothing where replies count as they are. */
  found(): MetDesign;
}

function placeOf({ path, place }: ImportedAnswer['source']): string {
  return `${path}, ${place}`;
}

export function oneDesign(): OneDesign {
  let design: AnswerDesign | null | undefined;
  let told = '';
  let first = '';
  const inclusion = new Map<string, number>();

  const isSame = (other: AnswerDesign | null): boolean =>
    other === design || (other !== null && design !== null && JSON.stringify(other) === told);

  return {
    add({ designed, source }, questionId) {
      const own = designed?.design ?? null;
      if (design === undefined) {
        design = own;
        told = JSON.stringify(own);
        first = placeOf(source);
      } else if (!isSame(own)) throw apart(own ?? design!, { place: placeOf(source), first });
      if (designed == null || designed.inclusion === null) return;
      const known = inclusion.get(questionId);
      if (known !== undefined && known !== designed.inclusion) {
        throw new ClosedbookError(
          'usage',
          `${placeOf(source)}: question ${questionId} was drawn with a chance of ${known} before and of ${designed.inclusion} here`,
          { hint: 'One question has one chance: read the export as it was written.' },
        );
      }
      inclusion.set(questionId, designed.inclusion);
    },
    found: () => {
      const { drawing, stopping } = design ?? {};
      return {
        ...(drawing === undefined
          ? {}
          : { drawing: { ...drawing, inclusion: Object.fromEntries(inclusion) } }),
        ...(stopping === undefined ? {} : { stopping }),
      };
    },
  };
}

function apart(
  { drawing }: AnswerDesign,
  { place, first }: { readonly place: string; readonly first: string },
): ClosedbookError {
  const [what, why] =
    drawing === undefined
      ? ['of a run that could stop early (--until)', 'its intervals hold for itself alone']
      : ['of a run whose questions were drawn with unlike chances (--order adaptive)', 'they count by them'];
  return new ClosedbookError(
    'usage',
    `${first} and ${place} cannot be pooled: one is an answer ${what}, and ${why}; the other is not of that run`,
    { hint: 'Read the answers of each run by themselves.' },
  );
}
