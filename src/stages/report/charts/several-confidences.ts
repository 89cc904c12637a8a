/**
 * Several confidences of the same answers on one diagram, one panel a respondent: what was stated, what the tokens'
 * probabilities promise, how many trials agreed. Told apart by colour, shape and dash alike in every panel; counts stand in
 * the table, for three sets of bars in one panel could not be read.
 */

import type {
  ConfidenceOfSource,
  ConfidenceSource,
  SeveralConfidences,
} from '../../../core/summary/confidence.ts';
import { caption, intervalsText, rangeCounted } from '../wording/caption.ts';
import { count, fixed, significant } from '../wording/numbers.ts';
import { DIAGONAL, inFocus, PANEL_TITLE } from './calibration-panel.ts';
import { type Chart, estimateCells, type Json } from './chart.ts';
import type { Look } from './look.ts';
import { RESPONDENT } from './palette.ts';
import { panels, panelTitle } from './theme.ts';

type Row = SeveralConfidences['rows'][number];

const SIZE = 190;

const LOOKS: Record<ConfidenceSource, { colour: string; shape: string; dash: number[]; words: string }> = {
  stated: { colour: RESPONDENT[0]!.light, shape: 'circle', dash: [], words: 'circles: stated' },
  'token probability': {
    colour: RESPONDENT[1]!.light,
    shape: 'square',
    dash: [5, 3],
    words: 'squares: mean probability of the tokens',
  },
  'agreement of trials': {
    colour: RESPONDENT[2]!.light,
    shape: 'triangle-up',
    dash: [1, 3],
    words: 'triangles: share of the trials that agree',
  },
};

export function severalConfidences(section: SeveralConfidences, look: Look): Chart | null {
  const rows = section.rows.filter(({ n }) => n > 0);
  if (rows.length === 0) return null;
  const shown = inFocus(rows, look);
  const sources = [...new Set(shown.flatMap((row) => row.sources.map(({ source }) => source)))];
  const bins = shown.flatMap((row) => row.sources.flatMap((one) => one.bins.map(({ correct }) => correct)));
  return {
    id: 'several-confidences',
    title: finding(rows, look),
    caption: caption(
      `Share correct by confidence, on the answers that have all of them; ${sources.map((source) => LOOKS[source].words).join(', ')}`,
      'on the diagonal a confidence can be taken at its word; above each panel how well it tells right from wrong (AUROC, 0.5 is chance)',
      `n = ${rangeCounted(
        shown.map(({ n }) => n),
        'answer',
      )}`,
      intervalsText(bins, look.levelPercent),
      rows.length > shown.length ? `${count(shown.length)} of ${count(rows.length)} respondents` : '',
    ),
    description: shown
      .map(
        (row) =>
          `${look.fullName(row.respondent)}: ${row.sources.map((one) => `${one.source} AUROC ${areaText(one)}`).join(', ')}`,
      )
      .join('; '),
    metrics: ['correct/attempted'],
    table: {
      columns: [
        'respondent',
        'confidence',
        'mean confidence',
        'n',
        'correct',
        'low',
        'high',
        'band low',
        'band high',
      ],
      rows: rows.flatMap((row) =>
        row.sources.flatMap(({ source, bins: points }) =>
          points.map(({ meanConfidence, n, correct, bandLow, bandHigh }) => [
            look.fullName(row.respondent),
            source,
            meanConfidence,
            n,
            ...estimateCells(correct),
            bandLow,
            bandHigh,
          ]),
        ),
      ),
    },
    spec: panels(shown.map((row) => panel(row, look))),
  };
}

function areaText({ auroc }: ConfidenceOfSource): string {
  return auroc.value === null ? 'undefined' : fixed(auroc.value, 2);
}

/** Who wins, where the paired test says so; that it is not the same for all only where two of them win somewhere. */
function finding(rows: readonly Row[], look: Look): string {
  const winners = rows.map((row) => winner(row));
  const [first] = winners;
  const all = first !== undefined && first !== null && winners.every((one) => one === first);
  if (rows.length === 1) {
    const name = look.name(rows[0]!.respondent);
    return all
      ? `For ${name} ${first} tells right answers from wrong ones best`
      : `No confidence of ${name} is clearly the best at telling right answers from wrong ones`;
  }
  if (all) return `For every respondent ${first} tells right answers from wrong ones best`;
  const told = winners.filter((one) => one !== null);
  const sources = new Set(told);
  if (sources.size === 0) return 'No confidence is clearly the best at telling right answers from wrong ones';
  return sources.size === 1
    ? `For ${told.length} of ${rows.length} respondents ${told[0]} tells right answers from wrong ones best, for the rest none clearly`
    : 'Which confidence tells right answers from wrong ones best is not the same for all';
}

/** The source whose AUROC is above every other's by the paired intervals; null where there is none. */
function winner({ sources, differences }: Row): ConfidenceSource | null {
  const beats = (better: ConfidenceSource, worse: ConfidenceSource): boolean =>
    differences.some(
      ({ first, second, difference: { low, high } }) =>
        (first === better && second === worse && low !== null && low > 0) ||
        (first === worse && second === better && high !== null && high < 0),
    );
  const names = sources.map(({ source }) => source);
  return names.find((one) => names.every((other) => other === one || beats(one, other))) ?? null;
}

function panel(row: Row, look: Look): Json {
  const points = row.sources.flatMap(({ source, bins }) =>
    [...bins]
      .sort((a, b) => a.meanConfidence - b.meanConfidence)
      .flatMap(({ meanConfidence, correct, n }) =>
        correct.value === null
          ? []
          : [
              {
                source,
                promised: significant(meanConfidence, 4),
                correct: significant(correct.value, 4),
                low: correct.low === null ? null : significant(correct.low, 4),
                high: correct.high === null ? null : significant(correct.high, 4),
                n,
              },
            ],
      ),
  );
  const x: Json = {
    field: 'promised',
    type: 'quantitative',
    scale: { domain: [0, 1] },
    title: 'confidence',
    axis: { format: '.0%', values: [0, 0.5, 1] },
  };
  const y: Json = {
    field: 'correct',
    type: 'quantitative',
    scale: { domain: [0, 1] },
    title: 'correct',
    axis: { format: '.0%', values: [0, 0.5, 1] },
  };
  return {
    width: SIZE,
    height: SIZE,
    title: panelTitle(
      look.name(row.respondent, PANEL_TITLE),
      row.sources.map((one) => `${SHORT[one.source]} ${areaText(one)}`).join(', '),
    ),
    layer: [
      DIAGONAL,
      ...row.sources.flatMap(({ source }): Json[] => {
        const { colour, shape, dash } = LOOKS[source];
        const own = points.filter((point) => point.source === source);
        return [
          {
            data: { values: own.filter(({ low, high }) => low !== null && high !== null) },
            mark: { type: 'rule', color: colour, strokeWidth: 1, opacity: 0.6 },
            encoding: { x, y: { field: 'low', type: 'quantitative' }, y2: { field: 'high' } },
          },
          {
            data: { values: own },
            mark: {
              type: 'line',
              color: colour,
              strokeWidth: 1.5,
              strokeDash: dash,
              point: { filled: true, size: 42, color: colour, shape },
            },
            encoding: { x, y },
          },
        ];
      }),
    ],
  };
}

const SHORT: Record<ConfidenceSource, string> = {
  stated: 'stated',
  'token probability': 'tokens',
  'agreement of trials': 'trials',
};
