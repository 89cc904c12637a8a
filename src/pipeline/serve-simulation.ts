/** The simulator behind `closedbook simulate`: its questions loaded, its faults read from the command line. */
import { ClosedbookError } from '../core/errors.ts';
import type { Question } from '../core/question.ts';
import { demoQuestions } from '../simulate/demo-questions.ts';
import { parseDrifts } from '../simulate/drift.ts';
import { FAULT_KINDS, type FaultRates } from '../simulate/faults.ts';
import { CALM_ODDITIES, ODDITY_NAMES, type OddityName, type OddityRates } from '../simulate/oddities.ts';
import { startSimulator } from '../simulate/start-simulator.ts';
import { loadDataset } from './datasets.ts';

export interface SimulationOptions {
  readonly datasets: readonly string[];
  readonly questions: number;
  readonly port: number;
  readonly latencyMs: number;
  /** `kind=share`. */
  readonly faults: readonly string[];
  /** `name=share`, a name alone for every reply, or `all`. */
  readonly oddities?: readonly string[];
  readonly requestsPerSecond: number | null;
  /** Name of a point in time. @default '' */
  readonly occasion?: string;
  /** `model:knowledge=-0.2,servedAs=name`. */
  readonly drifts?: readonly string[];
  readonly seed: number;
}

/** Starts it. @throws ClosedbookError `usage` for an unknown fault or a taken port. */
export async function serveSimulation(
  options: SimulationOptions,
): Promise<{ url: string; models: string[]; close(): Promise<void> }> {
  const questions: Question[] =
    options.datasets.length === 0
      ? demoQuestions(options.seed, options.questions)
      : (await Promise.all(options.datasets.map((name) => loadDataset(name)))).flatMap((set) => [
          ...set.questions,
        ]);
  const simulator = await startSimulator({
    questions,
    seed: options.seed,
    port: options.port,
    latencyMs: options.latencyMs,
    faults: faultRates(options.faults),
    oddities: oddityRates(options.oddities ?? []),
    occasion: options.occasion ?? '',
    drift: parseDrifts(options.drifts ?? []),
    ...(options.requestsPerSecond === null ? {} : { requestsPerSecond: options.requestsPerSecond }),
  });
  return {
    url: simulator.url,
    models: simulator.models.map((model) => model.name),
    close: () => simulator.close(),
  };
}

function faultRates(words: readonly string[]): FaultRates {
  return Object.fromEntries(
    words.map((word) => {
      const [kind, share] = word.split('=');
      const rate = Number(share);
      if (!(FAULT_KINDS as readonly string[]).includes(kind!) || !(rate >= 0 && rate <= 1)) {
        throw new ClosedbookError(
          'usage',
          `expected --fault kind=share with a kind of ${FAULT_KINDS.join(', ')}, got "${word}"`,
        );
      }
      return [kind, rate];
    }),
  ) as FaultRates;
}

/** @throws ClosedbookError `usage`. */
function oddityRates(given: readonly string[]): OddityRates {
  const rates: Partial<Record<OddityName, number>> = {};
  for (const word of given) {
    const [name, share = '1'] = word.split('=');
    const rate = Number(share);
    const names = name === 'all' ? CALM_ODDITIES : ODDITY_NAMES.filter((one) => one === name);
    if (names.length === 0 || share === '' || !(rate >= 0 && rate <= 1)) {
      throw new ClosedbookError(
        'usage',
        `expected --oddity name=share with a name of ${ODDITY_NAMES.join(', ')}, or all, got "${word}"`,
      );
    }
    for (const one of names) rates[one] = rate / names.length;
  }
  return rates;
}
