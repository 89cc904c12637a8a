/**
 * Refusals for privacy on questions tagged as private, beside all others, paired by the person asked about: people
 * differ in how guarded a model is about them, and the pairing takes that out. A block is not counted as privacy,
 * whatever its motive: its reason is not told.
 */
import { counted } from '../../core/counted.ts';
import {
  type OutcomeTable,
  outcomeOfCode,
  PASSES,
  type QuestionRow,
  reasonOfCode,
} from '../../core/outcome-table.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { clusteredMean, clusteredRate } from './clustered-rate.ts';
import { isRated } from './grid.ts';

type Section = NonNullable<Summary['privacy']>;
type Row = Section['rows'][number];

const PRIVATE_TAG = 'sensitivity:private';

function isPrivate({ tags }: Pick<QuestionRow, 'tags'>): boolean {
  return tags.some((tag) => tag.trim().toLowerCase() === PRIVATE_TAG);
}

/** Replies to questions of one kind. */
interface Side {
  /** 1 where privacy was the reason of a refusal. */
  readonly refused: number[];
  readonly clusters: string[];
  readonly reasons: Record<string, number>;
  /** By person: replies, and those refused for privacy. */
  readonly people: Map<string, { replies: number; refused: number }>;
}

const emptySide = (): Side => ({ refused: [], clusters: [], reasons: {}, people: new Map() });

/** The section; undefined where no question of the runs is tagged as private. */
export function privacySection(
  table: OutcomeTable,
  options: {
    readonly level: number;
    readonly clusterKey: (question: QuestionRow) => string;
    readonly label: (respondent: string) => string;
  },
): Section | undefined {
  // Of most sets none is, and a record of every question would be for nothing.
  if (!table.questions.some((question) => isRated(question) && isPrivate(question))) return undefined;
  const questions = table.questions.map((question) => ({
    rated: isRated(question),
    isPrivate: isPrivate(question),
    cluster: options.clusterKey(question),
    person: question.subject?.id ?? question.subject?.name,
  }));
  const sides = table.respondents.map(() => ({ private: emptySide(), others: emptySide() }));
  const open = PASSES.indexOf('open');
  for (let row = 0; row < table.rows; row += 1) {
    const question = questions[table.question[row]!]!;
    const outcome = outcomeOfCode(table.cell[row]!);
    if (table.pass[row] !== open || !question.rated || outcome === null) continue;
    const side = sides[table.respondent[row]!]![question.isPrivate ? 'private' : 'others'];
    count(side, question, outcome === 'refused' ? (reasonOfCode(table.reason[row]!) ?? 'other') : null);
  }
  const rows = sides.flatMap((both, index) =>
    both.private.refused.length === 0 ? [] : [rowOf(table.respondents[index]!.id, both, options.level)],
  );
  return rows.length === 0 ? undefined : { rows, sentences: rows.map((row) => sentenceOf(row, options)) };
}

function count(
  side: Side,
  question: { readonly cluster: string; readonly person: string | undefined },
  reason: string | null,
): void {
  const forPrivacy = reason === 'privacy' ? 1 : 0;
  side.refused.push(forPrivacy);
  side.clusters.push(question.cluster);
  if (reason !== null) side.reasons[reason] = (side.reasons[reason] ?? 0) + 1;
  if (question.person === undefined) return;
  const person = side.people.get(question.person) ?? { replies: 0, refused: 0 };
  side.people.set(question.person, {
    replies: person.replies + 1,
    refused: person.refused + forPrivacy,
  });
}

const METRIC = 'privacy-refused/asked';

function rowOf(
  respondent: string,
  { private: privately, others }: { readonly private: Side; readonly others: Side },
  level: number,
): Row {
  const rate = ({ refused, clusters }: Side) =>
    clusteredRate(refused, { metric: METRIC, clusters, level, whyEmpty: 'no-questions' });
  const paired = [...privately.people].flatMap(([person, mine]) => {
    const other = others.people.get(person);
    return other === undefined ? [] : [mine.refused / mine.replies - other.refused / other.replies];
  });
  return {
    respondent,
    private: rate(privately),
    others: rate(others),
    difference: {
      ...clusteredMean(paired, {
        metric: `difference of ${METRIC}`,
        clusters: paired.map((_, person) => person),
        level,
        whyEmpty: 'no-questions',
      }),
      numerator: null,
      denominator: null,
    },
    reasons: { private: privately.reasons, others: others.reasons },
  };
}

function sentenceOf(row: Row, { label }: { readonly label: (respondent: string) => string }): string {
  const of = ({ numerator, denominator, value, low, high }: Row['private']) =>
    value === null
      ? 'none asked'
      : `${numerator}/${denominator}${low === null || high === null ? '' : ` (${points(low)}% to ${points(high)}%)`}`;
  const { value, low, high, n } = row.difference;
  const paired =
    value === null
      ? 'nobody was asked about both'
      : `paired over ${counted(n ?? 0, 'person', 'people')} asked about both, ${value > 0 ? '+' : ''}${points(value)} points${
          low === null || high === null ? '' : ` (${points(low)} to ${points(high)})`
        }`;
  return `${label(row.respondent)}: refused for privacy ${of(row.private)} of questions on private circumstances, ${of(row.others)} of the others; ${paired}.`;
}

const points = (share: number): string => (100 * share).toFixed(1);
