/** Biographies with planted errors, split by judges whose errors are known, compared by rules, audited claim by claim. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Claim, isTheJudges } from '../../src/core/claim.ts';
import { readRows } from '../../src/rows/read-rows.ts';
import { writeRows } from '../../src/rows/write-rows.ts';
import { DEFAULT_MODELS } from '../../src/simulate/default-models.ts';
import type { GivenClaim } from '../../src/simulate/given-claim.ts';
import { type Simulator, startSimulator } from '../../src/simulate/start-simulator.ts';
import { openStore } from '../../src/store/open-store.ts';
import { closedbook } from '../cli/captured-terminal.ts';
import { biographies } from '../simulate/biographies.ts';
import { type Scratch, scratch } from './scratch.ts';

const assayer = DEFAULT_MODELS.find(({ name }) => name === 'assayer')!;
const SPLITTERS = [
  { ...assayer, name: 'exact', splitting: { drops: 0, alters: 0, invents: 0 } },
  { ...assayer, name: 'sloppy', splitting: { drops: 0.15, alters: 0.08, invents: 0.08 } },
];

describe('claims', () => {
  let place: Scratch;
  let simulator: Simulator;
  let runId: string;
  const run = async (...words: string[]) => {
    const done = await closedbook([...words, '--store', place.path('s.db'), '--quiet'], {
      CLOSEDBOOK_SIMULATED_URL: simulator.url,
    });
    if (done.code !== 0) throw new Error(done.err);
    return done.out;
  };
  const split = async (judge: string) =>
    JSON.parse(await run('grade', runId, '--claims', `simulated/${judge}`, '--json'));
  const summary = async () => JSON.parse(await run('analyze', runId, '--json'));

  beforeAll(async () => {
    place = await scratch();
    const questions = biographies(60);
    simulator = await startSimulator({ questions, seed: 5, models: [...DEFAULT_MODELS, ...SPLITTERS] });
    const set = await place.questions('q.jsonl', questions);
    const models = ['rook', 'jackdaw', 'heron'].flatMap((name) => ['-m', `simulated/${name}`]);
    runId = JSON.parse(await run('run', '-d', set, ...models, '--json', '--out', place.folder)).runId;
  });
  afterAll(async () => {
    await simulator.close();
    await place[Symbol.asyncDispose]();
  });

  const outcomesNow = async () => (await summary()).rates.rows.map((row: { tally: unknown }) => row.tally);
  /** Lists of one grader by answer. */
  const listOf = async (grader: string) => {
    const store = await openStore(place.path('s.db'));
    const lists = new Map<string, readonly Claim[]>();
    for await (const view of store.answers({ runIds: [runId], pass: 'open' })) {
      const own = view.grades.findLast((grade) => grade.grader.id === grader);
      if (view.reply.status === 'answered' && own?.evidence.claims !== undefined)
        lists.set(view.reply.text, own.evidence.claims);
    }
    await store.close();
    return lists;
  };

  const given = () =>
    simulator
      .ledger({ purpose: 'ask' })
      .filter(({ status, outcome }) => status === 'answered' && outcome !== null);

  test('person-strict agrees with what was planted', async () => {
    const told = await split('exact');
    expect(told.claims.results).toMatchObject({ invented: 0, altered: 0 });
    const store = await openStore(place.path('s.db'));
    let agreed = 0;
    let graded = 0;
    const outcomes = new Map(
      given().map(({ text, questionId, outcome }) => [`${questionId} ${text}`, outcome]),
    );
    for await (const view of store.answers({ runIds: [runId], pass: 'open' })) {
      const truth = outcomes.get(`${view.question.id} ${view.reply.text}`);
      if (truth === undefined) continue;
      graded += 1;
      const own = view.grades.findLast(({ grader }) => grader.id === 'claims:simulated/exact');
      if (own?.status === 'graded' && own.outcome === truth) agreed += 1;
    }
    await store.close();
    expect(graded).toBeGreaterThan(150);
    expect(agreed / graded).toBeGreaterThanOrEqual(0.97);
  });

  test('rates by claim are those of the ledger', async () => {
    const { claims } = await summary();
    for (const row of claims.rows) {
      const model = row.respondent.replace(/^simulated\/([a-z]+).*$/, '$1');
      const made = given().filter((entry) => entry.model === model);
      const all = made.flatMap((entry) => entry.claims ?? []);
      const right = all.filter(({ truth }) => truth === 'right').length;
      const wrong = all.filter(({ truth }) => truth === 'wrong').length;
      expect(Math.abs(row.counts.right - right)).toBeLessThanOrEqual(2);
      expect(Math.abs(row.counts.wrong - wrong)).toBeLessThanOrEqual(2);
      expect(row.counts['not-in-facts']).toBe(all.filter(({ truth }) => truth === 'not-in-facts').length);
      expect(row.precision.method).toMatch(/^cluster-wilson/);
      expect(row.precision.clusters).toBeLessThanOrEqual(60);
    }
  });

  test('an audit claim by claim measures the judge that splits, and corrects the rates', async () => {
    const told = await split('sloppy');
    const planted = simulator.ledger({ purpose: 'ask' }).flatMap(({ claims }) => claims ?? []);
    const onFacts = planted.filter(({ property }) => property !== 'other').length;
    // Every second one invented rests on words that do stand there, under a value that does not.
    const altered = onFacts * 0.85 * 0.08 + planted.length * 0.08 * 0.5;
    // The rules find what a judge altered: the answer does not say the value.
    expect(told.claims.results.altered / altered).toBeGreaterThan(0.75);
    expect(told.claims.results.altered / altered).toBeLessThan(1.25);
    const outcomes = await outcomesNow();
    const sheet = place.path('claims.csv');
    const drawn = JSON.parse(
      await run('audit', 'draw', runId, '--claims', '--size', '700', '--out', sheet, '--json'),
    );
    expect(drawn.answers).toBe(700);
    const rows: Record<string, unknown>[] = [];
    for await (const { row } of readRows(sheet)) rows.push(row);
    expect(JSON.stringify(rows)).not.toMatch(/simulated|not-in-facts|"wrong"/);
    const listed = await listOf('claims:simulated/sloppy');
    const made = new Map(given().map(({ text, claims }) => [text ?? '', claims ?? []]));
    await writeRows(
      sheet,
      rows.map((row) => judged(row, { made, listed })),
    );
    const read = JSON.parse(await run('audit', 'read', sheet, '--name', 'ada', '--json'));
    expect(read.grades).toBe(700);
    const { claims } = await summary();
    for (const row of claims.rows) {
      const model = row.respondent.replace(/^simulated\/([a-z]+).*$/, '$1');
      const all = given()
        .filter((entry) => entry.model === model)
        .flatMap((entry) => entry.claims ?? []);
      const right = all.filter(({ truth }) => truth === 'right').length;
      const wrong = all.filter(({ truth }) => truth === 'wrong').length;
      const { audit } = row;
      expect(holds(audit.precision, right / (right + wrong))).toBe(true);
      expect(holds(audit.wrongPerReply, wrong / row.replies)).toBe(true);
      // A claim under an altered value is one that the list lacks.
      expect(holds(audit.dropped, 0.15 + 0.85 * 0.08)).toBe(true);
      expect(holds(audit.unsaid, 0)).toBe(true);
      // Altered values do not look like errors of the model.
      expect(Math.abs(row.precision.value - right / (right + wrong))).toBeLessThan(0.04);
    }
    expect(await outcomesNow()).toEqual(outcomes);
  });

  test('an export brings claims back, with audits where it holds every grade, and says where it holds none', async () => {
    const { claims } = rounded(await summary());
    const analyzed = async (path: string) => rounded(JSON.parse(await run('analyze', path, '--json')));
    const exported = async (form: string) => {
      const path = place.path(`run.${form}`);
      await run('export', runId, '--to', form, '--out', path);
      return path;
    };
    const lines = await exported('jsonl');
    expect((await analyzed(lines)).claims).toEqual(claims);
    const table = await exported('csv');
    // The same in a run of their own, and from that once more.
    const imported = JSON.parse(await run('import', lines, '--json'));
    expect((await analyzed(imported.runId)).claims).toEqual(claims);
    const again = place.path('again.jsonl');
    await run('export', imported.runId, '--to', 'jsonl', '--out', again);
    expect((await analyzed(again)).claims).toEqual(claims);
    // A table has the list of the grade that stands: the first splitter's where the second left it undecided.
    expect((await analyzed(table)).claims.rows).toMatchObject(
      claims.rows.map(({ respondent, replies }: Record<string, unknown>) => ({
        ...{ respondent, replies, undecided: 0 },
        graders: ['claims:simulated/exact', 'claims:simulated/sloppy'],
      })),
    );
    const bare = [];
    for await (const { row } of readRows(table)) bare.push({ ...row, evidence: '' });
    await writeRows(table, bare);
    const without = await analyzed(table);
    expect(without.claims).toBeUndefined();
    expect(without.provenance.warnings.join()).toMatch(/\d+ answers were split into claims, and this file/);
  });
});

