/**
 * Something that the server shall change. What it refuses and what never reached it are told apart: only the latter is
 * tried again.
 */
import { saidIn } from './use-record.ts';

export class Refusal extends Error {
  readonly status: number;
  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/** @throws Refusal with the server's words; TypeError where it was not reached. */
export async function changeRecord<Value>(path: string, given?: unknown): Promise<Value> {
  const response = await fetch(`/api${path}`, {
    method: 'POST',
    ...(given === undefined
      ? {}
      : { body: JSON.stringify(given), headers: { 'content-type': 'application/json' } }),
  });
  const text = await response.text();
  if (!response.ok) throw new Refusal(saidIn(text), response.status);
  return JSON.parse(text) as Value;
}
