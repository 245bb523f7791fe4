import { validate } from 'dockerfile-utils';
import { unknownSettings } from './testing/settings.js';
import { textOf } from './testing/workspace-files.js';

const dockerfile = textOf('docker/Dockerfile');
const lastStage = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));

function instructions(text: string, name: string): readonly string[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith(`${name} `))
    .map((line) => line.slice(name.length + 1));
}

describe('docker/Dockerfile', () => {
  it('passes the linter', () => {
    expect(validate(dockerfile)).toEqual([]);
  });

  it('is held to the rules by the linter', () => {
    expect(validate(dockerfile.replace('USER ', 'USR '))).not.toEqual([]);
  });

  it('begins every stage with one base image, pinned to a version', () => {
    const bases = instructions(dockerfile, 'FROM').map((base) => base.split(' ')[0]);
    expect(bases).toEqual(['node:${NODE_VERSION}-bookworm-slim', 'node:${NODE_VERSION}-bookworm-slim']);
    expect(instructions(dockerfile, 'ARG')).toContainEqual(
      expect.stringMatching(/^NODE_VERSION=\d+\.\d+\.\d+$/),
    );
  });

  it('takes from the build only the pruned app, and installs it without development packages', () => {
    expect(instructions(lastStage, 'COPY').filter((copy) => copy.startsWith('--from='))).toEqual([
      '--from=build /app .',
    ]);
    expect(dockerfile).toContain('node tools/dist/prune/main.js "${APP}" /app');
    expect(dockerfile).toMatch(/WORKDIR \/app\nRUN .*npm ci --omit=dev /);
  });

  it('runs as a user that is not root, given by number, who owns none of the files', () => {
    expect(instructions(lastStage, 'USER')).toEqual(['1000:1000']);
    expect(lastStage).not.toContain('--chown');
  });

  it('makes Node process 1, so that the app gets the signals itself', () => {
    expect(instructions(lastStage, 'CMD')).toEqual(['["node", "--enable-source-maps", "."]']);
    expect(instructions(lastStage, 'ENTRYPOINT')).toEqual([]);
  });

  it('asks the app for its health without a shell', () => {
    expect(instructions(lastStage, 'HEALTHCHECK')).toEqual([expect.stringMatching(/ CMD \["node", /)]);
  });

  it('sets nothing that the apps do not read', () => {
    const names = instructions(lastStage, 'ENV').flatMap((line) =>
      line.split(' ').map((pair) => pair.split('=')[0] ?? ''),
    );
    expect(names).toContain('HEALTH_PORT');
    expect(unknownSettings(names)).toEqual([]);
  });

  it('is not given what a developer keeps to himself', () => {
    expect(textOf('.dockerignore').split('\n')).toEqual(
      expect.arrayContaining(['.git', '**/.env', '**/node_modules', '**/dist']),
    );
  });
});
