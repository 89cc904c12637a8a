/**
 * What a source has no use for: a summary holds no single answers, a published table none either, and those of a run are read. An
 * option that changed nothing would be believed to have changed something, so it is refused by name.
 */
import { ClosedbookError } from '../../core/errors.ts';
import { refuseUnknownSlices } from '../../stages/analyze/slice-fields.ts';
import type { Source } from '../source.ts';
import { lookAt } from '../sources.ts';
import type { SummarizeOptions } from './summarize-options.ts';

/** Options that were given, by their names on the command line. */
function given(options: SummarizeOptions): string[] {
  const { map = [], outcomes = [], modelFrom = [], fill = [], questionFiles = [] } = options;
  const all: readonly (readonly [string, boolean])[] = [
    ['--penalty', options.penalties !== undefined],
    ['--by', options.by !== undefined],
    ['--cluster', options.clusterBy !== undefined],
    ['--mix', options.workload?.mix !== undefined],
    ['--unanswerable-share', options.workload?.unanswerableShare !== undefined],
    ['--title', options.title !== undefined],
    ['--map', map.length > 0],
    ['--outcomes', outcomes.length > 0],
    ['--model-from', modelFrom.length > 0],
    ['--sheet', options.sheet !== undefined],
    ['--fill', fill.length > 0],
    ['--questions', questionFiles.length > 0],
    ['--apart', options.apart === true],
    ['--pool', options.pool === true],
    ['--seed', options.seed !== undefined],
  ];
  return all.flatMap(([name, is]) => (is ? [name] : []));
}

type Kind = Source['kind'];

/** What decides how a file of answers is read. */
const OF_FILES = [
  '--map',
  '--outcomes',
  '--model-from',
  '--sheet',
  '--fill',
  '--questions',
  '--apart',
  '--pool',
];

/** What a kind has no use for; null where that is everything. */
const USELESS: Readonly<Record<Kind, readonly string[] | null>> = {
  answers: [],
  run: OF_FILES,
  // Its columns may have other names; that it cannot be reweighted is said by who would do it.
  published: [...OF_FILES.filter((name) => name !== '--map'), '--by', '--cluster'],
  summary: null,
};

const WHAT: Readonly<Record<Kind, string>> = {
  answers: 'a file of answers',
  run: 'a run, whose answers are read already',
  published: 'a published table, which holds counts and no answers',
  summary: 'a summary, which is made already',
};

const INSTEAD: Readonly<Record<Kind, string>> = {
  answers: 'Leave it out.',
  run: 'Leave it out; closedbook import takes it where the answers are read.',
  published: 'Leave it out.',
  summary: 'Name the run, the answers or the table that it was made from.',
};

/**
 * Refuses what no source has a use for: of several, the others may have one. A slice that no source can have is refused before
 * any is read.
 * @throws ClosedbookError `usage`
 */
export async function refuseUseless(sources: readonly string[], options: SummarizeOptions): Promise<void> {
  refuseUnknownSlices(options.by);
  const names = given(options);
  if (names.length === 0) return;
  const looked = await Promise.all(sources.map((text) => lookAt(text, options)));
  const useless = names.filter((name) => looked.every(({ kind }) => USELESS[kind]?.includes(name) ?? true));
  const [first] = looked;
  if (first === undefined || useless.length === 0) return;
  const holds =
    first.kind === 'summary' && options.penalties !== undefined
      ? ` (its penalties are ${first.summary.penalties.join(', ')})`
      : '';
  const named = first.kind === 'run' ? first.id : first.kind === 'answers' ? first.files[0]! : first.path;
  throw new ClosedbookError(
    'usage',
    `${named}: ${useless.join(', ')} ${useless.length === 1 ? 'has' : 'have'} no effect on ${WHAT[first.kind]}${holds}`,
    { hint: INSTEAD[first.kind] },
  );
}
