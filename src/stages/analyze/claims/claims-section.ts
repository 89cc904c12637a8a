/** The section on claims, one row a respondent, and its sentences. What is beyond the facts is told as just that. */
import { counted } from '../../../core/counted.ts';
import type { Estimate } from '../../../core/estimate.ts';
import type { Outcome } from '../../../core/outcome.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import { clusteredRate } from '../clustered-rate.ts';
import { auditedClaims } from './audited-claims.ts';
import { precisionOf, recallOf, wrongPerReply } from './claim-measures.ts';
import { type SplitReply, tallyClaims } from './split-reply.ts';

type Section = NonNullable<Summary['claims']>;
type Row = Section['rows'][number];

export interface ClaimsSectionOptions {
  /** Confidence level in (0, 1). */
  readonly level: number;
  /** Respondents in the order of the summary, with their names. */
  readonly respondents: readonly { readonly id: string; readonly label: string }[];
}

/** Undefined where nothing was split. */
export function claimsSection(
  replies: readonly SplitReply[],
  { level, respondents }: ClaimsSectionOptions,
): Section | undefined {
  const rows = respondents.flatMap(({ id }) => {
    const own = replies.filter(({ respondent }) => respondent === id);
    return own.length === 0 ? [] : [rowOf(id, own, level)];
  });
  if (rows.length === 0) return undefined;
  const label = (id: string) => respondents.find((one) => one.id === id)?.label ?? id;
  return { rows, sentences: rows.map((row) => sentenceOf(row, label(row.respondent))) };
}

function rowOf(respondent: string, replies: readonly SplitReply[], level: number): Row {
  const read = replies.filter(({ claims }) => claims !== null);
  const claims = read.flatMap((reply) => reply.claims!);
  const decided = read.filter(({ outcome }) => outcome !== null);
  const headline = (outcome: Outcome): Estimate =>
    clusteredRate(
      decided.map((reply) => (reply.outcome === outcome ? 1 : 0)),
      {
        metric: `${outcome}/asked`,
        clusters: decided.map(({ person }) => person),
        level,
        whyEmpty: 'no-outcomes',
      },
    );
  const audit = auditedClaims(read, level);
  return {
    respondent,
    graders: [...new Set(replies.map(({ grader }) => grader))].sort(),
    replies: read.length,
    unread: replies.length - read.length,
    undecided: read.length - decided.length,
    headline: {
      correct: headline('correct'),
      incorrect: headline('incorrect'),
      refused: headline('refused'),
    },
    precision: precisionOf(read, { level }),
    recall: recallOf(read, { level }),
    wrongPerReply: wrongPerReply(read, level),
    counts: tallyClaims(claims),
    byProperty: propertiesOf(read).map((property) => ({
      property,
      counts: tallyClaims(claims.filter((claim) => claim.property === property)),
      precision: precisionOf(read, { level, property }),
      recall: recallOf(read, { level, property }),
    })),
    ...(audit === undefined ? {} : { audit }),
  };
}

/** The facts' properties in their order, then what else was claimed, commonest first. */
function propertiesOf(replies: readonly SplitReply[]): string[] {
  const facts = new Set(replies.flatMap((reply) => reply.facts.map(({ name }) => name)));
  const others = new Map<string, number>();
  for (const { claims } of replies) {
    for (const { property } of claims ?? [])
      if (!facts.has(property)) others.set(property, (others.get(property) ?? 0) + 1);
  }
  const rest = [...others].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([property]) => property);
  return [...facts, ...rest];
}

function sentenceOf(row: Row, label: string): string {
  const { precision, recall, counts, headline, audit } = row;
  const { numerator, denominator } = headline.incorrect;
  const beyond = (counts['not-in-facts'] ?? 0) + (counts.contradicting ?? 0);
  const judges = (counts.invented ?? 0) + (counts.altered ?? 0);
  const sure = `${label}: ${numerator ?? 0} of ${denominator ?? 0} long answers hold a wrong claim; ${share(precision)} of the claims that the facts decide are right, ${share(recall)} of the facts asked for are told, ${decimal(row.wrongPerReply)} claims a reply are wrong; ${counted(beyond, 'claim is', 'claims are')} beyond the facts and judged by nobody${judges === 0 ? '' : `; ${counted(judges, 'listed claim is', 'listed claims are')} the judge’s own, not said in the answers, and left out`}.`;
  if (audit === undefined) return sure;
  return `${sure} By people's audit of ${audit.units} claims and stretches ${share(audit.precision)} are right and ${decimal(audit.wrongPerReply)} a reply are wrong; the judge dropped ${share(audit.dropped)} of the claims on facts, and ${share(audit.unsaid)} of those it listed are not in the answer.`;
}

function share({ value, low, high }: Estimate): string {
  if (value === null) return 'an unknown share';
  const points = (part: number) => (100 * part).toFixed(1);
  return `${points(value)} %${low === null || high === null ? '' : ` (${points(low)} to ${points(high)})`}`;
}

function decimal({ value, low, high }: Estimate): string {
  if (value === null) return 'an unknown number of';
  return `${value.toFixed(2)}${low === null || high === null ? '' : ` (${low.toFixed(2)} to ${high.toFixed(2)})`}`;
}
