/** What every form of a trend says in the same words: its headline, its questions that drifted, its noise. */
import { counted } from '../../../core/counted.ts';
import type { Trend, TrendRespondent } from '../../../core/trend.ts';
import { count, intervalText, valueText } from './numbers.ts';

/** One sentence over all respondents. */
export function trendHeadline({ respondents }: Trend): string {
  if (respondents.length === 0) return 'No respondent was part of two runs, so nothing can be compared.';
  const changed = respondents.filter(({ metrics }) => metrics.some(({ changes }) => changes.length > 0));
  const all = respondents.length === 1 ? 'the one respondent' : `${count(respondents.length)} respondents`;
  if (changed.length === 0) return `Of ${all} none is proven changed.`;
  return `${respondents.length === 1 ? 'The respondent' : `${count(changed.length)} of ${all}`} changed: ${changed.map(({ label }) => label).join(', ')}.`;
}

/** How many questions changed and stayed changed, by direction. */
export function driftedSentence({ drifted }: TrendRespondent): string {
  const { questions, tested, falseDiscoveries } = drifted;
  if (questions.length === 0) {
    return tested === 0
      ? 'Which questions changed for good cannot be told yet: single questions take several runs before and after.'
      : `Of ${counted(tested, 'question')} that varied enough to tell none can be named as changed for good.`;
  }
  const ways = new Map<string, number>();
  for (const { from, to } of questions) ways.set(`${from} → ${to}`, (ways.get(`${from} → ${to}`) ?? 0) + 1);
  const told = [...ways].sort((a, b) => b[1] - a[1]).map(([way, n]) => `${way} ${count(n)}`);
  return `${count(questions.length)} of ${count(tested)} questions that varied enough to tell changed their outcome and stayed changed (${told.join(', ')}; at most ${falseDiscoveries * 100} % of them wrongly listed, on average).`;
}

/** What repeated asking makes of the difference; nothing without repeated trials. */
export function noiseSentence({ noise }: TrendRespondent): string | null {
  if (noise === undefined) return null;
  const { withinRun, betweenRuns, excess } = noise;
  return `Asked twice in one run, ${valueText(withinRun, 'share')} of outcomes differ; between the reference run and the last one ${valueText(betweenRuns, 'share')}: ${valueText(excess, 'difference')} (${intervalText(excess, 'difference')}) more than repeated asking makes.`;
}
