/**
 * Files as people and tools keep them, a second collection: the right reading written first. Wide tables with a column a
 * model, nested objects of logs, lines of several kinds, verdicts of other languages, lines that are no answers.
 */
import { afterAll, expect, test } from 'vitest';
import { DEFAULT_RUBRIC } from '../../src/core/rubric.ts';
import { type FileWords, fileReading } from '../../src/pipeline/file-reading.ts';
import { gradedAnswers } from '../../src/pipeline/summarize/answer-file.ts';
import { scratchFolder } from '../rows/scratch.ts';

const scratch = scratchFolder();
afterAll(() => scratch.remove());

const LETTERS: Readonly<Record<string, string>> = {
  ...{ correct: 'C', incorrect: 'I', refused: 'R', ungraded: '-', violation: 'v' },
  ...{ 'failed-error': 'E', 'failed-truncated': 'T', 'failed-empty': '0' },
};

interface Case {
  /** The rows of each respondent: C, I, R, - (no outcome), E (failed), T (truncated), 0 (empty). */
  readonly is: Readonly<Record<string, string>>;
  readonly file: string | readonly (string | object)[];
  readonly name?: string;
  readonly words?: FileWords;
  readonly confidence?: number;
  readonly told?: string;
}

async function read({ file, words = {}, name = 'answers.csv' }: Case) {
  const lines = (part: string | object) => (typeof part === 'string' ? part : JSON.stringify(part));
  const path = scratch.file(name, typeof file === 'string' ? file : `${file.map(lines).join('\n')}\n`);
  const told: string[] = [];
  const is: Record<string, string> = {};
  let confidence: number | null | undefined;
  const options = { ...fileReading(words), rubric: DEFAULT_RUBRIC, note: (text: string) => told.push(text) };
  for await (const { cell, answer } of gradedAnswers([path], options)) {
    const { id } = answer.respondent;
    const letter = LETTERS[cell] ?? '?';
    is[id] = (is[id] ?? '') + (answer.pass === 'forced' ? letter.toLowerCase() : letter);
    confidence ??= answer.reply.status === 'answered' ? answer.reply.confidence : undefined;
  }
  return { is, told: told.join('\n'), confidence };
}

const Q = ['Why did the club move?', 'Why did the choir leave?', 'Why did the inn close?'];
const G = 'To be nearer the lake';
/** What rules cannot tell. */
const A = ['They liked the water', 'For the trees', 'Nobody would say why'];
const rows = (cells: readonly string[], glue = ',') =>
  cells.map((cell, at) => [Q[at], G, A[at], cell].join(glue));

