import { describe, expect, test } from 'vitest';
import type { Artefact } from '../../../src/stages/report/artefact.ts';
import { lookOf } from '../../../src/stages/report/charts/look.ts';
import { penaltyCurves } from '../../../src/stages/report/charts/penalty-curves.ts';
import { escapeLatex } from '../../../src/stages/report/forms/latex.ts';
import { escapeMarkdown } from '../../../src/stages/report/forms/markdown.ts';
import {
  REPORT_FORMATS,
  type ReportOptions,
  renderReport,
} from '../../../src/stages/report/render-report.ts';
import { terminalReport } from '../../../src/stages/report/terminal-report.ts';
import { fixed } from '../../../src/stages/report/wording/numbers.ts';
import { fullSummary } from './fixtures/full-summary.ts';
import { SIX } from './fixtures/published.ts';
import { type CountRow, summaryFromCounts } from './fixtures/summary-from-counts.ts';

async function artefacts(rows: readonly CountRow[], options: ReportOptions): Promise<Map<string, Artefact>> {
  const made = new Map<string, Artefact>();
  for await (const artefact of renderReport(summaryFromCounts(rows), options))
    made.set(artefact.path, artefact);
  return made;
}

const text = (artefact: Artefact | undefined) => (artefact?.kind === 'text' ? artefact.text : '');

/** Every form of a report with three charts: what most tests read, drawn once. */
const render = async () => {
  const only = ['frontier', 'outcomes', 'reliability'];
  const made = new Map<string, Artefact>();
  for await (const artefact of renderReport(fullSummary(SIX.slice(0, 2)), { formats: REPORT_FORMATS, only }))
    made.set(artefact.path, artefact);
  return made;
};
let drawn: ReturnType<typeof render> | undefined;
function everyForm() {
  drawn ??= render();
  return drawn;
}

let paper: Promise<Map<string, string>> | undefined;
/** The texts of what a paper takes, written once. */
function forPaper(): Promise<Map<string, string>> {
  const write = async () => {
    const made = new Map<string, string>();
    for await (const artefact of renderReport(fullSummary(SIX.slice(0, 2)), { formats: ['tex'] }))
      if (artefact.kind === 'text') made.set(artefact.path, artefact.text);
    return made;
  };
  paper ??= write();
  return paper;
}

async function bytesOf(path: string): Promise<Buffer> {
  const artefact = (await everyForm()).get(path);
  if (artefact?.kind !== 'bytes') throw new Error(`${path} is no file of bytes`);
  return Buffer.from(artefact.bytes);
}

describe('the other forms of a report', () => {
  test('all forms together, twice the same bytes', async () => {
    const first = await everyForm();
    expect([...first.keys()]).toEqual(
      expect.arrayContaining([
        'report.html',
        'report.md',
        'report.pdf',
        'charts/frontier.svg',
        'charts/frontier.png',
        'charts/frontier.vl.json',
      ]),
    );
    const again = await render();
    expect([...again.keys()]).toEqual([...first.keys()]);
    // By bytes: a comparison of a million numbers one by one takes longer than drawing them.
    const bytes = (artefact: Artefact) =>
      Buffer.from(artefact.kind === 'text' ? artefact.text : artefact.bytes);
    for (const [path, artefact] of first)
      expect([path, bytes(again.get(path)!).equals(bytes(artefact))]).toEqual([path, true]);
  });

  test('every picture that the Markdown shows is among the files', async () => {
    const made = await artefacts(SIX, { formats: ['md'], only: ['frontier', 'outcomes', 'penalty'] });
    const pictures = [...text(made.get('report.md')).matchAll(/\]\(([^)]+)\)/g)].map(([, path]) => path);
    expect(pictures.length).toBeGreaterThan(2);
    for (const path of pictures) expect(made.has(path!)).toBe(true);
  });

  test('--only frontier writes that chart and nothing else', async () => {
    const made = await artefacts(SIX, { formats: ['svg', 'png', 'csv'], only: ['frontier'] });
    expect([...made.keys()]).toEqual(['charts/frontier.svg', 'charts/frontier.png', 'tables/frontier.csv']);
  });

  test('a chart that the summary does not have is an error that names those it has', async () => {
    await expect(artefacts(SIX, { only: ['reliability'] })).rejects.toThrow(
      /frontier, outcomes.*got reliability/,
    );
  });

  test('a PNG is a PNG with text in it, a PDF a PDF without today’s date', async () => {
    const png = await bytesOf('charts/outcomes.png');
    expect([...png.subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
    expect(png.length).toBeGreaterThan(30_000);
    expect((await bytesOf('report.pdf')).toString('latin1')).toContain('D:19700101');
  });

  test('a respondent named like a formula does not run in a spreadsheet', async () => {
    const made = await artefacts([{ label: '=1+1', correct: 1, incorrect: 1, refused: 1 }], {
      formats: ['csv'],
    });
    expect(text(made.get('tables/outcomes.csv'))).toContain("'=1+1");
    expect(text(made.get('tables/outcomes.csv'))).not.toMatch(/^=1/m);
  });

  test('Markdown and LaTeX show hostile names as text', () => {
    expect(escapeMarkdown('<img src=x> [a](javascript:b) `c` | *d*')).toBe(
      '&lt;img src=x&gt; \\[a\\](javascript:b) \\`c\\` \\| \\*d\\*',
    );
    expect(escapeLatex('a_b & 50% \\input{x} $y$')).toBe(
      'a\\_b \\& 50\\% \\textbackslash{}input\\{x\\} \\$y\\$',
    );
  });

  test('the LaTeX table has a line for every respondent', async () => {
    const made = await artefacts(SIX, { formats: ['tex'] });
    const tex = text(made.get('tables/results.tex'));
    for (const row of SIX) expect(tex).toContain(row.label);
    expect(tex).toContain(' & 19.2 & ');
    expect(tex).toContain('[\\num{16.9}, \\num{21.8}]');
  });
});

