import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Summary } from '../../../../src/core/summary/summary.ts';
import { renderReport } from '../../../../src/stages/report/render-report.ts';
import { GALLERY } from '../fixtures/gallery-summaries.ts';

async function documentOf(summary: Summary): Promise<Uint8Array> {
  for await (const artefact of renderReport(summary, { formats: ['docx'], only: ['frontier', 'outcomes'] }))
    if (artefact.path === 'report.docx' && artefact.kind === 'bytes') return artefact.bytes;
  throw new Error('no report.docx');
}

describe('the Word document', () => {
  const summary = structuredClone(GALLERY['five questions']!());
  summary.respondents[0]!.label = 'eager </w:t><w:instrText>"&\u0000\u202e';
  // Drawing is what takes time: two renderings serve all.
  const written = Promise.all([documentOf(summary), documentOf(summary)]);

  test('has headline, main table, each chart with its caption and alternative text, and how it was measured', async () => {
    const files = unzipSync((await written)[0]);
    const xml = strFromU8(files['word/document.xml']!);
    const text = xml
      .replaceAll('</w:p>', '\n')
      .replaceAll(/<[^>]+>/g, '')
      .replaceAll('&apos;', "'");
    expect(text).toContain(summary.decision.headline.slice(0, 30));
    expect(text).toContain('How this was measured');
    expect(text).toMatch(/careful\n\d+\n/);
    expect(Object.keys(files).filter((path) => path.startsWith('word/media/'))).toHaveLength(2);
    expect(xml.match(/<wp:docPr id="\d+"[^>]*descr="[^"]+/g)).toHaveLength(2);
    expect(text).toContain('Correct answers grow from the left');
  });

  test('a hostile label stays text', async () => {
    const xml = strFromU8(unzipSync((await written)[0])['word/document.xml']!);
    expect(xml).not.toContain('<w:instrText>');
    expect(xml).toContain('&lt;w:instrText&gt;');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no such letters.
    expect(xml).not.toMatch(/[\u0000-\u0008\u202e]/);
  });

  test('the same report is the same bytes, whenever it is written', async () => {
    const [first, second] = await written;
    expect(Buffer.compare(first, second)).toBe(0);
    expect(strFromU8(unzipSync(first)['docProps/core.xml']!)).not.toMatch(/20[2-9]\d-/);
  });
});