const CASES: Readonly<Record<string, Case>> = {
  // One column a model.
  'a column a model': {
    is: { 'gpt-4o': 'CI', 'claude-3-opus': 'IC', 'gemini-1.5-pro': 'CR' },
    file: [
      'question,gold,gpt-4o,claude-3-opus,gemini-1.5-pro',
      'In which year was it built?,1899,1899,1900,1899',
      'In which year was it sold?,1931,1930,1931,I do not know',
    ],
  },
  'a column a model, in German': {
    is: { 'GPT-4o': 'C', 'Llama 3.1 70B': 'I' },
    name: 'wide.csv',
    file: [
      'Nr.;Frage;Musterlösung;GPT-4o;Llama 3.1 70B',
      '1;In welchem Jahr wurde es gebaut?;1899;1899;1900',
    ],
  },
  'an answer and a verdict a model': {
    is: { 'GPT-4o': 'CIR', Claude: 'ICC' },
    file: [
      'question,gold,GPT-4o answer,GPT-4o correct,Claude answer,Claude correct',
      `${Q[0]},${G},${A[0]},correct,${A[0]},incorrect`,
      `${Q[1]},${G},${A[1]},incorrect,${A[1]},correct`,
      `${Q[2]},${G},${A[2]},refused,${A[2]},correct`,
    ],
  },
  'a verdict a model before its name': {
    is: { owl: 'CI', rook: 'IC' },
    file: [
      'question,gold,response_owl,grade_owl,response_rook,grade_rook',
      `${Q[0]},${G},${A[0]},CORRECT,${A[0]},INCORRECT`,
      `${Q[1]},${G},${A[1]},INCORRECT,${A[1]},CORRECT`,
    ],
  },
  'a column a model with confidences': {
    is: { owl: 'C', rook: 'I' },
    confidence: 0.9,
    file: [
      'question,gold,owl_answer,owl_confidence,rook_answer,rook_confidence',
      'In which year was it built?,1899,1899,0.9,1900,0.4',
    ],
  },
  'a column a model as JSON lines': {
    is: { 'gpt-4o': 'C', 'mistral-large': 'I' },
    name: 'wide.jsonl',
    file: [{ question: 'In which year?', answers: ['1899'], 'gpt-4o': '1899', 'mistral-large': '1900' }],
  },
  'an object of models': {
    is: { 'gpt-4o': 'C', rook: 'I' },
    name: 'responses.jsonl',
    file: [{ question: 'In which year?', gold: '1899', responses: { 'gpt-4o': '1899', rook: '1900' } }],
  },
  // Objects in cells.
  'a nested model and response': {
    is: { 'gpt-4o': 'CI' },
    name: 'nested.jsonl',
    file: [
      {
        model: { name: 'gpt-4o', provider: 'openai' },
        question: 'In which year?',
        gold: '1899',
        response: { text: '1899' },
      },
      {
        model: { name: 'gpt-4o', provider: 'openai' },
        question: 'And when?',
        gold: '1899',
        response: { text: '1900' },
      },
    ],
  },
  'a response as a chat completion': {
    is: { owl: 'CI' },
    name: 'chat.jsonl',
    file: ['1899', '1900'].map((content) => ({
      question: 'In which year was it sold?',
      id: content,
      gold: '1899',
      model: 'owl',
      response: { choices: [{ message: { role: 'assistant', content }, finish_reason: 'stop' }] },
    })),
  },
  'a response as a message': {
    is: { owl: 'C' },
    name: 'message.jsonl',
    file: [
      {
        question: 'In which year?',
        gold: '1899',
        model: 'owl',
        response: { role: 'assistant', content: '1899' },
      },
    ],
  },
  'a question as messages': {
    is: { owl: 'CI' },
    name: 'messages.jsonl',
    file: ['1899', '1900'].map((said, at) => ({
      model: 'owl',
      prompt: [{ role: 'user', content: `In which year was number ${at} built?` }],
      gold: '1899',
      response: said,
    })),
  },
  'an item, an output and a score in objects': {
    is: { owl: 'CI' },
    name: 'objects.jsonl',
    file: ['1899', '1900'].map((text, at) => ({
      item: { question: `In which year was number ${at} built?`, answer: '1899' },
      sample: { model: 'owl', output_text: text },
    })),
  },
  'a grade as an object': {
    is: { owl: 'CIR' },
    name: 'grade.jsonl',
    file: ['CORRECT', 'INCORRECT', 'NOT_ATTEMPTED'].map((label, at) => ({
      question: Q[at],
      gold: G,
      model: 'owl',
      response: A[at],
      grade: { label, explanation: 'because' },
    })),
  },
  // Shapes of files.
  'JSON lines with a byte order mark': {
    is: { owl: 'C' },
    name: 'bom.jsonl',
    file: `\ufeff${JSON.stringify({ question: 'When?', gold: '1899', model: 'owl', response: '1899' })}\n`,
  },
  'lines of several kinds': {
    is: { owl: 'CI' },
    name: 'mixed.jsonl',
    file: [
      { type: 'config', seed: 7, started: '2026-01-01' },
      { type: 'sample', question: 'When was it built?', gold: '1899', model: 'owl', response: '1899' },
      { type: 'sample', question: 'When was it sold?', gold: '1899', model: 'owl', response: '1900' },
      { type: 'summary', accuracy: 0.5, n: 2 },
    ],
    told: 'no answer',
  },
  'an object by question': {
    is: { answers: 'CI' },
    name: 'answers.json',
    file: [
      {
        q1: { question: 'When was it built?', gold: '1899', response: '1899' },
        q2: { question: 'When was it sold?', gold: '1899', response: '1900' },
      },
    ],
  },
  'a frame as pandas writes it': {
    is: { owl: 'CI' },
    name: 'frame.json',
    file: [
      {
        question: { 0: 'When was it built?', 1: 'When was it sold?' },
        gold: { 0: '1899', 1: '1899' },
        response: { 0: '1899', 1: '1900' },
        model: { 0: 'owl', 1: 'owl' },
      },
    ],
  },
  'columns as arrays': {
    is: { owl: 'CI' },
    name: 'columns.json',
    file: [
      {
        question: ['When was it built?', 'When was it sold?'],
        gold: ['1899', '1899'],
        response: ['1899', '1900'],
        model: ['owl', 'owl'],
      },
    ],
  },
  // Columns.
  'answer beside final_answer': {
    is: { answers: 'CI' },
    file: ['question,answer,final_answer', 'When was it built?,1899,1899', 'When was it sold?,1899,1900'],
  },
  'answer beside model_answer': {
    is: { answers: 'CI' },
    file: ['question,answer,model_answer', 'When was it built?,1899,1899', 'When was it sold?,1899,1900'],
  },
  'a thought in its own column': {
    is: { answers: 'I' },
    file: ['question,gold,reasoning,response', 'When was it built?,1899,It was 1899 or so.,1900'],
  },
  'expected and actual': {
    is: { answers: 'CI' },
    file: ['question,expected,actual', 'When was it built?,1899,1899', 'When was it sold?,1899,1900'],
  },
  'French headers': {
    is: { 'mistral-large': 'CIR' },
    name: 'fr.csv',
    file: [
      'Question;Réponse attendue;Réponse du modèle;Évaluation;Modèle',
      ...rows(['juste', 'faux', 'abstention'], ';').map((row) => `${row};mistral-large`),
    ],
  },
  'Spanish headers': {
    is: { answers: 'CIR' },
    file: [
      'Pregunta,Respuesta esperada,Respuesta del modelo,Veredicto',
      ...rows(['correcta', 'incorrecta', 'no contestada']),
    ],
  },
  'Czech headers': {
    is: { cs: 'CIR' },
    name: 'cs.csv',
    file: [
      'Otázka;Správná odpověď;Odpověď modelu;Hodnocení',
      ...rows(['správně', 'špatně', 'neodpověděl'], ';'),
    ],
  },
  'Chinese headers': {
    is: { 文心一言: 'CIR' },
    file: [
      '题目,标准答案,模型答案,评判,模型',
      ...rows(['对', '错', '拒绝回答']).map((row) => `${row},文心一言`),
    ],
  },
  'Italian verdicts': {
    is: { answers: 'CIR' },
    file: [
      'Domanda,Risposta attesa,Risposta del modello,Valutazione',
      ...rows(['giusto', 'errato', 'non risponde']),
    ],
  },
  'Polish verdicts': {
    is: { answers: 'CIR' },
    file: ['Pytanie,Poprawna odpowiedź,Odpowiedź modelu,Ocena', ...rows(['dobrze', 'źle', 'odmowa'])],
  },
  'German verdicts, shortened': {
    is: { answers: 'CIR' },
    file: ['Frage,Musterlösung,Modellantwort,Urteil', ...rows(['r', 'f', 'k.A.'])],
    words: { outcomes: ['r=correct', 'f=incorrect', 'k.A.=refused'] },
  },
  'German verdicts of one who did not know': {
    is: { answers: 'CIR' },
    file: ['Frage,Musterlösung,Modellantwort,Urteil', ...rows(['korrekt', 'nicht korrekt', 'weiß nicht'])],
  },
  'three columns with crosses': {
    is: { answers: 'CIR' },
    file: ['question,gold,response,right,wrong,no answer', ...rows(['x,,', ',x,', ',,x'])],
  },
  'three columns of numbers in German': {
    is: { answers: 'CIR' },
    file: [
      'Frage,Musterlösung,Modellantwort,richtig,falsch,keine Antwort',
      ...rows(['1,0,0', '0,1,0', '0,0,1']),
    ],
  },
  'decimal commas in per cent': {
    is: { k: 'CC' },
    name: 'k.csv',
    confidence: 0.875,
    file: [
      'Frage;Musterlösung;Modellantwort;Konfidenz',
      'Wann?;1899;1899;87,5 %',
      'Seit wann?;1899;1899;100 %',
    ],
  },
  // Lines that are no answers.
  'a total line with a label in the second cell': {
    is: { answers: 'CI' },
    file: [
      'id,question,gold,response,correct',
      '1,When was it built?,1899,1899,1',
      '2,When was it sold?,1899,1900,0',
      ',Total,,,1',
    ],
    told: 'totals',
  },
  'a share below, in words': {
    is: { answers: 'CI' },
    file: [
      'id,question,gold,response,correct',
      '1,When was it built?,1899,1899,1',
      '2,When was it sold?,1899,1900,0',
      'Accuracy,,,,50 %',
    ],
    told: 'totals',
  },
  'a note below': {
    is: { answers: 'CI' },
    file: [
      'question,gold,response,correct',
      'When was it built?,1899,1899,1',
      'When was it sold?,1899,1900,0',
      'Note: graded by Ada on 3 May,,,',
    ],
    told: 'note',
  },
  'blank lines between': {
    is: { answers: 'CI' },
    file: [
      'question,gold,response',
      'When was it built?,1899,1899',
      ',,',
      'When was it sold?,1899,1900',
      ',,',
    ],
  },
  'two lines of headers, the upper one grouped': {
    is: { answers: 'CI' },
    file: [
      'Support,,Model,',
      'question,gold,response,confidence',
      'When was it built?,1899,1899,0.9',
      'When was it sold?,1899,1900,0.2',
    ],
    confidence: 0.9,
  },
  'the header repeated in the middle': {
    is: { answers: 'CI' },
    file: [
      'question,gold,response',
      'When was it built?,1899,1899',
      'question,gold,response',
      'When was it sold?,1899,1900',
    ],
  },
  'golds with bars and semicolons': {
    is: { answers: 'CC' },
    file: [
      'question,gold,response',
      'Who?,Otto Lind|Otto A. Lind,Otto A. Lind',
      'What?,"[""Oslo"", ""Kristiania""]",Kristiania',
    ],
  },
};

test.each(Object.entries(CASES))('%s', async (_, one) => {
  const { is, told, confidence } = await read(one);
  expect(is).toEqual(one.is);
  if (one.told !== undefined) expect(told).toContain(one.told);
  if (one.confidence !== undefined) expect(confidence).toBe(one.confidence);
});
