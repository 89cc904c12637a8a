/** The public face of `closedbook/simulate`: simulated models over HTTP, for trying things without a key. */
export { demoQuestions } from './demo-questions.ts';
export { simulateOutcomes } from './simulate-outcomes.ts';
export { type Simulator, startSimulator } from './start-simulator.ts';
