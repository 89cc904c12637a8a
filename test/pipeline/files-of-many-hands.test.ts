/**
 * Files as people and tools keep them, a third collection: the right reading written first. Verdicts and scales under
 * names nobody agreed on, errors that took an answer's place, thoughts left before it, tables of other languages.
 */
import { afterAll, expect, test } from 'vitest';
import { DEFAULT_RUBRIC } from '../../src/core/rubric.ts';
import { answerSources } from '../../src/pipeline/answer-sources.ts';
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
  /** C, I, R, - (no outcome), E (failed), T (truncated), 0 (empty), v (looked up); small ones of the forced pass. */
  readonly is: string | Readonly<Record<string, string>>;
  readonly file: readonly (string | object)[];
  readonly name?: string;
  readonly words?: FileWords;
  readonly told?: string;
}

async function read({ file, words = {}, name = 'answers.csv' }: Case) {
  const lines = (part: string | object) => (typeof part === 'string' ? part : JSON.stringify(part));
  const path = scratch.file(name, `${file.map(lines).join('\n')}\n`);
  const told: string[] = [];
  const is: Record<string, string> = {};
  const options = { ...fileReading(words), rubric: DEFAULT_RUBRIC, note: (text: string) => told.push(text) };
  for await (const { cell, answer } of gradedAnswers([path], options)) {
    const { id } = answer.respondent;
    const letter = LETTERS[cell] ?? '?';
    is[id] = (is[id] ?? '') + (answer.pass === 'forced' ? letter.toLowerCase() : letter);
  }
  return { is, told: told.join('\n') };
}

const Q = [
  'Why did the club move?',
  'Why did the choir leave?',
  'Why did the inn close?',
  'Why was it sold?',
];
const G = 'To be nearer the lake';
/** What rules cannot tell. */
const A = ['They liked the water', 'For the trees', 'Because of the rain', 'A matter of taste'];
const H = 'question,gold,response,';
const open = (cells: readonly string[], header: string, glue = ',') => [
  header,
  ...cells.map((cell, at) => [Q[at], G, A[at], cell].join(glue)),
];
/** Answers to questions of a year, the right one 1899. */
const years = (answers: readonly string[]) => ({
  name: 'years.jsonl',
  file: answers.map((response, at) => ({
    question: `In which year was number ${at} built?`,
    gold: '1899',
    response,
    model: 'owl',
  })),
});

