/** Who may do what at the desk beyond looking, and what a person may be called who does it. */
import type { MiddlewareHandler } from 'hono';
import { z } from 'zod';
import { ClosedbookError } from '../core/errors.ts';
import type { Guarded } from './guard.ts';

/** What an owner asks for when somebody else shall have a link. */
export const linkSchema = z.strictObject({
  role: z.enum(['reviewer', 'curator', 'reader']),
  name: z.string(),
});

export const ownersOnly: MiddlewareHandler<Guarded> = async (context, next) =>
  context.get('session').role === 'owner' ? next() : context.text('The owner does that.\n', 403);

/** Who decides about questions sees who answered what, so whoever grades blind does not. */
export const curatorsOnly: MiddlewareHandler<Guarded> = async (context, next) =>
  ['owner', 'curator'].includes(context.get('session').role)
    ? next()
    : context.text('The owner and curators decide about questions.\n', 403);

export const reviewersOnly: MiddlewareHandler<Guarded> = async (context, next) =>
  context.get('session').role === 'reviewer'
    ? next()
    : context.text('Grades are given under a name: open a reviewer’s link.\n', 403);

/** @throws ClosedbookError `usage` for a name that cannot stand beside a grade. */
export function personName(given: string): string {
  const name = given.normalize('NFC').trim();
  if (/^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._-]{0,59}$/u.test(name)) return name;
  throw new ClosedbookError('usage', `"${given}" is no name for a person`, {
    hint: 'Letters, digits, spaces, dots and hyphens, 60 at most.',
  });
}
