/**
 * What the name of a column or scorer says of its 1 and 0, asked before they become right and wrong: some mean the
 * opposite, some mean declining, and costs, times, names and ratings mean no outcome at all.
 */

export type MetricMeaning = 'verdict' | 'incorrect' | 'refused' | 'none';

const REFUSED =
  /^(is)?(notattempted|notanswered|unanswered|abstained|abstention|abstain|abstains|refused|refuses|refusal|isrefusal|declined|declines|noanswer|nonanswer|idk|dontknow|punted|evaded)(flag|label|bool)?$/;
const INCORRECT =
  /^(is)?(incorrect|wrong|wronganswer|inaccurate|mistake|error|hallucinat(ed|ion|es)|false)(flag|label|bool)?$/;
const NONE =
  /(?:cost|price|latency|duration|seconds|tokens?|version|prompt|reason|reasoning|explanation|comment|rationale|rating|likert|toxic(?:ity)?|unsafe|hallucination(?:rate|score)?|hallucinated|fluency|helpfulness|perplexity|similarity|confidence|success|temperature)$/;
/** The same, of words that others end in: "closedbook" is no "ok". */
const NONE_ALONE =
  /(?:^|_)(?:is_?)?(?:time|model|name|raw|id|url|stars?|harm(?:ful)?|bias(?:ed)?|safety|length|ok|status)$/;
/** Last words of a name that measures something beside right and wrong, or whose 1 is bad. */
const BESIDE = new Set(
  [
    'std stdev stddev sd stderr se var variance ci low high lower upper num n sum min max median rank ranking',
    'percentile quantile vote votes retry retries attempt attempts tries parse parsed parseable parsable valid validity',
    'failed failure errors agreement agree disagreement kappa alpha seed format formatting formatted schema json',
    'relevance relevant relevancy faithfulness faithful groundedness grounded grounding clarity clear coherence coherent',
    'conciseness concise brevity verbosity verbose completeness complete thoroughness depth detail quality usefulness',
    'helpful effort bleu rouge rougel meteor bertscore bleurt chrf ter sycophancy sycophantic politeness polite tone',
    'style readability grammar hedge hedged hedging uncertainty uncertain overconfidence overconfident novelty creativity',
    'diversity empathy sentiment emotion pii leak leakage jailbreak jailbroken violation violated compliance compliant',
    'injection profanity hate hateful insult insulting violence violent sexual risk danger dangerous stereotype',
    'contradiction contradicts contradicted contradictory fabrication fabricated confabulation confabulated misleading',
    'unsupported unfaithful ungrounded deception deceptive lie lied falsehood reward preference preferred elo difficulty',
    'contaminated contamination ambiguous ambiguity flagged flag refusalrate',
  ].flatMap((line) => line.split(' ')),
);
/** What it is counted in, behind what is counted: "latency_ms", "cost_usd", "length_chars". */
const UNIT =
  /[\s_.-]*(?<![a-z])(ms|msec|millis|milliseconds|s|sec|secs|seconds|min|minutes|usd|eur|dollars|cents|chars|characters|words|bytes|kb|count|total|avg|mean|p\d\d)$/;

export function metricMeaning(name: string): MetricMeaning {
  const words = name
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, '_')
    .toLowerCase()
    .replace(/^(score|grade|judge|eval|metric)s?[_.-]/, '')
    .replace(UNIT, '')
    .replace(/(?<=.)[\s_.-]+(score|rate|value)$/, '');
  const plain = words.replace(/[\s_.-]/g, '');
  if (plain === '') return 'none';
  if (REFUSED.test(plain)) return 'refused';
  if (INCORRECT.test(plain) && !/^hallucinat|^error|^false/.test(plain)) return 'incorrect';
  const last = words.split(/[\s_.-]+/).at(-1)!;
  const isBeside = BESIDE.has(last) || /^rouge/.test(last) || NONE_ALONE.test(words.replace(/[\s.-]/g, '_'));
  return NONE.test(plain) || isBeside ? 'none' : 'verdict';
}