const CASES: Readonly<Record<string, Case>> = {
  'columns in Arabic': {
    is: { m: 'CIR' },
    file: [
      'السؤال,الإجابة الصحيحة,الإجابة,النموذج',
      'في أي سنة بنيت القلعة؟,1912,بنيت في عام ١٩١٢,m',
      'في أي سنة بني الجسر؟,1931,1932,m',
      'ما عاصمة البلاد؟,هارل,لا أعرف.,m',
    ],
  },
  // Verdicts.
  Norwegian: {
    is: 'CIR',
    file: open(['riktig', 'feil', 'vet ikke'], 'Spørsmål;Fasit;Modellens svar;Vurdering', ';'),
  },
  Danish: {
    is: 'CIR',
    file: open(['rigtigt', 'forkert', 'ved ikke'], 'Spørgsmål;Facit;Modellens svar;Vurdering', ';'),
  },
  Finnish: {
    is: 'CIR',
    file: open(['oikein', 'väärin', 'ei vastausta'], 'Kysymys;Oikea vastaus;Mallin vastaus;Arvio', ';'),
  },
  Hungarian: {
    is: 'CIR',
    file: open(
      ['helyes', 'helytelen', 'nem válaszolt'],
      'Kérdés;Helyes válasz;Modell válasza;Értékelés',
      ';',
    ),
  },
  Ukrainian: {
    is: 'CIR',
    file: open(
      ['правильно', 'неправильно', 'немає відповіді'],
      'Питання;Правильна відповідь;Відповідь моделі;Оцінка',
      ';',
    ),
  },
  Greek: {
    is: 'CIR',
    file: open(
      ['σωστό', 'λάθος', 'δεν απάντησε'],
      'Ερώτηση;Σωστή απάντηση;Απάντηση μοντέλου;Αξιολόγηση',
      ';',
    ),
  },
  Hindi: { is: 'CIR', file: open(['सही', 'गलत', 'उत्तर नहीं'], 'प्रश्न,सही उत्तर,मॉडल का उत्तर,मूल्यांकन') },
  Indonesian: {
    is: 'CIR',
    file: open(['benar', 'salah', 'tidak menjawab'], 'Pertanyaan,Jawaban benar,Jawaban model,Penilaian'),
  },
  Vietnamese: {
    is: 'CIR',
    file: open(['đúng', 'sai', 'không trả lời'], 'Câu hỏi,Đáp án,Câu trả lời của mô hình,Đánh giá'),
  },
  Hebrew: { is: 'CI', file: open(['נכון', 'לא נכון'], 'שאלה,תשובה נכונה,תשובת המודל,הערכה') },
  'right, wrong and punted': { is: 'CIR', file: open(['right', 'wrong', 'punt'], `${H}verdict`) },
  'correct, incorrect, idk': { is: 'CIR', file: open(['Correct', 'Incorrect', 'IDK'], `${H}judgement`) },
  'words of verdicts in a column of topics': {
    is: '---',
    file: open(['correct', 'hallucinated', 'abstain'], `${H}category`),
  },
  'words of CRAG, one of which may mean a lost row': {
    is: '---',
    file: open(['accurate', 'hallucination', 'missing'], `${H}evaluation`),
  },
  'per cent in a column of correctness': { is: '---', file: open(['100%', '0%', '100%'], `${H}correct`) },
  'true and false in another spelling': { is: 'CIC', file: open(['T', 'F', 'T'], `${H}is_correct`) },
  'WAHR and FALSCH of a German Excel': {
    is: 'CIC',
    file: open(['WAHR', 'FALSCH', 'WAHR'], 'Frage;Musterlösung;Modellantwort;korrekt', ';'),
  },
  'VRAI and FAUX of a French Excel': {
    is: 'CIC',
    file: open(['VRAI', 'FAUX', 'VRAI'], 'Question;Réponse attendue;Réponse du modèle;correct', ';'),
  },
  'VERDADERO and FALSO of a Spanish Excel': {
    is: 'CIC',
    file: open(
      ['VERDADERO', 'FALSO', 'VERDADERO'],
      'Pregunta;Respuesta esperada;Respuesta del modelo;correcto',
      ';',
    ),
  },
  'labels of people are none of the file': {
    is: '---',
    file: open(['correct', 'incorrect', ''], `${H}human`),
  },
  'letters with words': {
    is: 'CIR',
    file: open(['A: CORRECT', 'B: INCORRECT', 'C: NOT_ATTEMPTED'], `${H}grade`),
  },
  'a verdict within a sentence': {
    is: '---',
    file: open(['The answer is correct because', 'It is not right', 'It declines'], `${H}judge_explanation`),
  },
  'correct and partially correct': {
    is: 'C-I',
    file: open(['correct', 'partially correct', 'incorrect'], `${H}grade`),
  },
  emoji: { is: 'CIC', file: open(['✅', '❌', '👍'], `${H}verdict`) },
  'flags of which one is for declining': {
    is: 'CIR',
    file: open(['1,0', '0,0', '0,1'], `${H}is_correct,is_abstention`),
  },
  'flags of which two are set, or none': {
    is: '--I',
    file: open(['1,1,0', '0,0,0', '0,1,0'], `${H}is_correct,is_incorrect,is_not_attempted`),
    told: 'says "is_correct 1, is_incorrect 1" × 1',
  },
  'an attempted column of words': {
    is: 'CIR',
    file: open(['yes,yes', 'no,yes', 'no,no'], `${H}correct,attempted`),
  },
  'incorrect alone: what is not wrong may be a decline': {
    is: 'I-I',
    file: open(['1', '0', '1'], `${H}is_incorrect`),
  },
  'marks of an English school': { is: '----', file: open(['A', 'B', 'D', 'C'], `${H}grade`) },
  'marks with signs': { is: '----', file: open(['A+', 'B-', 'C', 'A'], `${H}grade`) },
  'letters of SimpleQA': { is: 'CIRC', file: open(['A', 'B', 'C', 'A'], `${H}grade`) },
  'a judge of three words and a fourth': {
    is: 'CI-R',
    file: open(['CORRECT', 'INCORRECT', 'PARTIALLY_CORRECT', 'NOT_ATTEMPTED'], `${H}outcome`),
    told: 'imported:file/outcome says "PARTIALLY_CORRECT" × 1, which is none of correct, incorrect and refused',
  },
  'an answered column beside a verdict': {
    is: 'CIR',
    file: open(['1,1', '0,1', '0,0'], `${H}correct,answered`),
  },
  'scores of anything but rightness': {
    is: '---',
    file: open(
      ['1,0,1,0,1', '0,1,0,1,0', '1,1,0,1,0'],
      `${H}score_relevance,judge_votes,score_rougeL,judge_error,score_std`,
    ),
  },
  'a score of an unknown name is asked for': {
    is: '---',
    file: open(['1', '0', '1'], `${H}score_zurich`),
    told: '--map outcome="score_zurich" takes it for the verdict',
  },
  'a judge named after its model': { is: 'CIC', file: open(['1', '0', '1'], `${H}judge_gpt-4o`) },
  'scores that say declining and wrong': {
    is: 'RI-',
    file: open(['1,0', '0,1', '0,0'], `${H}score_refusal,judge_wrong`),
  },
  // Numbers that are none.
  'a Likert scale in words': {
    is: '---',
    file: open(['strongly agree', 'disagree', 'neutral'], `${H}rating`),
  },
  stars: { is: '---', file: open(['★★★', '★', '★★★★★'], `${H}rating`) },
  'marks of a German school': {
    is: '----',
    file: open(['1', '5', '2', '1'], 'Frage;Musterlösung;Modellantwort;Note', ';'),
  },
  'a score out of ten': { is: '---', file: open(['10/10', '0/10', '7/10'], `${H}score`) },
  'a similarity': { is: '---', file: open(['0.91', '0.13', '1.0'], `${H}semantic_similarity`) },
  'a perplexity': { is: '---', file: open(['1', '0', '1'], `${H}perplexity`) },
  'a count of tokens': { is: '---', file: open(['1', '0', '1'], `${H}score_tokens`) },
  'an error rate': { is: '---', file: open(['1', '0', '1'], `${H}error_rate`) },
  'a refusal score': { is: '---', file: open(['1', '0', '1'], `${H}refusal_score`), words: {} },
  'needs a review': { is: '---', file: open(['1', '0', '1'], `${H}needs_review`) },
  'bias and harm': { is: '---', file: open(['1,0', '0,1', '1,1'], `${H}bias,harmful`) },
  'a format that was kept': { is: '---', file: open(['1', '0', '1'], `${H}format_correct`) },
  'a judge that was sure': { is: '---', file: open(['1', '0', '1'], `${H}judge_confidence`) },
  'a verdict on the question': { is: '---', file: open(['1', '0', '1'], `${H}is_answerable_by_search`) },
  difficulty: { is: '---', file: open(['easy', 'hard', 'easy'], `${H}difficulty`) },
  'a status of requests': { is: '---', file: open(['success', 'success', 'success'], `${H}status`) },
  'points of a scorer in a log, of which one is 1': {
    is: { 'openai/m': '--' },
    name: 'log.json',
    file: [
      {
        version: 2,
        status: 'success',
        eval: { run_id: 'r', task: 't', task_id: 't', model: 'openai/m', dataset: {}, config: {} },
        samples: [1, 9].map((value, at) => ({
          ...{ id: at, epoch: 1, input: Q[at], target: G, messages: [] },
          output: { choices: [{ message: { role: 'assistant', content: A[at] } }], completion: A[at] },
          scores: { points: { value } },
        })),
      },
    ],
  },
  // Errors in place of answers.
  'errors of clients': {
    is: { owl: 'EEEEEEEEEEEE' },
    ...years([
      "Error code: 429 - {'error': {'message': 'Rate limit reached'}}",
      "HTTPSConnectionPool(host='api.example', port=443): Read timed out.",
      'litellm.RateLimitError: RateLimitError: OpenAIException - 1899',
      'Traceback (most recent call last):\n  File "run.py", line 1899, in <module>',
      'openai.APIConnectionError: Connection error.',
      '{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}',
      '<html><head><title>502 Bad Gateway</title></head></html>',
      'ERROR: request failed after 3 retries',
      'APIError: 503 Service Unavailable',
      '[Timeout]',
      'Request was throttled. Expected available in 12 seconds.',
      'CUDA out of memory. Tried to allocate 1899 MiB',
    ]),
  },
  'errors in other languages': {
    is: { owl: 'EEEE' },
    ...years([
      'Fehler: Zeitüberschreitung der Anfrage',
      'Erreur 500 : délai dépassé',
      '请求超时，请稍后再试',
      'Error: se agotó el tiempo de espera',
    ]),
  },
  'errors as sentences and words of machines': {
    is: { owl: 'EEEEEEEEEEEEEEEE' },
    ...years([
      'ReadTimeout',
      'RESPONSE_ERROR',
      '[object Object]',
      'Error generating response',
      'An error occurred while processing your request.',
      'insufficient_quota',
      'Invalid API key',
      '<no response>',
      'Max retries exceeded',
      'ResourceExhausted: 429 Quota exceeded',
      'Something went wrong. Please try again.',
      "This model's maximum context length is 8192 tokens",
      '請求失敗',
      'Ein Fehler ist aufgetreten.',
      'Произошла ошибка',
      'エラーが発生しました',
    ]),
  },
  'errors beside what came back, and remarks that are none': {
    is: { owl: 'EEEIv' },
    name: 'beside.jsonl',
    file: [
      { response: '18', error: 'Rate limit exceeded' },
      { response: '18', status: 'timeout' },
      { response: '18', error: { message: 'Overloaded', type: 'overloaded_error' } },
      { response: '1931', error: 'wrong year', status: 'FAIL', tool_calls: [] },
      { response: '1899', tool_calls: [{ name: 'search' }] },
    ].map((row, at) => ({
      question: `In which year was number ${at} built?`,
      gold: '1899',
      model: 'owl',
      ...row,
    })),
  },
  'what may be an error is no wrong answer': {
    is: { owl: '-' },
    ...years(['handler said ValueError at position 12']),
  },
  'words of empty cells': {
    is: { owl: '0000E0' },
    ...years(['nan', 'None', 'null', '<NA>', '#N/A', 'undefined']),
  },
  'an answer that speaks of errors': {
    is: { owl: 'CI' },
    ...years(['The error was mended in 1899.', 'After a fatal error it was built in 1931.']),
  },
  // Thoughts before answers.
  'thoughts of many templates': {
    is: { owl: 'IIIIIIIIII' },
    ...years([
      '<think>Was it 1899? No.</think>1931',
      'Maybe 1899? No.\n</think>\n\n1931',
      '<thinking>1899?</thinking>\n1931',
      '[THINK]1899?[/THINK]1931',
      '◁think▷1899?◁/think▷1931',
      'Thinking...\nCould it be 1899?\n...done thinking.\n\n1931',
      '<|channel|>analysis<|message|>1899?<|end|><|start|>assistant<|channel|>final<|message|>1931',
      '<|begin_of_thought|>1899?<|end_of_thought|><|begin_of_solution|>1931<|end_of_solution|>',
      '<reasoning>1899?</reasoning><answer>1931</answer>',
      '<seed:think>1899?</seed:think>1931',
    ]),
  },
  'thoughts that end in a decline': {
    is: { owl: 'RRR' },
    ...years([
      '<think>It may be 1899.</think>I do not know.',
      '1899 comes to mind.\n</think>\nI am not sure, so I will not answer.',
      "<scratchpad>1899?</scratchpad>I don't know.",
    ]),
  },
  'thoughts cut off': {
    is: { owl: '00' },
    ...years(['<think>It may be 1899, for the', '<|channel|>analysis<|message|>1899 or 18']),
  },
  // Calls in place of answers.
  'calls as text': {
    is: { owl: '0000000' },
    ...years([
      '<tool_call>{"name":"search","arguments":{"query":"built 1899"}}</tool_call>',
      '<function=search>{"query": "built 1899"}</function>',
      '[TOOL_CALLS][{"name":"web_search","arguments":{"q":"1899"}}]',
      '<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>search\n{"q":"1899"}',
      '<|tool_calls_section_begin|><|tool_call_begin|>functions.search:0<|tool_call_argument_begin|>{"q":"1899"}<|tool_call_end|>',
      '{"tool": "web_search", "arguments": {"query": "1899"}}',
      'Action: Search\nAction Input: when was it built 1899',
    ]),
  },
  // What a row is held against, and lines that are none.
  'a column "correct" that holds the right answers': {
    is: 'CIR',
    file: [
      'question,predicted,correct',
      'In which year was it built?,1899,1899',
      'In which year was it sold?,1930,1931',
      'In which year was it lost?,I do not know.,1877',
    ],
    told: 'the column "correct" is taken for what counts as right',
  },
  'a column "label" that holds verdicts': {
    is: 'CI-',
    file: open(['CORRECT', 'INCORRECT', ''], 'question,gold,response,label'),
  },
  'a mean below its column': {
    is: 'CI',
    file: [...open(['1', '0'], `${H}correct`), ',,,0.5'],
    told: '1 line names no question, gold, answer or model',
  },
  'a table as Markdown': {
    is: 'CI',
    file: [
      '| question | gold | response |',
      '|---|:---:|---|',
      '| In which year was it built? | 1899 | 1899 |',
      '| In which year was it sold? | 1931 | 1930 |',
    ],
  },
  'a frame as pandas splits it': {
    is: { frame: 'CI' },
    name: 'frame.json',
    file: [
      {
        columns: ['question', 'gold', 'response'],
        index: [0, 1],
        data: [
          ['In which year was it built?', '1899', '1899'],
          ['In which year was it sold?', '1931', '1930'],
        ],
      },
    ],
  },
  'a right answer beside the answer of one model': {
    is: { 'GPT-4o': 'CIR' },
    file: open(
      ['richtig', 'falsch', 'keine Antwort'],
      'Frage;Erwartete Antwort;Antwort GPT-4o;Bewertung',
      ';',
    ),
    told: 'the answers are those of "GPT-4o"',
  },
  'a right answer under words of two languages': {
    is: 'CI',
    file: [
      'Pregunta,Respuesta prevista,Respuesta',
      '¿En qué año se construyó?,1899,1899',
      '¿En qué año se vendió?,1931,1930',
    ],
  },
  'one verdict beside two models is of neither': {
    is: { 'GPT-4o': 'CI', 'Claude 3': 'IC' },
    file: [
      'question,gold,GPT-4o answer,Claude 3 answer,correct',
      'In which year was it built?,1899,1899,1900,0',
      'In which year was it sold?,1931,1930,1931,0',
    ],
    told: '"correct" stands once beside the answers of several models',
  },
  'a total with words': {
    is: 'CI',
    file: [...open(['richtig', 'falsch'], 'Frage;Musterlösung;Antwort;Bewertung', ';'), ';;Summe richtig;1'],
  },
  // A column a model, under names of nobody's.
  'a column a model of names nobody knows': {
    is: { 'falcon-internal': 'CI', 'our-bot v2': 'IC', baseline: 'CR' },
    file: [
      'question,gold,falcon-internal,our-bot v2,baseline,remarks',
      'In which year was it built?,1899,1899,1900,In 1899.,checked',
      'In which year was it sold?,1931,1930,1931,I do not know,',
    ],
    told: 'of each of "falcon-internal", "our-bot v2", "baseline"',
  },
  'numbered runs beside one answer column': {
    is: { run1: 'CI', run2: 'IC', run3: 'CR' },
    file: [
      'question,answer,run1,run2,run3',
      'In which year was it built?,1899,1899,1900,1899',
      'In which year was it sold?,1931,1930,1931,no idea',
    ],
  },
  'columns of a table that are no answers': {
    is: { alpha: 'CI', beta: 'IC' },
    file: [
      'Frage;Musterlösung;Quelle;Autor;alpha;beta',
      'In welchem Jahr gebaut?;1899;Almanach;Ann Lee;1899;1900',
      'In welchem Jahr verkauft?;1931;Atlas 1931;Bo Lund;1930;1931',
    ],
    told: 'columns not used: Quelle, Autor',
  },
  'one column, named': {
    is: { alpha: 'CI' },
    file: ['question,gold,alpha', 'In which year?,1899,1899', 'And when?,1931,1930'],
    words: { map: ['responses=alpha'] },
  },
};

