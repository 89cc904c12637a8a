/**
 * Everything the desk answers, behind the guard: its pages, which are one shell and one script, and the records they ask for.
 * What it shows comes from the pipeline as plain records, and the browser puts words into text and never into markup; what
 * changes something is a POST.
 */
import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import type { Desk } from '../pipeline/desk/open-desk.ts';
import { curating } from './curating.ts';
import { cookieName, ENTRANCE, type Guarded, guard, REPORT_POLICY } from './guard.ts';
import { looking } from './looking.ts';
import type { Reach } from './reach.ts';
import { reviewing } from './reviewing.ts';
import { linkSchema, ownersOnly, personName } from './roles.ts';
import type { Sessions } from './sessions.ts';
import { onwards, SHELL } from './shell.ts';
import { type Resume, steering } from './steering.ts';
import { STYLE } from './style.ts';
import { told } from './told.ts';

export interface DeskAppOptions {
  /** Of the pages. */
  readonly script: string;
  readonly sessions: Sessions;
  readonly reach: Reach;
  /** Null where no run can be gone on with from the page. */
  readonly resume: Resume | null;
  /** Of closedbook. */
  readonly version: string;
  /** The port that is listened at, once it is. */
  readonly port: () => number;
  /** The link that enters with a secret. */
  readonly linkOf: (secret: string) => string;
}

export function deskApp(
  desk: Desk,
  { script, sessions, reach, resume, version, port, linkOf }: DeskAppOptions,
): Hono<Guarded> {
  const app = new Hono<Guarded>();
  app.use(guard(sessions, { port, reach }));
  app.get(`${ENTRANCE}:secret/:to{.*}?`, (context) => {
    const cookie = sessions.enter(context.req.param('secret'));
    if (cookie === null)
      return context.text('This link is not of this desk: it was started anew. Open the new link.\n', 401);
    setCookie(context, cookieName(port()), cookie, {
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
      secure: reach.tls !== null || reach.behind !== null,
    });
    return context.html(onwards(new URL(context.req.url).pathname.replace(/^\/enter\/[^/]*\/*/, '/')));
  });
  app.get('/app.js', (context) => context.body(script, 200, { 'content-type': 'text/javascript' }));
  app.get('/app.css', (context) => context.body(STYLE, 200, { 'content-type': 'text/css' }));
  app.get('/report/:run', async (context) => {
    const report = await desk.report(context.req.param('run'));
    context.header('content-security-policy', REPORT_POLICY);
    return context.html(report);
  });
  app.route('/api', looking(desk, { version, canResume: resume !== null }));
  app.route('/api', steering(desk, resume));
  app.route('/api', reviewing(desk));
  app.route('/api', curating(desk));
  app.post('/api/links', ownersOnly, async (context) => {
    const { role, name } = linkSchema.parse(await context.req.json());
    return context.json({ link: linkOf(sessions.invite(role, personName(name))) });
  });
  app.all('/api/*', (context) =>
    context.json({ error: { code: 'usage', message: 'no such record', hint: '' } }, 404),
  );
  app.get('/', (context) =>
    context.get('session').role === 'reviewer' ? context.redirect('/review') : context.html(SHELL),
  );
  app.get('*', (context) => context.html(SHELL));
  app.onError(told);
  return app;
}
