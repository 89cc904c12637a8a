/** Questions of a run that follow each other, by the inner keys of the first and the last of them. */
export interface QuestionStretch {
  readonly first: number;
  readonly last: number;
  /** How many there are. */
  readonly questions: number;
}