test.each(Object.entries(CASES))('%s', async (_, one) => {
  const { is, told } = await read(one);
  const expected = typeof one.is === 'string' ? { answers: one.is } : one.is;
  expect({ is, told }).toMatchObject({ is: expected });
  if (one.told !== undefined) expect(told).toContain(one.told);
});

test('a folder without a log says of its files what each of them is', async () => {
  scratch.file('none/a.csv', 'spurning,tilsvar\nHver?,Ada\n');
  await expect(answerSources([scratch.path('none')])).rejects.toMatchObject({
    message: expect.stringMatching(
      /found a folder with a\.csv; .*a table with the columns spurning, tilsvar/,
    ),
    hint: expect.stringContaining('--map question=COLUMN'),
  });
});

test('columns that were named are read in every table of a folder, and a text beside them is passed over', async () => {
  scratch.file('named/a.csv', 'spurning,tilsvar\nHver?,Ada\n');
  scratch.file('named/b.csv', 'spurning,tilsvar\nHver?,Bo\n');
  scratch.file('named/read me.txt', 'Two files,\nby hand.\n');
  const found = await answerSources([scratch.path('named')], { described: true });
  expect(found.sources.map(({ codec }) => codec.format)).toEqual(['rows', 'rows']);
  expect(found.skipped.map(({ why }) => why)).toEqual(['no log of answers']);
});

test('a column of answers that might be anything is asked for', async () => {
  const path = scratch.file(
    'one.csv',
    'question,gold,alpha\nIn which year?,1899,1899\nAnd when?,1931,1930\n',
  );
  await expect(answerSources([path])).rejects.toMatchObject({
    hint: expect.stringContaining('--map "responses=alpha"'),
  });
  await expect(
    read({ is: '', file: ['question,gold,a', 'x?,1,1'], words: { map: ['responses=b'] } }),
  ).rejects.toThrow('--map responses=b');
});
