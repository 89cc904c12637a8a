/**
 * What the name of a column or scorer says of its 1 and 0, asked before they become right and wrong: some mean the
 * opposite, some mean declining, and costs, times, names and ratings mean no outcome at all.
 */

export type MetricMeaning = 'verdict' | 'incorrect' | 'refused' | 'none';

const REFUSED =
  /^(is)?(notattempted|notanswered|abstained|abstention|abstain|refused|refusal|isrefusal|declined|noanswer|idk)$/;
const INCORRECT = /^(is)?(incorrect|wrong|error|hallucinat(ed|ion|es)|false)$/;
const NONE =
  /(cost|price|latency|duration|seconds|time|tokens?|model|name|version|raw|prompt|reason|reasoning|explanation|comment|rationale|id|url|rating|stars|likert|toxic(ity)?|harm(ful)?|bias(ed)?|safety|unsafe|hallucination(rate|score)?|hallucinated|fluency|helpfulness|length|perplexity|similarity|confidence|success|ok|status|temperature)$/;
/** What it is counted in, behind what is counted: "latency_ms", "cost_usd", "length_chars". */
const UNIT =
  /[\s_.-]*(?<![a-z])(ms|msec|millis|milliseconds|s|sec|secs|seconds|min|minutes|usd|eur|dollars|cents|chars|characters|words|bytes|kb|count|total|avg|mean|p\d\d)$/;

export function metricMeaning(name: string): MetricMeaning {
  const plain = name
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, '_')
    .toLowerCase()
    .replace(/^(score|grade|judge|eval|metric)s?[_.-]/, '')
    .replace(UNIT, '')
    .replace(/[\s_.-]/g, '');
  if (REFUSED.test(plain)) return 'refused';
  if (INCORRECT.test(plain) && !/^hallucinat|^error|^false/.test(plain)) return 'incorrect';
  return NONE.test(plain) ? 'none' : 'verdict';
}
