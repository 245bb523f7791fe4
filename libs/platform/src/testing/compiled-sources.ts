import { mkdtempSync, readdirSync, writeFileSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformFileSync } from '@swc/core';

const PROJECT = join(__dirname, '../..');

/** The sources of this library as ES modules that Node can run without a build, in a folder of their own. */
export class CompiledSources {
  private constructor(private readonly folder: string) {}

  static create(): CompiledSources {
    const out = join(PROJECT, 'out-tsc');
    mkdirSync(out, { recursive: true });
    const folder = mkdtempSync(join(out, 'process-test-'));
    const sources = join(PROJECT, 'src');
    const files = readdirSync(sources, { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))) {
      const { code } = transformFileSync(join(sources, file), {
        swcrc: false,
        module: { type: 'es6' },
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
      });
      const target = join(folder, file.replace(/\.ts$/, '.js'));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, code);
    }
    return new CompiledSources(folder);
  }

  path(file: string): string {
    return join(this.folder, file);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
