/** The demo's questions: valid, invented, clustered, and the same for the same seed. */
import { describe, expect, it } from 'vitest';
import { questionSchema } from '../../src/core/question.ts';
import { demoQuestions } from '../../src/simulate/demo-questions.ts';

describe('demo questions', () => {
  const questions = demoQuestions(1, 300);

  it('are as many as asked for, with ids and texts of their own, and fit the schema', () => {
    expect(questions).toHaveLength(300);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(300);
    expect(new Set(questions.map(({ text }) => text)).size).toBe(300);
    for (const question of questions) expect(questionSchema.safeParse(question).success).toBe(true);
  });

  it('are the same for the same seed and others for another', () => {
    expect(demoQuestions(1, 300)).toEqual(questions);
    expect(demoQuestions(2, 300)[0]).not.toEqual(questions[0]);
  });

  it('ask several things of one person, in all bands, forms of answer and kinds', () => {
    const answerable = questions.filter(({ kind }) => kind === 'answerable');
    const subjects = new Set(answerable.map(({ subject }) => subject?.id));
    expect(answerable.length / subjects.size).toBeGreaterThan(3);
    expect(new Set(answerable.map(({ popularity }) => popularity?.band)).size).toBe(5);
    expect(new Set(answerable.map(({ reference }) => reference?.form))).toEqual(
      new Set(['date', 'place', 'person', 'number', 'text']),
    );
    expect(questions.filter(({ kind }) => kind === 'nonexistent')).toHaveLength(24);
  });

  it('say of themselves that they are invented', () => {
    expect(questions.every(({ tags }) => tags.includes('invented'))).toBe(true);
  });

  it('let nobody die before they were born', () => {
    const lives = new Map<string, Record<string, string>>();
    for (const { subject, property, reference } of questions) {
      if (reference?.form !== 'date' || subject?.id === undefined) continue;
      lives.set(subject.id, { ...lives.get(subject.id), [property ?? '']: reference.value });
    }
    for (const life of lives.values()) {
      if (life['birth date'] !== undefined && life['death date'] !== undefined) {
        expect(life['birth date'] < life['death date']).toBe(true);
      }
    }
  });
});
