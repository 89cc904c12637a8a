/**
 * Who answers nothing any more. Many failures in a row mean that asking on is of no use: of a whole lane where nobody in it
 * is answered, of one respondent where its neighbours are, as behind a gateway with one dead model. A run may stop then, or set
 * aside whom it is of no use to ask and go on with the others, whose answers are no worse for it.
 */
import { counted } from '../../core/counted.ts';
import { ClosedbookError } from '../../core/errors.ts';

/** Whom asking was given up, and why. */
export interface SetAside {
  /** Ids of respondents, all of the lane where it is the lane that is silent. */
  readonly respondents: readonly string[];
  readonly error: ClosedbookError;
}

interface Failure {
  readonly code: string;
  readonly message: string;
}

interface Asked {
  readonly lane: string;
  readonly respondent: string;
}

interface LaneState {
  inARow: number;
  /** Who failed since the last answer, and who was asked at all. */
  readonly failing: Set<string>;
  readonly met: Set<string>;
}

export class FailureWatch {
  readonly #max: number;
  readonly #setsAside: boolean;
  readonly #lanes = new Map<string, LaneState>();
  readonly #inARow = new Map<string, number>();
  readonly #aside = new Map<string, ClosedbookError>();

  constructor({ max, setAside }: { readonly max: number; readonly setAside: boolean }) {
    this.#max = max;
    this.#setsAside = setAside;
  }

  /** Whether to ask; to be called before each asking. */
  mayAsk({ lane, respondent }: Asked): boolean {
    this.#lane(lane).met.add(respondent);
    return !this.#aside.has(respondent);
  }

  answered({ lane, respondent }: Asked): void {
    const state = this.#lane(lane);
    state.inARow = 0;
    state.failing.clear();
    this.#inARow.delete(respondent);
  }

  /** @returns why to give up, once; null while there is somebody to ask. */
  failed({ lane, respondent }: Asked, failure: Failure): ClosedbookError | null {
    const state = this.#lane(lane);
    state.inARow += 1;
    state.failing.add(respondent);
    const own = (this.#inARow.get(respondent) ?? 0) + 1;
    this.#inARow.set(respondent, own);
    // Those under way fail after it, and the first to count so far has told it.
    if (!this.#setsAside) return state.inARow === this.#max ? this.#error(lane, failure) : null;
    if (state.inARow >= this.#max && state.failing.size === state.met.size) {
      const error = this.#error(lane, failure);
      for (const one of state.met) if (!this.#aside.has(one)) this.#aside.set(one, error);
    } else if (own >= this.#max && !this.#aside.has(respondent)) {
      this.#aside.set(respondent, this.#error(respondent, failure));
    }
    return null;
  }

  get setAside(): SetAside[] {
    const byError = new Map<ClosedbookError, string[]>();
    for (const [respondent, error] of this.#aside)
      byError.set(error, [...(byError.get(error) ?? []), respondent]);
    return [...byError].map(([error, respondents]) => ({ error, respondents }));
  }

  /** Why nobody is left to ask; null where somebody is. */
  get nobodyLeft(): ClosedbookError | null {
    const met = [...this.#lanes.values()].flatMap((lane) => [...lane.met]);
    const [first] = this.#aside.values();
    return first !== undefined && met.every((one) => this.#aside.has(one)) ? first : null;
  }

  #lane(name: string): LaneState {
    let state = this.#lanes.get(name);
    if (state === undefined) {
      state = { inARow: 0, failing: new Set(), met: new Set() };
      this.#lanes.set(name, state);
    }
    return state;
  }

  #error(to: string, { code, message }: Failure): ClosedbookError {
    return new ClosedbookError(
      code === 'unreachable' ? 'provider-unreachable' : 'run-incomplete',
      `${counted(this.#max, 'request')} to ${to} failed in a row, the last with "${code}: ${message}"`,
    );
  }
}
