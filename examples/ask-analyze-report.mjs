// @ts-check
// The whole way without the command line: ask a (simulated) model over HTTP, grade, analyse, write the report.
// Run after `npm run build`: node examples/ask-analyze-report.mjs [folder]
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { analyze, outcomeTableBuilder } from 'closedbook/analyze';
import { ask, askingsOf, parsePolicy, respondentId } from 'closedbook/ask';
import { gradeAll } from 'closedbook/grade';
import { openModels } from 'closedbook/models';
import { questionHash } from 'closedbook/questions';
import { report, terminalReport } from 'closedbook/report';
import { demoQuestions, startSimulator } from 'closedbook/simulate';

const folder = process.argv[2] ?? 'output/example';
const questions = demoQuestions(7, 120);
const simulator = await startSimulator({ questions, seed: 7 });
// With real models: env: process.env, and names such as openai/gpt-4.1-mini.
const models = openModels({ env: { CLOSEDBOOK_SIMULATED_URL: simulator.url } });

const respondents = ['simulated/owl', 'simulated/magpie'].map((model) => ({
  id: respondentId(model, {}, parsePolicy('plain')),
  model,
  settings: {},
  policy: parsePolicy('plain'),
  family: null,
  knowledgeCutoff: null,
  simulated: true,
}));

/** @type {import('closedbook/ask').Reply[]} */
const replies = [];
await ask(
  askingsOf(questions, { respondents }),
  { ...models, save: async ({ reply }) => void replies.push(reply) },
  { runId: 'example' },
);
await models.close();
await simulator.close();

// Replies become rows of the outcome table; what has no outcome says why, and is never a refusal.
const byId = new Map(questions.map((question, index) => [question.id, { question, index }]));
const table = outcomeTableBuilder();
const answered = replies.flatMap((reply) => {
  const found = byId.get(reply.questionId);
  return reply.status === 'answered' && found ? [{ ...found, reply, answer: reply.text }] : [];
});
for await (const { input, judgement } of gradeAll(answered)) {
  table.add({
    question: input.index,
    respondent: respondents.findIndex((one) => one.id === input.reply.respondentId),
    cell: judgement.status === 'graded' ? judgement.outcome : 'ungraded',
    reason: judgement.status === 'graded' ? judgement.reason : null,
  });
}

const summary = analyze(
  table.build({
    questions: questions.map((question) => ({
      ...question,
      hash: questionHash(question),
      dataset: 'invented',
      answerType: question.reference?.form ?? 'none',
    })),
    respondents,
    closedBook: respondents.map(() => 'declared'),
    planned: respondents.map(() => questions.length),
  }),
  { title: 'Two simulated models on invented questions' },
);
console.log(terminalReport(summary, { width: 80, colour: false }));

for await (const artefact of report(summary, { formats: ['html', 'csv'] })) {
  const path = join(folder, artefact.path);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, artefact.kind === 'text' ? artefact.text : artefact.bytes);
}
console.log(`report: ${join(folder, 'report.html')}`);
