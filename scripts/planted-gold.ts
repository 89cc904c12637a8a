/**
 * A simulated study with wrong golds planted in it, for measuring how many of them are found. The study knows the
 * truth; what it hands to the search is what a real study has: questions with golds, families, answers as text, and
 * the grades that the rules give against those golds. Used by scripts/planted-trouble.ts and by a test.
 */
import { parsePolicy } from '../src/core/policy.ts';
import type { Question } from '../src/core/question.ts';
import { DEFAULT_MODELS } from '../src/simulate/default-models.ts';
import { demoQuestions } from '../src/simulate/demo-questions.ts';
import { extendKey, keyOf, normalAt, uniformAt } from '../src/simulate/keyed-random.ts';
import { DEFAULT_SPREADS, type Spreads } from '../src/simulate/mind.ts';
import { questionBook } from '../src/simulate/question-book.ts';
import type { SimulatedModel } from '../src/simulate/simulated-model.ts';
import { simulatedReply } from '../src/simulate/simulated-reply.ts';
import { wrongReference } from '../src/simulate/wrong-reference.ts';
import { type AnswerBook, answerBookBuilder } from '../src/stages/dataset/items/answer-book.ts';
import { gradeByRules } from '../src/stages/grade/rules/grade-by-rules.ts';

export interface PlantedGoldOptions {
  readonly seed: number;
  readonly questions: number;
  /** Families of three respondents each: a strong, a middling and a weak one. @default 4 */
  readonly families?: number;
  /** Share of wrong golds. @default 0.05 */
  readonly wrong?: number;
  /** Of the wrong golds, the share that repeats what is commonly believed, so that who errs agrees with it. @default 0 */
  readonly fromMisconception?: number;
  /** @default those of the simulator */
  readonly spreads?: Partial<Spreads>;
  /** Added to every respondent's threshold for speaking: above 0 they refuse more. @default 0 */
  readonly reserve?: number;
}

export interface PlantedGold {
  readonly book: AnswerBook;
  /** Whether the gold of each question is wrong. */
  readonly isWrong: readonly boolean[];
  /** Of the questions with a right gold, those on which two families gave the same misconception. */
  readonly isMisconception: readonly boolean[];
  readonly refusedShare: number;
  readonly correctShare: number;
}

/** Runs the study. */
export function plantedGold(options: PlantedGoldOptions): PlantedGold {
  const { seed, wrong = 0.05, fromMisconception = 0 } = options;
  const spreads = { ...DEFAULT_SPREADS, ...options.spreads };
  const truth = demoQuestions(seed, options.questions, { nonexistent: 0 });
  const book = questionBook(truth);
  const world = { seed, spreads };
  const planted = plantedWrong(truth, seed, wrong);
  const models = respondents(options.families ?? 4, seed, options.reserve ?? 0);
  const builder = answerBookBuilder(truth.length * models.length);
  const isMisconception: boolean[] = [];
  let refused = 0;
  let correct = 0;
  for (const [at, question] of truth.entries()) {
    const key = keyOf(seed, 'planted', question.id);
    const replies = models.map((model) => ({
      model,
      reply: simulatedReply(model, book.facts[at]!, { world, book, policy: parsePolicy('plain'), trial: '' }),
    }));
    const misled = replies.filter(({ reply }) => reply.kind.startsWith('misconception-shared'));
    const gold =
      question.reference === null || !planted[at]
        ? question
        : {
            ...question,
            reference: wrongReference(
              question.reference,
              book.distractors(question),
              // What all who share a misconception say is drawn from this key (simulated-reply.ts).
              uniformAt(key, 1) < fromMisconception
                ? extendKey(keyOf(seed, 'misconception'), book.facts[at]!.key)
                : key,
            ).reference,
          };
    const index = builder.question(question.id, () => gold);
    for (const { model, reply } of replies) {
      const judgement = gradeByRules({
        question: gold.text,
        reference: gold.reference,
        kind: 'answerable',
        answer: reply.text,
        rubric: 'simpleqa',
      });
      const outcome = reply.blocked ? 'refused' : judgement.status === 'graded' ? judgement.outcome : null;
      if (outcome === 'refused') refused += 1;
      if (outcome === 'correct') correct += 1;
      builder.add({
        question: index,
        respondent: builder.respondent({ id: model.name, family: model.family }),
        outcome,
        text: reply.text,
      });
    }
    isMisconception.push(!planted[at] && new Set(misled.map(({ model }) => model.family)).size > 1);
  }
  const asked = truth.length * models.length;
  return {
    book: builder.build(['simulated']),
    isWrong: planted,
    isMisconception,
    refusedShare: refused / asked,
    correctShare: correct / asked,
  };
}

/** Exactly the share, on the questions with the smallest draws. */
function plantedWrong(questions: readonly Question[], seed: number, share: number): boolean[] {
  const draws = questions.map((question) => uniformAt(keyOf(seed, 'planted', question.id), 0));
  const limit = [...draws].sort((a, b) => a - b)[Math.round(share * questions.length)] ?? 1;
  return draws.map((draw) => draw < limit);
}

function respondents(families: number, seed: number, reserve: number): SimulatedModel[] {
  const middle = DEFAULT_MODELS.find((model) => model.name === 'heron')!;
  return Array.from({ length: families }, (_, family) =>
    [0.45, 0.1, -0.5].map((knowledge, size) => {
      const key = keyOf(seed, 'respondent', family, size);
      return {
        ...middle,
        name: `family-${family}-${['large', 'medium', 'small'][size]}`,
        family: `family-${family}`,
        reasoning: false,
        knowledge: knowledge + 0.15 * normalAt(key, 0),
        threshold: -0.2 + 0.4 * normalAt(key, 1) + reserve,
        overconfidence: 0.2 + 0.3 * normalAt(key, 2),
      };
    }),
  ).flat();
}
