/**
 * Names under which files keep what was shown to the model beside the question: such an answer is not closed-book.
 * "article" and the like name titles as often as texts, so they are for readers that see the prompt, too.
 */
import { remembered } from '../core/remembered.ts';

const CONTEXT =
  /^(contexts?|passages?|documents?|retrieved_contexts?|retrieval_context|search_results|paragraphs?)$/i;
const PERHAPS = /^(articles?|story|stories|support|abstracts?|background|text)$/i;

/** Whether a column of this name holds such a text. */
export function namesContext(name: string): boolean {
  return CONTEXT.test(name);
}

/** The members that hold such a text and whose text stands in the prompt. */
export function contextsInPrompt(row: Readonly<Record<string, unknown>>, prompt: string): string[] {
  return Object.keys(row).filter((name) => {
    const value = mayNameContext(name) ? row[name] : null;
    const text = typeof value === 'string' ? value.trim() : '';
    return text !== '' && prompt.includes(text);
  });
}

/** Every line of a log has the same members. */
const mayNameContext = remembered((name) => namesContext(name) || PERHAPS.test(name));
