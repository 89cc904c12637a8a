/**
 * What a model says to a request, as a body in the words of the format and as a line of the ledger, whether the request came
 * alone (model-endpoint.ts) or as a row of a batch (batches/answer-row.ts): the same request is answered alike in both.
 */
import { findModel } from './default-models.ts';
import { driftedModel } from './drift.ts';
import type { AskedRequest } from './exchange.ts';
import type { FaultKind } from './faults.ts';
import { isJudgeRequest } from './judge-request.ts';
import { keyOf } from './keyed-random.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';
import type { World } from './mind.ts';
import { drawOddity, ODDITIES } from './oddities.ts';
import type { QuestionBook } from './question-book.ts';
import { refuseSampling } from './read-wire-request.ts';
import type { SimulatedModel } from './simulated-model.ts';
import type { SimulatorSettings } from './simulator-settings.ts';
import { NOTHING_SAID, type Said, speak } from './speak.ts';
import type { JsonObject, WireReply, WireRequest } from './wire.ts';
import { writeChatReply } from './wire-chat.ts';
import { writeGeminiReply } from './wire-gemini.ts';
import { writeMessagesReply } from './wire-messages.ts';
import { wireReply } from './wire-reply.ts';
import { writeResponsesReply } from './wire-responses.ts';

export interface AnsweringParts {
  readonly world: World;
  readonly book: QuestionBook;
  readonly models: readonly SimulatedModel[];
  readonly ledger: Ledger;
  readonly settings: () => SimulatorSettings;
}

/** Faults that let the model speak and damage what it says. */
const DAMAGING = ['truncated', 'empty', 'malformed', 'slow-first-byte'] as const;
export type Damage = (typeof DAMAGING)[number];

/** A model's words to one request. */
export interface Spoken {
  readonly model: SimulatedModel;
  readonly requestKey: number;
  readonly words: ReturnType<typeof speak>;
}

export interface Answering {
  newRequestId(): string;
  /**
   * The model that a request names, as it is today; null where none has the name.
   * @throws WireRequestError where the model refuses the request's settings.
   */
  modelFor(asked: AskedRequest, wire: WireRequest): SimulatedModel | null;
  /** What the model says; the request's attempts are counted. */
  speakTo(asked: AskedRequest, wire: WireRequest, model: SimulatedModel): Spoken;
  /** What was said as a body in the words of the format, noted in the ledger. */
  write(asked: AskedRequest, spoken: Spoken, fault: Damage | null): WrittenReply;
  note(asked: AskedRequest, rest: Noted): LedgerEntry;
}

export interface WrittenReply {
  readonly status: number;
  readonly body: unknown;
  readonly entry: LedgerEntry;
}

type Noted = Said & Pick<LedgerEntry, 'fault' | 'httpStatus'> & Partial<Pick<LedgerEntry, 'oddity'>>;

export function answering({ world, book, models, ledger, settings }: AnsweringParts): Answering {
  const attempts = new Map<number, number>();
  let count = 0;

  function modelFor(asked: AskedRequest, wire: WireRequest): SimulatedModel | null {
    asked.wire = wire;
    const found = findModel(models, wire.model);
    if (found === null) return null;
    const model = driftedModel(found, settings().drift);
    asked.model = model;
    refuseSampling(wire, model);
    return model;
  }

  function speakTo(asked: AskedRequest, wire: WireRequest, model: SimulatedModel): Spoken {
    const requestKey = keyOfRequest(world.seed, wire, model);
    // 32 bits would call two of 100,000 requests one; a doubled asking must never be a collision.
    const identity = (requestKey >>> 0) * 2 ** 21 + (keyOfRequest(world.seed + 1, wire, model) >>> 11);
    asked.attempt = attempts.get(identity) ?? 0;
    attempts.set(identity, asked.attempt + 1);
    const { judgeFaults, occasion } = settings();
    const purpose = isJudgeRequest(wire) ? 'judge' : 'ask';
    const words = speak(model, wire, { ...{ purpose, world, book, ledger, judgeFaults }, occasion });
    return { model, requestKey, words };
  }

  function write(
    asked: AskedRequest,
    { model, requestKey, words }: Spoken,
    fault: Damage | null,
  ): WrittenReply {
    const wire = asked.wire!;
    const reply = wireReply(model, wire, {
      spoken: words,
      damage: fault === 'truncated' || fault === 'empty' ? fault : null,
      nowMs: asked.arrivedAtMs,
      id: `${(requestKey >>> 0).toString(36)}${count.toString(36)}`,
    });
    const body = writeReply(wire, reply);
    // A judge's words are read by another reader; its oddities would be another table.
    const oddity =
      words.said.purpose === 'ask' && fault === null ? drawOddity(settings().oddities, requestKey) : null;
    const place = { format: wire.format, reply, attempt: asked.attempt };
    const odd = oddity === null ? null : ODDITIES[oddity].send(body, place);
    const status = odd?.status ?? 200;
    const entry = note(asked, {
      ...words.said,
      ...heard(reply, words.said),
      fault,
      oddity: odd === null ? null : oddity,
      httpStatus: status,
    });
    return { status, body: odd?.body ?? body, entry };
  }

  function note(asked: AskedRequest, rest: Noted): LedgerEntry {
    const { wire, model } = asked;
    return ledger.append({
      at: new Date(asked.arrivedAtMs).toISOString(),
      requestId: asked.requestId,
      format: asked.format,
      model: model?.name ?? wire?.model ?? '',
      family: model?.family ?? null,
      nonce: wire?.nonce ?? '',
      effort: wire?.settings.effort ?? null,
      attempt: asked.attempt,
      oddity: null,
      delivered: false,
      latencyMs: asked.latencyMs,
      ...rest,
    });
  }

  return {
    newRequestId() {
      count += 1;
      return `req_sim${count.toString(36).padStart(9, '0')}`;
    },
    modelFor,
    speakTo,
    write,
    note,
  };
}

/** What is kept of a reply that was never given: whom and what was asked, not the words. */
export function unsaid(said?: Said): Said {
  return {
    ...NOTHING_SAID,
    purpose: said?.purpose ?? 'ask',
    questionId: said?.questionId ?? null,
    policy: said?.policy ?? null,
    pass: said?.pass ?? null,
    status: 'refused-request',
  };
}

export function isDamage(fault: FaultKind): fault is Damage {
  return (DAMAGING as readonly FaultKind[]).includes(fault);
}

/** Whatever makes two requests the same to the simulator. */
function keyOfRequest(seed: number, wire: WireRequest, model: SimulatedModel): number {
  const { effort = '', thinking = '' } = wire.settings;
  return keyOf(
    seed,
    wire.format,
    model.name,
    wire.instruction,
    wire.user,
    wire.nonce,
    effort,
    String(thinking),
  );
}

/** What became of the words on the wire: whole, cut off, or none. */
function heard(reply: WireReply, said: Said): Pick<LedgerEntry, 'status' | 'text'> {
  if (said.status === 'blocked') return { status: 'blocked', text: reply.text };
  if (reply.text === '') return { status: 'empty', text: null };
  return { status: reply.ending === 'length' ? 'truncated' : 'answered', text: reply.text };
}

function writeReply(wire: WireRequest, reply: WireReply): JsonObject {
  switch (wire.format) {
    case 'chat':
      return writeChatReply(reply);
    case 'responses':
      return writeResponsesReply(reply, wire);
    case 'messages':
      return writeMessagesReply(reply);
    case 'gemini':
      return writeGeminiReply(reply);
  }
}
