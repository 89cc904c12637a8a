/** A corrected reference in a finished run: what it touches is graded again, everything else stays as it was. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AnswerView } from '../../src/core/ports.ts';
import { type Question, questionSchema } from '../../src/core/question.ts';
import { demoQuestions } from '../../src/simulate/demo-questions.ts';
import { type Simulator, startSimulator } from '../../src/simulate/start-simulator.ts';
import { gradeByRules } from '../../src/stages/grade/rules/grade-by-rules.ts';
import { openStore } from '../../src/store/open-store.ts';
import { closedbook } from '../cli/captured-terminal.ts';
import { type Scratch, scratch } from './scratch.ts';

describe('closedbook revise', () => {
  const truth = demoQuestions(5, 40);
  const target = truth.find(({ reference }) => reference?.form === 'person') as Question;
  let place: Scratch;
  let simulator: Simulator;
  let runId: string;

  const revise = (...options: string[]) =>
    closedbook(['revise', runId, ...options, '--store', place.path('runs.db'), '--quiet'], {
      CLOSEDBOOK_SIMULATED_URL: simulator.url,
    });

  async function answers(): Promise<AnswerView[]> {
    const store = await openStore(place.path('runs.db'), { readonly: true });
    const views = await store.page({}, { offset: 0, limit: 1000 });
    await store.close();
    return views;
  }

  beforeAll(async () => {
    place = await scratch();
    simulator = await startSimulator({ questions: truth, seed: 3 });
    // The set that is asked has one wrong reference in it.
    const asked = truth.map((question) =>
      question.id === target.id
        ? questionSchema.parse({ ...question, reference: { form: 'person', name: 'Nobody Atall' } })
        : question,
    );
    const ran = await closedbook(
      [
        ...['run', '-d', await place.questions('asked.jsonl', asked), '--json', '--quiet'],
        ...['-m', 'simulated/magpie', '-m', 'simulated/rook', '--judge', 'simulated/assayer'],
        ...['--store', place.path('runs.db'), '--out', place.folder],
      ],
      { CLOSEDBOOK_SIMULATED_URL: simulator.url },
    );
    expect(ran.err).toBe('');
    runId = JSON.parse(ran.out).runId;
  }, 60_000);

  afterAll(async () => {
    await simulator.close();
    await place[Symbol.asyncDispose]();
  });

  test('grades the replies to the corrected question again, and no others', async () => {
    const before = await answers();
    const requests = simulator.ledger().length;
    const name = target.reference?.form === 'person' ? target.reference.name : '';
    const { code, out, err } = await revise(target.id, '--reference', name, '--json');
    expect(err).toBe('');
    expect(code).toBe(0);
    const result = JSON.parse(out);
    expect(result.revised).toMatchObject([{ id: target.id, before: 'Nobody Atall', after: name }]);

    const after = await answers();
    const others = (views: AnswerView[]) => views.filter(({ question }) => question.id !== target.id);
    expect(others(after)).toEqual(others(before));
    const touched = after.filter(({ question }) => question.id === target.id);
    expect(touched).toHaveLength(2);
    for (const { reply, grades, question } of touched) {
      const earlier = before.find((view) => view.reply.id === reply.id) as AnswerView;
      expect(reply).toEqual(earlier.reply);
      expect(grades.slice(0, earlier.grades.length)).toEqual(earlier.grades);
      expect(grades.length).toBeGreaterThan(earlier.grades.length);
      expect(question.reference).toMatchObject({ form: 'person', name });
    }
    // Rules alone, unless a judge is named.
    expect(simulator.ledger()).toHaveLength(requests);
    const respondents = result.respondents as { respondentId: string; n: number }[];
    expect(respondents.map(({ n }) => n)).toEqual([1, 1]);
  });

  test('has a judge look at what rules leave undecided, when asked', async () => {
    const before = simulator.ledger({ purpose: 'judge' }).length;
    const said = (await answers()).flatMap(({ question, reply }) =>
      question.id === target.id && reply.status === 'answered' ? [reply.text] : [],
    );
    const halfRight = leavesUndecided(said, target.text);
    const { code } = await revise(
      target.id,
      '--reference',
      JSON.stringify(halfRight),
      '--judge',
      'simulated/assayer',
    );
    expect(code).toBe(0);
    const undecided = (await answers()).filter(
      ({ question, grades }) =>
        question.id === target.id &&
        grades.findLast(({ grader }) => grader.kind === 'rules')?.status === 'ungraded',
    );
    expect(undecided).not.toHaveLength(0);
    expect(simulator.ledger({ purpose: 'judge' }).length - before).toBe(undecided.length);
  });

  test('takes a corrected file, leaves reworded questions alone, and says so', async () => {
    const [first, second] = truth.filter(({ id, kind }) => id !== target.id && kind === 'answerable');
    const corrected = [
      { ...first, status: 'stale' as const },
      { ...second, text: `${second.text} Please.` },
    ];
    const { code, out } = await revise('--from', await place.questions('corrected.jsonl', corrected));
    expect(code).toBe(0);
    expect(out).toContain('1 question of run');
    expect(out).toContain('(stale)');
    expect(out).toContain(`worded otherwise in the run, left alone\n  ${second.id}`);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test.each([
    [['no-such-question', '--reference', 'x'], 'has no question'],
    [[target.id], 'expected one question with --reference or --status'],
    [[target.id, '--reference', '{"form":"person"}'], 'reference.name'],
  ])('refuses %j', async (options, message) => {
    const { code, err } = await revise(...options);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});

/** A reference that shares enough with an answer for the rules to be unsure; whichever the rules of today are unsure of. */
function leavesUndecided(
  said: readonly string[],
  asked: string,
): { form: 'text'; text: string; aliases: string[] } {
  const words = said.flatMap((text) => text.split(/\s+/)).filter((word) => /^\p{Lu}/u.test(word));
  const candidates = words.flatMap((word) => [
    `${word} from the harbour office`,
    `${word} of the old school`,
    `young ${word}`,
    `${word} or ${word}son`,
    `${word} Brothers and Company`,
  ]);
  for (const text of candidates) {
    const reference = { form: 'text' as const, text, aliases: [] };
    const unsure = said.some(
      (answer) =>
        gradeByRules({ question: asked, reference, kind: 'answerable', answer, rubric: 'verified' })
          .status === 'ungraded',
    );
    if (unsure) return reference;
  }
  throw new Error(`the rules decide every half-right reference to: ${said.join(' | ')}`);
}
