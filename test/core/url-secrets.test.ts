/** Addresses lose what opens them and nothing else. */
import { expect, test } from 'vitest';
import { holdsUrlSecret, withoutUrlSecrets } from '../../src/core/url-secrets.ts';

test.each([
  ['https://ada:swordfish@host/v1', 'https://[removed]@host/v1'],
  ['see https://ada:sword@fish@host:80/v1.', 'see https://[removed]@host:80/v1.'],
  ['https://ghp_0123456789abcdef@host/x', 'https://[removed]@host/x'],
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
])('%s stays', (text) => {
  expect(withoutUrlSecrets(text)).toBe(text);
});
