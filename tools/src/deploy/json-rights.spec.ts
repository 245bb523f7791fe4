import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '@melee/harness';

const root = workspaceRoot();
const scripts = join(root, 'libs/combat/src/repository/scripts');

it('deploy/redis/json-rights.txt allows the JSON commands that the scripts call, and no other', () => {
  const sources = readdirSync(scripts, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.lua'))
    .map((file) => readFileSync(join(scripts, file), 'utf8'));
  const called = sources.flatMap((source) => source.match(/JSON\.[A-Z]+/g) ?? []);
  const rights = readFileSync(join(root, 'deploy/redis/json-rights.txt'), 'utf8').trim().split(' ');
  expect(rights).toEqual([...new Set(called)].sort().map((command) => `+${command.toLowerCase()}`));
});
