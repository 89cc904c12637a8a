// The same answers under a published rubric and under one of your own: what a hedge, a partial answer and "A or B" count as.
// The same table in closedbook.config.mjs (rubrics: { house: … }) makes it --rubric own/house on the command line.

import { questionSchema } from 'closedbook';
import { ownRubric, referenceFromText, rulesGrader } from 'closedbook/grade';

const house = ownRubric('house', {
  version: '1',
  summary: 'Two candidates are wrong; doubt excuses an error',
  extends: 'verified',
  uncommitted: 'incorrect',
  hedgedWrong: 'refused',
});

const answers = [
  ['In which city was she born?', 'Vienna', 'It is either Vienna or Graz.'],
  ['In which year was the bridge of Zenda opened?', '1867', 'I am not sure, but I think it was 1871.'],
  ['On which day was she born?', '14 March 1879', 'She was born in 1879.'],
];

for (const [text, gold, answer] of answers) {
  const question = questionSchema.parse({
    id: text,
    text,
    reference: referenceFromText([gold], { question: text }),
  });
  const words = [];
  for (const grader of [rulesGrader({ rubric: 'verified' }), rulesGrader({ rubric: house })]) {
    const { judgement } = await grader.grade({ question, answer });
    const outcome = judgement.status === 'graded' ? judgement.outcome : judgement.why;
    words.push(`${outcome} under ${grader.ref.rubric}`);
  }
  console.log(`${words.join(', ')}: ${answer}`);
}
