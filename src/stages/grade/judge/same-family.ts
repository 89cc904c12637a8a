/**
 * Flags a verdict whose judge shares a family with the respondent: models of one family share training and so
 * errors, and may favour their own. The judge never learns who answered, so the flag is raised afterwards.
 */
import type { Judgement } from '../../../core/grade.ts';

export interface Families {
  readonly judge: string | null | undefined;
  readonly respondent: string | null | undefined;
}

/** True when both families are known and the same; an unknown family is not a match. */
export function sameFamily({ judge, respondent }: Families): boolean {
  if (!judge || !respondent) return false;
  return judge.toLowerCase() === respondent.toLowerCase();
}

/** The judgement with the flag in its evidence; the outcome stays. */
export function withFamilyFlag(judgement: Judgement, families: Families): Judgement {
  if (!sameFamily(families)) return judgement;
  return { ...judgement, evidence: { ...judgement.evidence, sameFamily: true } };
}
