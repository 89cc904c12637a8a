/**
 * The step of action.yml: calls `closedbook check`, puts its Markdown into the job's summary and on the pull request, and
 * ends as the check did. Inputs come as environment variables and are passed on as arguments, never as shell text, because a
 * branch's name or a file may hold anything. A comment that cannot be written is told and fails nothing.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MARK = '<!-- closedbook-check -->';
const { env } = process;

const lines = (text = '') =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const markdown = join(mkdtempSync(join(env.RUNNER_TEMP ?? tmpdir(), 'closedbook-')), 'check.md');
const [program, ...before] = (env.CHECK_COMMAND || 'npx --yes closedbook').split(/\s+/);
const given = [
  ...before,
  'check',
  env.CHECK_SOURCE ?? '',
  ...lines(env.CHECK_MAX).flatMap((limit) => ['--max', limit]),
  ...lines(env.CHECK_MIN).flatMap((limit) => ['--min', limit]),
  ...(env.CHECK_BASELINE ? ['--baseline', env.CHECK_BASELINE, '--margin', env.CHECK_MARGIN || '0'] : []),
  ...lines(env.CHECK_ARGUMENTS),
  '--markdown',
  markdown,
];
const { CHECK_TOKEN: token, ...rest } = env;
const ran = spawnSync(program, given, { stdio: 'inherit', env: rest });
const code = ran.status ?? 2;
if (ran.error !== undefined) console.log(`::error::closedbook could not be started: ${ran.error.message}`);

const told = existsSync(markdown)
  ? readFileSync(markdown, 'utf8')
  : `${MARK}\n\n### ❌ closedbook: the check could not be made (exit code ${code}); the job's log says why\n`;
if (env.GITHUB_STEP_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, `${told}\n`);
if (env.GITHUB_OUTPUT) appendFileSync(env.GITHUB_OUTPUT, `passed=${code === 0}\nmarkdown=${markdown}\n`);
if (env.CHECK_COMMENT !== 'false') {
  try {
    await comment(told);
  } catch (error) {
    console.log(`::notice::the verdict was not written on the pull request: ${error.message}`);
  }
}
process.exitCode = code;

/** Writes the comment, or mends the one that an earlier run of this action wrote. */
async function comment(body) {
  const event = env.GITHUB_EVENT_PATH ? JSON.parse(readFileSync(env.GITHUB_EVENT_PATH, 'utf8')) : {};
  const number = event.pull_request?.number;
  if (number === undefined) return;
  if (!token) throw new Error('there is no token');
  const api = `${env.GITHUB_API_URL ?? 'https://api.github.com'}/repos/${env.GITHUB_REPOSITORY}/issues`;
  const call = async (url, init = {}) => {
    const response = await fetch(url, {
      ...init,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
    });
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    return response.json();
  };
  for (let page = 1; page <= 10; page += 1) {
    const comments = await call(`${api}/${number}/comments?per_page=100&page=${page}`);
    const own = comments.find((one) => one.body?.startsWith(MARK) && one.user?.type === 'Bot');
    if (own !== undefined) {
      await call(`${api}/comments/${own.id}`, { method: 'PATCH', body: JSON.stringify({ body }) });
      return;
    }
    if (comments.length < 100) break;
  }
  await call(`${api}/${number}/comments`, { method: 'POST', body: JSON.stringify({ body }) });
}
