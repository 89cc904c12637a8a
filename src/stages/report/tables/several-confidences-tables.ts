/** How well each of several confidences of the same answers tells right from wrong, and which pairs differ. */
import type { Summary } from '../../../core/summary/summary.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import type { Look } from '../charts/look.ts';
import { fixed } from '../wording/numbers.ts';
import type { SectionTable } from './section-table.ts';

type Section = NonNullable<Summary['severalConfidences']>;

export function severalConfidencesTables({ rows, sentences }: Section, look: Look): SectionTable[] {
  const spread = rows.flatMap(({ respondent, entropyAuroc }) =>
    entropyAuroc?.value == null ? [] : [`${look.name(respondent)} ${fixed(entropyAuroc.value, 2)}`],
  );
  const differences = rows.flatMap((row) =>
    row.differences.map(({ first, second, difference, pValue }) => [
      look.fullName(row.respondent),
      first,
      second,
      difference,
      pValue === null ? null : pValue < 0.001 ? '< 0.001' : fixed(pValue, 3),
    ]),
  );
  return [
    {
      id: 'several-confidences',
      title: 'Confidences of the same answers',
      notes: [
        ...sentences.map(visibleText),
        'AUROC: how often a right answer has more confidence than a wrong one; 0.5 is chance. Brier score: 0 is best. Alignment (BAS): what using the answers above one’s own threshold is worth, averaged over all thresholds; at most 1, and 0 is no use.',
        spread.length === 0
          ? ''
          : `By the entropy of the trials’ answers instead of the share that agrees the AUROC is: ${spread.join(', ')}.`,
      ].filter((note) => note !== ''),
      columns: ['respondent', 'confidence', 'n', 'AUROC', 'Brier', 'calibration error', 'alignment'],
      rows: rows.flatMap((row) =>
        row.sources.map((one) => [
          look.fullName(row.respondent),
          one.source,
          row.n,
          one.auroc,
          one.brier.value === null ? null : fixed(one.brier.value, 3),
          one.calibrationError.value === null ? null : fixed(one.calibrationError.value, 3),
          one.alignment,
        ]),
      ),
    },
    ...(differences.length === 0
      ? []
      : [
          {
            id: 'confidences-compared',
            title: 'AUROC of one confidence less that of another',
            notes: ['Paired by answer (DeLong); not corrected for the number of pairs.'],
            columns: ['respondent', 'first', 'second', 'difference', 'p'],
            rows: differences,
          },
        ]),
  ];
}
