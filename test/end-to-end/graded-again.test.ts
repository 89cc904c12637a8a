/**
 * A finished run graded again. A corrected reference touches its own replies and no others; a judge asked twice is seen
 * to be steady or not, and what stands stays what it was.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AnswerView } from '../../src/core/answer-view.ts';
import type { Grade } from '../../src/core/grade.ts';
import { type Question, questionSchema } from '../../src/core/question.ts';
import type { Summary } from '../../src/core/summary/summary.ts';
import { DEFAULT_MODELS } from '../../src/simulate/default-models.ts';
import { demoQuestions } from '../../src/simulate/demo-questions.ts';
import type { ErrorMatrix } from '../../src/simulate/simulated-judge.ts';
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
  });

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
      { ...first!, status: 'stale' as const },
      { ...second!, text: `${second!.text} Please.` },
    ];
    const { code, out } = await revise('--from', await place.questions('corrected.jsonl', corrected));
    expect(code).toBe(0);
    expect(out).toContain('1 question of run');
    expect(out).toContain('(stale)');
    expect(out).toContain(`worded otherwise in the run, left alone\n  ${second!.id}`);
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

/** Says the same twice with probability 0.7² + 2 · 0.15² = 0.535, whatever the truth. */
const NOISY: ErrorMatrix = {
  correct: { correct: 0.7, incorrect: 0.15, refused: 0.15 },
  incorrect: { correct: 0.15, incorrect: 0.7, refused: 0.15 },
  refused: { correct: 0.15, incorrect: 0.15, refused: 0.7 },
};
const STEADY: ErrorMatrix = {
  correct: { correct: 1, incorrect: 0, refused: 0 },
  incorrect: { correct: 0, incorrect: 1, refused: 0 },
  refused: { correct: 0, incorrect: 0, refused: 1 },
};
const JUDGES: Readonly<Record<string, ErrorMatrix>> = { assayer: STEADY, pennyweight: NOISY };

describe('--judge-again', () => {
  // Rules leave one answer in forty to a judge; of a few, half by chance could be all or none.
  const questions = demoQuestions(5, 400);
  let place: Scratch;
  let simulator: Simulator;

  beforeAll(async () => {
    place = await scratch();
    const models = DEFAULT_MODELS.map((model) => ({ ...model, judge: JUDGES[model.name] ?? model.judge }));
    simulator = await startSimulator({ questions, seed: 3, models });
  });
  afterAll(async () => {
    await simulator.close();
    await place[Symbol.asyncDispose]();
  });

  const call = (...words: string[]) =>
    closedbook([...words, '--store', place.path('runs.db'), '--quiet'], {
      CLOSEDBOOK_SIMULATED_URL: simulator.url,
    });
  const run = async (...options: string[]): Promise<string> => {
    const path = await place.questions('questions.jsonl', questions);
    const ran = await call('run', '-d', path, ...options, '--json', '--out', place.folder);
    expect(ran.err).toBe('');
    return JSON.parse(ran.out).runId;
  };
  const judged = () => simulator.ledger({ purpose: 'judge' }).length;
  const summaryOf = async (runId: string): Promise<Summary> =>
    JSON.parse((await call('analyze', runId, '--json')).out);
  const outcomesOf = async (runId: string) => {
    const store = await openStore(place.path('runs.db'), { readonly: true });
    const views = await store.page({ runIds: [runId] }, { offset: 0, limit: 1000 });
    await store.close();
    return views.map(({ reply, outcome, grades }) => [reply.id, outcome, grades.length]);
  };

  test('a steady judge says the same of everything, and a run that goes on asks for no third verdict', async () => {
    const runId = await run('-m', 'simulated/rook', '--judge', 'simulated/assayer', '--judge-again', '1');
    const { judge } = await summaryOf(runId);
    const [repeats] = judge?.repeats ?? [];
    expect(repeats!.n).toBeGreaterThan(3);
    expect(judge?.consistency).toMatchObject({ value: 1, numerator: repeats!.n });
    expect(judge?.rows).toEqual([]);
    expect(judged()).toBe(2 * repeats!.n);
    expect((await call('resume', runId, '--out', place.folder)).code).toBe(0);
    expect(judged()).toBe(2 * repeats!.n);
  });

  test('a noisy judge is asked again on a finished run, by the share asked for; what stands stays', async () => {
    const runId = await run('-m', 'simulated/magpie', '-m', 'simulated/rook');
    const nobody = await call('grade', runId, '--judge-again', '0.1');
    expect(nobody.code).toBe(2);
    expect(nobody.err).toContain('names no judge');

    const noisy = ['grade', runId, '--judge', 'simulated/pennyweight'];
    expect((await call(...noisy)).code).toBe(0);
    const before = await outcomesOf(runId);
    const earlier = judged();
    const half = JSON.parse((await call(...noisy, '--judge-again', '0.5', '--json')).out);
    expect(judged() - earlier).toBe(half.repeats[0].n);
    const { out } = await call(...noisy, '--judge-again', '1');
    expect(out.replace(/\s+/g, ' ')).toMatch(
      /judge:simulated\/pennyweight \(judge.*\) judged \d+ replies twice and said the same of \d+: \d+%/,
    );
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(await outcomesOf(runId)).toEqual(before);

    const [all] = (await summaryOf(runId)).judge?.repeats ?? [];
    expect(all!.n).toBeGreaterThan(half.repeats[0].n);
    expect(judged() - earlier).toBe(all!.n);
    expect(all!.same.value).toBeLessThan(0.9);
    expect(all!.kappa.value).toBeLessThan(0.8);
    expect(all!.transitions.flat().reduce((sum, count) => sum + count, 0)).toBe(all!.n);
    const { out: terminal } = await call('analyze', runId);
    expect(terminal.replace(/\s+/g, ' ')).toContain(`judged ${all!.n} replies twice`);
  });
});

