/**
 * Fields of an answer file and the names they are known by, in the languages people keep such tables in. Names are compared
 * without case, separators and accents. A name that means one thing in some files and another in others is doubtful: it
 * is taken only where no field has claimed it and no certain name was found.
 */
import type { WantedField } from '../../rows/recognise-columns.ts';

/** "Answer": the model's in most files, what counts as right where another column holds the model's. */
export const ANSWER_WORDS: readonly string[] = [
  ...['answer', 'antwort', 'reponse', 'respuesta', 'risposta', 'resposta', 'antwoord', 'svar', 'ответ'],
  ...['odpoved', 'odpowiedz', 'cevap', 'vastaus', 'valasz', '答案', '回答', '解答', '답변', '답', 'إجابة'],
];

/** Headers of tables kept in other languages than English. */
const ELSEWHERE = {
  question: [
    ...[
      'frage',
      'fragestellung',
      'fragetext',
      'pregunta',
      'domanda',
      'quesito',
      'pergunta',
      'vraag',
      'fraga',
    ],
    ...['sporgsmal', 'sporsmal', 'kysymys', 'вопрос', 'питання', 'otazka', 'pytanie', 'kerdes', 'soru'],
    ...['问题', '题目', '問題', '質問', '질문', 'سؤال', 'प्रश्न', 'câu hỏi', 'pertanyaan'],
  ],
  gold: [
    ...['musterloesung', 'musterlösung', 'musterantwort', 'lösung', 'loesung', 'referenz', 'referenzantwort'],
    ...[
      'richtige antwort',
      'korrekte antwort',
      'sollantwort',
      'solution',
      'bonne reponse',
      'reponse attendue',
    ],
    ...['reponse correcte', 'reference attendue', 'respuesta correcta', 'respuesta esperada', 'solucion'],
    ...['referencia', 'risposta corretta', 'risposta attesa', 'soluzione', 'riferimento', 'resposta correta'],
    ...['resposta esperada', 'gabarito', 'juiste antwoord', 'correct antwoord', 'ratt svar', 'facit'],
    ...[
      'правильный ответ',
      'верный ответ',
      'эталон',
      'эталонный ответ',
      'spravna odpoved',
      'poprawna odpowiedz',
    ],
    ...['dogru cevap', '标准答案', '参考答案', '正确答案', '正解', '模範解答', '정답', 'الإجابة الصحيحة'],
  ],
  answer: [
    ...['modellantwort', 'antwort des modells', 'antwort ki', 'ki-antwort', 'antwort modell', 'antwort_llm'],
    ...['reponse du modele', 'reponse modele', 'reponse ia', 'respuesta del modelo', 'respuesta modelo'],
    ...[
      'respuesta ia',
      'risposta del modello',
      'risposta modello',
      'resposta do modelo',
      'antwoord van model',
    ],
    ...['ответ модели', 'odpoved modelu', 'odpowiedz modelu', 'model cevabi', '模型回答', '模型答案'],
    ...['モデルの回答', 'モデル回答', '모델 답변'],
  ],
  model: [
    'modell',
    'sprachmodell',
    'ki-modell',
    'modele',
    'modelo',
    'modello',
    'модель',
    '模型',
    'モデル',
    '모델',
  ],
  confidence: [
    ...[
      'sicherheit',
      'konfidenz',
      'zuversicht',
      'confiance',
      'certitude',
      'confianza',
      'certeza',
      'confidenza',
    ],
    ...['fiducia', 'sicurezza', 'confianca', 'zekerheid', 'уверенность', 'jistota', 'pewnosc', 'guven'],
    ...['置信度', '信心', '確信度', '확신도'],
  ],
  topic: [
    'kategorie',
    'thema',
    'themengebiet',
    'categorie',
    'theme',
    'categoria',
    'tema',
    'категория',
    '类别',
    '分类',
  ],
  id: ['nr', 'lfdnr', 'laufende nummer', 'nummer', 'numero', 'num', 'no', '№', '编号', '番号', '번호'],
} as const;

