/**
 * What Every Eval Ever 0.3.0 demands of its two files, as far as exports use it: required members, closed records and
 * closed sets of words. Written from the field descriptions of its published schema (evaleval/every_eval_ever).
 */

const text = { type: 'string' };
const texts = { type: 'object', additionalProperties: text };

const results = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'object',
    required: ['evaluation_name', 'source_data', 'metric_config', 'score_details'],
    properties: {
      evaluation_name: text,
      evaluation_result_id: text,
      source_data: {
        type: 'object',
        required: ['dataset_name', 'source_type'],
        properties: { dataset_name: text, source_type: { const: 'other' } },
      },
      metric_config: {
        type: 'object',
        required: ['lower_is_better', 'score_type', 'min_score', 'max_score'],
        properties: {
          lower_is_better: { type: 'boolean' },
          score_type: { enum: ['continuous'] },
          min_score: { type: 'number' },
          max_score: { type: 'number' },
        },
      },
      score_details: {
        type: 'object',
        required: ['score'],
        properties: {
          score: { type: 'number' },
          details: texts,
          uncertainty: {
            type: 'object',
            properties: {
              num_samples: { type: 'integer' },
              confidence_interval: {
                type: 'object',
                required: ['lower', 'upper'],
                properties: {
                  lower: { type: 'number' },
                  upper: { type: 'number' },
                  confidence_level: { type: 'number', minimum: 0, maximum: 1 },
                  method: text,
                },
              },
            },
          },
        },
      },
      generation_config: { type: 'object' },
    },
  },
};

export const aggregateSchema = {
  type: 'object',
  additionalProperties: false,
  required: [
    'schema_version',
    'evaluation_id',
    'retrieved_timestamp',
    'source_metadata',
    'model_info',
    'eval_library',
    'evaluation_results',
  ],
  properties: {
    schema_version: { const: '0.3.0' },
    evaluation_id: text,
    evaluation_timestamp: text,
    retrieved_timestamp: { type: 'string', pattern: '^\\d+$' },
    source_metadata: {
      type: 'object',
      required: ['source_type', 'source_organization_name', 'evaluator_relationship'],
      properties: {
        source_type: { enum: ['documentation', 'evaluation_run'] },
        evaluator_relationship: { enum: ['first_party', 'third_party', 'collaborative', 'other'] },
      },
    },
    eval_library: { type: 'object', required: ['name', 'version'] },
    model_info: {
      type: 'object',
      required: ['name', 'id', 'additional_details'],
      properties: {
        name: text,
        id: text,
        additional_details: { ...texts, required: ['deployment_type', 'model_availability'] },
      },
    },
    evaluation_results: results,
    detailed_evaluation_results: {
      type: 'object',
      required: ['format', 'file_path'],
      properties: {
        format: { const: 'jsonl' },
        hash_algorithm: { enum: ['sha256', 'md5'] },
        total_rows: { type: 'integer' },
        additional_details: texts,
      },
    },
  },
};

export const instanceSchema = {
  type: 'object',
  additionalProperties: false,
  required: [
    'schema_version',
    'evaluation_id',
    'model_id',
    'evaluation_name',
    'sample_id',
    'interaction_type',
    'input',
    'output',
    'answer_attribution',
    'evaluation',
  ],
  properties: {
    schema_version: { const: '0.3.0' },
    evaluation_id: text,
    model_id: text,
    evaluation_name: text,
    evaluation_result_id: text,
    sample_id: text,
    sample_hash: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    interaction_type: { const: 'single_turn' },
    input: {
      type: 'object',
      required: ['raw', 'reference'],
      properties: { raw: text, reference: { type: 'array', items: text } },
    },
    output: {
      type: 'object',
      required: ['raw'],
      properties: { raw: { type: 'array', items: text }, reasoning_trace: { type: 'array', items: text } },
    },
    answer_attribution: {
      type: 'array',
      items: {
        type: 'object',
        required: ['turn_idx', 'source', 'extracted_value', 'extraction_method', 'is_terminal'],
      },
    },
    evaluation: {
      type: 'object',
      required: ['score', 'is_correct'],
      properties: { score: { type: 'number' }, is_correct: { type: 'boolean' } },
    },
    token_usage: { type: 'object', required: ['input_tokens', 'output_tokens', 'total_tokens'] },
    performance: { type: 'object', properties: { latency_ms: { type: 'number', minimum: 0 } } },
    error: text,
    metadata: texts,
  },
};
