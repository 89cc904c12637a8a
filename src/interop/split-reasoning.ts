/** Reasoning that a model wrote in tags before its answer; it stays out of what is graded. */

export interface SplitReasoning {
  readonly text: string;
  readonly reasoning: string | null;
}

/** Only a block at the very beginning counts: tags further on may be what was asked about. */
export function splitReasoning(answer: string): SplitReasoning {
  const match = /^\s*<(think|thinking|reasoning)>([\s\S]*?)(?:<\/\1>|$)/.exec(answer);
  if (match === null) return { text: answer, reasoning: null };
  return { text: answer.slice(match[0].length).trimStart(), reasoning: match[2].trim() || null };
}
