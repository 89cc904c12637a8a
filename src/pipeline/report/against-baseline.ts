/**
 * How far a source lies from its baseline, respondent by respondent. Paired on the questions both were asked where the answers are
 * there; from summaries alone the two are taken as independent, and every difference says which it was.
 */
import { counted } from '../../core/counted.ts';
import { ClosedbookError } from '../../core/errors.ts';
import type { Estimate } from '../../core/estimate.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { estimateOf } from '../../stages/check/check-limits.ts';
import type { BaselineDifference } from '../../stages/check/check-regressions.ts';
import { unpairedDifference } from '../../stages/report/compare/unpaired-difference.ts';
import { lookAt } from '../sources.ts';
import { summarize } from '../summarize/summarize.ts';
import type { SummarizeOptions } from '../summarize/summarize-options.ts';
import type { Workspace } from '../workspace.ts';

export interface AgainstBaselineOptions extends SummarizeOptions {
  readonly metrics: readonly string[];
  /** Respondent of the baseline that all are compared with, when names differ. */
  readonly against?: string | undefined;
  /** Of the source, those that are checked. @default all */
  readonly only?: (summary: Summary) => Summary;
}

/** @throws ClosedbookError `usage` where the two share no respondent. */
export async function againstBaseline(
  [source, baseline]: readonly [string, string],
  workspace: Workspace,
  { metrics, against, only = (summary) => summary, ...options }: AgainstBaselineOptions,
): Promise<{ differences: BaselineDifference[]; notes: string[] }> {
  const [ownKind, otherKind] = await Promise.all(
    [source, baseline].map(async (text) => (await lookAt(text)).kind),
  );
  const whole = await summarize([source], workspace, options);
  const own = only(whole);
  const other = await summarize([baseline], workspace, options);
  const paired = ownKind === otherKind && (ownKind === 'run' || ownKind === 'answers');
  const joint = paired
    ? await summarize([source, baseline], workspace, {
        ...options,
        apart: true,
        // Every one that is checked and its counterpart, however many others there are.
        compareAlso: (respondents) =>
          own.respondents.flatMap(({ id }) => {
            const first = whole.respondents.findIndex((one) => one.id === id);
            const match = counterpart(own, other, { id, against });
            const second = other.respondents.findIndex((one) => one.id === match);
            const places = match === null ? [] : [first, whole.respondents.length + second];
            return places.flatMap((place) => respondents[place]?.id ?? []);
          }),
      })
    : null;
  const notes = source === baseline ? ['the baseline is the source itself: nothing can differ'] : [];
  const found = own.respondents.flatMap(({ id }) => {
    const match = counterpart(own, other, { id, against });
    if (match === null) {
      notes.push(`the baseline has no respondent ${id}: it is not compared`);
      return [];
    }
    return metrics.map((metric): BaselineDifference => {
      const pair = joint === null ? null : pairedEstimate({ whole, other, joint }, { id, match, metric });
      if (pair !== null) return { respondent: id, against: match, metric, ...pair };
      const estimate = unpairedDifference(
        estimateOf(other, match, metric) ?? undefined,
        estimateOf(own, id, metric) ?? undefined,
      );
      return { respondent: id, against: match, metric, estimate, note: 'unpaired, treated as independent' };
    });
  });
  if (found.length === 0) {
    throw new ClosedbookError('usage', 'the baseline shares no respondent with what is checked', {
      hint: `Name one of the baseline with --against: ${other.respondents.map((one) => one.id).join(', ')}.`,
    });
  }
  return { differences: found, notes };
}

/** The baseline's respondent to compare with: the named one, the same id, or the only one where both have one. */
export function counterpart(
  own: Summary,
  other: Summary,
  { id, against }: { readonly id: string; readonly against?: string | undefined },
): string | null {
  if (against !== undefined) {
    const exact = other.respondents.filter((one) => one.id === against);
    const fits = exact.length > 0 ? exact : other.respondents.filter((one) => one.id.includes(against));
    if (fits.length === 1) return fits[0]!.id;
    throw new ClosedbookError(
      'usage',
      `--against "${against}" fits ${fits.length} respondents of the baseline`,
      {
        hint: `Name one of: ${other.respondents.map((one) => one.id).join(', ')}.`,
      },
    );
  }
  if (other.respondents.some((one) => one.id === id)) return id;
  return own.respondents.length === 1 && other.respondents.length === 1 ? other.respondents[0]!.id : null;
}

/** The paired difference out of the joint summary, whose respondents are those of the source, then the baseline's. */
function pairedEstimate(
  { whole, other, joint }: { readonly whole: Summary; readonly other: Summary; readonly joint: Summary },
  { id, match, metric }: { readonly id: string; readonly match: string; readonly metric: string },
): { estimate: Estimate; note: string } | null {
  const first = whole.respondents.findIndex((one) => one.id === id);
  const second = other.respondents.findIndex((one) => one.id === match);
  // Runs on disjoint questions share one row a respondent: nothing is paired then.
  if (joint.respondents.length !== whole.respondents.length + other.respondents.length) return null;
  const a = joint.respondents[first]!.id;
  const b = joint.respondents[whole.respondents.length + second]!.id;
  const pair = joint.comparisons?.pairs.find((one) => one.a === a && one.b === b);
  const difference = pair?.differences.find((one) => one.metric === metric);
  if (pair === undefined || !pair.paired || pair.shared === 0 || difference === undefined) return null;
  const note =
    pair.estimatedOver === undefined
      ? `paired on ${counted(pair.shared ?? 0, 'question')}`
      : `paired on ${counted(pair.estimatedOver, 'question')}, missing outcomes estimated`;
  return { estimate: difference.estimate, note };
}
