/**
 * Names under which other programs and people keep verdicts. A name alone is not believed: what the column holds is looked
 * at in `verdict-columns.ts`.
 */
import { namesModel } from '../../reading/served-model.ts';
import { plainName } from '../../rows/recognise-columns.ts';
import { metricMeaning } from '../metric-name.ts';

/** Names that say "right or not" and nothing else. */
const CORRECTNESS = [
  ...[
    'is_correct',
    'correctness',
    'correct',
    'exact_match',
    'em',
    'acc',
    'accuracy',
    'is_right',
    'answer_correct',
  ],
  ...[
    'is_answer_correct',
    'is_response_correct',
    'correct_flag',
    'is_exact_match',
    'korrekt',
    'richtig',
    'ist_korrekt',
    'ist richtig',
  ],
  ...[
    'est_correct',
    'es_correcto',
    'correcto',
    'correcta',
    'correcte',
    'exacte',
    'riktig',
    'ratt',
    'oikein',
    'es correcta',
    'corretto',
    'correto',
    'juist',
    'верно',
    'правильно',
  ],
  ...[
    '是否正确',
    '正确',
    '正误',
    '正誤',
    '是否正確',
    'spravne',
    'poprawna',
    'poprawnie',
    'dogru mu',
    '정답여부',
  ],
];

/** Names that say "a verdict", of whatever kind. */
const VERDICT = [
  ...[
    'grade',
    'evaluation_grade',
    'auto_grade',
    'model_grade',
    'judge_grade',
    'verdict',
    'judgement',
    'judgment',
  ],
  ...[
    'passed',
    'pass',
    'score',
    'judge_verdict',
    'judge_label',
    'llm_judge',
    'autograder',
    'autograde',
    'graded',
  ],
  ...[
    'final_grade',
    'grader_verdict',
    'bewertung',
    'urteil',
    'beurteilung',
    'jugement',
    'veredicto',
    'juicio',
  ],
  ...['evaluacion', 'valutazione', 'giudizio', 'avaliacao', 'julgamento', 'beoordeling', 'oordeel', 'оценка'],
  ...[
    'вердикт',
    'hodnoceni',
    'ocena',
    'degerlendirme',
    'vurdering',
    'bedomning',
    'arvio',
    'arviointi',
    'ertekeles',
    'оцінка',
    'αξιολογηση',
  ],
  ...[
    'मूल्यांकन',
    'penilaian',
    'đánh giá',
    'danh gia',
    'evaluare',
    'הערכה',
    'ارزیابی',
    'التقييم',
    'تقييم',
    'การประเมิน',
    '评价',
    '判定',
    '評価',
    '评判',
    '판정',
    '평가',
  ],
];

/** Names of much else besides: believed where all they hold is a verdict in words. */
const DOUBTFUL = [
  ...[
    'label',
    'result',
    'evaluation',
    'eval',
    'assessment',
    'judge',
    'rating',
    'class',
    'ergebnis',
    'resultat',
  ],
  ...[
    'resultado',
    'risultato',
    'результат',
    '结果',
    '結果',
    'vysledek',
    'wynik',
    'answer_status',
    'response_type',
  ],
  ...['answer_class', 'answer_category', 'decision', 'status', 'annotation', 'remarks', 'comment'],
];

const REFUSED = [
  ...['abstained', 'is_abstention', 'abstention', 'refused', 'is_refused', 'refusal', 'is_refusal'],
  ...['not_attempted', 'is_not_attempted', 'declined', 'is_declined', 'abstain', 'idk', 'idk_flag'],
];

const INCORRECT = [
  'is_incorrect',
  'incorrect',
  'is_wrong',
  'wrong',
  'falsch',
  'ist_falsch',
  'incorrect_flag',
  'faux',
  'incorrecta',
  'incorrecto',
  'sbagliato',
  'errado',
  'fout',
  'неверно',
  'nespravne',
  'spatne',
  '错误',
];
const ATTEMPTED = [
  ...['attempted', 'is_attempted', 'did_attempt', 'attempted_answer'],
  ...['answered', 'is_answered', 'responded', 'gave_answer', 'did_answer', 'provided_answer'],
];

/** What follows "score_", "grade_" or "judge_" where its 1 is a right answer; a judge's own name does as well. */
const RIGHTNESS =
  /^(is_?)?(correct(ness)?|right|accura(cy|te)|acc|em|exact(_?match)?|match(es)?|includes?|pattern|choice|answer|verdict|label|result|grade|judge?ment|outcome|decision|final|binary|bool|value|score|qa|simple_?qa(_\w+)?|fact(s|ual|uality|uality_?qa)?|truth(ful)?|verify|verification|model_graded(_\w+)?|llm(_?judge)?|judge|grader|gold|\d+)$/i;

function isRightness(column: string): boolean {
  const rest = column.replace(/^(score|grade|judge)[_-]/i, '').replace(/-/g, '_');
  return RIGHTNESS.test(rest) || namesModel(rest);
}

export interface GradeColumn {
  readonly column: string;
  /** A flag says something by being set: `refused: false` says nothing of right or wrong. `attempted` says it by not being set. */
  readonly means: 'verdict' | 'refused' | 'incorrect' | 'attempted';
  /** How much the name says. */
  readonly name: 'correctness' | 'verdict' | 'scorer' | 'doubtful';
}

/** Columns with names of verdicts, the most telling first. */
export function gradeColumns(header: readonly string[], taken: ReadonlySet<string>): GradeColumn[] {
  const free = header.filter((column) => !taken.has(column));
  // "Right" alone is a side, a claim or much else; beside "wrong" it is one of two.
  const isPair = free.some((column) => INCORRECT.some((name) => plainName(name) === plainName(column)));
  const named = (names: readonly string[], rest: Omit<GradeColumn, 'column'>) =>
    names.flatMap((name) => {
      const column = free.find((candidate) => plainName(candidate) === plainName(name));
      return column === undefined ? [] : [{ column, ...rest }];
    });
  const scorers = free
    .filter((column) => /^(score|grade|judge)[_-]./i.test(column))
    .flatMap((column): GradeColumn[] => {
      const means = metricMeaning(column);
      if (means === 'none') return [];
      if (means !== 'verdict') return [{ column, means, name: 'correctness' }];
      return [{ column, means, name: isRightness(column) ? 'verdict' : 'scorer' }];
    });
  const found: GradeColumn[] = [
    ...scorers,
    ...named(VERDICT.slice(0, 1), { means: 'verdict', name: 'verdict' }),
    ...named(CORRECTNESS, { means: 'verdict', name: 'correctness' }),
    ...named(isPair ? ['right', 'true', 'juste', 'vrai'] : [], { means: 'verdict', name: 'correctness' }),
    ...named(VERDICT, { means: 'verdict', name: 'verdict' }),
    ...named(INCORRECT, { means: 'incorrect', name: 'correctness' }),
    ...named(REFUSED, { means: 'refused', name: 'correctness' }),
    ...named(ATTEMPTED, { means: 'attempted', name: 'correctness' }),
    ...named(DOUBTFUL, { means: 'verdict', name: 'doubtful' }),
  ];
  return found.filter((one, at) => found.findIndex((other) => other.column === one.column) === at);
}
