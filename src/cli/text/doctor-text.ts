/** What an examination found, for a terminal: a finding a line, those of a model under its name. */
import type { Check, Examination } from '../../pipeline/doctor.ts';
import { wrapCells } from '../../terminal/cells.ts';

const SIGNS = { good: 'ok  ', note: 'note', bad: 'BAD ' };

/** The examination in lines no wider than `width`. */
export function examinationText({ checks, models }: Examination, width = 80): string {
  const parts = [
    checks.flatMap((one) => findingLines(one, width)),
    ...models.map(({ model, findings }) => [
      '',
      model,
      ...findings.flatMap((one) => findingLines(one, width)),
    ]),
  ];
  return `${parts.flat().join('\n')}\n`;
}

function findingLines({ name, state, found }: Check, width: number): string[] {
  const indent = 24;
  return wrapCells(found, Math.max(20, width - indent)).map((line, place) =>
    place === 0 ? `${SIGNS[state]}  ${name.padEnd(indent - 6)}${line}` : `${' '.repeat(indent)}${line}`,
  );
}
