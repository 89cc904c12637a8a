/** The desk's requests that only look: runs and what two of them differ in, answers by filter, a question with all its answers. */
import { type Context, Hono } from 'hono';
import { readBrowseFilter } from '../pipeline/desk/answers-address.ts';
import type { Desk } from '../pipeline/desk/open-desk.ts';
import type { DeskRecord } from './desk-record.ts';
import type { Guarded } from './guard.ts';
import { told } from './told.ts';

/** Answers of a page. */
const PAGE = 50;

export interface LookingOptions {
  /** Of closedbook. */
  readonly version: string;
  /** Whether the desk can go on with a run. */
  readonly canResume: boolean;
}

export function looking(desk: Desk, { version, canResume }: LookingOptions): Hono<Guarded> {
  const api = new Hono<Guarded>();
  const run = (context: Context) => context.req.param('run')!;
  const search = (context: Context) => new URL(context.req.url).searchParams;
  api.get('/desk', (context) => {
    const { role, name } = context.get('session');
    // The name of a store may say which models it holds.
    const store = role === 'reviewer' ? null : desk.store;
    const resumes = canResume && role === 'owner';
    return context.json({ version, store, role, name, resumes } satisfies DeskRecord);
  });
  api.get('/runs', async (context) => context.json(await desk.runs()));
  api.get('/compare', async (context) => {
    const [one = '', other = ''] = search(context).getAll('run');
    const chosen = (side: string) => search(context).get(side) ?? undefined;
    return context.json(await desk.compare([one, other], { a: chosen('a'), b: chosen('b') }));
  });
  api.get('/runs/:run', async (context) => context.json(await desk.run(run(context))));
  api.get('/runs/:run/figures', async (context) => context.json(await desk.figures(run(context))));
  api.get('/runs/:run/fields', async (context) => context.json(await desk.fields(run(context))));
  api.get('/runs/:run/answers', async (context) => {
    const after = search(context).get('after');
    return context.json(
      await desk.answers(run(context), readBrowseFilter(search(context)), { after, limit: PAGE }),
    );
  });
  api.get('/runs/:run/count', async (context) =>
    context.json(
      await desk.count(run(context), readBrowseFilter(search(context)), search(context).get('after')),
    ),
  );
  api.get('/runs/:run/questions/:question', async (context) =>
    context.json(await desk.question(run(context), context.req.param('question'))),
  );
  api.onError(told);
  return api;
}
