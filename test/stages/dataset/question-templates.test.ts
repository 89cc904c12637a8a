import { describe, expect, it } from 'vitest';
import {
  QUESTION_TEMPLATES,
  templateOf,
  wordingsFor,
} from '../../../src/stages/dataset/question-templates.ts';
import { renderQuestion } from '../../../src/stages/dataset/render-question.ts';

const SLOTS = {
  subject: 'the chemist Ada Example',
  award: 'the Example Prize',
  year: '1950',
  asOf: '1 May 2026',
};

describe('question templates', () => {
  it('stand once a property, with at least two English wordings for the dead', () => {
    const properties = QUESTION_TEMPLATES.map((template) => template.property);
    expect(new Set(properties).size).toBe(properties.length);
    for (const template of QUESTION_TEMPLATES) {
      expect(wordingsFor(template, { life: 'dead' }).length, template.property).toBeGreaterThanOrEqual(2);
    }
  });

  it('name the subject once, use known slots only, and read as a question or a request', () => {
    for (const template of QUESTION_TEMPLATES) {
      for (const { text } of Object.values(template.wordings).flat()) {
        expect(text.match(/\{subject\}/g), text).toHaveLength(1);
        const rendered = renderQuestion(text, SLOTS);
        expect(rendered, text).not.toMatch(/[{}]|the the | {2}/);
        expect(rendered, text).toMatch(/[.?。？]$/);
      }
    }
  });

  it('say as of when, wherever the answer of a living person can change', () => {
    for (const template of QUESTION_TEMPLATES.filter(({ changes }) => changes)) {
      for (const [language] of Object.entries(template.wordings)) {
        for (const { text } of wordingsFor(template, { language, life: 'living' })) {
          expect(text, template.property).toContain('{asOf}');
        }
      }
    }
  });

  it('use no wording bound to life or death where neither is known', () => {
    for (const template of QUESTION_TEMPLATES) {
      expect(wordingsFor(template).every(({ when }) => when === undefined)).toBe(true);
    }
    expect(wordingsFor(templateOf('death date') as (typeof QUESTION_TEMPLATES)[number])).toEqual([]);
  });

  it('are found by word and by Wikidata id', () => {
    expect(templateOf('spouse')?.wikidata).toBe('P26');
    expect(templateOf('P569')?.property).toBe('birth date');
    expect(templateOf('shoe size')).toBeUndefined();
  });
});

describe('renderQuestion', () => {
  it('raises a descriptor that opens the sentence', () => {
    expect(renderQuestion('{subject} was born when?', { subject: 'the writer A. B.' })).toBe(
      'The writer A. B. was born when?',
    );
  });

  it('refuses a wording whose slot has no value', () => {
    expect(() => renderQuestion('Did {subject} win {award}?', { subject: 'X' })).toThrow(/\{award\}/);
  });
});
