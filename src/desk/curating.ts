/** The desk's requests of curating: everybody who sees the run looks, its owner and curators decide, its owner writes. */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import {
  type CurateFilter,
  curateFilterSchema,
  decidedSchema,
  proposalSchema,
  takenBackSchema,
} from '../pipeline/desk/curate-records.ts';
import type { Desk } from '../pipeline/desk/open-desk.ts';
import type { Guarded } from './guard.ts';
import { curatorsOnly, ownersOnly } from './roles.ts';
import { told } from './told.ts';

/** More than the longest reference and reason take. */
const MOST_BYTES = 64 * 1024;
/** Questions of a page. */
const PAGE = 25;

export function curating(desk: Desk): Hono<Guarded> {
  const api = new Hono<Guarded>();
  const room = () => desk.curating();
  const run = (context: Context) => context.req.param('run')!;
  const question = (context: Context) => context.req.param('question')!;
  const search = (context: Context) => new URL(context.req.url).searchParams;
  const filter = (context: Context): CurateFilter =>
    curateFilterSchema.parse(Object.fromEntries(search(context)));
  const name = (context: Context<Guarded>) => context.get('session').name;
  api.use('/runs/:run/curate/*', bodyLimit({ maxSize: MOST_BYTES }));
  api.get('/runs/:run/curate', async (context) => {
    const from = Math.max(0, Math.trunc(Number(search(context).get('from')) || 0));
    return context.json(await (await room()).list(run(context), filter(context), { from, limit: PAGE }));
  });
  api.get('/runs/:run/curate/effect', async (context) =>
    context.json(await (await room()).effect(run(context))),
  );
  api.get('/runs/:run/curate/sets', async (context) => context.json(await (await room()).sets(run(context))));
  api.get('/runs/:run/curate/sheet', async (context) => {
    const set = search(context).get('set') ?? '';
    const csv = await (await room()).sheet(run(context), set);
    const file = encodeURIComponent(`review-${set}.csv`);
    context.header('content-disposition', `attachment; filename*=UTF-8''${file}`);
    return context.body(csv, 200, { 'content-type': 'text/csv; charset=utf-8' });
  });
  api.get('/runs/:run/curate/questions/:question', async (context) =>
    context.json(await (await room()).question(run(context), question(context), filter(context))),
  );
  api.get('/runs/:run/curate/questions/:question/effect', async (context) => {
    const proposal = proposalSchema.parse(Object.fromEntries(search(context)));
    return context.json(await (await room()).effect(run(context), { question: question(context), proposal }));
  });
  api.post('/runs/:run/curate/questions/:question/decide', curatorsOnly, async (context) => {
    const given = decidedSchema.parse(await context.req.json());
    await (await room()).decide(run(context), question(context), { ...given, name: name(context) });
    return context.json({});
  });
  api.post('/runs/:run/curate/questions/:question/undo', curatorsOnly, async (context) => {
    const given = takenBackSchema.parse(await context.req.json());
    await (await room()).takeBack(run(context), question(context), { ...given, name: name(context) });
    return context.json({});
  });
  api.post('/runs/:run/curate/write', ownersOnly, async (context) => {
    const folder = await (await room()).write(run(context), search(context).get('set') ?? '');
    return context.json({ folder });
  });
  api.onError(told);
  return api;
}
