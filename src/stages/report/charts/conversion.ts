/**
 * Can the eager model be made conservative? One panel a model: every way to fewer answers as its own curve on the
 * axes of the frontier, and the envelope of what any of them reaches. Which setting is worth most is read from
 * questions that had no part in choosing it, so the title may be more modest than the envelope.
 */
import type { ConversionChoice, ConversionSection } from '../../../core/summary/refusal.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import { caption } from '../wording/caption.ts';
import { count, intervalText, penaltyText, valueText, worthText } from '../wording/numbers.ts';
import type { Chart } from './chart.ts';
import { choiceAt, type Model, panel, ROUTES, SIZE, styleOf } from './conversion-panel.ts';
import type { Look } from './look.ts';
import { shortNames } from './short-names.ts';
import { panels } from './theme.ts';

const MOST = 12;

export function conversion(section: ConversionSection, look: Look): Chart | null {
  const models = section.models.filter((model) => model.routes.some((route) => route.points.length > 0));
  if (models.length === 0) return null;
  const shown = models.slice(0, MOST);
  const points = shown.flatMap((model) => model.routes.flatMap((route) => route.points));
  const limits = {
    x: limit(points.map((point) => point.incorrect)),
    y: limit(points.map((point) => point.correct)),
  };
  const told = tellingChoice(shown);
  const penalty = told?.choice.penalty ?? nearestPenalty(shown, look.penalty);
  const present = ROUTES.filter((one) =>
    shown.some((model) => model.routes.some((route) => styleOf(route.route) === one)),
  );
  const titles = shortNames(namesOf(shown, look), { size: 12, width: Math.round(SIZE / 1.1) });
  const sizes = [...new Set(points.map((point) => point.n))].sort((a, b) => a - b);
  return {
    id: 'conversion',
    title: told === null ? NOTHING_HELPS : gainText(told, titles[shown.indexOf(told.model)]!),
    caption: caption(
      `Each panel is one model, up is more often correct, left is less often wrong; ${present.map((one) => one.words).join(', ')}`,
      'the thick pale line is the best that any of them reaches, from declining everything at the origin',
      `The ring is the model as it answers by itself; the cross is the setting chosen at penalty ${penaltyText(penalty)}, its worth (above the panel) taken from questions that had no part in the choice, with ${look.levelPercent}% intervals that also pay for having chosen: they may be wider than those of the same worth in other sections, where nothing was chosen`,
      sizes.length === 0
        ? ''
        : `n = ${sizes.length === 1 ? count(sizes[0]!) : `${count(sizes[0]!)} to ${count(sizes.at(-1)!)}`} questions ${overText(shown)}`,
      'both axes are shares of the questions asked',
      models.length > shown.length ? `${count(shown.length)} of ${count(models.length)} models` : '',
    ),
    description: shown
      .map((model) => `${visibleText(model.model)}: ${choiceText(choiceAt(model, penalty))}`)
      .join('; '),
    metrics: ['correct/asked', 'incorrect/asked', `utility@${penalty}`],
    table: {
      columns: [
        'model',
        'route',
        'respondent',
        'setting',
        'n',
        'incorrect/asked',
        'correct/asked',
        'on the envelope',
      ],
      rows: models.flatMap((model) =>
        model.routes.flatMap((route) =>
          route.points.map((point) => [
            visibleText(model.model),
            route.route,
            nameOf(point.respondent ?? route.respondent, look),
            visibleText(point.setting),
            point.n,
            point.incorrect,
            point.correct,
            point.onEnvelope === undefined ? null : point.onEnvelope ? 'yes' : 'no',
          ]),
        ),
      ),
    },
    spec: panels(shown.map((model, place) => panel(model, { limits, look, penalty, title: titles[place]! }))),
  };
}

const NOTHING_HELPS =
  'Short of declining everything, no setting makes a model surely better than it is by itself';

/** As the other charts name models, where that tells these apart. */
function namesOf(models: readonly Model[], look: Look): string[] {
  const names = models.map(({ eager, model }) =>
    eager !== undefined && look.ids.includes(eager) ? look.attributes(eager).model : visibleText(model),
  );
  return new Set(names).size === names.length ? names : models.map(({ model }) => visibleText(model));
}

/** Which questions they are. */
function overText(models: readonly Model[]): string {
  const estimated = models.filter((model) => model.estimated === true).length;
  if (estimated === 0) return 'that every setting of a model has an outcome on';
  const asked = 'that every setting was asked, missing outcomes estimated';
  return estimated === models.length ? asked : `${asked}, or has an outcome on`;
}

function nameOf(id: string | null | undefined, look: Look): string | null {
  return id == null ? null : look.fullName(id);
}

/** End of an axis, up to the next 5 %. */
function limit(values: readonly number[]): number {
  return Math.min(1, Math.ceil((Math.max(0.05, ...values) * 1.04) / 0.05) * 0.05);
}

interface Told {
  readonly model: Model;
  readonly choice: ConversionChoice;
}

/** The largest gain that is surely one, by a setting that surely beats silence. */
function tellingChoice(models: readonly Model[]): Told | null {
  const sure = models.flatMap((model) =>
    model.best
      .filter(({ route, utility, gain }) => route != null && (utility.low ?? 0) > 0 && (gain?.low ?? 0) > 0)
      .map((choice) => ({ model, choice })),
  );
  return sure.sort((a, b) => (b.choice.gain?.value ?? 0) - (a.choice.gain?.value ?? 0))[0] ?? null;
}

function nearestPenalty(models: readonly Model[], wanted: number): number {
  const penalties = models.flatMap((model) => model.best.map((choice) => choice.penalty));
  return penalties.sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0] ?? wanted;
}

function gainText({ choice }: Told, model: string): string {
  const byItself = (choice.utility.value ?? 0) - (choice.gain?.value ?? 0);
  return `At penalty ${penaltyText(choice.penalty)}, ${model} is worth ${worthText(byItself)} per 100 questions by itself and ${worthText(choice.utility.value ?? 0)} with ${visibleText(choice.setting)}`;
}

function choiceText(choice: ConversionChoice | undefined): string {
  if (choice === undefined) return 'no setting was chosen';
  const interval = intervalText(choice.utility, 'utility');
  return `at penalty ${penaltyText(choice.penalty)} ${visibleText(choice.setting)}, worth ${valueText(choice.utility, 'utility')} per 100${interval === '' ? '' : ` (${interval})`}`;
}
