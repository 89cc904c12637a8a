/** The desk's requests of a review: what a reviewer grades, and what its owner and readers see of it. */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import type { Desk } from '../pipeline/desk/open-desk.ts';
import { reviewWordSchema } from '../pipeline/desk/review-records.ts';
import type { Guarded } from './guard.ts';
import { reviewersOnly } from './roles.ts';
import { told } from './told.ts';

const itemSchema = z.strictObject({ item: z.string().min(1).max(64) });
const gradedSchema = itemSchema.extend({ word: reviewWordSchema });
const asideSchema = itemSchema.extend({ how: z.enum(['skip', 'decline']) });

/** More than the longest note takes. */
const MOST_BYTES = 64 * 1024;

export function reviewing(desk: Desk): Hono<Guarded> {
  const api = new Hono<Guarded>();
  const { queue } = desk;
  const run = (context: Context) => context.req.param('run')!;
  const me = (context: Context<Guarded>) => context.get('session').name;
  api.get('/review', reviewersOnly, async (context) => context.json(await queue.queues(me(context))));
  api.use('/review/*', reviewersOnly, bodyLimit({ maxSize: MOST_BYTES }));
  api.get('/review/:run/guideline', async (context) => context.json(await queue.guideline(run(context))));
  api.post('/review/:run/hand', async (context) => context.json(await queue.hand(run(context), me(context))));
  api.post('/review/:run/grade', async (context) =>
    context.json(await queue.grade(run(context), me(context), gradedSchema.parse(await context.req.json()))),
  );
  api.post('/review/:run/undo', async (context) => context.json(await queue.undo(run(context), me(context))));
  api.post('/review/:run/aside', async (context) =>
    context.json(
      await queue.putAside(run(context), me(context), asideSchema.parse(await context.req.json())),
    ),
  );
  api.get('/review/:run/discussion', async (context) =>
    context.json(await queue.discussion(run(context), me(context))),
  );
  api.post('/review/:run/lock', async (context) => context.json(await queue.lock(run(context), me(context))));
  api.post('/review/:run/settle', async (context) => {
    await queue.settle(run(context), me(context), gradedSchema.parse(await context.req.json()));
    return context.json({});
  });
  api.get('/runs/:run/review', async (context) => context.json(await desk.review(run(context))));
  api.get('/runs/:run/sheet', async (context) => {
    const name = context.req.query('name') ?? '';
    const { audit, csv } = await desk.sheet(run(context), name);
    const file = encodeURIComponent(`audit-${audit}-${name}.csv`);
    context.header('content-disposition', `attachment; filename*=UTF-8''${file}`);
    return context.body(csv, 200, { 'content-type': 'text/csv; charset=utf-8' });
  });
  api.onError(told);
  return api;
}
