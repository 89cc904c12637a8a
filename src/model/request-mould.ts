/**
 * An SDK writes the address and the headers of every request anew, which costs the processor more than all else about a
 * question, and for one interface, address and key they are the same each time. So the SDK writes the first two requests; where
 * those differ in their bodies alone the next are poured into the same mould. Where anything else differs, an SDK has a
 * reason for it and goes on writing each.
 */
import type { CallNote } from '../http/fetch.ts';
import type { Http } from '../http/http.ts';
import type { WireRequest } from '../http/wire.ts';
import type { Sdk } from './sdk.ts';

interface Mould {
  /** What the SDK wrote first; null before that. */
  written: WireRequest | null;
  /** Whether its second request was the same; null before it was written. */
  holds: boolean | null;
}

/** The same interface, which asks the SDK for its first two requests only. What comes back stands in the note, as before. */
export function poured(sdk: Sdk, http: Http): Sdk {
  const moulds = new Map<string, Mould>();
  return {
    call: sdk.call,
    async send(body, note, headers = {}) {
      const names = Object.keys(headers).join(' ');
      let mould = moulds.get(names);
      if (mould === undefined) {
        mould = { written: null, holds: null };
        moulds.set(names, mould);
      }
      if (mould.holds === true) {
        try {
          note.exchange = await http.send(filled(mould.written!, body, headers), note);
        } catch (error) {
          note.thrown = error;
          throw error;
        }
        return;
      }
      try {
        return await sdk.send(body, note, headers);
      } finally {
        if (note.sent !== null && mould.holds === null) learn(mould, { note, body, headers });
      }
    },
  };
}

function filled(
  written: WireRequest,
  body: Record<string, unknown>,
  headers: Readonly<Record<string, string>>,
): WireRequest {
  return {
    url: written.url,
    method: written.method,
    headers: { ...written.headers, ...headers },
    body: JSON.stringify(body),
  };
}

function learn(
  mould: Mould,
  {
    note,
    body,
    headers,
  }: {
    readonly note: CallNote;
    readonly body: Record<string, unknown>;
    readonly headers: Readonly<Record<string, string>>;
  },
): void {
  const sent = note.sent!;
  if (mould.written === null) {
    mould.written = sent;
    return;
  }
  mould.holds = JSON.stringify(sent) === JSON.stringify(filled(mould.written, body, headers));
}