describe('another rubric', () => {
  const questions = demoQuestions(5, 100);
  let place: Scratch;
  let simulator: Simulator;
  let runId: string;

  const call = (...words: string[]) =>
    closedbook([...words, '--store', place.path('runs.db'), '--quiet'], {
      CLOSEDBOOK_SIMULATED_URL: simulator.url,
    });
  const grade = async (...options: string[]) => {
    const { code, out, err } = await call('grade', runId, ...options, '--json');
    expect(err).toBe('');
    expect(code).toBe(0);
    return JSON.parse(out);
  };
  const judged = () => simulator.ledger({ purpose: 'judge' }).length;
  const warnings = async (): Promise<string> =>
    (JSON.parse((await call('analyze', runId, '--json')).out) as Summary).provenance.warnings.join(' ');
  const store = () => openStore(place.path('runs.db'));
  const standing = async () => {
    const opened = await store();
    const rubrics = await opened.standingRubrics(runId);
    await opened.close();
    return rubrics.map(({ kind, rubric }) => `${kind} ${rubric}`);
  };
  const answers = async () => {
    const opened = await store();
    const views = await opened.page({ runIds: [runId] }, { offset: 0, limit: 1000 });
    await opened.close();
    return views;
  };

  beforeAll(async () => {
    place = await scratch();
    simulator = await startSimulator({ questions, seed: 3 });
    const path = await place.questions('questions.jsonl', questions);
    const models = ['-m', 'simulated/magpie', '-m', 'simulated/rook', '--judge', 'simulated/assayer'];
    const ran = await call('run', '-d', path, ...models, '--json', '--out', place.folder);
    expect(ran.err).toBe('');
    runId = JSON.parse(ran.out).runId;
  });
  afterAll(async () => {
    await simulator.close();
    await place[Symbol.asyncDispose]();
  });

  test('without a judge, what a judge decided under the first is named, and the summary says that rates mix', async () => {
    const before = judged();
    expect(await standing()).toContain('judge verified');
    const { kept } = await grade('--rubric', 'aa');
    expect(judged()).toBe(before);
    const [{ replies }] = kept.standing;
    expect(kept).toMatchObject({ rubric: 'aa', standing: [{ kind: 'judge', rubric: 'verified' }] });
    const { out } = await call('grade', runId, '--rubric', 'aa');
    expect(out.replace(/\s+/g, ' ')).toContain(
      `${replies} replies keep a judge’s grade under rubric verified; add --judge to judge them under aa`,
    );
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(await warnings()).toMatch(
      new RegExp(`mix rubrics: .*aa \\(\\d+ replies\\).*verified \\(${replies} replies`),
    );
  });

  test('with the judge named, each of them is judged once, earlier grades stay and a person’s word stands', async () => {
    const opened = await store();
    const [first] = (await answers()).filter(
      ({ grades }) => grades.findLast(({ grader }) => grader.kind === 'judge')?.status === 'graded',
    );
    const { evidence: _, ...common } = first!.grades.find(({ grader }) => grader.kind === 'judge') as Grade;
    const human = { kind: 'human', id: 'human:ada', version: '1', rubric: 'aa' } as const;
    const word = first!.outcome === 'correct' ? 'refused' : 'correct';
    await opened.saveGrade({
      grade: {
        ...{ ...common, grader: human, evidence: {}, status: 'graded' },
        ...{ outcome: word, reason: null, confidence: null },
      },
    });
    await opened.close();

    const before = await answers();
    const earlier = judged();
    const result = await grade('--rubric', 'aa', '--judge', 'simulated/assayer');
    expect(result.kept).toBeUndefined();
    expect(judged()).toBeGreaterThan(earlier);
    expect(await standing()).toEqual(['human aa', 'judge aa', 'rules aa']);
    const after = await answers();
    for (const [at, { grades, outcome, reply }] of after.entries()) {
      expect(grades.slice(0, before[at]!.grades.length)).toEqual(before[at]!.grades);
      if (reply.id === first!.reply.id) expect(outcome).toBe(word);
    }
    expect(await warnings()).not.toContain('mix rubrics');

    const asked = judged();
    await grade('--rubric', 'aa', '--judge', 'simulated/assayer');
    expect(judged()).toBe(asked);
  });

  test('back to the first, the grades given under it stand again and nobody is asked', async () => {
    const before = judged();
    const replies = (await answers()).map(({ reply, grades }) => [reply.id, grades.length]);
    await grade('--rubric', 'verified', '--judge', 'simulated/assayer');
    expect(await standing()).toEqual(['human aa', 'judge verified', 'rules verified']);
    const more = judged() - before;
    // Only what the rules of the first rubric leave undecided and no judge had seen under it can be asked for.
    expect(more).toBe(0);
    expect((await answers()).map(({ reply, grades }) => [reply.id, grades.length])).toEqual(replies);
  });
});
