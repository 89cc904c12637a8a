/** What forms with a free metadata object keep of a question beside text and golds, and read back from it. */
import type { Question } from '../../../core/question.ts';
import { ANSWER_TYPE_TAG, type FlatQuestion } from '../flat-question.ts';
import type { Row } from './form.ts';
import { textOf } from './members.ts';

export function questionMetadata(question: Question): Row {
  const type = question.tags.find((tag) => tag.startsWith(ANSWER_TYPE_TAG))?.slice(ANSWER_TYPE_TAG.length);
  return {
    kind: question.kind,
    ...(type === undefined ? {} : { answer_type: type }),
    ...(question.topic === undefined ? {} : { topic: question.topic }),
    ...(question.subject === undefined ? {} : { subject: question.subject.name }),
    ...(question.property === undefined ? {} : { property: question.property }),
  };
}

/** Where the answer can be looked up; nothing where the question names no source. */
export function givenSources({ source }: Question): Row {
  const given = source.map(({ name, url }) => (url === undefined ? { name } : { name, url }));
  return given.length === 0 ? {} : { source: given };
}

export function readMetadata(metadata: Row): Partial<FlatQuestion> {
  const subject = textOf(metadata, 'subject');
  const kind = textOf(metadata, 'kind');
  const sources = sourcesIn(metadata['source']);
  return {
    kind: kind === 'nonexistent' || kind === 'false-premise' || kind === 'unknowable' ? kind : 'answerable',
    answerType: textOf(metadata, 'answer_type'),
    topic: textOf(metadata, 'topic'),
    subject: subject === undefined ? undefined : { name: subject },
    property: textOf(metadata, 'property'),
    ...(sources.length === 0 ? {} : { sources }),
  };
}

function sourcesIn(given: unknown): { name: string; url?: string }[] {
  const list = Array.isArray(given) ? given : typeof given === 'string' && given !== '' ? [given] : [];
  return list.flatMap((one): { name: string; url?: string }[] => {
    if (typeof one === 'string') return [/^https?:/.test(one) ? { name: one, url: one } : { name: one }];
    const { name, url } = (one ?? {}) as Row;
    const text = typeof name === 'string' ? name : typeof url === 'string' ? url : null;
    return text === null ? [] : [typeof url === 'string' ? { name: text, url } : { name: text }];
  });
}
