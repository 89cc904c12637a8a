/**
 * "How this was measured" as a paragraph to paste into a paper. Each sentence is said of this report alone: what was not
 * done (no judge, no pairs, nobody asked again) is not mentioned, and what is not known is not claimed.
 */

import { statedLevel } from '../../../core/closed-book.ts';
import { counted } from '../../../core/counted.ts';
import type { SequentialSection } from '../../../core/summary/sequential.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import type { Look } from '../charts/look.ts';
import { methodText } from '../wording/caption.ts';
import { gradedByText } from '../wording/first-lines.ts';
import { leftOutText } from '../wording/left-out-text.ts';
import { versionText } from '../wording/method-lines.ts';
import { count, penaltyText } from '../wording/numbers.ts';
import { citedKeys } from './bibtex.ts';
import { escapeLatex } from './latex.ts';

/** The paragraph in LaTeX; works are cited by the keys of `references.bib`. */
export function measuredText(summary: Summary, look: Look): string {
  const keys = citedKeys(summary);
  const sentences = measuredSentences(summary, look).map(({ text, cite }) => {
    const cited = cite.filter((key) => keys.has(key));
    return cited.length === 0 ? `${escapeLatex(text)}.` : `${escapeLatex(text)}~\\cite{${cited.join(',')}}.`;
  });
  return `% How this was measured. Works: references.bib.\n${sentences.join('\n')}\n`;
}

export interface MeasuredSentence {
  /** Without its full stop. */
  readonly text: string;
  /** Keys of works. */
  readonly cite: readonly string[];
}

export function measuredSentences(summary: Summary, look: Look): MeasuredSentence[] {
  const { provenance: from, respondents, rates, comparisons, frontier, sequential } = summary;
  const said = (text: string, ...cite: readonly string[]): MeasuredSentence => ({
    text: visibleText(text).replaceAll('\n', ' '),
    cite,
  });
  const who = `${count(respondents.length)} ${respondents.length === 1 ? 'respondent' : 'respondents'}`;
  const sets = from.datasets.map(
    ({ name, version, questions }) =>
      `${name} (${[versionText(version), counted(questions, 'question')].filter((part) => part !== '').join(', ')})`,
  );
  const what = sets.length === 0 ? 'the same questions' : sets.join(' and ');
  const dates = [...new Set(from.runs.map(({ createdAt }) => createdAt.slice(0, 10)))].sort();
  const when =
    dates.length === 0
      ? ''
      : dates.length === 1
        ? ` on ${dates[0]}`
        : ` between ${dates[0]} and ${dates.at(-1)}`;
  const levels = new Set(respondents.map(statedLevel));
  const methods = new Set(
    rates.rows.flatMap(({ estimates }) =>
      ['correct/asked', 'incorrect/asked'].flatMap((metric) =>
        estimates[metric]?.low == null ? [] : [methodText(estimates[metric].method)],
      ),
    ),
  );
  const graded = gradedByText(summary);
  const left = leftOutText(summary);
  const strip = (text: string) => text.replace(/\.$/, '');
  return [
    from.kind === 'published'
      ? said(
          `Rates of ${who} are taken from ${from.sources.map(({ name }) => name).join('; ') || 'a published table'}`,
        )
      : summary.simulated
        ? said(`${who} were simulated on ${what}${when}; no model was asked`)
        : said(`${who} answered ${what}${when}`),
    ...(sequential === undefined ? [] : [said(stoppingText(sequential), 'waudbysmith2024estimating')]),
    ...(levels.size === 1 && levels.has('enforced')
      ? [said('Questions were sent without tools, and replies were checked for signs of a look-up')]
      : []),
    ...(from.kind === 'published'
      ? []
      : [said('Each reply counts as correct, incorrect or refused', 'wei2024simpleqa')]),
    ...(graded === null ? [] : [said(strip(graded))]),
    ...(left === null || left === 'Left out: nothing.' ? [] : [said(strip(left))]),
    said(
      `Rates are shares of the ${look.asked}${methods.size === 0 ? '' : `, with ${look.levelPercent}% ${[...methods].join(' and ')}`}${[...methods].some((method) => /cluster/i.test(method)) ? `, questions on one ${from.clusterBy} being one cluster` : ''}`,
      'wilson1927probable',
      'miller2024error',
      'clopper1934use',
    ),
    ...(frontier === undefined
      ? []
      : [
          said(
            `The utility of a respondent at penalty L is its share of correct minus L times its share of incorrect answers, a refusal being worth 0, given per 100 questions; L was ${summary.penalties.map(penaltyText).join(', ')}`,
            'kalai2025hallucinate',
          ),
        ]),
    ...(frontier?.probabilityBest == null
      ? []
      : [
          said(
            `How often each comes out best was found from ${count(frontier.probabilityBest.resamples)} resamples of the questions (seed ${from.seed})`,
            'efron1979bootstrap',
          ),
        ]),
    ...(comparisons === undefined || comparisons.pairs.every(({ shared }) => shared === null)
      ? []
      : [
          said(
            `Respondents are compared on the questions they share${sequential === undefined ? `; p-values: ${comparisons.multiplicity}` : ''}`,
            'tango1998equivalence',
            'fieller1954problems',
            'holm1979simple',
          ),
        ]),
    said(
      `Numbers were computed with closedbook${summary.closedbookVersion === '' ? '' : ` ${summary.closedbookVersion}`}`,
    ),
  ];
}

/** Without this a reader takes the number of questions for one that was chosen beforehand. */
function stoppingText({ plan, goal, state, asked, planned }: SequentialSection): string {
  const ended = {
    settled: 'which settled it after',
    undecided: 'which left it undecided after',
    open: 'which had not settled it after',
  }[state];
  const each = plan.comparisons > 1 ? `, ${penaltyText(100 * plan.comparisonLevel)}% a comparison` : '';
  return `Asking followed a rule written down before the first answer (${goal} at ${penaltyText(100 * plan.until.level)}%${each}, subjects whole and in the random order of seed ${plan.seed}), ${ended} ${count(asked)} of ${count(planned)} askings`;
}