/** What a row of an answer file may say. */
export type AnswerField =
  | 'id'
  | 'question_id'
  | 'question'
  | 'gold'
  | 'model'
  | 'policy'
  | 'penalty'
  | 'reward'
  | 'reward_correct'
  | 'threshold'
  | 'guess'
  | 'guess_confidence'
  | 'guess_outcome'
  | 'answer'
  | 'declined'
  | 'human'
  | 'outcome'
  | 'confidence'
  | 'trial'
  | 'subject'
  | 'property'
  | 'popularity'
  | 'topic'
  | 'dataset';

export const ANSWER_FIELDS: readonly (WantedField & { readonly field: AnswerField })[] = [
  {
    field: 'id',
    names: ['id', 'row_id', 'answer_id', 'uid', 'uuid', 'key', ...ELSEWHERE.id],
    doubtful: ['question_id', 'qid', 'index'],
  },
  {
    field: 'question_id',
    names: [
      ...[
        'question_id',
        'qid',
        'q_id',
        'doc_id',
        'item_id',
        'problem_id',
        'example_id',
        'query_id',
        'prompt_id',
      ],
      ...['original_index', 'dataset_id', 'dataset_index', 'question_index', 'idx', 'frage_id', 'frage nr'],
    ],
  },
  {
    field: 'question',
    names: [
      ...['question', 'problem', 'input', 'prompt', 'query', 'question_text', 'user_question', 'user_query'],
      ...ELSEWHERE.question,
    ],
  },
  {
    field: 'gold',
    names: [
      ...['gold', 'golds', 'gold_answer', 'gold_answers', 'golden_answer', 'golden_answers', 'answers'],
      ...['reference', 'references', 'reference_answer', 'target', 'targets', 'expected', 'expected_answer'],
      ...['expected_output', 'ground_truth', 'ground_truths', 'ground_truth_aliases', 'correct_answer'],
      ...['correct_answers', 'possible_answers', 'acceptable_answers', 'true_answer', 'gt', 'aliases'],
      ...ELSEWHERE.gold,
    ],
    doubtful: ANSWER_WORDS,
  },
  {
    field: 'model',
    names: ['respondent', 'model', 'model_name', 'model_id', 'llm', 'engine', ...ELSEWHERE.model],
  },
  {
    field: 'policy',
    names: [
      ...['policy', 'instruction_type', 'prompt_type', 'prompt_style', 'prompt_variant', 'prompt_policy'],
      ...['exp_type', 'experiment_type', 'abstention_prompt', 'scheme', 'reward_scheme'],
    ],
  },
  {
    field: 'penalty',
    names: [
      ...[
        'penalty',
        'stated_penalty',
        'penalty_wrong',
        'wrong_penalty',
        'penalty_incorrect',
        'reward_incorrect',
      ],
      ...['reward_wrong', 'incorrect_reward', 'wrong_reward', 'cost_of_wrong', 'wrong_cost', 'cost_wrong'],
      ...['error_penalty', 'points_wrong', 'points_incorrect', 'penalty_stated', 'strafe', 'malus'],
    ],
  },
  {
    field: 'reward',
    names: [
      ...[
        'stated_reward',
        'reward_stated',
        'reward_abstain',
        'abstain_reward',
        'abstention_reward',
        'reward_idk',
      ],
      ...[
        'idk_reward',
        'reward_declined',
        'reward_decline',
        'reward_refusal',
        'refusal_reward',
        'points_idk',
      ],
      ...[
        'points_abstain',
        'reward_abstention',
        'reward_for_declining',
        'reward_for_abstaining',
        'abstain_credit',
      ],
    ],
    doubtful: ['reward'],
  },
  { field: 'reward_correct', names: ['reward_correct', 'correct_reward', 'points_correct', 'reward_right'] },
  {
    field: 'threshold',
    names: [
      'confidence_target',
      'stated_threshold',
      'answer_threshold',
      'target_confidence',
      'stated_target',
    ],
  },
  {
    field: 'guess',
    names: [
      ...[
        'best_guess',
        'forced_guess',
        'forced_answer',
        'forced_response',
        'forced_output',
        'guess',
        'model_guess',
      ],
      ...[
        'best_guess_answer',
        'answer_forced',
        'response_forced',
        'guessed_answer',
        'fallback_guess',
        'final_guess',
      ],
      ...['forced_choice_answer', 'answer_if_forced', 'guess_if_forced', 'second_guess', 'forced_best_guess'],
    ],
  },
  {
    field: 'guess_confidence',
    names: ['best_guess_confidence', 'guess_confidence', 'forced_confidence', 'confidence_forced'],
  },
  {
    field: 'guess_outcome',
    names: [
      ...['best_guess_correct', 'guess_correct', 'forced_correct', 'correct_forced', 'guess_is_correct'],
      ...[
        'best_guess_is_correct',
        'forced_is_correct',
        'is_forced_correct',
        'is_guess_correct',
        'forced_outcome',
      ],
      ...['guess_outcome', 'forced_grade', 'guess_grade', 'best_guess_grade', 'forced_guess_correct'],
    ],
  },
  {
    field: 'answer',
    names: [
      ...['response', 'output', 'completion', 'prediction', 'model_answer', 'model_response', 'model_output'],
      ...['predicted_answer', 'generated_answer', 'generated_text', 'generation', 'prediction_text', 'reply'],
      ...[
        'first_answer',
        'initial_answer',
        'given_answer',
        'llm_answer',
        'llm_response',
        'predicted',
        'pred',
      ],
      ...[
        'ai_answer',
        'ai_response',
        'assistant_response',
        'bot_answer',
        'extracted_answer',
        'parsed_answer',
      ],
      ...ELSEWHERE.answer,
    ],
    doubtful: ANSWER_WORDS,
  },
  {
    field: 'declined',
    names: [
      ...['declined', 'is_declined', 'declined_flag', 'idk', 'idk_flag', 'is_idk', 'said_idk', 'abstained'],
      ...[
        'is_abstention',
        'abstention',
        'abstain',
        'abstain_flag',
        'abstention_flag',
        'is_abstained',
        'refused',
      ],
      ...[
        'is_refused',
        'refused_flag',
        'refusal',
        'is_refusal',
        'refusal_flag',
        'has_refused',
        'did_abstain',
      ],
      ...['not_attempted', 'is_not_attempted', 'unanswered', 'skipped', 'opted_out', 'said_unknown'],
      ...['verweigert', 'enthaltung', 'keine antwort', 'refus', 'abstencion', 'rifiutato', 'recusou', '拒答'],
    ],
  },
  {
    field: 'human',
    names: ['human', 'human_label', 'human_grade', 'human_outcome', 'human_judgement', 'human_judgment'],
  },
  { field: 'outcome', names: ['outcome'] },
  {
    field: 'confidence',
    names: [
      ...['confidence', 'stated_confidence', 'verbal_confidence', 'first_confidence', 'answer_confidence'],
      ...[
        'confidence_score',
        'confidence_pct',
        'confidence_percent',
        'confidence_percentage',
        'model_confidence',
      ],
      ...['verbalized_confidence', 'verbalised_confidence', 'self_confidence', 'reported_confidence'],
      ...ELSEWHERE.confidence,
    ],
  },
  { field: 'trial', names: ['trial', 'epoch', 'repetition', 'trial_index', 'repeat', 'rep', 'wiederholung'] },
  { field: 'subject', names: ['subject', 'subj', 'entity', 'person'] },
  { field: 'property', names: ['property', 'prop', 'relation', 'answer_type'] },
  {
    field: 'popularity',
    names: [
      ...[
        'popularity',
        's_pop',
        'subject_popularity',
        'popularity_band',
        'band',
        'subj_pop',
        'entity_popularity',
      ],
      ...['pageviews', 'page_views', 'monthly_views', 'wiki_views', 'popularity_score', 'popularity_value'],
    ],
  },
  { field: 'topic', names: ['topic', 'category', 'domain', ...ELSEWHERE.topic] },
  {
    field: 'dataset',
    names: [
      'dataset',
      'dataset_name',
      'benchmark',
      'benchmark_name',
      'data_source',
      'question_set',
      'datensatz',
    ],
  },
];
