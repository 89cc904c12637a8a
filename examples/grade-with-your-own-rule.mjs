// @ts-check
// Grading answers as a library: a grader of your own first, then the rules for what it does not know.
// Run after `npm run build`: node examples/grade-with-your-own-rule.mjs
import { gradeAll, referenceFromText, rulesGrader } from 'closedbook/grade';
import { questionSchema } from 'closedbook/questions';

/** A grader is a name and one function; this one knows the house style of a museum's inventory numbers. */
/** @type {import('closedbook/grade').Grader} */
const inventoryNumbers = {
  ref: { kind: 'rules', id: 'inventory-numbers', version: '1', rubric: 'verified' },
  async grade({ question, answer }) {
    const wanted = question.reference?.form === 'text' ? question.reference.text : null;
    const found = /\b[A-Z]{2}\s?\d{3}\b/.exec(answer)?.[0];
    if (wanted === null || found === undefined) {
      return { judgement: { status: 'ungraded', why: 'undecided', evidence: { rule: 'inventory-numbers' } } };
    }
    const same = found.replace(/\s/g, '') === wanted.replace(/\s/g, '');
    return {
      judgement: {
        status: 'graded',
        outcome: same ? 'correct' : 'incorrect',
        reason: null,
        confidence: null,
        evidence: { rule: 'inventory-numbers', text: found },
      },
    };
  },
};

const ask = (/** @type {string} */ text, /** @type {string} */ gold, /** @type {string} */ answer) => ({
  question: questionSchema.parse({
    id: text,
    text,
    reference: referenceFromText([gold], { question: text }),
  }),
  answer,
});

const answers = [
  ask('When was Ada Lovelace born?', '10 December 1815', 'She was born on December 10, 1815, in London.'),
  ask('When was Ada Lovelace born?', '10 December 1815', "I'm not certain, but I believe it was 1816."),
  ask('Who wrote Middlemarch?', 'George Eliot', 'I do not know.'),
  ask(
    'Under which number is the red vase kept?',
    'AB 123',
    'You will find it as item AB123 of the second shelf, I think.',
  ),
];

for await (const { input, judgement, grader } of gradeAll(answers, {
  graders: [inventoryNumbers, rulesGrader()],
})) {
  const outcome = judgement.status === 'graded' ? judgement.outcome : `ungraded (${judgement.why})`;
  console.log(`${outcome.padEnd(10)} by ${grader.id.padEnd(18)} ${input.answer}`);
}
