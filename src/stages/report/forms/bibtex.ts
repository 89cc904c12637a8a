/** The works behind the numbers of one report, as BibTeX: those of methods that it used, and no others. */
import type { Summary } from '../../../core/summary/summary.ts';

interface Work {
  /** Whether a report rests on it. */
  readonly used: (methods: ReadonlySet<string>, summary: Summary) => boolean;
  readonly entry: string;
}

const has =
  (...names: readonly string[]) =>
  (methods: ReadonlySet<string>) =>
    [...methods].some((method) => names.some((name) => method.split(/[-_]/).includes(name)));

const WORKS: readonly Work[] = [
  {
    used: () => true,
    entry: `@misc{wei2024simpleqa,
  author = {Wei, Jason and Karina, Nguyen and Chung, Hyung Won and Jiao, Yunxin Joy and Papay, Spencer and Glaese, Amelia and Schulman, John and Fedus, William},
  title = {{Measuring short-form factuality in large language models}},
  year = {2024},
  eprint = {2411.04368},
  archiveprefix = {arXiv},
}
`,
  },
  {
    used: (_, { frontier }) => frontier !== undefined,
    entry: `@misc{kalai2025hallucinate,
  author = {Kalai, Adam Tauman and Nachum, Ofir and Vempala, Santosh S. and Zhang, Edwin},
  title = {{Why Language Models Hallucinate}},
  year = {2025},
  eprint = {2509.04664},
  archiveprefix = {arXiv},
}
`,
  },
  {
    used: has('cluster'),
    entry: `@misc{miller2024error,
  author = {Miller, Evan},
  title = {{Adding Error Bars to Evals: A Statistical Approach to Language Model Evaluations}},
  year = {2024},
  eprint = {2411.00640},
  archiveprefix = {arXiv},
}
`,
  },
  {
    used: has('wilson'),
    entry: `@article{wilson1927probable,
  author = {Wilson, Edwin B.},
  title = {{Probable inference, the law of succession, and statistical inference}},
  journal = {Journal of the American Statistical Association},
  volume = {22},
  number = {158},
  pages = {209--212},
  year = {1927},
}
`,
  },
  {
    used: has('betting'),
    entry: `@article{waudbysmith2024estimating,
  author = {Waudby-Smith, Ian and Ramdas, Aaditya},
  title = {{Estimating means of bounded random variables by betting}},
  journal = {Journal of the Royal Statistical Society Series B: Statistical Methodology},
  volume = {86},
  number = {1},
  pages = {1--27},
  year = {2024},
}
`,
  },
  {
    used: has('clopper', 'exact'),
    entry: `@article{clopper1934use,
  author = {Clopper, C. J. and Pearson, E. S.},
  title = {{The use of confidence or fiducial limits illustrated in the case of the binomial}},
  journal = {Biometrika},
  volume = {26},
  number = {4},
  pages = {404--413},
  year = {1934},
}
`,
  },
  {
    used: has('fieller'),
    entry: `@article{fieller1954problems,
  author = {Fieller, E. C.},
  title = {{Some problems in interval estimation}},
  journal = {Journal of the Royal Statistical Society: Series B},
  volume = {16},
  number = {2},
  pages = {175--185},
  year = {1954},
}
`,
  },
  {
    used: has('tango'),
    entry: `@article{tango1998equivalence,
  author = {Tango, Toshiro},
  title = {{Equivalence test and confidence interval for the difference in proportions for the paired-sample design}},
  journal = {Statistics in Medicine},
  volume = {17},
  number = {8},
  pages = {891--908},
  year = {1998},
}
`,
  },
  {
    used: has('newcombe'),
    entry: `@article{newcombe1998interval,
  author = {Newcombe, Robert G.},
  title = {{Interval estimation for the difference between independent proportions: comparison of eleven methods}},
  journal = {Statistics in Medicine},
  volume = {17},
  number = {8},
  pages = {873--890},
  year = {1998},
}
`,
  },
  {
    used: (_, { comparisons }) => comparisons?.multiplicity.startsWith('Holm') ?? false,
    entry: `@article{holm1979simple,
  author = {Holm, Sture},
  title = {{A simple sequentially rejective multiple test procedure}},
  journal = {Scandinavian Journal of Statistics},
  volume = {6},
  number = {2},
  pages = {65--70},
  year = {1979},
}
`,
  },
  {
    used: (methods, { frontier }) => has('bootstrap')(methods) || frontier?.probabilityBest != null,
    entry: `@article{efron1979bootstrap,
  author = {Efron, Bradley},
  title = {{Bootstrap methods: another look at the jackknife}},
  journal = {The Annals of Statistics},
  volume = {7},
  number = {1},
  pages = {1--26},
  year = {1979},
}
`,
  },
  {
    used: has('fleiss'),
    entry: `@article{fleiss1969large,
  author = {Fleiss, Joseph L. and Cohen, Jacob and Everitt, B. S.},
  title = {{Large sample standard errors of kappa and weighted kappa}},
  journal = {Psychological Bulletin},
  volume = {72},
  number = {5},
  pages = {323--327},
  year = {1969},
}
`,
  },
  {
    used: has('sampling'),
    entry: `@article{tenenbein1970double,
  author = {Tenenbein, Aaron},
  title = {{A double sampling scheme for estimating from binomial data with misclassifications}},
  journal = {Journal of the American Statistical Association},
  volume = {65},
  number = {331},
  pages = {1350--1361},
  year = {1970},
}
`,
  },
];

export function bibliography(summary: Summary): string {
  const methods = methodsIn(summary);
  return WORKS.flatMap(({ used, entry }) => (used(methods, summary) ? [entry] : [])).join('\n');
}

/** Keys of the works that a report rests on, in the order in which a paper would name them. */
export function citedKeys(summary: Summary): ReadonlySet<string> {
  return new Set([...bibliography(summary).matchAll(/^@\w+\{(\w+),$/gm)].map(([, key]) => key!));
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
