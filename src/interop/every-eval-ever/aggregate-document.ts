/**
 * The aggregate file of a respondent: the report's rates of asked with their intervals, and where their instances stand.
 */
import { basename } from 'node:path';
import { METRICS } from '../../core/metric.ts';
import { OUTCOMES, type Outcome } from '../../core/outcome.ts';
import { policyName } from '../../core/policy.ts';
import type { ExportedRespondent, ExportedRun } from '../exported-run.ts';
import { type Identity, resultName, SCHEMA_VERSION } from './evaluation-identity.ts';

export interface WrittenInstances {
  readonly replies: number;
  readonly rows: number;
  readonly left: number;
  readonly checksum: string;
}

const METRIC_OF = {
  correct: 'correct/asked',
  incorrect: 'incorrect/asked',
  refused: 'refused/asked',
} as const satisfies Record<Outcome, string>;

export function aggregateOf(
  { run, version }: ExportedRun,
  { respondent, estimates }: ExportedRespondent,
  given: Identity & WrittenInstances & { readonly instances: string },
) {
  const seconds = String(Math.floor(Date.parse(run.createdAt) / 1000));
  const developer = respondent.model.includes('/') ? respondent.model.split('/')[0] : null;
  return {
    schema_version: SCHEMA_VERSION,
    evaluation_id: given.evaluationId,
    evaluation_timestamp: seconds,
    retrieved_timestamp: seconds,
    source_metadata: {
      source_name: run.title,
      source_type: 'evaluation_run',
      source_organization_name: 'unknown',
      evaluator_relationship: 'other',
    },
    eval_library: { name: 'closedbook', version },
    model_info: {
      name: respondent.model,
      id: respondent.model,
      ...(developer === null ? {} : { developer }),
      additional_details: {
        deployment_type: 'unknown',
        model_availability: 'unknown',
        respondent: respondent.id,
        ...(respondent.policy === null ? {} : { policy: policyName(respondent.policy) }),
      },
    },
    evaluation_results: OUTCOMES.flatMap((word) => {
      const estimate = estimates[METRIC_OF[word]];
      if (estimate === undefined || estimate.value === null) return [];
      return [
        {
          evaluation_result_id: resultName(given, word),
          evaluation_name: resultName(given, word),
          source_data: { dataset_name: given.benchmark, source_type: 'other' },
          metric_config: {
            evaluation_description: METRICS[METRIC_OF[word]].definition,
            metric_id: METRIC_OF[word],
            metric_name: METRICS[METRIC_OF[word]].name,
            metric_kind:
              word === 'correct' ? 'accuracy' : word === 'incorrect' ? 'error_rate' : 'refusal_rate',
            metric_unit: 'proportion',
            lower_is_better: word === 'incorrect',
            score_type: 'continuous',
            min_score: 0,
            max_score: 1,
          },
          score_details: {
            score: estimate.value,
            details: { denominator: `asked = ${estimate.denominator}`, replies: String(given.replies) },
            uncertainty: {
              ...(estimate.low === null || estimate.high === null
                ? {}
                : {
                    confidence_interval: {
                      lower: estimate.low,
                      upper: estimate.high,
                      confidence_level: estimate.level,
                      method: estimate.method,
                    },
                  }),
              num_samples: Math.round(estimate.n ?? given.replies),
            },
          },
          ...generationConfig(respondent.settings),
        },
      ];
    }),
    detailed_evaluation_results: {
      format: 'jsonl',
      file_path: basename(given.instances),
      hash_algorithm: 'sha256',
      checksum: given.checksum,
      total_rows: given.rows,
      additional_details: { left_out: String(given.left) },
    },
  };
}

function generationConfig({
  temperature,
  topP,
  maxOutputTokens,
}: ExportedRespondent['respondent']['settings']) {
  const given = {
    ...(temperature === undefined ? {} : { temperature }),
    ...(topP === undefined ? {} : { top_p: topP }),
    ...(maxOutputTokens === undefined ? {} : { max_tokens: maxOutputTokens }),
  };
  return Object.keys(given).length === 0 ? {} : { generation_config: { generation_args: given } };
}
