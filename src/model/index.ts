/** The public face of `closedbook/models`: from a model's name and the environment to one function, `complete`. */
export type { Complete, Completion, CompletionRequest } from '../core/completion.ts';
export { type Environment, withEnvFile } from './environment.ts';
export { type Models, type ModelsOptions, openModels } from './open-models.ts';
