/**
 * The penalty slider: moves the line of equal utility over the frontier and orders the respondents by what they
 * are worth at that penalty; a second set of controls weighs the parts of the question set. The slider runs on
 * the same scale as the penalty charts.
 */
import { penaltyText, percent, threshold } from '../../wording/numbers.ts';
import type { PageData, PageFrame } from '../page-data.ts';
import { isDecided, onGrid, type Ranked, rank } from '../ranking.ts';
import { element, svgElement, swatch } from './element.ts';

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
  const list = element('ol', { class: 'ranking' });
  const note = element('p', { class: 'small' });

  const update = () => {
    const ranked = rank(data.competitors, penalty, { weights });
    shown.textContent = `L = ${penaltyText(penalty)}`;
    slider.setAttribute('aria-valuetext', `${penaltyText(penalty)} right answers`);
    meaning.textContent = `One wrong answer undoes ${penaltyText(penalty)} right ${penalty === 1 ? 'one' : 'ones'}, so answering pays above ${percent(threshold(penalty), { n: 1 })} confidence.`;
    verdict.textContent = verdictText(data, ranked, weights === null ? penalty : null);
    list.replaceChildren(...ranked.map((one) => entry(data, one, { penalty, weights, best: ranked[0]! })));
    note.textContent =
      weights === null
        ? 'Worth in right answers per 100 questions; small: interval.'
        : 'Worth in right answers per 100 questions under your mix; the points on the chart have moved with it. No intervals: the mix is yours.';
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
  panel.append(
    element(
      'h2',
      { class: 'panel-head' },
      element('label', { for: 'penalty-slider' }, 'What does a wrong answer cost you?'),
    ),
    element('div', { class: 'slider' }, slider, shown),
    presets(data.presets, set),
    meaning,
    verdict,
  );
  order.append(list, note);
  if (data.parts.length > 1) {
    order.append(
      mixControls(data, (next) => {
        weights = next;
        update();
      }),
    );
  }
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

function presets(penalties: readonly number[], set: (penalty: number) => void): HTMLElement {
  const row = element('div', { class: 'presets', role: 'group', 'aria-label': 'Penalties of the report' });
  for (const penalty of penalties) {
    const button = element(
      'button',
      { type: 'button', 'aria-label': `Penalty ${penaltyText(penalty)}` },
      penaltyText(penalty),
    );
    button.addEventListener('click', () => set(penalty));
    row.append(button);
  }
  return row;
}

/** @param penalty - Null under a mix of one's own, which has no bounds by what is ungraded. */
function verdictText(data: PageData, ranked: readonly Ranked[], penalty: number | null): string {
  const [best, second] = ranked;
  if (best === undefined) return 'Nothing to choose from under this mix.';
  const name = data.competitors[best.place]!.name;
  const nothing = data.competitors.length - 1;
  const ungraded = data.competitors.some((one) => one.withUngraded !== undefined);
  const open = penalty !== null && ungraded && !isDecided(data.competitors, best.place, penalty);
  const where = open
    ? 'Not decided: replies without a grade could change it. On the graded answers alone, at this cost'
    : penalty === null && ungraded
      ? 'On the graded answers alone, under your mix'
      : 'At this cost';
  if (best.place === nothing) return `${where}, declining everything beats them all.`;
  const lead = second === undefined ? 0 : best.utility - second.utility;
  const close =
    lead < 0.005 && second !== undefined ? `, hardly ahead of ${data.competitors[second.place]!.name}` : '';
  return `${where}, ${name} is best${close}.`;
}

interface EntryContext {
  readonly penalty: number;
  readonly weights: readonly number[] | null;
  readonly best: Ranked;
}

function entry(data: PageData, one: Ranked, { penalty, weights, best }: EntryContext): HTMLElement {
  const competitor = data.competitors[one.place]!;
  const low = weights === null ? onGrid(data.grid, competitor.low, penalty) : null;
  const high = weights === null ? onGrid(data.grid, competitor.high, penalty) : null;
  const interval = low === null || high === null ? '' : `${hundred(low)} to ${hundred(high)}`;
  return element(
    'li',
    { class: one === best ? 'best' : one.utility < 0 ? 'below' : '' },
    swatch(competitor.colour),
    element('bdi', { class: 'name' }, competitor.name),
    element('span', { class: 'worth' }, hundred(one.utility)),
    element('span', { class: 'interval' }, interval),
  );
}

/** Worth of 100 questions, with a true minus. */
function hundred(utility: number): string {
  const text = Math.abs(utility * 100).toFixed(1);
  return utility < 0 && Number(text) !== 0 ? `−${text}` : text;
}

function mixControls(data: PageData, changed: (weights: number[] | null) => void): HTMLElement {
  const sliders = data.parts.map((part, place) =>
    element('input', {
      type: 'range',
      min: '0',
      max: '100',
      step: '1',
      value: String(Math.round(part.share * 100)),
      id: `mix-${place}`,
    }),
  );
  const outputs = data.parts.map((_, place) => element('output', { for: `mix-${place}` }));
  const asAsked = sliders.map((slider) => slider.value).join();
  const tell = () => {
    const values = sliders.map((slider) => Number(slider.value));
    const total = values.reduce((sum, value) => sum + value, 0);
    for (const [place, value] of values.entries())
      outputs[place]!.textContent = total === 0 ? '–' : `${Math.round((value / total) * 100)}%`;
    changed(values.join() === asAsked ? null : values);
  };
  const reset = element('button', { type: 'button' }, 'As asked');
  reset.addEventListener('click', () => {
    for (const [place, part] of data.parts.entries())
      sliders[place]!.value = String(Math.round(part.share * 100));
    tell();
  });
  for (const slider of sliders) slider.addEventListener('input', tell);
  const body = element(
    'details',
    { class: 'mix' },
    element('summary', {}, 'My questions are a different mix'),
  );
  for (const [place, part] of data.parts.entries()) {
    body.append(
      element(
        'div',
        { class: 'mix-row' },
        element('label', { for: `mix-${place}` }, part.name),
        sliders[place]!,
        outputs[place]!,
      ),
    );
  }
  body.append(reset);
  queueMicrotask(tell);
  return body;
}

type Overlay = (ranked: readonly Ranked[], penalty: number, moved: boolean) => void;

/** Draws on the frontier: the line of equal utility, a ring around the best, and where a mix moves the points. */
function overlayOn(data: PageData, frame: PageFrame): Overlay | null {
  const svg = document.querySelector<SVGSVGElement>(`#${frame.element} svg`);
  if (svg === null) return null;
  // The pre-drawn line stands for the page without a script.
  for (const line of svg.querySelectorAll(`path[stroke="${data.colours.accent}"]`)) line.remove();
  const layer = svgElement('g', { transform: `translate(${frame.left},${frame.top})` });
  svg.append(layer);
  const x = (share: number) => (share / frame.x) * frame.width;
  const y = (share: number) => frame.height - (share / frame.y) * frame.height;
  return (ranked, penalty, moved) => {
    const best = ranked[0];
    layer.replaceChildren();
    if (best === undefined) return;
    const end = penalty === 0 ? frame.x : Math.min(frame.x, (frame.y - best.utility) / penalty);
    const start = best.utility >= 0 || penalty === 0 ? 0 : -best.utility / penalty;
    if (end > start) {
      layer.append(
        svgElement('line', {
          x1: x(start),
          y1: y(best.utility + penalty * start),
          x2: x(end),
          y2: y(best.utility + penalty * end),
          stroke: data.colours.accent,
          'stroke-width': 1.8,
          'stroke-dasharray': '6 4',
          'data-role': 'iso-utility',
        }),
      );
    }
    for (const one of moved ? ranked : []) {
      layer.append(
        svgElement('circle', {
          cx: x(one.rates.incorrect),
          cy: y(one.rates.correct),
          r: 5,
          fill: 'none',
          stroke: data.competitors[one.place]!.colour,
          'stroke-width': 2,
        }),
      );
    }
    layer.append(
      svgElement('circle', {
        cx: x(best.rates.incorrect),
        cy: y(best.rates.correct),
        r: 10,
        fill: 'none',
        stroke: data.colours.accent,
        'stroke-width': 2,
      }),
    );
  };
}
