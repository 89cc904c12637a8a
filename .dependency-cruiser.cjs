// The walls of the house (ARCHITECTURE.md): which room may import which.
// One allow-list a room, so that a new import across a wall is a decision and not an accident.

/** Rooms and what each may import of ours. A stage never imports another stage. */
const ROOMS = {
  core: [],
  stats: [],
  http: [],
  terminal: [],
  values: ['core'],
  rows: ['core'],
  prompts: ['core'],
  reading: ['core'],
  sqlite: [],
  postgres: ['core'],
  queue: ['core', 'postgres'],
  threads: [],
  store: ['core', 'sqlite', 'postgres'],
  model: ['core', 'http', 'reading'],
  wikidata: ['core', 'http'],
  simulate: ['core', 'prompts'],
  interop: ['core', 'rows', 'values', 'sqlite', 'reading'],
  'stages/dataset': ['core', 'stats', 'values', 'rows', 'prompts'],
  'stages/ask': ['core', 'stats', 'values', 'rows', 'prompts'],
  'stages/grade': ['core', 'stats', 'values', 'rows', 'prompts', 'reading'],
  // Its public face hands on the reader of published tables, whose counts it alone analyses.
  'stages/analyze': ['core', 'stats', 'values', 'rows', 'prompts', 'interop/published'],
  'stages/report': ['core', 'stats', 'values', 'rows', 'prompts', 'terminal'],
  'stages/check': ['core', 'stats', 'values', 'rows', 'prompts'],
  library: ['core', 'stats', 'values', 'stages/grade', 'stages/analyze', 'pipeline'],
  pipeline: [
    'core',
    'terminal',
    'stats',
    'values',
    'rows',
    'prompts',
    'http',
    'reading',
    'model',
    'wikidata',
    'store',
    'queue',
    'threads',
    'simulate',
    'stages',
    'interop',
  ],
  // Server and pages: what they show, the pipeline gives.
  desk: ['core', 'pipeline'],
};

const walls = Object.entries(ROOMS).map(([room, allowed]) => ({
  name: `room-${room.replace('/', '-')}`,
  comment: `${room} may import ${allowed.length ? allowed.join(', ') : 'nothing of ours'}`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: [`^src/${room}/`, ...allowed.map((name) => `^src/${name}/`)] },
}));

/** The jobs of the pipeline, and which other jobs each rests on; what stands at its root serves all of them and knows none. */
const JOBS = {
  reader: [],
  summarize: ['reader'],
  batch: [],
  grade: ['summarize', 'batch'],
  report: ['summarize'],
  run: ['grade', 'report', 'summarize', 'batch'],
  workers: ['run', 'grade', 'report', 'summarize', 'batch'],
  plan: ['run', 'grade', 'summarize'],
  exchange: ['reader', 'grade', 'summarize'],
  dataset: ['summarize'],
  desk: ['summarize', 'grade', 'report', 'dataset'],
};

const jobs = Object.entries(JOBS).map(([job, allowed]) => ({
  name: `pipeline-${job}`,
  comment: `pipeline/${job} may import its root${allowed.map((name) => `, ${name}`).join('')}`,
  severity: 'error',
  from: { path: `^src/pipeline/${job}/` },
  to: { path: '^src/pipeline/[^/]+/', pathNot: [job, ...allowed].map((name) => `^src/pipeline/${name}/`) },
}));

/** A library that belongs to one room, so that it can be replaced there. */
const only = (name, library, rooms) => ({
  name,
  severity: 'error',
  from: { path: '^src/', pathNot: rooms.map((room) => `^src/${room}/`) },
  to: { path: library },
});

module.exports = {
  forbidden: [
    ...walls,
    ...jobs,
    {
      name: 'pipeline-root',
      severity: 'error',
      from: { path: '^src/pipeline/[^/]+[.]ts$' },
      to: { path: '^src/pipeline/[^/]+/' },
    },
    { name: 'no-circles', severity: 'error', from: { path: '^src/' }, to: { circular: true } },
    {
      name: 'nobody-imports-cli',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'desk-for-cli',
      comment: 'A server is started by a person.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(cli|desk)/' },
      to: { path: '^src/desk/' },
    },
    {
      name: 'pages-run-in-a-browser',
      comment: 'What the pages know of the server are types.',
      severity: 'error',
      from: { path: '^src/desk/app/' },
      to: { path: '^src/', pathNot: '^src/desk/app/', dependencyTypesNot: ['type-only'] },
    },
    only('server-in-desk', 'node_modules/(hono|@hono|preact)/', ['desk']),
    only('sdks-in-model', 'node_modules/(openai|@anthropic-ai)/', ['model']),
    only('outbound-in-http', 'node_modules/undici/', ['http']),
    // The desk serves under TLS and asks nobody.
    only('https-in-http-and-desk', '^(node:)?https$', ['http', 'desk']),
    only('sql-in-store', 'node_modules/kysely/', ['store']),
    only('drivers-in-sqlite', 'node_modules/libsql/', ['sqlite']),
    only('engine-in-queue', 'node_modules/graphile-worker/', ['queue']),
    only('pool-in-threads', 'node_modules/tinypool/|^(node:)?worker_threads$', ['threads']),
    only('driver-in-postgres', 'node_modules/(@types/)?pg/', ['postgres']),
    only('archives-in-rows', 'node_modules/(yauzl|fzstd)/', ['rows']),
    only('files-in-rows-and-store', '^(node:)?fs(/promises)?$', [
      'rows',
      'store',
      'postgres',
      'interop',
      'cli',
      'pipeline',
      'library',
      'desk',
    ]),
    only(
      'charts-in-report',
      'node_modules/(vega|vega-lite|vega-embed|@resvg|pdfkit|fontkit|svg-to-pdfkit)/',
      ['stages/report'],
    ),
    {
      name: 'no-junk-drawers',
      comment: 'A thing lives with its concept.',
      severity: 'error',
      from: {},
      to: { path: '^src/.*(utils|helpers|common|types)[.]ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
