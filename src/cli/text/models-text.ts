/** Known models and providers for a terminal: a table, or all that is known of one. */
import type { ListedModel, ListedModels } from '../../pipeline/models.ts';
import { wrapCells } from '../../terminal/cells.ts';
import { textTable } from '../../terminal/text-table.ts';

/** The list in lines no wider than `width`. */
export function modelsText({ models, ended, asOf, today, providers }: ListedModels, width = 80): string {
  if (models.length === 0) {
    return `${wrapCells(
      `No known model fits. What is not in the table can be asked all the same; prefixes: ${providers.map(({ prefix }) => prefix).join(', ')}.`,
      width,
    ).join('\n')}\n`;
  }
  if (models.length === 1) return oneModelText(models[0]!, width);
  const table = textTable(
    [
      { head: 'model', flexible: true },
      { head: 'in', right: true },
      { head: 'out', right: true },
      { head: 'knows to' },
      { head: 'effort' },
      { head: 'ends' },
    ],
    models.map((one) => [
      one.name,
      one.price === null ? '–' : usd(one.price.inputUsdPerMillion),
      one.price === null ? '–' : usd(one.price.outputUsdPerMillion),
      one.knowledgeCutoff ?? '–',
      one.defaultEffort ?? '–',
      one.ends === null ? '' : `${one.ends.on}${one.state === 'ended' ? ' ended' : ''}`,
    ]),
    { width },
  );
  const notes = [
    `USD per million tokens; effort: what is used where none is sent; – not known. Table of ${asOf}, seen on ${today}.`,
    ...(ended > 0 ? [`${ended} that have ended are left out: --all.`] : []),
  ];
  return `${table}${notes.flatMap((note) => wrapCells(note, width)).join('\n')}\n`;
}

/** The prefixes in lines no wider than `width`. */
export function providersText({ providers }: ListedModels, width = 80): string {
  return textTable(
    [{ head: 'prefix' }, { head: 'address', flexible: true }, { head: 'key' }],
    providers.map(({ prefix, address, keyVariables, addressVariables }) => [
      `${prefix}/…`,
      address ?? (addressVariables.length === 0 ? '…@<base-url>' : `in ${addressVariables[0]}`),
      keyVariables[0] ?? 'none',
    ]),
    { width },
  );
}

function oneModelText(one: ListedModel, width: number): string {
  const { price } = one;
  const lines: (readonly [string, string | null])[] = [
    ['also called', one.aliases.join(', ') || null],
    ['family', one.family],
    ['knows to', one.knowledgeCutoff],
    [
      'price',
      price === null
        ? 'not known; state it in the spec: price: { input: …, output: … }'
        : `${usd(price.inputUsdPerMillion)} in, ${usd(price.outputUsdPerMillion)} out, USD per million tokens`,
    ],
    [
      'cached input',
      price === null || price.cachedInputUsdPerMillion === null ? null : usd(price.cachedInputUsdPerMillion),
    ],
    [
      'in a batch',
      price === null || price.batchUsdPerMillion === null
        ? null
        : `${usd(price.batchUsdPerMillion.input)} in, ${usd(price.batchUsdPerMillion.output)} out`,
    ],
    ['price stated', price === null ? null : `${price.asOf}, ${price.source}`],
    [
      'effort',
      one.efforts === null ? null : one.efforts.length === 0 ? 'no such setting' : one.efforts.join(', '),
    ],
    ['where none is sent', one.defaultEffort],
    ['thinking', one.thinking],
    ['refuses', one.refuses.join(', ') || null],
    [
      'while it reasons',
      one.refusesWhileReasoning.length === 0 ? null : `refuses ${one.refusesWhileReasoning.join(', ')}`,
    ],
    [
      'ends',
      one.ends === null
        ? null
        : `${one.ends.on}${one.ends.replacement === null ? '' : `, then ${one.ends.replacement}`}`,
    ],
    ['note', one.note],
    ['', one.notice],
  ];
  const indent = 20;
  const body = lines.flatMap(([head, text]) => {
    if (text === null) return [];
    return wrapCells(text, width - indent - 2).map(
      (line, place) => `  ${(place === 0 ? head : '').padEnd(indent)}${line}`,
    );
  });
  return `${[one.name, ...body].join('\n')}\n`;
}

function usd(value: number): string {
  return value === 0 ? '0' : String(Number(value.toPrecision(4)));
}