/** Answers come in another order, and sums differ in their last digit. */
function rounded(summary: unknown) {
  return JSON.parse(
    JSON.stringify(summary, (_, value) =>
      typeof value === 'number' ? Number(value.toPrecision(12)) : value,
    ),
  );
}

/** What a careful person finds: they read the answer and know the facts, so they know what was planted. */
function judged(
  row: Record<string, unknown>,
  {
    made,
    listed,
  }: {
    readonly made: ReadonlyMap<string, readonly GivenClaim[]>;
    readonly listed: ReadonlyMap<string, readonly Claim[]>;
  },
): Record<string, unknown> {
  const answer = String(row['answer']);
  const own = made.get(answer)!;
  if (row['property'] !== '') {
    const said = own.find(({ property, value }) => property === row['property'] && value === row['value']);
    return { ...row, verdict: said === undefined ? 'not said' : said.truth.replaceAll('-', ' ') };
  }
  // A claim is dropped where none of the list has its property and words under its own value.
  const missing = own.filter(
    ({ property, words, truth }) =>
      truth !== 'not-in-facts' &&
      String(row['words']).startsWith(words) &&
      !listed
        .get(answer)!
        .some((claim) => claim.property === property && claim.words === words && !isTheJudges(claim.result)),
  );
  const count = (truth: string) => String(missing.filter((one) => one.truth === truth).length);
  return { ...row, missing_right: count('right'), missing_wrong: count('wrong') };
}

/** Twice the interval: another run draws other claims, and a test must not fail by one draw in twenty. */
function holds({ low, high }: { readonly low: number; readonly high: number }, value: number): boolean {
  const half = (high - low) / 2;
  return low - half <= value && value <= high + half;
}
