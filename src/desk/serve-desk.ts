/**
 * The desk as a server, on loopback unless told otherwise: from what its owner asks for to the links that people open. What it
 * answers stands in desk-app.ts.
 */
import type { Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createAdaptorServer } from '@hono/node-server';
import { openDesk } from '../pipeline/desk/open-desk.ts';
import { readCalibration } from '../pipeline/desk/read-calibration.ts';
import { setToCurate } from '../pipeline/desk/set-to-curate.ts';
import type { Workspace } from '../pipeline/workspace.ts';
import { deskApp } from './desk-app.ts';
import { ENTRANCE } from './guard.ts';
import { listen } from './listen.ts';
import { type ReachOptions, reachOf } from './reach.ts';
import { personName } from './roles.ts';
import { openSessions, type Role } from './sessions.ts';
import { appScript } from './shell.ts';
import type { Resume } from './steering.ts';

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

/** A page of a run asks every two seconds. */
const LOOK_MS = 2500;

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
  let listening = 0;
  const linkOf = (secret: string) => `${reach.url(listening)}${ENTRANCE}${secret}`;
  const app = deskApp(desk, {
    script,
    sessions,
    reach,
    resume: resume ?? null,
    version: workspace.version,
    port: () => listening,
    linkOf,
  });
  const server = createAdaptorServer({
    fetch: app.fetch,
    ...(reach.tls === null ? {} : { createServer: createTlsServer, serverOptions: reach.tls }),
  }) as Server;
  let lastAskedAt = Number.NEGATIVE_INFINITY;
  server.on('request', () => {
    lastAskedAt = performance.now();
  });
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
