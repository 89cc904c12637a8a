/**
 * The answer to "which one, at my cost, and how sure": a row for every penalty reported, readable without a script and on
 * paper. The slider says the same for every penalty between.
 */
import { certaintyText, choiceValueText } from '../wording/choice-text.ts';
import { penaltyText } from '../wording/numbers.ts';
import { certaintyOf, choiceAt } from './choice-at.ts';
import { type Html, html, isolated } from './html.ts';
import type { PageData } from './page-data.ts';
import { swatchOf } from './swatch.ts';

/** The same as text, for forms that are no page. */
export function choiceLines(data: Pick<PageData, 'presets' | 'competitors' | 'grid' | 'looked'>): string[][] {
  return data.presets.flatMap((penalty) => {
    const choice = choiceAt(data, penalty);
    return choice === null
      ? []
      : [[penaltyText(penalty), choice.best, choiceValueText(choice.worth), certaintyText(choice)]];
  });
}

/** Nothing where there is nobody to choose among. */
export function choicesTable(data: PageData): Html {
  const rows = data.presets.flatMap((penalty) => {
    const choice = choiceAt(data, penalty);
    return choice === null ? [] : [{ penalty, choice }];
  });
  if (rows.length === 0) return html``;
  return html`<table class="choices"><caption>Best by what a wrong answer costs (L, in right answers); worth per 100 questions</caption><thead><tr><th scope="col" class="number">cost</th><th scope="col">best</th><th scope="col" class="number">worth</th><th scope="col">how sure</th></tr></thead>
<tbody>${rows.map(
    ({ penalty, choice }) =>
      html`<tr data-penalty="${penalty}"${penalty === data.penalty && html` class="opening"`}><th scope="row" class="number">${penaltyText(penalty)}</th><td class="word">${swatchOf(choice.colour, choice.mark)}${isolated(choice.best)}</td><td class="number">${choiceValueText(choice.worth)}</td><td class="word sure-${certaintyOf(choice)}">${isolated(certaintyText(choice))}</td></tr>`,
  )}</tbody></table>`;
}
