/** In how many simulated worlds an interval held the truth, by its name, with what chance makes of that share. */
import type { Estimate } from '../../src/core/estimate.ts';

export class CoverageShares {
  readonly #seen = new Map<string, { covered: number; worlds: number }>();

  /** Counts an interval; one that is not stated (no value, or open ends with a reason) is no miss. */
  note(name: string, { value, low, high }: Estimate, truth: number): void {
    if (value === null || low === null || high === null) return;
    const at = this.#seen.get(name) ?? { covered: 0, worlds: 0 };
    const covered = at.covered + (low <= truth && truth <= high ? 1 : 0);
    this.#seen.set(name, { covered, worlds: at.worlds + 1 });
  }

  get names(): string[] {
    return [...this.#seen.keys()];
  }

  /** Worlds in which the interval was stated. */
  worlds(name: string): number {
    return this.#seen.get(name)?.worlds ?? 0;
  }

  print(): void {
    const rows = [...this.#seen].map(([name, { covered, worlds }]) => {
      const share = covered / worlds;
      const half = 1.96 * Math.sqrt((share * (1 - share)) / worlds);
      return `${name}: ${(100 * share).toFixed(1)} % of ${worlds} worlds (± ${(100 * half).toFixed(1)})`;
    });
    console.log(rows.join('\n'));
  }

  /** Names whose share is further from the level than `tolerance`; what is known to be narrow has a floor of its own. */
  astray(
    { level, tolerance }: { readonly level: number; readonly tolerance: number },
    narrow: Readonly<Record<string, number>> = {},
  ): Record<string, number> {
    return Object.fromEntries(
      [...this.#seen]
        .map(([name, { covered, worlds }]): [string, number] => [name, covered / worlds])
        .filter(
          ([name, share]) => !(share >= (narrow[name] ?? level - tolerance) && share <= level + tolerance),
        ),
    );
  }
}
