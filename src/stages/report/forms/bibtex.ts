/** The works behind the numbers of one report, as BibTeX: those of methods that it used, and no others. */
import type { Summary } from '../../../core/summary/summary.ts';

interface Work {
  readonly key: string;
  readonly kind: 'article' | 'misc';
  readonly fields: Readonly<Record<string, string>>;
  /** Whether a report rests on it. */
  readonly used: (methods: ReadonlySet<string>, summary: Summary) => boolean;
}

const has =
  (...names: readonly string[]) =>
  (methods: ReadonlySet<string>) =>
    [...methods].some((method) => names.some((name) => method.split(/[-_]/).includes(name)));

const WORKS: readonly Work[] = [
  {
    key: 'wei2024simpleqa',
    kind: 'misc',
    fields: {
      author:
        'Wei, Jason and Karina, Nguyen and Chung, Hyung Won and Jiao, Yunxin Joy and Papay, Spencer and Glaese, Amelia and Schulman, John and Fedus, William',
      title: 'Measuring short-form factuality in large language models',
      year: '2024',
      eprint: '2411.04368',
      archiveprefix: 'arXiv',
    },
    used: () => true,
  },
  {
    key: 'kalai2025hallucinate',
    kind: 'misc',
    fields: {
      author: 'Kalai, Adam Tauman and Nachum, Ofir and Vempala, Santosh S. and Zhang, Edwin',
      title: 'Why Language Models Hallucinate',
      year: '2025',
      eprint: '2509.04664',
      archiveprefix: 'arXiv',
    },
    used: (_, { frontier }) => frontier !== undefined,
  },
  {
    key: 'miller2024error',
    kind: 'misc',
    fields: {
      author: 'Miller, Evan',
      title: 'Adding Error Bars to Evals: A Statistical Approach to Language Model Evaluations',
      year: '2024',
      eprint: '2411.00640',
      archiveprefix: 'arXiv',
    },
    used: has('cluster'),
  },
  {
    key: 'wilson1927probable',
    kind: 'article',
    fields: {
      author: 'Wilson, Edwin B.',
      title: 'Probable inference, the law of succession, and statistical inference',
      journal: 'Journal of the American Statistical Association',
      volume: '22',
      number: '158',
      pages: '209--212',
      year: '1927',
    },
    used: has('wilson'),
  },
  {
    key: 'waudbysmith2024estimating',
    kind: 'article',
    fields: {
      author: 'Waudby-Smith, Ian and Ramdas, Aaditya',
      title: 'Estimating means of bounded random variables by betting',
      journal: 'Journal of the Royal Statistical Society Series B: Statistical Methodology',
      volume: '86',
      number: '1',
      pages: '1--27',
      year: '2024',
    },
    used: has('betting'),
  },
  {
    key: 'clopper1934use',
    kind: 'article',
    fields: {
      author: 'Clopper, C. J. and Pearson, E. S.',
      title: 'The use of confidence or fiducial limits illustrated in the case of the binomial',
      journal: 'Biometrika',
      volume: '26',
      number: '4',
      pages: '404--413',
      year: '1934',
    },
    used: has('clopper', 'exact'),
  },
  {
    key: 'fieller1954problems',
    kind: 'article',
    fields: {
      author: 'Fieller, E. C.',
      title: 'Some problems in interval estimation',
      journal: 'Journal of the Royal Statistical Society: Series B',
      volume: '16',
      number: '2',
      pages: '175--185',
      year: '1954',
    },
    used: has('fieller'),
  },
  {
    key: 'tango1998equivalence',
    kind: 'article',
    fields: {
      author: 'Tango, Toshiro',
      title:
        'Equivalence test and confidence interval for the difference in proportions for the paired-sample design',
      journal: 'Statistics in Medicine',
      volume: '17',
      number: '8',
      pages: '891--908',
      year: '1998',
    },
    used: has('tango'),
  },
  {
    key: 'newcombe1998interval',
    kind: 'article',
    fields: {
      author: 'Newcombe, Robert G.',
      title:
        'Interval estimation for the difference between independent proportions: comparison of eleven methods',
      journal: 'Statistics in Medicine',
      volume: '17',
      number: '8',
      pages: '873--890',
      year: '1998',
    },
    used: has('newcombe'),
  },
  {
    key: 'holm1979simple',
    kind: 'article',
    fields: {
      author: 'Holm, Sture',
      title: 'A simple sequentially rejective multiple test procedure',
      journal: 'Scandinavian Journal of Statistics',
      volume: '6',
      number: '2',
      pages: '65--70',
      year: '1979',
    },
    used: (_, { comparisons }) => comparisons?.multiplicity.startsWith('Holm') ?? false,
  },
  {
    key: 'efron1979bootstrap',
    kind: 'article',
    fields: {
      author: 'Efron, Bradley',
      title: 'Bootstrap methods: another look at the jackknife',
      journal: 'The Annals of Statistics',
      volume: '7',
      number: '1',
      pages: '1--26',
      year: '1979',
    },
    used: (methods, { frontier }) => has('bootstrap')(methods) || frontier?.probabilityBest != null,
  },
  {
    key: 'fleiss1969large',
    kind: 'article',
    fields: {
      author: 'Fleiss, Joseph L. and Cohen, Jacob and Everitt, B. S.',
      title: 'Large sample standard errors of kappa and weighted kappa',
      journal: 'Psychological Bulletin',
      volume: '72',
      number: '5',
      pages: '323--327',
      year: '1969',
    },
    used: has('fleiss'),
  },
  {
    key: 'tenenbein1970double',
    kind: 'article',
    fields: {
      author: 'Tenenbein, Aaron',
      title: 'A double sampling scheme for estimating from binomial data with misclassifications',
      journal: 'Journal of the American Statistical Association',
      volume: '65',
      number: '331',
      pages: '1350--1361',
      year: '1970',
    },
    used: has('sampling'),
  },
];

/** Works that a report rests on, in the order in which a paper would name them. */
export function worksOf(summary: Summary): readonly { readonly key: string }[] {
  const methods = methodsIn(summary);
  return WORKS.filter(({ used }) => used(methods, summary));
}

export function bibliography(summary: Summary): string {
  const keys = new Set(worksOf(summary).map(({ key }) => key));
  return WORKS.filter(({ key }) => keys.has(key))
    .map(
      ({ kind, key, fields }) =>
        `@${kind}{${key},\n${Object.entries(fields)
          .map(([name, value]) => `  ${name} = {${name === 'title' ? `{${value}}` : value}},`)
          .join('\n')}\n}\n`,
    )
    .join('\n');
}

/** Every method that an estimate of the summary names. */
function methodsIn(value: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const one of value) methodsIn(one, found);
  else if (value !== null && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'method' && typeof inner === 'string') found.add(inner);
      else methodsIn(inner, found);
    }
  }
  return found;
}
