/**
 * Everything of the simulator's interface that is no model: the ledger in pages, the truth, settings, statistics, and
 * the list of models in the shape of either provider.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Ledger, LedgerEntry } from './ledger.ts';
import { readBody } from './read-body.ts';
import type { SimulatedModel } from './simulated-model.ts';
import type { SimulatorSettings } from './simulator-settings.ts';
import type { SimulatorTruth, TruthOptions } from './simulator-truth.ts';

/** How busy a simulator is and was. */
export interface SimulatorStatistics {
  readonly requests: number;
  readonly inFlight: number;
  readonly peakInFlight: number;
  /** Connections accepted since the start. */
  readonly connections: number;
}

export interface Management {
  readonly path: string;
  readonly ledger: Ledger;
  readonly truth: (options?: TruthOptions) => SimulatorTruth;
  readonly control: (change: unknown) => SimulatorSettings;
  readonly statistics: SimulatorStatistics;
  readonly models: readonly SimulatedModel[];
  readonly settings: () => SimulatorSettings;
}

/** Answers a request that is for no model. */
export function answerManagement(
  request: IncomingMessage,
  response: ServerResponse,
  parts: Management,
): void {
  const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
  const sendJson = (value: unknown, status = 200) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(`${JSON.stringify(value)}\n`);
  };
  switch (`${request.method} ${parts.path}`) {
    case 'GET /':
      response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(
        'closedbook simulator: every model here is simulated, its name and its answers invented.\n',
      );
      return;
    case 'GET /v1/models':
    case 'GET /models':
      sendJson(modelList(parts.models, request.headers['anthropic-version'] !== undefined));
      return;
    case 'GET /ledger': {
      const entries = parts.ledger.read({
        after: Number(query.get('after') ?? 0),
        limit: Number(query.get('limit') ?? 10_000),
        purpose: (query.get('purpose') as LedgerEntry['purpose'] | null) ?? undefined,
        model: query.get('model') ?? undefined,
      });
      const next = String(entries.at(-1)?.sequence ?? query.get('after') ?? 0);
      response.writeHead(200, { 'content-type': 'application/x-ndjson', 'x-next-after': next });
      response.end(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
      return;
    }
    case 'DELETE /ledger':
      parts.ledger.clear();
      sendJson({ cleared: true });
      return;
    case 'GET /truth':
      try {
        sendJson(parts.truth({ policies: query.get('policy')?.split(',') }));
      } catch (error) {
        sendJson({ error: messageOf(error) }, 400);
      }
      return;
    case 'GET /statistics':
      sendJson(parts.statistics);
      return;
    case 'GET /control':
      sendJson(parts.settings());
      return;
    case 'POST /control':
      readBody(request, (body) => {
        try {
          sendJson(parts.control(JSON.parse(body)));
        } catch (error) {
          sendJson({ error: messageOf(error) }, 400);
        }
      });
      return;
    default:
      sendJson(
        { error: { message: `Unknown URL: ${request.method} ${parts.path}`, type: 'not_found_error' } },
        404,
      );
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** GET /v1/models in the shape of the provider whose client asks. */
function modelList(models: readonly SimulatedModel[], isAnthropic: boolean) {
  if (!isAnthropic) {
    const data = models.map(({ name }) => ({
      id: name,
      object: 'model',
      created: 1_767_225_600,
      owned_by: 'simulated',
    }));
    return { object: 'list', data };
  }
  const data = models.map(({ name }) => ({
    type: 'model',
    id: name,
    display_name: `${name} (simulated)`,
    created_at: '2026-01-01T00:00:00Z',
    capabilities: null,
    deprecated_at: null,
    lifecycle: 'active',
    max_input_tokens: 200_000,
    max_tokens: 64_000,
  }));
  return { data, has_more: false, first_id: data.at(0)?.id ?? null, last_id: data.at(-1)?.id ?? null };
}
