import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradeSchema } from '../../../../src/core/grade.ts';
import { auditRecordSchema } from '../../../../src/stages/grade/human/audit-record.ts';
import {
  AUDIT_SHEET_COLUMNS,
  type AuditCandidate,
  drawAudit,
} from '../../../../src/stages/grade/human/draw-audit.ts';
import { readAudit } from '../../../../src/stages/grade/human/read-audit.ts';

const OUTCOMES = ['correct', 'incorrect', 'refused', 'ungraded'] as const;

function candidates(perStratum: readonly number[]): AuditCandidate[] {
  return ['openai/owl', 'anthropic/lark'].flatMap((respondentId) =>
    perStratum.flatMap((count, stratum) =>
      Array.from({ length: count }, (_, index) => ({
        replyId: `${respondentId}#${stratum}-${index}`,
        questionId: `q${stratum}-${index}`,
        respondentId,
        automatic: OUTCOMES[stratum]!,
        referenceHash: 'abc',
        question: `Question ${index}?`,
        reference: 'Paris',
        answer: '=Lyon',
      })),
    ),
  );
}

const options = { size: 60, seed: 7, drawnAt: '2026-01-02T00:00:00Z' } as const;
const reading = { name: 'ada', gradedAt: '2026-01-03T00:00:00Z' } as const;

describe('drawAudit', () => {
  const { sheet, record } = drawAudit(candidates([120, 60, 20, 0]), options);

  it('draws from every stratum and keeps the probabilities with which it did', () => {
    expect(record.strata).toHaveLength(6);
    for (const { drawn, population, respondentId, automatic } of record.strata) {
      expect(drawn).toBeGreaterThanOrEqual(5);
      const rows = record.rows.filter(
        (row) => row.respondentId === respondentId && row.automatic === automatic,
      );
      expect(rows).toHaveLength(drawn);
      for (const row of rows) expect(row.inclusionProbability).toBeCloseTo(drawn / population, 12);
    }
    expect(record.rows).toHaveLength(60);
    expect(() => auditRecordSchema.parse(record)).not.toThrow();
  });

  it('hides respondent and automatic grade, and mixes the respondents', () => {
    const text = JSON.stringify(sheet);
    expect(text).not.toMatch(/openai|anthropic|owl|lark|incorrect|refused/);
    expect(Object.keys(sheet[0]!)).toEqual([...AUDIT_SHEET_COLUMNS]);
    const order = record.rows.map((row) => row.respondentId);
    const runs = order.filter((id, index) => id !== order[index - 1]).length;
    expect(runs).toBeGreaterThan(10);
  });

  it('gives the same sheet for the same seed whatever the order of the replies, and another for another', () => {
    const reversed = drawAudit(candidates([120, 60, 20, 0]).reverse(), options);
    expect(reversed).toEqual({ sheet, record });
    const other = drawAudit(candidates([120, 60, 20, 0]), { ...options, seed: 8 });
    expect(other.sheet.map((row) => row.audit_id)).not.toEqual(sheet.map((row) => row.audit_id));
  });

  it('gives every reply of a stratum the same chance', () => {
    const few = candidates([12, 0, 0, 0]).slice(0, 12);
    const times = new Map<string, number>();
    for (let seed = 0; seed < 600; seed++) {
      for (const { replyId } of drawAudit(few, { ...options, size: 3, least: 1, seed }).record.rows) {
        times.set(replyId, (times.get(replyId) ?? 0) + 1);
      }
    }
    // 600 draws of 3 in 12: 150 each, standard deviation 10.6.
    for (const { replyId } of few) expect(Math.abs((times.get(replyId) ?? 0) - 150)).toBeLessThan(48);
  });

  it('draws the size asked for, and everything where there is no more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 4, max: 500 }), (count, size) => {
        const { record: drawn } = drawAudit(candidates([count, 1, 0, 0]), { ...options, size });
        expect(drawn.rows).toHaveLength(Math.min(size, 2 * (count + 1)));
        expect(new Set(drawn.rows.map((row) => row.auditId)).size).toBe(drawn.rows.length);
      }),
    );
    expect(() => drawAudit(candidates([3, 1, 0, 0]), { ...options, size: 3 })).toThrow(
      /3 replies do not reach every one of 4 groups/,
    );
  });

  it('refuses nothing to draw from, a reply given twice, and a senseless size', () => {
    const [first] = candidates([1, 0, 0, 0]) as [AuditCandidate];
    expect(() => drawAudit([], options)).toThrow('no replies');
    expect(() => drawAudit([first, first], options)).toThrow('twice');
    expect(() => drawAudit([first], { ...options, size: 0 })).toThrow('at least 1');
  });
});

