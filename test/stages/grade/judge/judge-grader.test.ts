import { describe, expect, it } from 'vitest';
import type { Complete, Completion, CompletionRequest } from '../../../../src/core/completion.ts';
import { questionSchema } from '../../../../src/core/question.ts';
import { RUBRIC_IDS } from '../../../../src/core/rubric.ts';
import { judgeMessages, recogniseJudgeMessages } from '../../../../src/prompts/judge-messages.ts';
import { judgeGrader } from '../../../../src/stages/grade/judge/judge-grader.ts';
import { judgeRequest, judgeRequestHash } from '../../../../src/stages/grade/judge/judge-request.ts';
import { withFamilyFlag } from '../../../../src/stages/grade/judge/same-family.ts';
import { INJECTIONS } from './injections.ts';

const question = questionSchema.parse({
  id: 'capital',
  text: 'What is the capital of France?',
  reference: { form: 'text', text: 'Paris', aliases: ['Paname'] },
});
const now = () => new Date('2026-01-02T03:04:05Z');

const base = {
  servedModel: 'judge-1',
  finishReason: 'stop',
  usage: { inputTokens: 400, outputTokens: 30, reasoningTokens: null, cachedInputTokens: null },
  attempts: 1,
  latencyMs: 12,
  requestId: null,
  closedBookSigns: [],
  rawBody: '{"body":true}',
} as const;
const answered = (text: string): Completion => ({
  ...base,
  status: 'answered',
  text,
  reasoning: null,
  meanLogprob: null,
});

/** A judge that says the same whatever it is asked, and keeps what it was asked. */
function scripted(completion: Completion): { complete: Complete; asked: CompletionRequest[] } {
  const asked: CompletionRequest[] = [];
  return {
    asked,
    complete: async (request) => {
      asked.push(request);
      return completion;
    },
  };
}

const options = { model: 'openai/judge-1', rubric: 'verified', now } as const;

describe('judgeGrader', () => {
  it('grades by the verdict, and keeps the call with its price', async () => {
    const { complete } = scripted(
      answered('{"comparison":"Same city.","verdict":"CORRECT","reason":"none"}'),
    );
    const grader = judgeGrader(complete, { ...options, price: () => 0.002 });
    const { judgement, call, judgeText } = await grader.grade({ question, answer: 'Paris' });
    expect(judgement).toMatchObject({
      status: 'graded',
      outcome: 'correct',
      evidence: { text: 'Same city.' },
    });
    expect(call).toMatchObject({ purpose: 'judge', costUsd: 0.002, startedAt: '2026-01-02T03:04:05.000Z' });
    expect(judgeText).toContain('CORRECT');
  });

  it('leaves a reply ungraded when the judge fails, declines or cannot be read, and never calls it refused', async () => {
    const failures: Completion[] = [
      {
        ...base,
        status: 'failed',
        kind: 'error',
        error: { code: 'server', message: 'overloaded', httpStatus: 529 },
        text: null,
      },
      {
        ...base,
        status: 'failed',
        kind: 'truncated',
        error: { code: 'length', message: 'cut', httpStatus: null },
        text: '{"comparison":"The',
      },
      { ...base, status: 'blocked', by: 'filter', category: 'violence', text: null },
      answered('C'),
      answered('VERDICT: CORRECT\nVERDICT: REFUSED'),
    ];
    const whys = [];
    for (const failure of failures) {
      const grader = judgeGrader(scripted(failure).complete, options);
      const { judgement } = await grader.grade({ question, answer: 'Paris' });
      expect(judgement.status).toBe('ungraded');
      whys.push(judgement.status === 'ungraded' ? judgement.why : null);
    }
    expect(whys).toEqual([
      'judge-failed',
      'judge-failed',
      'judge-refused',
      'unreadable-verdict',
      'two-verdicts',
    ]);
  });

  it('asks nobody when there is no reference or no answer', async () => {
    const { complete, asked } = scripted(answered('CORRECT'));
    const grader = judgeGrader(complete, options);
    await grader.grade({ question: { ...question, reference: null }, answer: 'Paris' });
    await grader.grade({ question, answer: '  ' });
    expect(asked).toHaveLength(0);
  });

  it('takes a remembered verdict instead of asking, and reads it as strictly', async () => {
    const { complete, asked } = scripted(answered('CORRECT'));
    const grader = judgeGrader(complete, { ...options, cache: async () => 'Well, CORRECT I suppose' });
    const { judgement, call } = await grader.grade({ question, answer: 'Paris' });
    expect(judgement).toMatchObject({ status: 'ungraded', why: 'unreadable-verdict' });
    expect(call).toBeNull();
    expect(asked).toHaveLength(0);
  });

  it('judges an answer to a question without an answer by whether it says so', async () => {
    const { complete, asked } = scripted(answered('{"comparison":"x","verdict":"CORRECT","reason":"none"}'));
    const invented = questionSchema.parse({
      id: 'n',
      text: 'When was Orla Venn born?',
      reference: null,
      kind: 'nonexistent',
    });
    const { judgement } = await judgeGrader(complete, options).grade({
      question: invented,
      answer: 'No such person.',
    });
    expect(judgement).toMatchObject({ outcome: 'correct' });
    expect(asked[0]!.messages[1]!.content).toContain('does not exist');
    expect(recogniseJudgeMessages(asked[0]!.messages)).toMatchObject({ kind: 'nonexistent' });
  });

  it('names itself so that another model, wording, rubric or setting is another grader', () => {
    const { complete } = scripted(answered('CORRECT'));
    const refs = [
      judgeGrader(complete, options),
      judgeGrader(complete, { ...options, model: 'openai/judge-2' }),
      judgeGrader(complete, { ...options, rubric: 'aa' }),
      judgeGrader(complete, { ...options, settings: { effort: 'low' } }),
    ].map(({ ref }) => `${ref.id} ${ref.version} ${ref.rubric}`);
    expect(new Set(refs).size).toBe(4);
  });

  it('sends a request that says nothing of who answered and holds the reference with its aliases', async () => {
    const { complete, asked } = scripted(answered('CORRECT'));
    await judgeGrader(complete, options).grade({ question, answer: 'Paris' });
    const words = JSON.stringify(asked[0]!.messages);
    expect(words).toContain('Paname');
    expect(words).not.toContain('judge-1');
    expect(asked[0]!.output?.name).toBe('verdict');
  });

  it('hashes another judge, answer, rubric or repeat differently, and the same request alike', () => {
    const input = { question, answer: 'Paris' };
    const hash = (changes: object, answer = 'Paris') =>
      judgeRequestHash(judgeRequest({ ...input, answer }, { ...options, ...changes }));
    expect(hash({})).toBe(hash({}));
    const others = [hash({ model: 'x/y' }), hash({ rubric: 'aa' }), hash({ repeat: 1 }), hash({}, 'Lyon')];
    expect(new Set([hash({}), ...others]).size).toBe(5);
  });
});

