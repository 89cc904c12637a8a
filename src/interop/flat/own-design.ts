/**
 * How the questions of an exported run were drawn, or its end chosen, and with which chance this one. Its replies do not count as
 * they are, so a row that has half of it is an error and never a row like others.
 */
import { type AnswerDesign, answerDesignSchema, type DesignedAnswer } from '../../core/answer-design.ts';
import { errorAt, type Place } from '../../rows/place.ts';
import { jsonOf, numberOf, type OwnRow, textOf } from './own-cells.ts';

/**
 * What the run's rates need beside its replies. Half of it would count wrongly, so it is an error.
 * @throws ClosedbookError `record-invalid` where design or chance cannot be read, or one of the two is missing
 */
export function ownDesign(row: OwnRow, place: Place): DesignedAnswer | null {
  const told = textOf(row.design);
  const chance = numberOf(row.inclusion_probability);
  if (told === null && textOf(row.inclusion_probability) === null && chance === null) return null;
  const design = told === null ? null : readDesign(told);
  if (design === null) {
    throw errorAt(place, 'design: expected how the run’s questions were drawn or its end chosen, as JSON', {
      code: 'record-invalid',
      hint: 'Without it these replies would count wrongly: keep the columns design and inclusion_probability of the export together.',
    });
  }
  const inclusion = design.drawing === undefined ? null : chance;
  if (design.drawing !== undefined && !(inclusion !== null && inclusion > 0 && inclusion <= 1)) {
    throw errorAt(
      place,
      `inclusion_probability: expected the chance with which the question was drawn, above 0 and up to 1, got ${JSON.stringify(row.inclusion_probability ?? null)}`,
      { code: 'record-invalid', hint: 'Keep the column as it was exported.' },
    );
  }
  return { design, inclusion };
}

/** One design stands on every row of its file. */
const DESIGNS = new Map<string, AnswerDesign | null>();
const KEPT_DESIGNS = 100;

function readDesign(told: string): AnswerDesign | null {
  const before = DESIGNS.get(told);
  if (before !== undefined) return before;
  const read = answerDesignSchema.safeParse(jsonOf(told));
  if (DESIGNS.size >= KEPT_DESIGNS) DESIGNS.clear();
  DESIGNS.set(told, read.success ? read.data : null);
  return read.success ? read.data : null;
}
