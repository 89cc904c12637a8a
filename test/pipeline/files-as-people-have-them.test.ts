/**
 * Small files as people keep them, the right outcome written first: other names and languages of columns, odd verdicts,
 * errors for answers, exports of ours thinned out. Each case is a kind of file, and a word of it here is not all there is.
 */
import { afterAll, describe, expect, test } from 'vitest';
import { DEFAULT_RUBRIC } from '../../src/core/rubric.ts';
import { type FileWords, fileReading } from '../../src/pipeline/file-reading.ts';
import { gradedAnswers } from '../../src/pipeline/summarize/answer-file.ts';
import { scratchFolder } from '../rows/scratch.ts';

const scratch = scratchFolder();
afterAll(() => scratch.remove());

const SHORT: Readonly<Record<string, string>> = {
  correct: 'C',
  incorrect: 'I',
  refused: 'R',
  ungraded: '-',
  violation: 'v',
};

interface Case {
  /** What each row is: C, I, R, - (no outcome), E (failed), T (truncated), 0 (empty), v (look-up); small for the forced pass. */
  readonly is: string;
  readonly file: readonly string[];
  readonly words?: FileWords;
  readonly name?: string;
  /** Confidence of the first row. */
  readonly confidence?: number;
  readonly respondent?: string;
  /** Part of what is told. */
  readonly told?: string;
}

const cells = async ({ file, words = {}, name = 'answers.csv' }: Case) => {
  const path = scratch.file(name, `${file.join('\n')}\n`);
  const told: string[] = [];
  const rows = [];
  const options = { ...fileReading(words), rubric: DEFAULT_RUBRIC, note: (text: string) => told.push(text) };
  for await (const graded of gradedAnswers([path], options)) rows.push(graded);
  const is = rows
    .map(({ cell, answer }) => {
      const failed = { 'failed-error': 'E', 'failed-truncated': 'T', 'failed-empty': '0' }[cell as string];
      const letter = SHORT[cell] ?? failed ?? '?';
      return answer.pass === 'forced' ? letter.toLowerCase() : letter;
    })
    .join('');
  const first = rows[0]?.answer;
  return {
    is,
    told: told.join('\n'),
    confidence: first?.reply.status === 'answered' ? first.reply.confidence : undefined,
    respondent: first?.respondent.id,
  };
};

/** Answers that rules cannot tell, so that only a verdict gives an outcome. */
const open = (rows: readonly string[], header: string) => [
  header,
  ...rows.map(
    (cells, at) => `Why did club ${at} move?,To be nearer the lake,They liked the water of ${at},${cells}`,
  ),
];
const H = 'question,gold,response,';

