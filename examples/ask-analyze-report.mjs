// @ts-check
// The stages one by one, for a program that puts its own between them: ask a (simulated) model over HTTP, grade, analyse,
// write the report. Run after `npm run build`: node examples/ask-analyze-report.mjs [folder]
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { tableOf } from 'closedbook';
import { analyze } from 'closedbook/analyze';
import { ask, askingsOf, parsePolicy, respondentId } from 'closedbook/ask';
import { gradeAll } from 'closedbook/grade';
import { openModels } from 'closedbook/models';
import { report, terminalReport } from 'closedbook/report';
import { demoQuestions, startSimulator } from 'closedbook/simulate';

const folder = process.argv[2] ?? 'output/example';
const questions = demoQuestions(7, 120);
const simulator = await startSimulator({ questions, seed: 7 });
// With real models: env: process.env, and names such as openai/gpt-6-luna.
const models = openModels({ env: { CLOSEDBOOK_SIMULATED_URL: simulator.url } });

const policy = parsePolicy('plain');
const respondents = ['simulated/owl', 'simulated/magpie'].map((model) => ({
  id: respondentId(model, {}, policy),
  model,
  settings: {},
  policy,
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

// Each reply with its question and respondent; what has no text to grade keeps its status, and is never a refusal.
const question = new Map(questions.map((one) => [one.id, one]));
const respondent = new Map(respondents.map((one) => [one.id, one]));
/** @type {import('closedbook').GivenReply[]} */
const given = [];
/** @type {import('closedbook').GivenGrade[]} */
const grades = [];
for (const reply of replies) {
  const asked = /** @type {import('closedbook').Question} */ (question.get(reply.questionId));
  const by = /** @type {import('closedbook').Respondent} */ (respondent.get(reply.respondentId));
  given.push({ ...reply, question: asked, respondent: by });
  if (reply.status !== 'answered') grades.push(null);
  else
    for await (const { judgement } of gradeAll([{ question: asked, answer: reply.text }]))
      grades.push(judgement);
}

const summary = analyze(tableOf(given, grades), { title: 'Two simulated models on invented questions' });
console.log(terminalReport(summary, { width: 80, colour: false }));

for await (const artefact of report(summary, { formats: ['html', 'csv'] })) {
  const path = join(folder, artefact.path);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, artefact.kind === 'text' ? artefact.text : artefact.bytes);
}
console.log(`report: ${join(folder, 'report.html')}`);
