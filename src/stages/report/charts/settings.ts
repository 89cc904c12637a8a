/**
 * What effort, thinking or temperature does: one panel a model and policy, its levels from left to right; the three
 * outcomes above, what an asking costs and how many tokens of reasoning it takes below. Levels stand at even steps, for
 * nobody knows how far "high" is from "medium".
 */
import type { SettingsSection } from '../../../core/summary/settings.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import { caption, intervalsText, rangeCounted } from '../wording/caption.ts';
import { count, dollars, percent, significant } from '../wording/numbers.ts';
import type { Chart, Json } from './chart.ts';
import type { Look } from './look.ts';
import { INK, OUTCOME } from './palette.ts';
import { shortNames } from './short-names.ts';
import { panels, panelTitle } from './theme.ts';

type Group = SettingsSection['groups'][number];
type Point = Group['points'][number];

const SIZE = 200;
const LOWER = 70;
const MOST_PANELS = 12;
/** No line leads to it: nobody knows where it stands among the levels. */
const NOT_STATED = 'not stated';

const OUTCOMES = [
  { key: 'correct', colour: OUTCOME.correct.light, shape: 'circle' },
  { key: 'incorrect', colour: OUTCOME.incorrect.light, shape: 'square' },
  { key: 'refused', colour: OUTCOME.willNot.light, shape: 'triangle-up' },
] as const;

export function settings(section: SettingsSection, look: Look): Chart | null {
  const shown = section.groups.slice(0, MOST_PANELS);
  if (shown.length === 0) return null;
  const size = { size: 12, width: SIZE };
  const models = shortNames(
    shown.map(({ model }) => visibleText(model)),
    size,
  );
  const policies = shortNames(
    shown.map(({ policy }) => visibleText(policy ?? '')),
    size,
  );
  const titles = models.map((model, at) => `${model} ${policies[at]}`.trim());
  const points = shown.flatMap((group) => group.points);
  return {
    id: 'settings',
    title: finding(shown, titles),
    caption: caption(
      'Circles are correct, squares incorrect, triangles refused, as shares of the questions that have an outcome',
      points.some(isPriced)
        ? `below, the line is the mean number of tokens of reasoning a reply${points.some(({ costUsd }) => costUsd !== null) ? ', the number the cost of an asking' : '; no price is known'}`
        : 'neither prices nor tokens of reasoning are known',
      points.some(({ unstated }) => unstated)
        ? 'a level in brackets was not sent: it is what the maker uses where nothing is stated'
        : '',
      `n = ${rangeCounted(
        points.map(({ correct }) => correct.denominator ?? 0),
        'question',
      )}`,
      intervalsText(
        points.map(({ correct }) => correct),
        look.levelPercent,
      ),
      section.groups.length > shown.length
        ? `${count(shown.length)} of ${count(section.groups.length)} panels, a model under one policy each; the table has all`
        : '',
    ),
    description: shown
      .map(
        (group, at) =>
          `${titles[at]}, ${group.setting}: ${group.points.map((point) => `${levelText(point)} ${rateText(point.correct)} correct, ${rateText(point.incorrect)} incorrect`).join('; ')}`,
      )
      .join('. '),
    metrics: ['correct/asked', 'incorrect/asked', 'refused/asked'],
    table: {
      columns: [
        'model',
        'policy',
        'setting',
        'level',
        'correct',
        'incorrect',
        'refused',
        'USD an asking',
        'reasoning tokens',
      ],
      rows: section.groups.flatMap((group) =>
        group.points.map((point) => [
          visibleText(group.model),
          group.policy === null ? null : visibleText(group.policy),
          group.setting,
          levelText(point),
          point.correct.value,
          point.incorrect.value,
          point.refused.value,
          point.costUsd,
          point.reasoningTokens,
        ]),
      ),
    },
    spec: panels(shown.map((group, at) => panel(group, { text: models[at]!, subtitle: policies[at]! }))),
  };
}

/** `[medium]` where nothing was sent. */
export function levelText({ value, unstated }: Point): string {
  return unstated && value !== NOT_STATED ? `[${value}]` : value;
}

function rateText({ value, n }: Point['correct']): string {
  return value === null ? 'undefined' : percent(value, { n: n ?? undefined });
}

/** What the most of the setting does to wrong answers, where the intervals of both ends part. */
function finding(groups: readonly Group[], titles: readonly string[]): string {
  const told = groups.flatMap((group, at) => {
    const stated = group.points.filter(({ value }) => value !== NOT_STATED);
    const [least, most] = [stated[0], stated.at(-1)];
    if (least === undefined || most === undefined || least === most) return [];
    return (['incorrect', 'correct', 'refused'] as const).flatMap((outcome) => {
      const [from, to] = [least[outcome], most[outcome]];
      if (from.value === null || to.value === null || !apart(from, to)) return [];
      const change = `${from.value < to.value ? 'raises' : 'lowers'} ${WORDS[outcome]} of ${titles[at]} from ${rateText(from)} to ${rateText(to)}`;
      return [`${capital(group.setting)} ${levelText(most)} instead of ${levelText(least)} ${change}`];
    });
  });
  const compared = groups.some(({ points }) => points.filter(({ value }) => value !== NOT_STATED).length > 1);
  return (
    told[0] ??
    (compared
      ? 'No setting moves an outcome by more than chance would'
      : `What ${groups[0]!.setting} does: one level was stated, the other is the maker’s own`)
  );
}

