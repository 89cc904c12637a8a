/** Addresses lose what opens them and nothing else. */
import { expect, test } from 'vitest';
import { holdsUrlSecret, withoutUrlSecrets } from '../../src/core/url-secrets.ts';

test.each([
  ['https://ada:swordfish@host/v1', 'https://[removed]@host/v1'],
  ['see https://ada:sword@fish@host:80/v1.', 'see https://[removed]@host:80/v1.'],
  ['https://ghp_0123456789abcdef@host/x', 'https://[removed]@host/x'],
  ["https://ada:sword'<fish>/9@host/v1", 'https://[removed]@host/v1'],
  ['HTTPS://:swordfish@HOST and //ada:1234@host/v1', 'HTTPS://[removed]@HOST and //[removed]@host/v1'],
  ['{"at":"https:\\/\\/ada:swordfish@host\\/v1"}', '{"at":"https:\\/\\/[removed]@host\\/v1"}'],
  ['https://a/?to=https%3A%2F%2Fada%3Aswordfish%40host', 'https://a/?to=https%3A%2F%2F[removed]@host'],
  ['https://host/v1?a=1&api-key=swordfish&b=2', 'https://host/v1?a=1&api-key=[removed]&b=2'],
  ['https://host/v1?X-Amz-Signature=0a1b#top', 'https://host/v1?X-Amz-Signature=[removed]#top'],
  ['"https://host/cb#access_token=swordfish"', '"https://host/cb#access_token=[removed]"'],
  ['&lt;https://host?a=1&amp;token=swordfish&gt;', '&lt;https://host?a=1&amp;token=[removed]&gt;'],
])('%s', (text, clean) => {
  expect(withoutUrlSecrets(text)).toBe(clean);
  expect(holdsUrlSecret(text)).toBe(true);
});

test.each([
  'compatible/llama@https://host/v1',
  'https://host/@somebody/a-page?keyword=rose&page=2',
  'ada@example.org asked: what is token=1?',
  'ssh://git@host/repository',
  'compatible/llama@http://[::1]:8000/a@b',
  'http://localhost:8080/x@y',
  "served at 'http://host:80','ada@example.org'",
  'https://en.example.org/wiki/Talk:Rose@home',
])('%s stays', (text) => {
  expect(withoutUrlSecrets(text)).toBe(text);
});
