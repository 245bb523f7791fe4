import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { webhookSignature } from './webhook-signature.js';

const PAGE = join(__dirname, '../../../../docs/clients.md');

describe('webhookSignature', () => {
  /** By the code that the documentation gives to receivers. */
  function judge(...args: readonly string[]): string {
    const page = readFileSync(PAGE, 'utf8');
    const code = page.split('```').find((block) => block.startsWith('js\nimport { createHmac')) ?? '';
    const program = `${code.slice('js\n'.length)}console.log(isFromMelee(...process.argv.slice(1)));`;
    const options = ['--input-type=module', '--eval', program, ...args];
    return execFileSync(process.execPath, options).toString().trim();
  }
  const now = 1_800_000_000;
  const signature = webhookSignature('secret', '{"id":"ä"}', now);

  it.each([
    ['true', 'what was signed', signature, '{"id":"ä"}', 'secret', now + 299],
    ['false', 'another body', signature, '{"id":"a"}', 'secret', now],
    ['false', 'another secret', signature, '{"id":"ä"}', 'other', now],
    ['false', 'an old request', signature, '{"id":"ä"}', 'secret', now + 301],
    ['false', 'no signature', 'undefined', '{"id":"ä"}', 'secret', now],
  ])('is judged as %s for %s', (judgement, _, given, body, secret, at) => {
    expect(judge(given, body, secret, String(at))).toBe(judgement);
  });
});
