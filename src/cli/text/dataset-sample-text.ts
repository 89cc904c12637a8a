/** What was drawn from a question set and how well it tells, for a terminal. */
import { counted } from '../../core/counted.ts';
import type { SampledDataset } from '../../pipeline/dataset/dataset-sample.ts';
import { wrapCells } from '../../terminal/cells.ts';

/** The result for a terminal. */
export function sampleText(sampled: SampledDataset, width = 80): string {
  const lines = [`${sampled.size} of ${sampled.of} questions`];
  for (const { stratum, of, drawn } of sampled.strata) lines.push(`  ${stratum}: ${drawn} of ${of}`);
  if (sampled.ranking !== null) {
    const { heldOut, random, respondents, answered } = sampled.ranking;
    const loss = ({ rankCorrelation, correctError, incorrectError }: typeof heldOut) =>
      `rank correlation ${rankCorrelation === null ? 'undefined' : rankCorrelation.toFixed(3).replace('-', '−')}, correct/asked off by ${points(correctError)}, incorrect/asked by ${points(incorrectError)} points`;
    lines.push(
      `chosen from ${counted(answered, 'question')} answered by ${counted(respondents, 'respondent')}`,
      ...wrapCells(`held out: ${loss(heldOut)}`, width),
      ...wrapCells(`at random: ${loss(random)}`, width),
    );
  }
  if (sampled.written === null) lines.push('nothing written: name a folder with --out');
  else lines.push(sampled.written.path, sampled.written.card);
  return `${lines.join('\n')}\n`;
}

function points(error: number): string {
  return (100 * error).toFixed(1);
}