const CASES: Readonly<Record<string, Case>> = {
  // Verdicts in words, and what the words mean in their column.
  'SimpleQA words': { is: 'CIR', file: open(['CORRECT', 'INCORRECT', 'NOT_ATTEMPTED'], `${H}grade`) },
  'letters of SimpleQA': { is: 'CIR', file: open(['A', 'B', 'C'], `${H}grade`) },
  'letters of Inspect': { is: 'CIR', file: open(['C', 'I', 'N'], `${H}score`) },
  'words in German': {
    is: 'CIR',
    file: open(['Richtig', 'falsch', 'keine Antwort'], 'Frage,Musterlösung,Antwort,Bewertung'),
  },
  'words in French': {
    is: 'CIR',
    file: open(['correct', 'faux', 'sans réponse'], 'Question,Bonne réponse,Réponse du modèle,Jugement'),
  },
  'words in Spanish': {
    is: 'CIR',
    file: open(
      ['correcto', 'incorrecto', 'sin respuesta'],
      'Pregunta,Respuesta correcta,Respuesta,Evaluación',
    ),
  },
  'words in Italian': {
    is: 'CIR',
    file: open(['corretto', 'sbagliato', 'nessuna risposta'], 'Domanda,Risposta corretta,Risposta,Giudizio'),
  },
  'words in Portuguese': {
    is: 'CIR',
    file: open(['Correto', 'Errado', 'Sem resposta'], 'Pergunta,Gabarito,Resposta,Avaliação'),
  },
  'words in Dutch': {
    is: 'CIR',
    file: open(['juist', 'fout', 'geen antwoord'], 'Vraag,Juiste antwoord,Antwoord,Beoordeling'),
  },
  'words in Russian': {
    is: 'CIR',
    file: open(['верно', 'неверно', 'нет ответа'], 'Вопрос,Правильный ответ,Ответ,Оценка'),
  },
  'words in Chinese': { is: 'CIR', file: open(['正确', '错误', '未回答'], '问题,标准答案,模型回答,评价') },
  'words in Japanese': {
    is: 'CIR',
    file: open(['正解', '不正解', '無回答'], '質問,模範解答,モデルの回答,判定'),
  },
  'words in Polish': {
    is: 'CIR',
    file: open(['poprawnie', 'błędnie', 'brak odpowiedzi'], 'Pytanie,Poprawna odpowiedź,Odpowiedź,Ocena'),
  },
  'ticks and crosses': { is: 'CIC', file: open(['✓', '✗', '✅'], `${H}verdict`) },
  'yes and no of a correctness column': { is: 'CIC', file: open(['yes', 'no', 'yes'], `${H}is_correct`) },
  'ja and nein': { is: 'CIC', file: open(['ja', 'nein', 'ja'], 'Frage,Musterlösung,Antwort,korrekt') },
  'partial marks stay open': {
    is: 'CI-',
    file: open(['correct', 'incorrect', 'partially correct'], `${H}verdict`),
  },
  'a label of sure words': { is: 'CIR', file: open(['correct', 'hallucination', 'abstained'], `${H}label`) },
  'a status of three ways': { is: 'CIR', file: open(['correct', 'incorrect', 'refused'], `${H}result`) },
  'odd words, named': {
    is: 'CIR-',
    file: open(['top', 'flop', 'pass', 'hm'], `${H}Prüfung`),
    words: {
      map: ['outcome=Prüfung'],
      outcomes: ['top=correct', 'flop=incorrect', 'pass=refused', 'hm=none'],
    },
  },
  'an unknown name with sure words is asked for': {
    is: '---',
    file: open(['correct', 'incorrect', 'correct'], `${H}final_call`),
    told: '--map outcome="final_call"',
  },
  // Numbers.
  'one, zero, minus one': { is: 'CRI', file: open(['1', '0', '-1'], `${H}score`) },
  'plus one with a sign': { is: 'CRI', file: open(['+1', '0', '−1'], `${H}score`) },
  'decimals of one and zero': { is: 'CIC', file: open(['1.0', '0.0', '1.0'], `${H}exact_match`) },
  'three flags': {
    is: 'CIR',
    file: open(['1,0,0', '0,1,0', '0,0,1'], `${H}is_correct,is_incorrect,is_not_attempted`),
  },
  'three flags in words': {
    is: 'CIR',
    file: open(
      ['true,false,false', 'false,true,false', 'false,false,true'],
      `${H}correct,incorrect,not_attempted`,
    ),
  },
  'a flag of declining beside a two-way verdict': {
    is: 'CIR',
    file: open(['1,0', '0,0', '0,1'], `${H}correct,abstained`),
  },
  'a flag of an attempt': { is: 'CIR', file: open(['1,1', '0,1', '0,0'], `${H}correct,attempted`) },
  'a decline that a verdict calls right': {
    is: 'RIC',
    file: open(['1,yes', '0,no', '1,no'], `${H}correct,refused`),
    told: 'both that the answer declines and that it is right',
  },
  // No verdicts.
  'a scale of five': { is: '----', file: open(['1', '5', '3', '4'], `${H}rating`) },
  'a scale in a column score': { is: '----', file: open(['1', '5', '3', '4'], `${H}score`), told: 'a scale' },
  'per cent in a column score': { is: '---', file: open(['100', '0', '50'], `${H}accuracy`) },
  similarities: {
    is: '----',
    file: open(['0.91', '0.2', '1', '0.7'], `${H}score`),
    told: 'points and no verdicts',
  },
  'points of a scoring': { is: '----', file: open(['1', '-0.5', '0.2', '1'], `${H}score`) },
  'a column that never changes': {
    is: '----',
    file: open(['true', 'true', 'true', 'true'], `${H}passed`),
    told: 'every row',
  },
  success: { is: '---', file: open(['true', 'false', 'true'], `${H}success`) },
  ok: { is: '---', file: open(['1', '0', '1'], `${H}ok`) },
  'cost and time of a judge': {
    is: '---',
    file: open(['0,1', '1,0', '0,1'], `${H}judge_cost,judge_latency`),
  },
  'name of a judge': { is: '---', file: open(['yes', 'no', 'yes'], `${H}judge_model`) },
  'hallucinated is bad': { is: '---', file: open(['1', '0', '1'], `${H}hallucinated`) },
  'toxic is bad': { is: '---', file: open(['1', '0', '1'], `${H}score_toxic`) },
  sides: { is: '----', file: open(['left', 'right', 'both', 'right'], `${H}verdict`) },
  'truth of a claim': { is: '---', file: open(['true', 'false', 'mixture'], `${H}verdict`) },
  'yes and no as answers': {
    is: '---',
    file: [
      'question,gold,response,verdict',
      'Is A wet?,yes,so it seems,yes',
      'Is B wet?,no,by and by,no',
      'Is C wet?,no,one would think,yes',
    ],
    told: 'answers asked for',
  },
  // Errors in place of answers.
  'errors as text': {
    is: 'EEEE',
    file: [
      `${H}x`,
      ...[
        '[ERROR] timeout',
        'Error: 429 Too Many Requests',
        'Request timed out.',
        'HTTP 502 Bad Gateway',
      ].map((said) => `When?,1899,${said},1`),
    ],
  },
  'nothing said': { is: '0', file: [`${H}x`, 'When?,1899,,1'] },
  // What rows say of declining.
  'a guess beside a decline': {
    is: 'CRi',
    file: [
      'question,gold,answer_text,declined,forced_answer',
      'When?,1899,1899,no,',
      'Since when?,1899,,yes,1900',
    ].map((line) => line.replace('answer_text', 'response')),
  },
  'a guess judged in its own column': {
    is: 'Rc',
    file: [
      'question,gold,response,idk,best_guess,best_guess_correct',
      'Why?,To be nearer,I would rather not say,1,For the lake,1',
    ],
  },
  'a file of guesses only': {
    is: 'ci',
    file: ['question,gold,best_guess', 'When?,1899,1899', 'When else?,1899,1900'],
    told: 'forced pass',
  },
  'words of a flag': {
    is: 'RC',
    file: ['question,gold,response,abstention', 'When?,1899,Well now,abstain', 'When?,1899,1899,answer'],
  },
  'a pass in a column': {
    is: 'Rc',
    file: ['question,gold,response,pass', 'When?,1899,I do not know,open', 'When?,1899,1899,forced'],
  },
  'points in columns': {
    is: 'C',
    file: [
      'question,gold,response,model,reward_correct,reward_incorrect,reward_abstain',
      'When?,1899,1899,owl,2,-2,1',
    ],
    respondent: 'owl · penalty:1+reward:0.5',
  },
  'a reward that was earned': {
    is: 'CI',
    file: ['question,gold,response,model,reward', 'When?,1899,1899,owl,1', 'And when?,1899,1900,owl,0'],
    respondent: 'owl',
    told: 'what an answer earned',
  },
  'a confidence to be reached': {
    is: 'C',
    file: ['question,gold,response,model,confidence_target', 'When?,1899,1899,owl,75%'],
    respondent: 'owl · penalty:3',
  },
  'a prompt of somebody’s own': {
    is: 'C',
    file: ['question,gold,response,model,prompt_type,penalty', 'When?,1899,1899,owl,strict,4'],
    respondent: 'owl · penalty:4@strict',
  },
  // Confidence.
  'confidence in per cent': {
    is: 'CC',
    file: ['question,gold,response,confidence', 'When?,1899,1899,85', 'When?,1899,1899,100'],
    confidence: 0.85,
  },
  'confidence in shares': {
    is: 'CC',
    file: ['question,gold,response,confidence', 'When?,1899,1899,0.85', 'When?,1899,1899,1'],
    confidence: 0.85,
  },
  'confidence with signs': {
    is: 'CC',
    file: ['question,gold,response,confidence', 'When?,1899,1899,85 %', 'When?,1899,1899,0.5'],
    confidence: 0.85,
  },
  'confidence with a decimal comma': {
    is: 'C',
    name: 'semicolons.csv',
    file: ['Frage;Musterlösung;Antwort;Sicherheit', 'Wann?;1899;1899;0,85'],
    confidence: 0.85,
  },
  'confidence on a scale of ten': {
    is: 'CC',
    file: ['question,gold,response,confidence', 'When?,1899,1899,7', 'When?,1899,1899,9'],
    told: 'a scale of its own',
  },
  'confidence in words': {
    is: 'C',
    file: ['question,gold,response,confidence', 'When?,1899,1899,high'],
    told: 'holds words',
  },
  // Own exports thinned out, and their words.
  'a failed row of an export': {
    is: 'CE',
    file: [
      'question,gold,answer,model,status,failure',
      'When?,1899,1899,owl,answered,',
      'When?,1899,18,owl,failed,error',
    ],
  },
  'a looked-up row of an export': {
    is: 'Cv',
    file: [
      'question,gold,response,closed_book',
      'When?,1899,1899,declared',
      'Since when?,1899,1899,violated',
    ],
  },

  // A second look at each kind.
  'words in Swedish': {
    is: 'CIR',
    file: open(['rätt', 'fel svar', 'inget svar'], 'Fråga,Facit,Svar,Verdict'),
    words: { outcomes: ['fel svar=incorrect'] },
  },
  'words in Turkish': {
    is: 'CIR',
    file: open(['doğru', 'yanlış', 'cevap yok'], 'Soru,Doğru cevap,Model cevabı,Değerlendirme'),
  },
  'words in Korean': { is: 'CIR', file: open(['정답', '오답', '무응답'], '질문,정답,모델 답변,판정') },
  'words in Arabic': { is: 'CI', file: open(['صحيح', 'خطأ'], 'سؤال,الإجابة الصحيحة,response,verdict') },
  'words in Czech': {
    is: 'CIR',
    file: open(['správně', 'nesprávně', 'bez odpovědi'], 'Otázka,Správná odpověď,Odpověď modelu,Hodnocení'),
  },
  'capitals and spaces': {
    is: 'CIR',
    file: open([' Correct ', 'INCORRECT', 'Not Attempted'], `${H}Final Grade`),
  },
  'abstained in brackets': {
    is: 'CIR',
    file: open(
      ['[correct]', '"incorrect"', '(refused)'].map((word) => word.replaceAll('"', '')),
      `${H}judge_verdict`,
    ),
  },
  'a judge that says true and false': {
    is: 'CIC',
    file: open(['TRUE', 'FALSE', 'TRUE'], `${H}judge_correct`),
  },
  'declined by a number': {
    is: 'RC',
    file: open(['1', '0'], `${H}idk_flag`).map((line, at) => (at === 2 ? 'Since when?,1899,1899,0' : line)),
  },
  'a flag of refusal with text': {
    is: 'R',
    file: ['question,gold,response,is_refusal', 'When?,1899,1899 but I refuse,True'],
  },
  'a decline without words': { is: 'R', file: ['question,gold,response,abstained', 'When?,1899,,true'] },
  'confidence with nan': {
    is: 'CC',
    file: ['question,gold,response,confidence', 'When?,1899,1899,0.4', 'When?,1899,1899,nan'],
    confidence: 0.4,
  },
  'confidence of the first and the guess': {
    is: 'Rc',
    file: [
      'question,gold,first_answer,first_confidence,best_guess,best_guess_confidence,idk_flag',
      "When?,1899,I don't know,60,1899,8,1",
    ],
    confidence: 0.6,
  },
  'popularity with thousands': {
    is: 'C',
    file: ['question,gold,response,s_pop', 'When?,1899,1899,"14,267"'],
  },
  'penalty with a minus sign and a comma': {
    is: 'C',
    name: 'p.csv',
    file: ['question;gold;response;model;penalty', 'When?;1899;1899;owl;−1,5'],
    respondent: 'owl · penalty:1.5',
  },
  'penalty zero': {
    is: 'C',
    file: ['question,gold,response,model,stated_penalty', 'When?,1899,1899,owl,0'],
    respondent: 'owl · penalty:0',
  },
  'two answers, first not blank': {
    is: 'CC',
    file: ['question,gold,final,draft', 'When?,1899,1899,1900', 'When?,1899,,1899'],
    words: { map: ['answer=final', 'draft'] },
  },
  'an error of a provider': {
    is: 'E0',
    file: [`${H}x`, 'When?,1899,"{""error"": {""message"": ""Rate limit reached""}}",1', 'When?,1899,None,1'],
  },
  'a verdict over an error is none': { is: 'E', file: [`${H}is_correct`, 'When?,1899,[ERROR] 500,0'] },
  'JSON lines with a wrapped verdict': {
    is: 'CI',
    name: 'rows.jsonl',
    file: [
      JSON.stringify({ question: 'Why?', gold: ['To be nearer'], response: 'The lake.', grade: 'CORRECT' }),
      JSON.stringify({
        question: 'Why not?',
        gold: ['To be nearer'],
        response: 'The sea.',
        grade: 'INCORRECT',
      }),
    ],
  },
  'left, right and centre as a label': { is: '---', file: open(['left', 'right', 'centre'], `${H}label`) },
  'entailment labels': { is: '---', file: open(['entailment', 'neutral', 'contradiction'], `${H}label`) },
  'helpful is no verdict': { is: '---', file: open(['1', '0', '1'], `${H}helpfulness`) },
  'latency named score': { is: '---', file: open(['1', '0', '1'], `${H}score_latency_seconds`) },
  'F1 beside exact match': { is: 'CIC', file: open(['1,1', '0,0.4', '1,1'], `${H}exact_match,f1`) },
  'a constant flag of correctness, few rows': { is: 'CC', file: open(['1', '1'], `${H}is_correct`) },
  'a constant flag of correctness, many rows': {
    is: '-'.repeat(12),
    file: open(Array(12).fill('1'), `${H}is_correct`),
    told: 'every row',
  },
  'a constant word is believed': { is: 'RRRR', file: open(Array(4).fill('NOT_ATTEMPTED'), `${H}grade`) },
  'the columns not used are told': {
    is: 'C',
    file: ['question,gold,response,notes', 'When?,1899,1899,hm'],
    told: 'columns not used: notes',
  },
};

describe('files as people have them', () => {
  test.each(Object.entries(CASES))('%s', async (_, one) => {
    const read = await cells(one);
    expect(read.is).toBe(one.is);
    if (one.confidence !== undefined) expect(read.confidence).toBeCloseTo(one.confidence, 10);
    if (one.respondent !== undefined) expect(read.respondent).toBe(one.respondent);
    if (one.told !== undefined) expect(read.told).toContain(one.told);
  });
});
