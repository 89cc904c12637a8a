/** The step of action.yml as a runner starts it: a program, environment variables, files, and an API over HTTP. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Scratch, scratch } from './scratch.ts';

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly body: string;
}

let place: Scratch;
let comments: { id: number; body: string; user: { type: string } }[] = [];
let asked: Asked[] = [];
let refuse = false;
const github = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => {
    body += String(chunk);
  });
  request.on('end', () => {
    asked.push({ method: request.method!, url: request.url!, body });
    response.writeHead(refuse ? 403 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(request.method === 'GET' ? comments : { id: 1 }));
  });
});

beforeAll(async () => {
  place = await scratch();
  github.listen(0, '127.0.0.1');
  await once(github, 'listening');
  // Stands for the program; that `check --markdown` writes such a file is tested with the command.
  await place.file(
    'fake.mjs',
    `import { writeFileSync } from 'node:fs';
const args = process.argv.slice(2);
writeFileSync(process.env.SEEN, JSON.stringify({ args, token: process.env.CHECK_TOKEN ?? null }));
writeFileSync(args.at(-1), '<!-- closedbook-check -->\\n\\n### verdict\\n');
process.exit(Number(process.env.CODE));
`,
  );
});
afterAll(async () => {
  github.close();
  await place[Symbol.asyncDispose]();
});

async function step(
  given: Record<string, string>,
): Promise<{ code: number; out: string; seen: { args: string[]; token: string | null } }> {
  asked = [];
  const { port } = github.address() as { port: number };
  const child = spawn(process.execPath, ['scripts/check-action.mjs'], {
    env: {
      PATH: process.env['PATH'],
      RUNNER_TEMP: place.folder,
      GITHUB_STEP_SUMMARY: place.path('summary.md'),
      GITHUB_OUTPUT: place.path('output.txt'),
      GITHUB_EVENT_PATH: await place.file('event.json', JSON.stringify({ pull_request: { number: 7 } })),
      GITHUB_API_URL: `http://127.0.0.1:${port}`,
      GITHUB_REPOSITORY: 'o/r',
      SEEN: place.path('seen.json'),
      CHECK_COMMAND: `${process.execPath} ${place.path('fake.mjs')}`,
      CHECK_SOURCE: 'summary.json',
      CHECK_TOKEN: 'secret',
      CODE: '0',
      ...given,
    },
  });
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += String(chunk);
  });
  const [code] = (await once(child, 'close')) as [number];
  return { code, out, seen: JSON.parse(readFileSync(place.path('seen.json'), 'utf8')) };
}

test('limits become arguments as they are, the verdict goes to the summary and the pull request', async () => {
  comments = [];
  const { code, seen } = await step({
    CODE: '1',
    CHECK_MAX: 'incorrect/attempted=0.30\n  incorrect/asked=0.2; rm -rf /\n',
    CHECK_BASELINE: '$(id)',
    CHECK_MARGIN: '0.02',
  });
  expect(code).toBe(1);
  expect(seen.args.slice(0, -1)).toEqual([
    ...[
      'check',
      'summary.json',
      '--max',
      'incorrect/attempted=0.30',
      '--max',
      'incorrect/asked=0.2; rm -rf /',
    ],
    ...['--baseline', '$(id)', '--margin', '0.02', '--markdown'],
  ]);
  expect(seen.token).toBeNull();
  expect(readFileSync(place.path('summary.md'), 'utf8')).toContain('### verdict');
  expect(readFileSync(place.path('output.txt'), 'utf8')).toContain('passed=false');
  expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'GET /repos/o/r/issues/7/comments?per_page=100&page=1',
    'POST /repos/o/r/issues/7/comments',
  ]);
  expect(JSON.parse(asked[1]!.body).body).toContain('### verdict');
});

test('a second run mends its own comment and nobody else’s; without leave the check still counts', async () => {
  const mark = '<!-- closedbook-check -->\nold';
  comments = [
    { id: 4, body: mark, user: { type: 'User' } },
    { id: 5, body: mark, user: { type: 'Bot' } },
  ];
  const { code } = await step({});
  expect(code).toBe(0);
  expect(asked.at(-1)).toMatchObject({ method: 'PATCH', url: '/repos/o/r/issues/comments/5' });
  refuse = true;
  const refused = await step({});
  refuse = false;
  expect(refused.code).toBe(0);
  expect(refused.out).toContain('::notice::the verdict was not written');
});

test('action.yml gives the step every input it reads, and nothing is pasted into shell text', () => {
  const action = parse(readFileSync('action.yml', 'utf8'));
  const [only] = action.runs.steps;
  expect(only.run).not.toContain('${{');
  const read = [...readFileSync('scripts/check-action.mjs', 'utf8').matchAll(/CHECK_[A-Z]+/g)].map(
    ([name]) => name,
  );
  expect([...new Set(read)].sort()).toEqual(Object.keys(only.env).sort());
  for (const value of Object.values(only.env)) {
    const input = /^\$\{\{ inputs\.(\w+) \}\}$/.exec(String(value))?.[1];
    expect(Object.keys(action.inputs)).toContain(input);
  }
});
