/**
 * The desk as a server, on loopback unless told otherwise. What it shows comes from the pipeline as plain records, and
 * the browser puts words into text and never into markup; what changes something is a POST.
 */
import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { ClosedbookError } from '../core/errors.ts';
import { readBrowseFilter } from '../pipeline/desk/answers-address.ts';
import { type Desk, openDesk } from '../pipeline/desk/open-desk.ts';
import { readCalibration } from '../pipeline/desk/read-calibration.ts';
import { setToCurate } from '../pipeline/desk/set-to-curate.ts';
import type { Workspace } from '../pipeline/workspace.ts';
import { curating } from './curating.ts';
import type { DeskRecord } from './desk-record.ts';
import { cookieName, ENTRANCE, type Guarded, guard, REPORT_POLICY } from './guard.ts';
import { type ReachOptions, reachOf } from './reach.ts';
import { reviewing } from './reviewing.ts';
import { linkSchema, ownersOnly, personName } from './roles.ts';
import { openSessions, type Role } from './sessions.ts';
import { onwards, SHELL } from './shell.ts';
import { type Resume, steering } from './steering.ts';
import { STYLE } from './style.ts';
import { told } from './told.ts';

interface NamedLink {
  readonly name: string;
  readonly link: string;
}

export interface DeskServer {
  /** The link with the secret, to be opened once. */
  readonly link: string;
  /** The store, as it may be printed. */
  readonly store: string;
  readonly url: string;
  /** The one that is listened at. */
  readonly port: number;
  /** A link for each reviewer that was named. */
  readonly reviewers: readonly NamedLink[];
  /** For each curator. */
  readonly curators: readonly NamedLink[];
  /** And for each reader. */
  readonly readers: readonly NamedLink[];
  close(): Promise<void>;
  /** The same, once pages that ask again and again have asked once more. */
  closeAfterLastLook(): Promise<void>;
}

export interface DeskOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Names of those who grade blind. */
  readonly reviewers: readonly string[];
  /** People an answer is graded by. @default 2 */
  readonly each: number;
  /** How long who does nothing keeps an answer from others, milliseconds. @default 10 minutes */
  readonly claimMs: number;
  /** File of answers whose outcome is known, mixed in among those that are graded. @default none */
  readonly calibration: string | null;
  /** Question sets to curate though nobody was asked them, by name or file. */
  readonly sets: readonly string[];
  /** How a run is gone on with. @default none: the page only stops */
  readonly resume: Resume;
  /** Where people reach it. @default this machine alone */
  readonly reach: ReachOptions;
  /** Names of those who look and change nothing. */
  readonly readers: readonly string[];
  /** Names of those who look and decide about questions. */
  readonly curators: readonly string[];
  /** Of the owner, beside what the owner decides. @default 'owner' */
  readonly name: string;
}

/** Where the address says nothing of a port, this one is tried first, so that kept links go on leading here. */
export const USUAL_PORT = 4114;
/** A page of a run asks every two seconds. */
const LOOK_MS = 2500;
/** Answers of a page. */
const PAGE = 50;

