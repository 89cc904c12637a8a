/**
 * The desk over a store of a million replies, over HTTP as a browser asks it: list, first pages by filter, two respondents
 * crossed, words; median and slowest of 20 each, and the most memory of the server. Target: 300 ms and 300 MB.
 * Usage: node bench/desk.mjs FILE.db   (made by node bench/analyze-store.mjs FILE.db)
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [path] = process.argv.slice(2);
if (path === undefined) {
  console.log(
    'skipped: name a store made by node bench/analyze-store.mjs, e.g. node bench/desk.mjs /tmp/bench.db',
  );
} else {
  await measure();
}

async function measure() {
  const program = fileURLToPath(new URL('../dist/cli/main.mjs', import.meta.url));
  const server = spawn(process.execPath, [program, 'serve', '--json', '--port', '0', '--store', path]);
  const { link, url } = await new Promise((resolve) => {
    server.stdout.once('data', (data) => resolve(JSON.parse(data)));
  });
  const cookie = (await fetch(link)).headers.get('set-cookie').split(';')[0];
  const get = async (to) => (await fetch(`${url}/api${to}`, { headers: { cookie } })).json();
  const [{ id, respondents }] = await get('/runs');
  const [weak, strong] = [respondents[0], respondents.at(-1)];
  const views = {
    'list of runs': '/runs',
    'all answers': `/runs/${id}/answers`,
    incorrect: `/runs/${id}/answers?outcome=incorrect`,
    'incorrect, one respondent': `/runs/${id}/answers?outcome=incorrect&model=${strong}`,
    'weak right, strong wrong': `/runs/${id}/answers?outcome=correct&model=${weak}&beside=${strong}&besideOutcome=incorrect`,
    'strong right, weak wrong': `/runs/${id}/answers?outcome=correct&model=${strong}&beside=${weak}&besideOutcome=incorrect`,
    'a slice': `/runs/${id}/answers?by=property&value=property+3`,
    'a slice of the analysis': `/runs/${id}/answers?outcome=incorrect&by=answer-type&value=text`,
    'one that no question is in (one step)': `/runs/${id}/answers?by=language&value=xx`,
    'common words': `/runs/${id}/answers?text=Somewhere`,
    'words that stand nowhere (one step)': `/runs/${id}/answers?text=zither`,
    'failed, of which there is none (one step)': `/runs/${id}/answers?outcome=failed`,
    'behind half a million': `/runs/${id}/answers?after=10000.25.0.500000`,
    'one question': `/runs/${id}/questions/question-777`,
  };
  for (const [name, to] of Object.entries(views)) {
    const times = [];
    for (let turn = 0; turn < 20; turn += 1) {
      const started = performance.now();
      await get(to);
      times.push(performance.now() - started);
    }
    times.sort((a, b) => a - b);
    console.log(`${name}: median ${times[10].toFixed(0)} ms, slowest ${times[19].toFixed(0)} ms`);
  }
  for (const [name, query] of [
    ['incorrect', 'outcome=incorrect'],
    ['words that stand nowhere', 'text=zither'],
  ]) {
    const started = performance.now();
    let sum = 0;
    for (let after = ''; ; ) {
      const step = await get(`/runs/${id}/count?${query}${after}`);
      sum += step.count;
      if (step.next === null) break;
      after = `&after=${step.next}`;
    }
    console.log(`counted whole, ${name}: ${sum} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
  const started = performance.now();
  await get(`/runs/${id}/figures`);
  console.log(`figures of the run: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  if (process.platform === 'linux') {
    const most = /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1];
    console.log(`memory of the server: ${Math.round(most / 1024)} MB at most`);
  }
  server.kill('SIGINT');
}
