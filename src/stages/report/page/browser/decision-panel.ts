/**
 * The penalty slider: moves the line of equal utility over the frontier and orders the respondents by what they
 * are worth at that penalty; a second set of controls weighs the parts of the question set. The slider runs on
 * the same scale as the penalty charts.
 */
import { certaintyText } from '../../wording/choice-text.ts';
import { penaltyText, percent, threshold } from '../../wording/numbers.ts';
import { certaintyOf, choiceAt } from '../choice-at.ts';
import type { PageData } from '../page-data.ts';
import { onGrid, type Ranked, rank } from '../ranking.ts';
import { element, swatch } from './element.ts';
import { overlayOn } from './iso-utility-overlay.ts';
import { mixControls } from './mix-controls.ts';
import { onFilter, showsRespondent } from './respondent-filter.ts';
import { verdictText } from './verdict-text.ts';
import { type WorthAt, type WorthScale, worthBar, worthScale } from './worth-bar.ts';

const STEPS = 1000;

export function decisionPanel(data: PageData): void {
  const panel = document.getElementById('panel');
  if (panel === null || data.competitors.length < 2) return;
  let penalty = data.penalty;
  let weights: number[] | null = null;
  const order = document.getElementById('order') ?? panel;
  const overlays = data.frames.flatMap((frame) => overlayOn(data, frame) ?? []);

  const slider = element('input', {
    type: 'range',
    id: 'penalty-slider',
    min: '0',
    max: String(STEPS),
    step: '1',
    value: String(toStep(penalty, data.end)),
  });
  const shown = element('output', { for: 'penalty-slider', class: 'penalty' });
  const meaning = element('p', { class: 'meaning' });
  const verdict = element('p', { class: 'verdict', 'aria-live': 'polite' });
  const sure = element('p', { class: 'certainty' });
  const list = element('ol', { class: 'ranking' });
  const more = element('ol', { class: 'ranking' });
  const restName = element('summary', {});
  const rest = element('details', {}, restName, more);
  const note = element('p', { class: 'small' });

  const update = () => {
    const all = rank(data.competitors, penalty, { weights });
    const nothing = data.competitors.length - 1;
    const ranked = all.filter(
      ({ place }) => place === nothing || showsRespondent(data.competitors[place]!.name),
    );
    const some = ranked.length < all.length;
    shown.textContent = `L = ${penaltyText(penalty)}`;
    slider.setAttribute('aria-valuetext', `${penaltyText(penalty)} right answers`);
    meaning.textContent = `One wrong answer undoes ${penaltyText(penalty)} right ${penalty === 1 ? 'one' : 'ones'}, so answering pays above ${percent(threshold(penalty), { n: 1 })} confidence.`;
    // How sure a choice is was resampled with everybody.
    const choice = weights === null && !some ? choiceAt(data, penalty) : null;
    verdict.textContent = verdictText(data, ranked, { choice, some, mixed: weights !== null });
    sure.textContent = choice === null ? '' : sentence(certaintyText(choice));
    sure.className = choice === null ? 'certainty' : `certainty sure-${certaintyOf(choice)}`;
    const scale = worthScale(data, ranked, { penalty, weights });
    const entries = ranked.map((one) => entry(data, one, { penalty, weights, scale, best: ranked[0]! }));
    list.replaceChildren(...entries.slice(0, SHOWN));
    more.replaceChildren(...entries.slice(SHOWN));
    rest.hidden = entries.length <= SHOWN;
    restName.textContent = `${entries.length - SHOWN} more`;
    const ungraded = data.competitors.some((one) => one.withUngraded !== undefined);
    note.textContent =
      weights === null
        ? `Worth at L = ${penaltyText(penalty)}, in right answers per 100 questions. ${intervalNote(data)}${ungraded ? ' Pale: how far replies without a grade could move it.' : ''}`
        : 'Worth in right answers per 100 questions under your mix; the points on the chart have moved with it. No intervals: the mix is yours.';
    if (entries.length > SHOWN) {
      const cut = `The best ${SHOWN} of ${entries.length}; the table of rates has all.`;
      note.append(element('span', { class: 'print-only' }, ` ${cut}`));
    }
    for (const row of document.querySelectorAll<HTMLElement>('.choices tr[data-penalty]'))
      row.classList.toggle('opening', Number(row.dataset['penalty']) === penalty);
    for (const overlay of overlays) overlay(ranked, penalty, weights !== null);
  };

  slider.addEventListener('input', () => {
    penalty = toPenalty(Number(slider.value), data.end);
    update();
  });
  const set = (value: number) => {
    penalty = value;
    slider.value = String(toStep(value, data.end));
    update();
  };
  presets(set);
  panel.append(
    element(
      'h2',
      { class: 'panel-head' },
      element('label', { for: 'penalty-slider' }, 'What does a wrong answer cost you?'),
    ),
    element('div', { class: 'slider' }, slider, shown),
    meaning,
    verdict,
    sure,
  );
  order.append(list, rest, note);
  if (data.parts.length > 1) {
    order.append(
      mixControls(data, (next) => {
        weights = next;
        update();
      }),
    );
  }
  onFilter(update);
  update();
}

