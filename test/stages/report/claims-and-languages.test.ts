/** Sentences of the sections on claims and on languages, held to their premises. */
import { describe, expect, test } from 'vitest';
import type { Claim } from '../../../src/core/claim.ts';
import type { Outcome } from '../../../src/core/outcome.ts';
import { questionSchema } from '../../../src/core/question.ts';
import { tableOf } from '../../../src/library/table-of.ts';
import { analyze } from '../../../src/stages/analyze/analyze.ts';
import { claimsSection } from '../../../src/stages/analyze/claims/claims-section.ts';
import type { SplitReply } from '../../../src/stages/analyze/claims/split-reply.ts';
import { claimsChart } from '../../../src/stages/report/charts/claims.ts';
import { languagesChart } from '../../../src/stages/report/charts/languages.ts';
import { lookOf } from '../../../src/stages/report/charts/look.ts';
import { terminalReport } from '../../../src/stages/report/terminal-report.ts';

describe('gaps between languages', () => {
  /** Of 60 facts each respondent is right on so many in English, and on so many in each other language. */
  function asked(minds: Readonly<Record<string, Readonly<Record<string, number>>>>) {
    const replies: Parameters<typeof tableOf>[0][number][] = [];
    const grades: Outcome[] = [];
    for (const [respondent, right] of Object.entries(minds)) {
      for (const [language, count] of Object.entries(right)) {
        for (let at = 0; at < 60; at += 1) {
          const question = questionSchema.parse({
            id: `p${at}.birth-year@${language}`,
            text: `${language} ${at}`,
            reference: { form: 'date', value: '1900', precision: 'year' },
            subject: { name: `P${at}`, id: `p${at}` },
            language,
          });
          replies.push({ question, respondent });
          grades.push((at * 7) % 60 < count ? 'correct' : 'incorrect');
        }
      }
    }
    const summary = analyze(tableOf(replies, grades), { title: 'Languages' });
    const chart = languagesChart(summary.languages!, lookOf(summary));
    return { summary, title: chart?.title, caption: chart?.caption };
  }

  test('one alone is named where its interval excludes zero', () => {
    expect(asked({ owl: { en: 40, de: 20 } }).title).toBe(
      'owl is right 33.3 points less often in German than in English',
    );
    expect(asked({ owl: { en: 40, de: 40 } }).title).toBe('No gap between English and German is shown');
  });

  test('of several the widest is named only where it is clear at the level that all share', () => {
    // Four or five facts of sixty: by itself clear at 95 %, among twelve of its kind a matter of chance.
    const other = { en: 40, de: 40, fr: 40, es: 40, cs: 40 };
    const alone = asked({ owl: { en: 40, de: 35 } });
    expect(alone.title).toMatch(/^owl is right 8\.3 points less often in German/);
    expect(alone.caption).not.toMatch(/shared by all/);
    const several = asked({ owl: { ...other, de: 35 }, rook: other, wren: other });
    expect(several.title).toBe('None of 12 gaps between English and another language is shown');
    expect(several.caption).toContain('The title names a gap that is clear with the level shared by all 12.');
    expect(asked({ owl: { ...other, de: 20 }, rook: other, wren: other }).title).toMatch(/^owl .* German/);
  });

  test('the terminal tells the widest first, and how many it does not tell', () => {
    const { summary } = asked({ owl: { en: 40, de: 40, fr: 38, es: 20, cs: 40 } });
    const text = terminalReport(summary);
    expect(text).toMatch(/owl in Spanish against English: −33\.3 points/);
    expect(text).toContain('(1 more gap between languages in the report)');
  });
});

describe('claims of long answers', () => {
  const look = lookOf(
    analyze(tableOf([{ question: 'q', respondent: 'owl' }], ['correct']), { title: 'Minds' }),
  );
  function told(results: readonly Claim['result'][], audits: SplitReply['audits'] = []) {
    const replies = Array.from(
      { length: 12 },
      (_, at): SplitReply => ({
        respondent: 'owl',
        person: `p${at}`,
        grader: 'claims:own/judge',
        outcome: results.includes('wrong') ? 'incorrect' : 'correct',
        claims: results.map((result) => ({ property: 'birth date', value: '1', words: '1', result })),
        facts: [
          { name: 'birth date', required: true, result: results.includes('right') ? 'right' : 'missing' },
        ],
        audits,
      }),
    );
    const section = claimsSection(replies, { level: 0.95, respondents: [{ id: 'owl', label: 'owl' }] })!;
    return { sentence: section.sentences[0]!, title: claimsChart(section, look)?.title };
  }

  test('what a judge added is told where it added something, and audits where people audited', () => {
    expect(told(['right', 'wrong']).sentence).not.toContain('the judge’s own');
    expect(told(['right', 'altered', 'invented']).sentence).toContain(
      '24 listed claims are the judge’s own, not said in the answers, and left out',
    );
    expect(told(['right']).sentence).not.toContain('audit');
  });

  test('the title follows people where they read the answers', () => {
    const unit = { claim: 0, inclusion: 1, truth: 'wrong', droppedRight: 0, droppedWrong: 0 } as const;
    const audited = told(['right', 'right'], [{ by: 'ada', draw: 'audit:1', units: [unit] }]);
    expect(audited.title).toMatch(/^50%.* are right, by people’s audit; /);
    expect(told(['right', 'right']).title).not.toContain('audit');
  });

  test('claims that nobody could check are never called wrong', () => {
    const beyond = told(['not-in-facts', 'contradicting']);
    expect(beyond.sentence).toContain('0 of 12 long answers hold a wrong claim; an unknown share');
    expect(beyond.sentence).toContain('24 claims are beyond the facts and judged by nobody');
    expect(beyond.title).toBe('No claim could be held against a fact');
    expect(told(['right', 'wrong']).title).toMatch(/^50%.* of owl’s checkable claims are right; 100%/);
  });
});
