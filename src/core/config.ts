/**
 * What a person may plug into the command line: models, graders, rubrics and question sets of their own, in a file
 * `closedbook.config.mjs`. Code and not words, because a grader is a function; specs stay data.
 */

import type { CompleteOptions, Completion, CompletionRequest } from './completion.ts';
import type { Grader } from './grader.ts';
import type { ModelFacts } from './model-facts.ts';
import type { Question } from './question.ts';
import type { OwnRubricInput } from './rubric.ts';

/** A model that no built-in adapter reaches. Its closed-book level is `declared`: what it does cannot be seen. */
export interface OwnModel {
  /** The answer's text, or a whole completion where usage, blocks or failures are to be told. */
  complete(request: CompletionRequest, options?: CompleteOptions): Promise<string | Completion>;
  /** Models of one family share training, and so errors. */
  readonly family?: string;
  /** ISO date or month. */
  readonly knowledgeCutoff?: string;
}

/** What `closedbook.config.mjs` exports: models, graders, rubrics and question sets of one's own. */
export interface Config {
  /** Asked and named as `own/<name>`. */
  readonly models?: Readonly<Record<string, OwnModel>>;
  /** What you know of models better than closedbook (prices, ends, settings), by full name; a spec says it last. */
  readonly modelFacts?: Readonly<Record<string, ModelFacts>>;
  /** Asked in this order about what the rules leave undecided, before any judge. */
  readonly graders?: readonly Grader[];
  /** Named as `own/<name>`: what an open, hedged or partial answer counts as. Rules and judges follow them. */
  readonly rubrics?: Readonly<Record<string, OwnRubricInput>>;
  /** Question sets by name: a path, or a function that yields questions. */
  readonly datasets?: Readonly<Record<string, string | (() => AsyncIterable<Question> | Iterable<Question>)>>;
}

/**
 * The config as it is, with its type: for editors.
 * @example
 * defineConfig({ datasets: { mine: 'mine.csv' } }).datasets.mine; // => 'mine.csv'
 */
export function defineConfig(config: Config): Config {
  return config;
}
