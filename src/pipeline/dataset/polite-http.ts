/** How the operators of Wikidata want to be asked: by somebody with an address, one request at a time, and no sooner than they say. */
import { ClosedbookError } from '../../core/errors.ts';
import { type Http, openHttp } from '../../http/http.ts';
import type { Workspace } from '../workspace.ts';
import type { WikidataBuildOptions } from './wikidata-build-options.ts';

/**
 * Tool, version and contact: Wikimedia's rule for every client. A name in the tool's own words would not help its
 * operators, so whoever runs a build gives theirs; copies elsewhere make no such demand.
 */
export function userAgent({ contact, endpoint, api }: WikidataBuildOptions, { version }: Workspace): string {
  if (contact !== null) return `closedbook/${version} (${contact.replace(/[^ -~]|[()]/g, '')})`;
  const wikimedia = [endpoint, api].find((address) =>
    /(?:^|\.)(?:wikidata|wikimedia)\.org$/.test(new URL(address).hostname),
  );
  if (wikimedia === undefined) return `closedbook/${version}`;
  throw new ClosedbookError('usage', `expected --contact for requests to ${wikimedia}, got none`, {
    hint: 'Give a mail address or a page by which its operators can reach you; their rules demand it.',
  });
}

/** One request at a time, and whatever wait the operators ask for up to an hour; they ban clients that do not. */
export function politeHttp(env: Workspace['env']): Http {
  return openHttp({
    concurrency: 1,
    startConcurrency: 1,
    maxRetries: 10,
    maxRetryAfterMs: 3_600_000,
    backoff: { baseMs: 2_000, capMs: 60_000 },
    proxy: {
      http: env['HTTP_PROXY'] ?? env['http_proxy'],
      https: env['HTTPS_PROXY'] ?? env['https_proxy'],
      none: env['NO_PROXY'] ?? env['no_proxy'],
    },
  });
}