/** 0 to STEPS on the symlog scale of the charts. */
function toStep(penalty: number, end: number): number {
  return Math.round((Math.log1p(penalty / 0.5) / Math.log1p(end / 0.5)) * STEPS);
}

/** Two significant digits: a slider cannot aim better. */
function toPenalty(step: number, end: number): number {
  return Number((0.5 * Math.expm1((step / STEPS) * Math.log1p(end / 0.5))).toPrecision(2));
}

/** The penalties of the table of choices become buttons that set the slider. */
function presets(set: (penalty: number) => void): void {
  for (const row of document.querySelectorAll<HTMLElement>('.choices tr[data-penalty]')) {
    const penalty = Number(row.dataset['penalty']);
    const cell = row.querySelector('th');
    const button = element(
      'button',
      { type: 'button', 'aria-label': `Penalty ${penaltyText(penalty)}` },
      penaltyText(penalty),
    );
    button.addEventListener('click', () => set(penalty));
    cell?.replaceChildren(button);
  }
}

/** More entries than this fold. */
const SHOWN = 9;

/** A run that could stop by looking has no band along the penalties: its intervals are those of the tables. */
function intervalNote({ looked, competitors }: PageData): string {
  if (looked !== undefined) return 'Intervals that hold over all looks are in the table of rates.';
  return competitors.some(({ low }) => low.some((value) => value !== null))
    ? 'Thin lines: intervals.'
    : 'No intervals: the number of questions is not known.';
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}

interface EntryContext extends WorthAt {
  readonly scale: WorthScale;
  readonly best: Ranked;
}

function entry(data: PageData, one: Ranked, { penalty, weights, scale, best }: EntryContext): HTMLElement {
  const competitor = data.competitors[one.place]!;
  const low = weights === null ? onGrid(data.grid, competitor.low, penalty) : null;
  const high = weights === null ? onGrid(data.grid, competitor.high, penalty) : null;
  const interval = low === null || high === null ? '' : `${hundred(low)} to ${hundred(high)}`;
  return element(
    'li',
    { class: one === best ? 'best' : one.utility < 0 ? 'below' : '' },
    swatch(competitor.colour, competitor.mark),
    element('bdi', { class: 'name' }, competitor.name),
    worthBar(competitor, one, { penalty, weights, scale, low, high }),
    element('span', { class: 'worth' }, hundred(one.utility)),
    element('span', { class: 'interval' }, interval),
  );
}

/** Worth of 100 questions, with a true minus. */
function hundred(utility: number): string {
  const text = Math.abs(utility * 100).toFixed(1);
  return utility < 0 && Number(text) !== 0 ? `−${text}` : text;
}
