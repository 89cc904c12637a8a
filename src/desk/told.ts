/** What went wrong, as the command line tells it. */
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { ZodError } from 'zod';
import { ClosedbookError } from '../core/errors.ts';

export function told(error: Error, context: Context): Response {
  if (error instanceof HTTPException)
    return context.text(`${error.message || 'Too much was sent.'}\n`, error.status);
  if (error instanceof ZodError || error instanceof SyntaxError) {
    const message = error instanceof ZodError ? (error.issues[0]?.message ?? error.message) : error.message;
    return context.json({ error: { code: 'usage', message, hint: 'Load the page again.' } }, 400);
  }
  const known = error instanceof ClosedbookError;
  const status = !known ? 500 : error.code === 'run-unknown' ? 404 : 400;
  return context.json(
    {
      error: {
        code: known ? error.code : 'internal',
        message: error.message,
        hint: known ? error.hint : 'Please report it.',
      },
    },
    status,
  );
}
