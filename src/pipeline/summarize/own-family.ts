/**
 * Judges that graded answers of their own family: such models share training, and so errors, and may favour their own.
 * Told by names, as the table of known models has them; a family that is not known is no match.
 */
import type { Respondent } from '../../core/respondent.ts';
import { knownModel } from '../../model/known-models.ts';
import { parseModelName } from '../../model/model-name.ts';
import { sameFamily } from '../../stages/grade/judge/same-family.ts';

/** One sentence part a judge: `judge:openai/gpt-4.1 graded its own family: openai/o3 · plain`. */
export function ownFamily(
  graders: readonly { readonly kind: string; readonly id: string }[],
  respondents: readonly Respondent[],
): string[] {
  const judges = new Set(graders.flatMap(({ kind, id }) => (kind === 'judge' ? [id] : [])));
  return [...judges].flatMap((id) => {
    const judge = familyOf(id.replace(/^(?:judge|claims):/, ''));
    const own = respondents.filter((one) => sameFamily({ judge, respondent: one.family }));
    return own.length === 0 ? [] : [`${id} graded its own family: ${own.map((one) => one.id).join(', ')}`];
  });
}

function familyOf(model: string): string | null {
  try {
    return knownModel(parseModelName(model).model).family;
  } catch {
    // A judge of another installation may have a name that this one cannot read.
    return null;
  }
}
