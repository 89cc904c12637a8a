/** The public face of `closedbook/simulate`: simulated models over HTTP, for trying things without a key. */
export { DEFAULT_MODELS } from './default-models.ts';
export { demoQuestions } from './demo-questions.ts';
export { simulateOutcomes } from './simulate-outcomes.ts';
export { CAREFUL_JUDGE, type ErrorMatrix, LENIENT_JUDGE } from './simulated-judge.ts';
export { type Simulator, startSimulator } from './start-simulator.ts';
