/** The pairs in words and the penalty at which each two tie: what settles eager against conservative. */
import type { Comparison } from '../../../core/summary/comparisons.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import type { Look } from '../charts/look.ts';
import { count, penaltyText } from '../wording/numbers.ts';
import { type Html, html, isolated } from './html.ts';

/** More pairs than this fold away. */
const OPEN = 8;
/** More pairs than this make a page that nobody reads; the files have all. */
const MOST_ROWS = 120;

export function comparisonNotes(section: NonNullable<Summary['comparisons']>, look: Look): Html {
  if (section.pairs.length === 0) return html``;
  const listed = section.pairs.slice(0, MOST_ROWS);
  const rows = listed.map(
    (
      pair,
    ) => html`<tr><th scope="row">${isolated(look.fullName(pair.a))}</th><td>${isolated(look.fullName(pair.b))}</td>
<td class="number">${pair.shared === null ? 'not paired' : count(pair.shared)}</td><td>${tieText(pair, look)}</td></tr>`,
  );
  // Intervals over all looks come without p values, and the split of the goal's level is none of the tie's.
  const isCorrected = section.pairs.some(({ differences }) =>
    differences.some(({ adjustedP }) => adjustedP !== null),
  );
  const table = html`<div class="table-wrap" tabindex="0" role="group" aria-label="Penalty at which two tie"><table>
<caption>The penalty at which two are worth the same, with its interval${isCorrected && `; differences are corrected by ${section.multiplicity}`}.${listed.length < section.pairs.length && ` The first ${count(listed.length)} of ${count(section.pairs.length)} pairs; tables/differences.csv and summary.json have all.`}</caption>
<thead><tr><th scope="col">a</th><th scope="col">b</th><th scope="col" class="number">shared questions</th><th scope="col">tie</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
  const words = section.pairs.flatMap((pair) => pair.sentences);
  const sentences =
    words.length > 0 &&
    html`<ul class="notes">${words.slice(0, OPEN * 2).map((sentence) => html`<li>${sentence}</li>`)}</ul>`;
  return section.pairs.length <= OPEN
    ? html`${sentences}${table}`
    : html`<details><summary>The penalty at which they tie, of ${listed.length < section.pairs.length ? `the first ${count(listed.length)} of ` : 'all '}${count(section.pairs.length)} pairs</summary>${sentences}${table}</details>`;
}

const CHANCE = {
  none: '',
  some: ', not beyond chance at all of them',
  all: ', at none beyond chance',
};

function tieText({ tie }: Comparison, look: Look): string {
  if (tie.dominant !== null)
    return `${look.fullName(tie.dominant)} is ahead at every penalty${CHANCE[tie.notExcluded ?? 'none']}`;
  if (tie.penalty === null) return 'no tie at a penalty of 0 or more';
  const sides =
    tie.below === null || tie.above === null
      ? ''
      : `; below it ${look.fullName(tie.below)}, above it ${look.fullName(tie.above)}`;
  return `L = ${penaltyText(tie.penalty)}${rangeText(tie)}${sides}`;
}

function rangeText(tie: Comparison['tie']): string {
  const low = tie.low === null ? null : penaltyText(tie.low);
  const high = tie.high === null ? null : penaltyText(tie.high);
  switch (tie.kind) {
    case 'interval':
      return low === null && high === null ? '' : ` (${low ?? '0'} to ${high ?? 'any'})`;
    case 'complement':
      return outsideText(tie);
    case 'unbounded':
      return ' (the data do not bound it)';
    case 'none':
      return '';
  }
}

/** Everything but a stretch, of penalties of 0 and more: where that stretch lies below 0, nothing is left out. */
function outsideText({ low, high }: Comparison['tie']): string {
  const up = low === null || low <= 0 ? [] : [`up to ${penaltyText(low)}`];
  const down = high === null ? [] : high <= 0 ? null : [`from ${penaltyText(high)} on`];
  const parts = down === null ? [] : [...up, ...down];
  return parts.length === 0 ? ' (the data do not bound it)' : ` (${parts.join(' or ')})`;
}
