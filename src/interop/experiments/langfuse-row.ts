/**
 * The columns of Langfuse's own in a row, under one spelling: the API writes underscores, the page's export camel case.
 */
import type { LooseRecord } from '../loose.ts';

export function isScore(row: LooseRecord): boolean {
  return 'dataType' in row && 'source' in row && 'name' in row && ('value' in row || 'stringValue' in row);
}

/** Columns of the page's export; every other one is a score, by its name. */
export const OWN =
  /^(id|traceId|name|timestamp|input|output|metadata|tags|userId|sessionId|release|version|public|bookmarked|environment|projectId|createdAt|updatedAt|level|statusMessage|type|startTime|endTime|parentObservationId|model|modelId|internalModelId|providedModelName|modelParameters|usage\w*|cost\w*|latency|totalCost|\w*Cost|\w*Tokens|\w*Price|\w*Usage|unit|prompt\w*|completionStartTime|timeToFirstToken|trace\w*|comments?|observations?|observationCount|\w*Count|scores|tool\w*|experiment\w*|dataset\w*|expectedOutput|eventTs|isDeleted|is\w+|htmlPath|deletedAt|source\w*|dataType|stringValue|observationId|configId|queueId|author\w*|_\w+)$/;

/** Names with underscores as the API has them. */
export function camel(row: LooseRecord): LooseRecord {
  if (!Object.keys(row).some((name) => name.includes('_'))) return row;
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      /^[a-z]+(_[a-z0-9]+)+$/.test(name) && OWN.test(camelName(name)) ? camelName(name) : name,
      value,
    ]),
  );
}

function camelName(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
