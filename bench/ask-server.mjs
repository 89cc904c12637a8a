/** The simulator in a process of its own, for bench/ask.mjs. */
import { benchQuestions } from './bench-questions.mjs';

const { rooms, questions, latencyMs } = JSON.parse(process.argv[2]);
const { startSimulator } = await import(rooms.simulator);
const simulator = await startSimulator({
  questions: [...benchQuestions(Math.min(questions, 5_000))],
  latencyMs,
});
process.send({ url: simulator.url });
process.once('disconnect', () => process.exit());
