/** What grading by command takes and tells, for runs and for files. */
export interface GradeOptions {
  readonly rulesOnly: boolean;
  readonly judges: readonly string[];
  readonly rubric?: string;
  readonly map: readonly string[];
  readonly out?: string;
}

export interface GradeResult {
  readonly target: string;
  readonly answers: number;
  readonly outcomes: Readonly<Record<'correct' | 'incorrect' | 'refused' | 'undecided', number>>;
  /** Why replies have no outcome, with counts. */
  readonly ungraded: Readonly<Record<string, number>>;
  readonly out: string | null;
  /** Outcomes that changed against the earlier standing ones, for a run. */
  readonly changed?: Readonly<Record<string, number>>;
}
