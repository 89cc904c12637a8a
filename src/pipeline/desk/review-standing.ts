/** Where a review stands, for its owner: who graded, how far people agree, and the rates that their grades correct. */
import { type CalibrationWord, calibrationInForce } from '../../core/calibration.ts';
import { groupBy } from '../../core/group-by.ts';
import type { Store } from '../../core/store/store.ts';
import { auditCounts, correctedRates } from '../../stages/analyze/corrected-rates.ts';
import { moreAnswers } from '../../stages/analyze/more-answers.ts';
import { ratesOnly } from '../../stages/analyze/rates-only.ts';
import { shareOfReplies } from '../../stages/grade/agreement-estimates.ts';
import { type BlindWord, reviewerAgreement } from '../../stages/grade/human/reviewer-agreement.ts';
import { visibleText } from '../../terminal/visible-text.ts';
import { allInWords, inWords } from './in-words.ts';
import { isDisputed, type ReviewDraw, readReviewDraw } from './review-draw.ts';
import type { ReviewStanding } from './review-records.ts';

const LEVEL = 0.95;

/** @throws ClosedbookError `usage` where nothing of the run was drawn for people. */
export async function reviewStanding(store: Store, id: string, each: number): Promise<ReviewStanding> {
  const draw = await readReviewDraw(store, id);
  const table = await store.outcomeTable([draw.runId]);
  const corrected = correctedRates(table, LEVEL);
  return {
    audit: draw.auditId,
    drawn: draw.items.length,
    each,
    graded: draw.items.filter(({ words }) => words.size > 0).length,
    finished: draw.items.filter(({ words }) => words.size >= each).length,
    disputed: draw.items.filter(isDisputed).length,
    people: peopleOf(draw),
    pairs: reviewerAgreement(blindWords(draw), LEVEL).map((pair) => ({
      ...pair,
      first: visibleText(pair.first),
      second: visibleText(pair.second),
      agree: inWords(pair.agree),
      kappa: inWords(pair.kappa),
    })),
    calibration: calibrationOf(await store.calibrationWords(draw.runId)),
    rates: ratesOnly({ ...table, cell: table.automaticCell }, LEVEL).map(({ label, estimates }, index) => ({
      respondent: visibleText(label),
      automatic: allInWords(estimates),
      corrected: allInWords(corrected[index]!),
    })),
    more: moreAnswers(auditCounts(table), LEVEL),
  };
}

function peopleOf({ items }: ReviewDraw): ReviewStanding['people'] {
  const names = [...new Set(items.flatMap(({ words }) => [...words.keys()]))].sort();
  return names.map((name) => {
    const own = items.flatMap(({ words }) => words.get(name) ?? []);
    const unsure = own.filter(({ outcome }) => outcome === 'unsure').length;
    return { name: visibleText(name), graded: own.length, unsure };
  });
}

/** By name; the words of one question are one cluster only where an answer to it comes twice. */
function calibrationOf(words: readonly CalibrationWord[]): ReviewStanding['calibration'] {
  const byName = [...groupBy(calibrationInForce(words), ({ reviewer }) => reviewer)].sort();
  return byName.map(([name, own]) => {
    const sure = own.filter(({ word }) => word!.outcome !== 'unsure');
    const hits = sure.map(({ item, known, word }) => ({ question: item, hit: word!.outcome === known }));
    return {
      name: visibleText(name),
      n: sure.length,
      agree: shareOfReplies('agree/known', hits, LEVEL),
      unsure: own.length - sure.length,
    };
  });
}

function blindWords({ items }: ReviewDraw): BlindWord[] {
  return items.flatMap(({ blind, replyId, questionId }) =>
    [...blind].flatMap(([reviewer, { outcome }]) =>
      outcome === 'unsure' ? [] : [{ reviewer, replyId, questionId, outcome }],
    ),
  );
}