/** @throws ClosedbookError `file-missing` without a store, `usage` where the port is taken. */
export async function serveDesk(
  workspace: Workspace,
  {
    port,
    reviewers = [],
    readers = [],
    curators = [],
    name = 'owner',
    resume: given,
    reach: wish = {},
    calibration = null,
    sets = [],
    ...review
  }: Partial<DeskOptions> = {},
): Promise<DeskServer> {
  const reach = reachOf(wish);
  // What spends money is asked for by whoever sits at this machine.
  const resume = reach.isLocal ? given : undefined;
  const names = reviewers.map(personName);
  const lookers = readers.map(personName);
  const deciders = curators.map(personName);
  const script = await appScript();
  const known = calibration === null ? [] : await readCalibration(calibration);
  for (const set of sets) await setToCurate(set, workspace);
  const desk = await openDesk(workspace, { ...review, calibration: known });
  const sessions = openSessions(personName(name));
  const isSecure = reach.tls !== null || reach.behind !== null;
  let listening = 0;
  const app = new Hono<Guarded>();
  let lastAskedAt = Number.NEGATIVE_INFINITY;
  app.use(async (_, next) => {
    lastAskedAt = performance.now();
    await next();
  });
  app.use(guard(sessions, { port: () => listening, reach }));
  app.get(`${ENTRANCE}:secret/:to{.*}?`, (context) => {
    const cookie = sessions.enter(context.req.param('secret'));
    if (cookie === null)
      return context.text('This link is not of this desk: it was started anew. Open the new link.\n', 401);
    setCookie(context, cookieName(listening), cookie, {
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
      secure: isSecure,
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
  const linkOf = (secret: string) => `${reach.url(listening)}${ENTRANCE}${secret}`;
  app.route('/api', records(desk, workspace, resume !== undefined));
  app.route('/api', steering(desk, resume ?? null));
  app.route('/api', reviewing(desk));
  app.route('/api', curating(desk));
  app.post('/api/links', ownersOnly, async (context) => {
    const { role, name: whose } = linkSchema.parse(await context.req.json());
    return context.json({ link: linkOf(sessions.invite(role, personName(whose))) });
  });
  app.all('/api/*', (context) =>
    context.json({ error: { code: 'usage', message: 'no such record', hint: '' } }, 404),
  );
  app.get('/', (context) =>
    context.get('session').role === 'reviewer' ? context.redirect('/review') : context.html(SHELL),
  );
  app.get('*', (context) => context.html(SHELL));
  app.onError(told);
  const server = createAdaptorServer({
    fetch: app.fetch,
    ...(reach.tls === null ? {} : { createServer: createTlsServer, serverOptions: reach.tls }),
  }) as Server;
  try {
    listening = await listen(server, port, reach.host);
  } catch (error) {
    await desk.close();
    throw error;
  }
  const url = reach.url(listening);
  const linksFor = (people: readonly string[], role: Exclude<Role, 'owner'>) =>
    people.map((one) => ({ name: one, link: linkOf(sessions.invite(role, one)) }));
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await desk.close();
  };
  return {
    url,
    port: listening,
    store: desk.store,
    link: linkOf(sessions.secret),
    reviewers: linksFor(names, 'reviewer'),
    curators: linksFor(deciders, 'curator'),
    readers: linksFor(lookers, 'reader'),
    close,
    async closeAfterLastLook() {
      const isWatched = performance.now() - lastAskedAt < 2 * LOOK_MS;
      if (isWatched) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      await close();
    },
  };
}

function records(desk: Desk, workspace: Workspace, canResume: boolean): Hono<Guarded> {
  const api = new Hono<Guarded>();
  const run = (context: Context) => context.req.param('run')!;
  const search = (context: Context) => new URL(context.req.url).searchParams;
  api.get('/desk', (context) => {
    const { role, name } = context.get('session');
    // The name of a store may say which models it holds.
    const store = role === 'reviewer' ? null : desk.store;
    const resumes = canResume && role === 'owner';
    return context.json({ version: workspace.version, store, role, name, resumes } satisfies DeskRecord);
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

/** The port that was asked for, or the usual one, or where that is taken a free one. */
async function listen(server: Server, asked: number | undefined, host: string): Promise<number> {
  const at = (port: number) =>
    new Promise<number>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, () => {
        server.off('error', reject);
        resolve((server.address() as AddressInfo).port);
      });
    });
  try {
    return await at(asked ?? USUAL_PORT);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (asked === undefined && code === 'EADDRINUSE') return at(0);
    throw new ClosedbookError('usage', `${host}, port ${asked ?? USUAL_PORT}: ${(cause as Error).message}`, {
      hint: 'Name another port, or leave --port away and take a free one.',
      cause,
    });
  }
}

/** The pages' script, made when the package is built; from the bundle and from the source it lies at different places. */
async function appScript(): Promise<string> {
  for (const place of ['./desk/app.js', '../desk/app.js', '../../dist/desk/app.js']) {
    const script = await readFile(new URL(place, import.meta.url), 'utf8').catch(() => null);
    if (script !== null) return script;
  }
  throw new ClosedbookError('library-missing', 'the pages of the desk were not built', {
    hint: 'npm run build makes them.',
  });
}
