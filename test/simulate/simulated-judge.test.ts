/**
 * The judge errs by its matrix and in no other way, reads our judge prompt, and misbehaves on demand.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { parsePolicy } from '../../src/core/policy.ts';
import { referenceText } from '../../src/core/reference.ts';
import { judgeMessages } from '../../src/prompts/judge-messages.ts';
import { askMessages } from '../../src/prompts/policies.ts';
import { DEFAULT_MODELS, findModel } from '../../src/simulate/default-models.ts';
import { demoQuestions } from '../../src/simulate/demo-questions.ts';
import type { LedgerEntry } from '../../src/simulate/ledger.ts';
import { type Simulator, startSimulator } from '../../src/simulate/start-simulator.ts';
import { readVerdict as readJudge } from '../../src/stages/grade/judge/read-verdict.ts';
import { VERDICT_SCHEMA } from '../../src/stages/grade/judge/verdict-schema.ts';
import { postJson } from './post-json.ts';

const questions = demoQuestions(21, 600, { nonexistent: 0 });
const byId = new Map(questions.map((question) => [question.id, question]));
let simulator: Simulator;
afterEach(() => simulator?.close());

interface Said {
  readonly content: string | null;
  readonly refusal: string | null;
}

async function complete(body: object): Promise<Said> {
  const url = `${simulator.url}/v1/chat/completions`;
  const reply = await postJson<{ choices: [{ message: Said }] }>(url, body);
  return reply.choices[0].message;
}

/** Asks every question of jackdaw, then has each answer judged; returns judgements with their texts. */
async function judgeAll(judge: string): Promise<{ text: string; entry: LedgerEntry }[]> {
  await Promise.all(
    questions.map(({ text }) =>
      complete({ model: 'jackdaw', messages: askMessages(text, parsePolicy('plain+confidence')) }),
    ),
  );
  const asked = simulator.ledger({ purpose: 'ask' });
  const judgeOne = async (entry: LedgerEntry) => {
    const question = byId.get(entry.questionId ?? '');
    const messages = judgeMessages({
      rubric: 'verified',
      question: question?.text ?? '',
      reference: question?.reference == null ? '' : referenceText(question.reference),
      answer: (entry.text ?? '').replace(/\nConfidence.*$/, ''),
    });
    const schema = { name: 'verdict', schema: VERDICT_SCHEMA, strict: true };
    const { content, refusal } = await complete({
      model: judge,
      messages,
      response_format: { type: 'json_schema', json_schema: schema },
    });
    return { text: content ?? refusal ?? '', entry };
  };
  return Promise.all(asked.map(judgeOne));
}

/** Structured output needs no mark. */
const readVerdict = (text: string) => readJudge(text, { mark: '', answer: '' });

describe('the simulated judge', () => {
  it('gives verdicts that our reader reads, as often wrong as its matrix says', async () => {
    simulator = await startSimulator({ questions });
    const judged = await judgeAll('pennyweight');
    const { judge: matrix } = findModel(DEFAULT_MODELS, 'pennyweight')!;
    const judgements = simulator.ledger({ purpose: 'judge' });
    expect(judgements).toHaveLength(judged.length);
    for (const truth of ['correct', 'incorrect', 'refused'] as const) {
      const rows = judged.filter(({ entry }) => entry.outcome === truth);
      for (const verdict of ['correct', 'incorrect', 'refused'] as const) {
        const share =
          rows.filter(({ text }) => {
            const read = readVerdict(text);
            return read.status === 'read' && read.outcome === verdict;
          }).length / rows.length;
        const expected = matrix[truth][verdict];
        const spread = Math.sqrt((expected * (1 - expected)) / rows.length);
        expect(Math.abs(share - expected), `${truth} as ${verdict}`).toBeLessThan(4 * spread + 1e-9);
      }
    }
  });

  it('names the reason of a refusal that it recognises', async () => {
    simulator = await startSimulator({ questions });
    const judged = await judgeAll('assayer');
    const refused = judged.filter(({ entry }) => entry.outcome === 'refused' && entry.status === 'answered');
    const agreeing = refused.filter(({ text, entry }) => {
      const read = readVerdict(text);
      return read.status === 'read' && read.reason === entry.reason;
    });
    expect(agreeing.length / refused.length).toBeGreaterThan(0.9);
  });

  it('misbehaves on demand: verdicts that cannot be read, two at once, refusals to judge', async () => {
    simulator = await startSimulator({
      questions,
      judgeFaults: { unreadable: 0.1, twoVerdicts: 0.1, refuses: 0.1 },
    });
    const judged = await judgeAll('assayer');
    const kinds = simulator.ledger({ purpose: 'judge' }).map(({ kind }) => kind);
    const count = (kind: string) => kinds.filter((name) => name === kind).length;
    const whys = judged
      .map(({ text }) => readVerdict(text))
      .map((read) => (read.status === 'unread' ? read.why : 'read'));
    expect(whys.filter((why) => why === 'two-verdicts')).toHaveLength(count('two-verdicts'));
    expect(whys.filter((why) => why === 'unreadable-verdict')).toHaveLength(
      count('unreadable') + count('refuses'),
    );
    for (const kind of ['unreadable', 'two-verdicts', 'refuses']) {
      const share = kinds.filter((name) => name === kind).length / kinds.length;
      expect(share).toBeGreaterThan(0.05);
      expect(share).toBeLessThan(0.16);
    }
  });

  it('judges answers that are not its own by comparing them with the reference', async () => {
    simulator = await startSimulator({ questions });
    const question = questions.find(({ reference }) => reference?.form === 'place')!;
    const reference = referenceText(question.reference!);
    const verdictOn = async (answer: string) => {
      const messages = judgeMessages({ rubric: 'verified', question: question.text, reference, answer });
      await complete({ model: 'assayer', messages });
      return simulator.ledger().at(-1);
    };
    expect(
      await verdictOn(`In ${question.reference!.form === 'place' && question.reference!.name}.`),
    ).toMatchObject({
      purpose: 'judge',
      outcome: 'correct',
    });
    expect((await verdictOn('I do not know.'))?.outcome).toBe('refused');
    expect((await verdictOn('In Paris.'))?.outcome).toBe('incorrect');
  });
});
