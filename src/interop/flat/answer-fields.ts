/**
 * Fields of an answer file and the names they are known by. Names are compared without case, separators and accents. A
 * name that means one thing in some files and another in others is doubtful: it is taken only where no field has claimed
 * it and no certain name was found.
 */
import type { WantedField } from '../../rows/recognise-columns.ts';
import { EVENT_DATE_COLUMNS } from '../../values/event-tag.ts';
import { ANSWER_WORDS, FOREIGN_HEADERS } from './foreign-headers.ts';
import { listed } from './listed.ts';

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
  | 'event_date'
  | 'knowledge_cutoff'
  | 'dataset';

export const ANSWER_FIELDS: readonly (WantedField & { readonly field: AnswerField })[] = [
  {
    field: 'id',
    names: [...listed('id, row_id, answer_id, uid, uuid, key'), ...FOREIGN_HEADERS.id],
    doubtful: listed('question_id, qid, index'),
  },
  {
    field: 'question_id',
    names: listed(`
      question_id, qid, q_id, doc_id, item_id, problem_id, example_id, query_id, prompt_id, original_index,
      dataset_id, dataset_index, question_index, custom_id, record_id, idx, frage_id, frage nr
    `),
  },
  {
    field: 'question',
    names: [
      ...listed('question, problem, input, prompt, query, question_text, user_question, user_query'),
      ...FOREIGN_HEADERS.question,
    ],
    doubtful: listed('instruction, user_input, user_message, origin_prompt'),
  },
  {
    field: 'gold',
    names: [
      ...listed(`
        gold, golds, gold_answer, gold_answers, golden_answer, golden_answers, answers, reference, references,
        reference_answer, reference_answers, target, targets, expected, expected_answer, expected_output, ground_truth, ground_truths,
        ground_truth_aliases, correct_answer, correct_answers, right_answer, possible_answers, acceptable_answers,
        true_answer, gt, aliases, ideal, ideal_answer, ideal_output, gold_label, label_answer, answer_key, key_answer,
        official_answer, expected_response, reference_output, target_answer, model_solution
      `),
      ...FOREIGN_HEADERS.gold,
    ],
    doubtful: ANSWER_WORDS,
  },
  {
    field: 'model',
    names: [...listed('respondent, model, model_name, model_id, llm, engine'), ...FOREIGN_HEADERS.model],
  },
  {
    field: 'policy',
    names: listed(`
      policy, instruction_type, prompt_type, prompt_style, prompt_variant, prompt_policy, exp_type,
      experiment_type, abstention_prompt, scheme, reward_scheme
    `),
  },
  {
    field: 'penalty',
    names: listed(`
      penalty, stated_penalty, penalty_wrong, wrong_penalty, penalty_incorrect, reward_incorrect, reward_wrong,
      incorrect_reward, wrong_reward, cost_of_wrong, wrong_cost, cost_wrong, error_penalty, points_wrong,
      points_incorrect, penalty_stated, strafe, malus
    `),
  },
  {
    field: 'reward',
    names: listed(`
      stated_reward, reward_stated, reward_abstain, abstain_reward, abstention_reward, reward_idk, idk_reward,
      reward_declined, reward_decline, reward_refusal, refusal_reward, points_idk, points_abstain,
      reward_abstention, reward_for_declining, reward_for_abstaining, abstain_credit
    `),
    doubtful: listed('reward'),
  },
  {
    field: 'reward_correct',
    names: listed('reward_correct, correct_reward, points_correct, reward_right'),
  },
  {
    field: 'threshold',
    names: listed('confidence_target, stated_threshold, answer_threshold, target_confidence, stated_target'),
  },
  {
    field: 'guess',
    names: listed(`
      best_guess, forced_guess, forced_answer, forced_response, forced_output, guess, model_guess,
      best_guess_answer, answer_forced, response_forced, guessed_answer, fallback_guess, final_guess,
      forced_choice_answer, answer_if_forced, guess_if_forced, second_guess, forced_best_guess
    `),
  },
  {
    field: 'guess_confidence',
    names: listed('best_guess_confidence, guess_confidence, forced_confidence, confidence_forced'),
  },
  {
    field: 'guess_outcome',
    names: listed(`
      best_guess_correct, guess_correct, forced_correct, correct_forced, guess_is_correct, best_guess_is_correct,
      forced_is_correct, is_forced_correct, is_guess_correct, forced_outcome, guess_outcome, forced_grade,
      guess_grade, best_guess_grade, forced_guess_correct
    `),
  },
  {
    field: 'answer',
    names: [
      ...listed(`
        response, output, completion, prediction, model_answer, model_response, model_output, predicted_answer,
        generated_answer, generated_text, generation, prediction_text, reply, first_answer, initial_answer,
        given_answer, llm_answer, llm_response, predicted, pred, ai_answer, ai_response, assistant_response,
        bot_answer, extracted_answer, parsed_answer, answer_text, response_text, output_text, model_output_text,
        actual, actual_output, actual_answer, model_reply, submitted_answer, raw_response, raw_output, raw_answer,
        raw_completion, raw_prediction, full_response, full_output, full_answer, model_prediction, model_completion,
        model_generation, model_text, system_answer, system_response, system_output, chatbot_answer, chatbot_response,
        agent_answer, agent_response, agent_output, candidate_answer, student_answer, participant_answer,
        returned_answer, produced_answer, proposed_answer, inferred_answer, answer_llm, hypothesis, generated,
        generated_response, generated_output, completion_text
      `),
      ...FOREIGN_HEADERS.answer,
    ],
    doubtful: ['final_answer', 'final_response', ...ANSWER_WORDS],
  },
  {
    field: 'declined',
    names: listed(`
      declined, is_declined, declined_flag, idk, idk_flag, is_idk, said_idk, abstained, is_abstention, abstention,
      abstain, abstain_flag, abstention_flag, is_abstained, refused, is_refused, refused_flag, refusal, is_refusal,
      refusal_flag, has_refused, did_abstain, not_attempted, is_not_attempted, unanswered, skipped, opted_out,
      said_unknown, verweigert, enthaltung, keine antwort, no answer, sans reponse, sin respuesta, refus, abstencion, rifiutato, recusou, 拒答
    `),
  },
  {
    field: 'human',
    names: listed('human, human_label, human_grade, human_outcome, human_judgement, human_judgment'),
  },
  {
    field: 'outcome',
    names: listed('outcome'),
  },
  {
    field: 'confidence',
    names: [
      ...listed(`
        confidence, stated_confidence, verbal_confidence, first_confidence, answer_confidence, confidence_score,
        confidence_pct, confidence_percent, confidence_percentage, model_confidence, verbalized_confidence,
        verbalised_confidence, self_confidence, reported_confidence
      `),
      ...FOREIGN_HEADERS.confidence,
    ],
  },
  {
    field: 'trial',
    names: listed('trial, epoch, repetition, trial_index, repeat, rep, wiederholung'),
  },
  {
    field: 'subject',
    names: listed('subject, subj, entity, person'),
  },
  {
    field: 'property',
    names: listed('property, prop, relation, answer_type'),
  },
  {
    field: 'popularity',
    names: listed(`
      popularity, s_pop, subject_popularity, popularity_band, band, subj_pop, entity_popularity, pageviews,
      page_views, monthly_views, wiki_views, popularity_score, popularity_value
    `),
  },
  {
    field: 'topic',
    names: [...listed('topic, category, domain'), ...FOREIGN_HEADERS.topic],
  },
  { field: 'event_date', names: EVENT_DATE_COLUMNS },
  {
    field: 'knowledge_cutoff',
    names: listed(
      'knowledge_cutoff, training_cutoff, model_cutoff, knowledge_cutoff_date, training_cutoff_date, cutoff_date',
    ),
  },
  {
    field: 'dataset',
    names: listed('dataset, dataset_name, benchmark, benchmark_name, data_source, question_set, datensatz'),
  },
];
