/**
 * Verdicts asked of other threads, in messages of a hundred answers: one by one a message costs as much as a verdict. Only what is
 * neither remembered nor under way is asked. The first failure ends it: what is under way is left unsaid, nothing is asked any
 * more, and whoever wants to know asks the rules.
 */
import type { Judgement } from '../core/grade.ts';
import type { GradeByRulesInput } from '../stages/grade/rules/grade-by-rules.ts';
import type { VerdictMemory } from '../stages/grade/rules/remembered-verdict.ts';
import type { AskedOfRules, RulesTask } from './rules-task.ts';
import type { RulesThreads } from './rules-threads.ts';

/** What was said, once it is known; who gives the same answer to the same question shares it. */
export interface Said {
  judgement: Judgement | null;
}

export interface VerdictsElsewhere {
  /** Pages of a message or two that keep all threads busy while this one is. */
  readonly most: number;
  /** For each input what is said of it, to be read when all are ready, which never fails. */
  ask(inputs: readonly (GradeByRulesInput | null)[]): {
    readonly said: readonly Said[];
    readonly ready: Promise<void>;
  };
  close(): Promise<void>;
}

interface Message {
  readonly inputs: GradeByRulesInput[];
  readonly keys: (string | null)[];
  readonly said: Said[];
  characters: number;
}

const MOST = 128;
const MOST_CHARACTERS = 200_000;
/** Pages for each thread. A save of a thousand rows holds this thread up for a tenth of a second, in which another grades as many. */
const PAGES = 8;

const NOTHING: Said = Object.freeze({ judgement: null });

/** Null where no thread can be had. */
export async function verdictsElsewhere(
  memory: VerdictMemory,
  {
    open,
    ended,
  }: {
    readonly open: () => Promise<RulesThreads | null>;
    /** Told once, where the first failure ends it. */
    readonly ended?: ((why: string) => void) | undefined;
  },
): Promise<VerdictsElsewhere | null> {
  const threads = await open().catch(() => null);
  if (threads === null) return null;
  const underWay = new Map<string, Said>();
  let failed = false;
  let closed = false;

  const send = ({ inputs, keys, said }: Message): Promise<void> =>
    threads
      .run(taskOf(inputs))
      .then((judgements) => {
        for (const [at, one] of said.entries()) {
          one.judgement = judgements[at]!;
          const key = keys[at]!;
          if (key !== null) memory.keep(key, one.judgement);
        }
      })
      .catch((error: unknown) => {
        if (!failed && !closed) {
          const why = error instanceof Error ? error.message : String(error);
          ended?.(`the thread that graded by rules ended (${why}); the rest is graded without it`);
        }
        failed = true;
        return threads.close();
      })
      .finally(() => {
        for (const key of keys) if (key !== null) underWay.delete(key);
      });

  return {
    most: PAGES * threads.size,
    ask(inputs) {
      const messages: Message[] = [];
      const said = inputs.map((input): Said => {
        if (input === null || failed) return NOTHING;
        const key = memory.keyOf(input);
        const known = key === null ? undefined : memory.known(key);
        if (known !== undefined) return { judgement: known };
        const asked = key === null ? undefined : underWay.get(key);
        if (asked !== undefined) return asked;
        const one: Said = { judgement: null };
        if (key !== null) underWay.set(key, one);
        addTo(messages, { input, key, one });
        return one;
      });
      return { said, ready: Promise.all(messages.map(send)).then(() => undefined) };
    },
    close: () => {
      closed = true;
      return threads.close();
    },
  };
}

function addTo(
  messages: Message[],
  { input, key, one }: { readonly input: GradeByRulesInput; readonly key: string | null; readonly one: Said },
): void {
  let last = messages.at(-1);
  if (
    last === undefined ||
    last.inputs.length >= MOST ||
    last.characters + input.answer.length > MOST_CHARACTERS ||
    last.inputs[0]!.rubric !== input.rubric
  ) {
    last = { inputs: [], keys: [], said: [], characters: 0 };
    messages.push(last);
  }
  last.inputs.push(input);
  last.keys.push(key);
  last.said.push(one);
  last.characters += input.answer.length;
}

/** A question once for all of its answers that follow each other. */
function taskOf(inputs: readonly GradeByRulesInput[]): RulesTask {
  const questions: AskedOfRules[] = [];
  const questionOf = inputs.map(({ question, reference, kind }) => {
    const last = questions.at(-1);
    if (last?.reference !== reference || last.question !== question || last.kind !== kind) {
      questions.push({ question, reference, kind });
    }
    return questions.length - 1;
  });
  return { rubric: inputs[0]!.rubric, questions, answers: inputs.map(({ answer }) => answer), questionOf };
}