test('worth is per 100 questions in every form that people read, and per question where programs do', async () => {
  const summary = fullSummary(SIX.slice(0, 2));
  const { estimate } = summary.rates.rows[0]!.utilities.find(({ penalty }) => penalty === 1)!;
  const worth = fixed(100 * estimate.value!, 1);
  // Between marks of a text: what scripts read, and the numbers behind a picture, are in the units of the CSV.
  const share = new RegExp(`[>\\s(]${fixed(estimate.value!, 3).replace('.', '\\.')}[<\\s(]`);
  const made = await everyForm();
  const tex = (await forPaper()).get('tables/results.tex')!;
  for (const read of [
    text(made.get('report.html')),
    text(made.get('report.md')),
    tex,
    terminalReport(summary),
  ]) {
    expect(read).toContain(worth);
    expect(read).not.toMatch(share);
  }
  const caption = penaltyCurves(summary.frontier!, lookOf(summary))!.caption;
  expect(caption).toContain('Worth in right answers per 100 ');
  expect(text((await artefacts(SIX.slice(0, 2), { formats: ['csv'] })).get('tables/results.csv'))).toContain(
    String(estimate.value),
  );
});

test('worth has the n of the questions it is over, and every form says over what its columns are', async () => {
  const made = new Map<string, string>();
  const summary = fullSummary(SIX.slice(0, 2));
  const rows = summary.rates.rows.map((row) => ({
    ...row,
    bounds: [{ metric: 'correct/asked', lowest: 0.4, highest: 0.6, missing: 2 }],
    utilities: row.utilities.map((one) => ({ ...one, estimate: { ...one.estimate, n: 900 } })),
  }));
  const missing = { ...summary, rates: { ...summary.rates, rows } };
  for await (const artefact of renderReport(missing, { formats: ['tex', 'md'] }))
    if (artefact.kind === 'text') made.set(artefact.path, artefact.text);
  const [rates, worth] = made.get('tables/results.tex')!.split('\\label{tab:worth}');
  expect(rates).toMatch(new RegExp(`${SIX[0]!.label} & 1000 `));
  expect(worth).toMatch(new RegExp(`${SIX[0]!.label} & 900 `));
  expect(made.get('report.md')).toMatch(/intervals\. Rates are shares of .*; worth and break-even are over/);
});

describe('the forms that leave the page', () => {
  test('slides are five findings, the card for links has its size, the PDF without a browser has the words', async () => {
    const pages = (pdf: Uint8Array) =>
      [
        ...Buffer.from(pdf)
          .toString('latin1')
          .matchAll(/\/Type \/Page\b/g),
      ].length;
    for await (const slides of renderReport(fullSummary(SIX.slice(0, 2)), { formats: ['slides'] }))
      expect(slides.kind === 'bytes' && pages(slides.bytes)).toBe(5);
    const card = await bytesOf('social.png');
    expect([card.readUInt32BE(16), card.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(pages(await bytesOf('report.pdf'))).toBeGreaterThan(1);
  });
});

describe('what a paper takes', () => {
  test('cites the works of the methods that were used, and only those that the bibliography has', async () => {
    const made = await forPaper();
    const works = [...made.get('paper/references.bib')!.matchAll(/^@\w+\{(\w+),/gm)].map(([, key]) => key);
    const cited = [...made.get('paper/method.tex')!.matchAll(/\\cite\{([^}]+)\}/g)].flatMap(([, keys]) =>
      keys!.split(','),
    );
    expect(works).toEqual(expect.arrayContaining(cited));
    expect(cited).toContain('wilson1927probable');
    const table = made.get('tables/results.tex')!;
    for (const environment of ['table', 'tabular'])
      expect(table.split(`\\begin{${environment}}`).length).toBe(table.split(`\\end{${environment}}`).length);
    // siunitx reads the number of a cell itself: no mark of ours may stand in it.
    expect(table).not.toMatch(/[−–]/);
  });
});
