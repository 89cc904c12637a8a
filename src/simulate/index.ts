/** The public face of `closedbook/simulate`: simulated models over HTTP, for trying things without a key. */

export type { OutcomeTable } from '../core/outcome-table.ts';
export type { Question } from '../core/question.ts';
export { DEFAULT_MODELS } from './default-models.ts';
export { type DemoQuestionsOptions, demoQuestions } from './demo-questions.ts';
export { type SimulateOutcomesOptions, simulateOutcomes } from './simulate-outcomes.ts';
export { CAREFUL_JUDGE, type ErrorMatrix, LENIENT_JUDGE } from './simulated-judge.ts';
export { type Simulator, type StartSimulatorOptions, startSimulator } from './start-simulator.ts';