const WORDS = {
  correct: 'right answers',
  incorrect: 'wrong answers',
  refused: 'refusals',
} as const;

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

function apart(one: Point['correct'], two: Point['correct']): boolean {
  const { low: a, high: b } = one;
  const { low: c, high: d } = two;
  return a !== null && b !== null && c !== null && d !== null && (b < c || d < a);
}

function panel(
  { setting, points }: Group,
  { text, subtitle }: { readonly text: string; readonly subtitle: string },
): Json {
  const priced = points.some(isPriced);
  const levels = points.map((point, at) => ({ point, level: `${levelText(point)}${repeated(points, at)}` }));
  const order = levels.map(({ level }) => level);
  const x = (labels: boolean): Json => ({
    field: 'level',
    type: 'ordinal',
    sort: order,
    scale: { domain: order, type: 'point', padding: 0.4 },
    title: labels ? setting : null,
    axis: labels ? { labelAngle: 0 } : { labels: false, ticks: false },
  });
  const y: Json = {
    field: 'value',
    type: 'quantitative',
    scale: { domain: [0, 1] },
    title: 'share',
    axis: { format: '.0%', values: [0, 0.5, 1] },
  };
  const rates = OUTCOMES.map(({ key, colour, shape }): Json[] => {
    const values = levels.flatMap(({ point, level }) =>
      point[key].value === null
        ? []
        : [
            {
              level,
              value: significant(point[key].value, 4),
              low: point[key].low === null ? null : significant(point[key].low, 4),
              high: point[key].high === null ? null : significant(point[key].high, 4),
            },
          ],
    );
    return [
      {
        data: { values: values.filter(({ low, high }) => low !== null && high !== null) },
        mark: { type: 'rule', color: colour, strokeWidth: 1.2 },
        encoding: { x: x(!priced), y: { field: 'low', type: 'quantitative' }, y2: { field: 'high' } },
      },
      {
        data: { values: values.filter(({ level }) => !level.startsWith(NOT_STATED)) },
        mark: { type: 'line', color: colour, strokeWidth: 1.5 },
        encoding: { x: x(!priced), y },
      },
      {
        data: { values },
        mark: { type: 'point', filled: true, size: 42, color: colour, shape, opacity: 1 },
        encoding: { x: x(!priced), y },
      },
    ];
  });
  return {
    spacing: 4,
    title: panelTitle(text, subtitle),
    vconcat: [
      { width: SIZE, height: SIZE, layer: rates.flat() } as Json,
      ...(priced ? [costs(levels, x(true))] : []),
    ],
  };
}

/** Something stands in the lower panel. */
function isPriced({ costUsd, reasoningTokens }: Point): boolean {
  return costUsd !== null || reasoningTokens !== null;
}

/** Two respondents of one level (another run) keep two places. */
function repeated(points: readonly Point[], at: number): string {
  const earlier = points.slice(0, at).filter((one) => levelText(one) === levelText(points[at]!)).length;
  return earlier === 0 ? '' : ` (${earlier + 1})`;
}

function costs(levels: readonly { readonly point: Point; readonly level: string }[], x: Json): Json {
  const priced = levels.some(({ point }) => point.costUsd !== null);
  const tokens = levels.map(({ point, level }) => ({
    level,
    tokens: point.reasoningTokens === null ? 0 : significant(point.reasoningTokens, 3),
    known: point.reasoningTokens !== null,
    text: point.costUsd !== null ? dollars(point.costUsd) : priced ? 'no price' : '',
  }));
  const top = Math.max(1, ...tokens.map((one) => one.tokens)) * 1.4;
  const y: Json = {
    field: 'tokens',
    type: 'quantitative',
    scale: { domain: [0, top], nice: false },
    title: 'reasoning',
    axis: { tickCount: 2, format: '~s' },
  };
  return {
    width: SIZE,
    height: LOWER,
    data: { values: tokens },
    layer: [
      {
        data: { values: tokens.filter(({ known }) => known) },
        mark: {
          type: 'line',
          color: INK.muted.light,
          point: { filled: true, size: 30, color: INK.muted.light },
        },
        encoding: { x, y },
      },
      {
        // In a line of their own at the top, where the curve does not run through them.
        mark: { type: 'text', baseline: 'top', fontSize: 10, color: INK.text.light },
        encoding: { x, y: { value: 0 }, text: { field: 'text' } },
      },
    ],
  };
}
