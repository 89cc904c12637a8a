/** What judges do to an object that they were asked for, and what they may do with an answer they saw. */

/** Models wrap JSON in a code fence; only a fence around everything is taken off. */
export function withoutCodeFence(text: string): string {
  const fence = /^```(?:json)?\s*\n([\s\S]*?)\n?```$/i.exec(text);
  return fence ? fence[1]!.trim() : text;
}

/** Whether an object stands in the answer, but for what an echo may change: blank space and what the fence takes out. */
export function isEcho(body: string, answer: string): boolean {
  return squeezed(answer).includes(squeezed(body));
}

function squeezed(text: string): string {
  return text.replace(/[\s\p{Cf}\p{Cc}|]+/gu, '');
}
