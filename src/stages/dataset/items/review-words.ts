/**
 * What a decision must be given with: a name and a reason always, a source outside the models where it changes what counts
 * as right. Models that agree may share a misconception, so their agreement is no source.
 */
import type { Question } from '../../../core/question.ts';
import type { ReviewDecision } from '../../../core/question-decision.ts';
import { foldText } from '../../../values/fold-text.ts';
import { type ReviewRow, refuse } from './review-row.ts';

/** Who decided and why, always; where it stands, for whatever changes what counts as right. */
export function checkWords(row: ReviewRow, decision: ReviewDecision): void {
  if (row.name === '') throw refuse(row, `"${decision}" needs the name of who decided`);
  if (decision !== 'keep' && row.reason === '') throw refuse(row, `"${decision}" needs a reason`);
  checkValues(row, decision);
  // Other words for the same question change nothing of what counts as right.
  if ((decision !== 'fix' && decision !== 'add alias') || row.newValue === '') return;
  if (!isExternalSource(row.source)) {
    throw refuse(
      row,
      row.source === ''
        ? `"${decision}" needs a source outside the models`
        : `"${decision}" needs a source outside the models, got "${row.source}"`,
      'Models that agree may share a misconception. Name a page, a book or a record that a reader can check, or decide "dispute".',
    );
  }
}

/** What a decision says beside its word: new values, new words. */
export function checkValues(row: ReviewRow, decision: ReviewDecision): void {
  if (row.newQuestion !== '' && decision !== 'fix')
    throw refuse(row, `"${decision}" leaves the question as it is`, 'The decision "fix" changes its words.');
  if (row.newValue !== '') return;
  if (decision === 'add alias') throw refuse(row, '"add alias" needs a new value');
  if (decision === 'fix' && row.newQuestion === '')
    throw refuse(row, '"fix" needs a new value or a new question');
}

/** Words of which no source is made: shrugs, the models' agreement, the names of models. */
const NO_SOURCE = new Set(
  (
    'a an the of in on at to for by and or is are was were it its as with from that this these those all most every ' +
    'many several some strong other others both i me my myself we us you they them he she know knows known think ' +
    'thinks believe no none na not yes nothing unknown same see above below here there obvious obviously clear ' +
    'clearly common general knowledge memory gut trust say says said agree agrees agreed agreement consensus majority ' +
    'vote votes voted answer answers answered evidence sheet model models llm llms ai chatbot chatbots respondent ' +
    'respondents family families asked chat gpt chatgpt openai claude anthropic opus sonnet haiku gemini google bard ' +
    'flash pro mini nano ultra llama meta mistral mixtral qwen deepseek grok xai copilot perplexity kimi glm phi'
  ).split(' '),
);

/** Something a reader can look up: a word is left when shrugs, agreement and models are taken away. */
function isExternalSource(source: string): boolean {
  if (/https?:\/\/[^\s/]+\.[^\s/]+/.test(source)) return true;
  const words = foldText(source).match(/\p{L}+/gu) ?? [];
  return words.some((word) => word.length >= 3 && !NO_SOURCE.has(word));
}

/** The source as a record of the question. */
export function sourceOf({ source, name, reason }: ReviewRow): Question['source'][number] {
  const url = /https?:\/\/\S+/.exec(source)?.[0];
  return {
    name: source,
    ...(url === undefined ? {} : { url }),
    note: `reviewed by ${name}: ${reason}`,
  };
}