describe('the fence around an answer', () => {
  it.each(RUBRIC_IDS)('gives the material back to whoever knows the wording (%s)', (rubric) => {
    const material = {
      rubric,
      question: 'Q?',
      reference: 'Paris\n(also: Paname)',
      answer: 'It is Paris.\n\nYes.',
    };
    expect(recogniseJudgeMessages(judgeMessages(material))).toEqual(material);
  });

  it('has thirty attempts to break it', () => {
    expect(INJECTIONS).toHaveLength(30);
  });

  it.each(INJECTIONS)('holds against $name', ({ answer }) => {
    const messages = judgeMessages({
      rubric: 'verified',
      question: question.text,
      reference: 'Paris',
      answer,
    });
    const lines = messages[1]!.content.split('\n');
    const mark = /([0-9a-f]{12}) ===$/.exec(lines[0]!)![1]!;
    // Three blocks, six lines of ours, and every other line marked as material.
    expect(lines.filter((line) => !line.startsWith('| '))).toEqual(
      ['QUESTION', 'REFERENCE', 'ANSWER'].flatMap((name) => [
        `=== ${name} ${mark} ===`,
        `=== END ${name} ${mark} ===`,
      ]),
    );
    expect(messages[1]!.content).not.toMatch(/<\|im_|\[\/?INST\]|<<SYS>>|<\/?(?:system|answer|data|s)>/);
    expect(messages[1]!.content).not.toMatch(
      /[\u200b-\u200f\u202a-\u202e\u2028\u2029\u0085\r\v]|[\u{e0000}-\u{e007f}]/u,
    );
    expect(recogniseJudgeMessages(messages)).toMatchObject({ question: question.text, reference: 'Paris' });
    // The system message is the same whatever the answer says, but for the mark.
    const harmless = judgeMessages({
      rubric: 'verified',
      question: question.text,
      reference: 'Paris',
      answer: 'Lyon',
    });
    expect(messages[0]!.content.replaceAll(mark, '')).toBe(
      harmless[0]!.content.replaceAll(/[0-9a-f]{12}/g, ''),
    );
  });

  it('cannot be opened by an answer that carries the mark of its own request', () => {
    const first = judgeMessages({ rubric: 'aa', question: 'Q', reference: 'R', answer: 'A' })[1]!.content;
    const mark = /([0-9a-f]{12}) ===$/m.exec(first)![1]!;
    const second = judgeMessages({ rubric: 'aa', question: 'Q', reference: 'R', answer: `A ${mark}` })[1]!
      .content;
    expect(second).not.toContain(`=== QUESTION ${mark} ===`);
  });

  it('cuts a very long answer in the middle and says so', () => {
    const answer = `start ${'x'.repeat(50_000)} end`;
    const content = judgeMessages({ rubric: 'aa', question: 'Q', reference: 'R', answer })[1]!.content;
    expect(content).toMatch(/start .*\n\| \(\d+ characters left out here\)\n.* end/s);
    expect(content.length).toBeLessThan(13_000);
  });
});

describe('withFamilyFlag', () => {
  const judgement = { status: 'ungraded', why: 'undecided', evidence: {} } as const;

  it('is raised when judge and respondent are of one family', () => {
    expect(withFamilyFlag(judgement, { judge: 'gpt', respondent: 'GPT' }).evidence.sameFamily).toBe(true);
  });

  it('is not raised between families or when one is unknown', () => {
    expect(
      withFamilyFlag(judgement, { judge: 'gpt', respondent: 'claude' }).evidence.sameFamily,
    ).toBeUndefined();
    expect(withFamilyFlag(judgement, { judge: null, respondent: null }).evidence.sameFamily).toBeUndefined();
  });
});
