/**
 * Designs that people ask for by name, as the text of a spec: `closedbook init --preset NAME`. Text and not records,
 * because the comments are half of a design: why it is so, what it does not repeat, what to do afterwards.
 */

export interface SpecPreset {
  /** One line for `--help` and the head of the file. */
  readonly title: string;
  /** Comment lines under it. */
  readonly about: readonly string[];
  readonly datasets: readonly string[];
  /** Lines of YAML under `models:`. */
  readonly models: readonly string[];
  /** Lines of YAML under `policies:`. */
  readonly policies: readonly string[];
  /** About half as much again as the dry run says. */
  readonly maxCostUsd: number;
  /** What else the design fixes, as lines of YAML. */
  readonly rest: readonly string[];
}

const LIVING_PAIR = ['- openai/gpt-6.1-terra', '- anthropic/claude-haiku-5-5'];

const THINKING_OFF_AND_ON = [
  '- name: openai/gpt-6.1-terra',
  '  matrix: { effort: [none, high] }',
  '- name: anthropic/claude-opus-4-8',
  '  matrix: { thinking: [false, true] }',
];

const SPEC_PRESETS = {
  'joint-evaluation-2025': {
    title: 'the design of the hallucination tests in the OpenAI and Anthropic exercise of August 2025',
    about: [
      'Published: openai.com/index/openai-anthropic-safety-evaluation. Six models, no tools, facts about people and SimpleQA,',
      'three outcomes. What cannot be repeated, and why:',
      '- Three of the six are gone (o4-mini since 2026-10-23; Opus 4 and Sonnet 4 since 2026-06-15). o3 goes on 2026-12-11,',
      '  GPT-4o and GPT-4.1 on 2027-01-14: leave out what has ended. Living successors stand beside them.',
      '- The bars were printed without numbers, the people, prompts, sample sizes and grader not at all: results can be',
      '  compared in their direction, never in their size. person-facts has the two shapes of question that were shown (the',
      '  date for an infobox, the biography, in which any error counts), on people of our own choice.',
      '- The hallucination charts had Claude without its thinking switched; off and on are added here, where a switch exists.',
      'SimpleQA is not bundled: put the CSV that OpenAI publishes beside this file and take the # away.',
      'Refusals come with their reason; private-circumstances (family and graves of the dead) counts those for privacy beside',
      'refusals on public facts about the same people, where the published exercise showed an example.',
      'Afterwards, because its authors name the autograder as the largest error:  closedbook audit draw RUN --size 200',
    ],
    datasets: ['person-facts', 'private-circumstances', 'false-premises'],
    models: [
      '- openai/gpt-4o',
      '- openai/gpt-4.1',
      '- openai/o3 # until 2026-12-11',
      ...THINKING_OFF_AND_ON,
      '- anthropic/claude-opus-5-5',
      '- anthropic/claude-sonnet-5-5',
    ],
    policies: ['- plain'],
    maxCostUsd: 80,
    rest: [
      'sample: 300',
      'judges: [openai/gpt-6-luna]',
      'judgeAgain: 0.1 # how steady the judge is',
      'rubric: person-strict # one wrong detail makes a biography wrong',
    ],
  },
  'simpleqa-closed-book': {
    title: 'SimpleQA (or a set like it) without browsing, as its authors grade it',
    about: [
      'The questions are not bundled: put the CSV that OpenAI publishes (columns problem, answer) beside this file under this name.',
      'Models whose training saw the set look better than they are: compare with a set made after their cutoff.',
    ],
    datasets: ['simple_qa_test_set.csv'],
    models: LIVING_PAIR,
    policies: ['- plain'],
    maxCostUsd: 20,
    rest: ['sample: 500', 'judges: [openai/gpt-6-luna]', 'rubric: simpleqa'],
  },
  'person-facts': {
    title:
      'facts about people from the well known to the obscure, under an ordinary and a careful instruction',
    about: [
      'The report slices by how known a person is and, where rows have dates, by the knowledge cutoff.',
    ],
    datasets: ['person-facts', 'people-who-never-were'],
    models: LIVING_PAIR,
    policies: ['- plain', '- conservative'],
    maxCostUsd: 12,
    rest: ['sample: 300', 'judges: [openai/gpt-6-luna]', 'rubric: verified', 'forced: true'],
  },
  calibration: {
    title: 'whether stated confidence, silence and agreement over trials mean anything',
    about: [
      'A confidence with every answer, three trials for agreement, refused questions asked again by force.',
      'docs/calibration-report.md reads the result.',
    ],
    datasets: ['person-facts'],
    models: LIVING_PAIR,
    policies: ['- plain+confidence', '- penalty:1+confidence', '- penalty:9+confidence'],
    maxCostUsd: 25,
    rest: ['sample: 200', 'judges: [openai/gpt-6-luna]', 'rubric: verified', 'trials: 3', 'forced: true'],
  },
  'reasoning-on-off': {
    title: 'the same models with reasoning off and on',
    about: [
      'Every setting is a respondent; the comparison is paired, question by question, and the cost stands beside it.',
    ],
    datasets: ['person-facts'],
    models: THINKING_OFF_AND_ON,
    policies: ['- plain', '- conservative'],
    maxCostUsd: 40,
    rest: ['sample: 300', 'judges: [openai/gpt-6-luna]', 'rubric: verified'],
  },
} as const satisfies Record<string, SpecPreset>;

export type PresetName = keyof typeof SPEC_PRESETS;
export const PRESET_NAMES = Object.keys(SPEC_PRESETS) as PresetName[];

/** The spec of a preset; questions and models of one's own take the place of its own. */
export function presetText(
  name: PresetName,
  given: {
    readonly schema: string;
    readonly file: string;
    readonly dataset?: string;
    readonly models?: readonly string[];
  },
): string {
  const preset: SpecPreset = SPEC_PRESETS[name];
  const datasets = given.dataset === undefined ? preset.datasets : [given.dataset];
  const models = given.models?.map((model) => `- ${model}`) ?? preset.models;
  const brought = name === 'joint-evaluation-2025' && given.dataset === undefined;
  return `# yaml-language-server: $schema=${given.schema}
# ${name}: ${preset.title}.
${preset.about.map((line) => `# ${line}`).join('\n')}
# What it costs, before anything is spent:  closedbook run ${given.file} --dry-run
# For nothing, against simulated models:    closedbook run ${given.file} -m simulated/heron -m simulated/rook --judge simulated/assayer

title: ${name}
datasets:
${datasets.map((dataset) => `  - ${dataset}`).join('\n')}
${brought ? '  # - simple_qa_test_set.csv\n' : ''}models:
${models.map((line) => `  ${line}`).join('\n')}
policies:
${preset.policies.map((line) => `  ${line}`).join('\n')}
${preset.rest.join('\n')}
penalties: [0, 1, 3, 9]
maxCostUsd: ${preset.maxCostUsd} # stops cleanly; closedbook resume goes on
seed: 1
`;
}