describe('readAudit', () => {
  const { sheet, record } = drawAudit(candidates([20, 10, 10, 5]), { ...options, size: 40 });
  const filled = sheet.map((row) => ({ ...row, outcome: ' Correct ', note: "'fine" }));

  it('turns the sheet into grades by a person that name the audit', () => {
    const grades = readAudit(filled, record, reading);
    expect(grades).toHaveLength(record.rows.length);
    expect(grades[0]).toMatchObject({
      status: 'graded',
      outcome: 'correct',
      grader: { kind: 'human', id: 'human:ada', version: `audit:${record.id}` },
      evidence: { text: 'fine' },
    });
    for (const grade of grades) expect(() => gradeSchema.parse(grade)).not.toThrow();
  });

  it('keeps a reason for refusals and treats unsure as contested', () => {
    const [first, second, ...rest] = filled;
    const grades = readAudit(
      [{ ...first, outcome: 'refused', reason: 'privacy' }, { ...second, outcome: 'unsure' }, ...rest],
      record,
      reading,
    );
    expect(grades[0]).toMatchObject({ outcome: 'refused', reason: 'privacy' });
    expect(grades[1]).toMatchObject({ status: 'ungraded', why: 'contested' });
  });

  it('names the row that is strange, double, misspelt or has an unknown reason', () => {
    const [first, second, ...rest] = filled;
    const read = (rows: object[]) => () => readAudit(rows as never, record, reading);
    expect(read([{ ...first, audit_id: 'beef' }, second!, ...rest])).toThrow(
      'row 1 of the sheet, column audit_id: "beef", which this audit did not draw',
    );
    expect(read([first!, first!, ...rest])).toThrow('row 2 of the sheet');
    expect(read([{ ...first, outcome: 'right' }, second!, ...rest])).toThrow('"right", expected correct');
    expect(read([{ ...first, outcome: 'refused', reason: 'tired' }, second!, ...rest])).toThrow('"tired"');
    expect(read([{ id: 'x' }])).toThrow('no column "audit_id"');
  });

  it('tells of every row that cannot be read at once, with file, line and column', () => {
    const bad = filled.map((row, at) => (at === 1 || at === 4 ? { ...row, outcome: `hm${at}` } : row));
    const places = bad.map((_, at) => ({ path: 'sheet.csv', line: at + 2 }));
    const text = (): string => {
      try {
        readAudit(bad, record, { ...reading, places });
        return '';
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(text()).toContain('2 rows of the sheet cannot be read');
    expect(text()).toContain('sheet.csv:3, column outcome: "hm1"');
    expect(text()).toContain('sheet.csv:6, column outcome: "hm4"');
  });

  it('takes words of its caller for outcomes, and people unsure in their own language', () => {
    const words = ['Richtig', 'falsch', 'keine Antwort', 'unklar', '?', '不确定'];
    const rows = filled.map((row, at) => ({ ...row, outcome: words[at % words.length]! }));
    const known = { richtig: 'correct', falsch: 'incorrect', 'keine antwort': 'refused' } as const;
    const outcomeOf = (word: string) => known[word.toLowerCase() as keyof typeof known] ?? null;
    const grades = readAudit(rows, record, { ...reading, outcomeOf });
    expect(
      grades.slice(0, 6).map((grade) => (grade.status === 'graded' ? grade.outcome : grade.why)),
    ).toEqual(['correct', 'incorrect', 'refused', 'contested', 'contested', 'contested']);
  });

  it('says how much is missing, unless the rest may wait', () => {
    const half = filled.slice(3).map((row, index) => (index < 2 ? { ...row, outcome: '' } : row));
    expect(() => readAudit(half, record, reading)).toThrow(
      `not finished: 3 of ${record.rows.length} drawn rows are missing; 2 of ${record.rows.length} rows have no outcome (row 1 of the sheet, row 2 of the sheet)`,
    );
    expect(readAudit(half, record, { ...reading, unfinished: 'skip' })).toHaveLength(record.rows.length - 5);
  });
});
