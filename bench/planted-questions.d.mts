/** Types of planted-questions.mjs, for the test that measures recall and precision on it. */
export interface PlantedQuestion {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  /** Id of the question that this one repeats. */
  readonly of: string | null;
  readonly strength: 0 | 1 | 2 | 3;
}

export function plantedQuestions(
  count: number,
  options?: { readonly share?: number; readonly seed?: number; readonly shape?: 'tuned' | 'other' },
): Generator<PlantedQuestion>;
