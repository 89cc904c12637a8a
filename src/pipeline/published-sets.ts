/**
 * Where published question sets come from that are not bundled: their makers give them out themselves. A name that means one
 * of them gets the command that brings it in, instead of a list of other sets.
 */
import { basename } from 'node:path';
import { shellWord } from '../core/shell-word.ts';

interface PublishedSet {
  readonly name: string;
  /** Of a path's last part without letters that only divide. */
  readonly means: RegExp;
  readonly maker: string;
  readonly url: string;
  /** Whether the address is the file itself; else the page that has it. */
  readonly isFile: boolean;
}

const SETS: readonly PublishedSet[] = [
  {
    name: 'SimpleQA Verified',
    means: /simpleqaverified/,
    maker: 'Google DeepMind',
    url: 'https://huggingface.co/datasets/google/simpleqa-verified',
    isFile: false,
  },
  {
    name: 'SimpleQA',
    means: /simpleqa/,
    maker: 'OpenAI',
    url: 'https://openaipublic.blob.core.windows.net/simple-evals/simple_qa_test_set.csv',
    isFile: true,
  },
  {
    name: 'TruthfulQA',
    means: /truthfulqa/,
    maker: 'its authors',
    url: 'https://raw.githubusercontent.com/sylinrl/TruthfulQA/main/TruthfulQA.csv',
    isFile: true,
  },
  {
    name: 'PopQA',
    means: /popqa/,
    maker: 'its authors',
    url: 'https://huggingface.co/datasets/akariasai/PopQA',
    isFile: false,
  },
];

/** What brings in the set that a name or path means; null where it means none that is known here. */
export function whereItComesFrom(nameOrPath: string): string | null {
  const letters = basename(nameOrPath)
    .toLowerCase()
    .replace(/[\s._-]+/g, '');
  const set = SETS.find(({ means }) => means.test(letters));
  if (set === undefined) return null;
  const { name, maker, url, isFile } = set;
  const isPath = /[./\\]/.test(nameOrPath);
  const file = isPath ? nameOrPath : basename(isFile ? url : `${nameOrPath}.csv`);
  const fetched = isFile
    ? `${maker} gives it out:  curl -L -o ${shellWord(file)} ${url}`
    : `${maker} gives it out at ${url}; save it as ${shellWord(file)}`;
  const then = isPath
    ? 'then the same command again.'
    : `then name ${file} in place of ${nameOrPath}, or make a set of it:  closedbook dataset import ${file} --out ${nameOrPath}`;
  return `${name} is not bundled. ${fetched}  ${then}`;
}
