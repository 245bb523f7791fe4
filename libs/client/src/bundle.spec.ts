import { build } from 'esbuild';

it('can be bundled for browsers: nothing of Node.js is needed', async () => {
  const { outputFiles, warnings } = await build({
    entryPoints: [`${__dirname}/index.ts`],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: ['chrome116', 'firefox124', 'safari17.4'],
  });
  const [bundle] = outputFiles;
  expect(warnings).toEqual([]);
  expect(bundle?.text).not.toMatch(/\brequire\(|node:/);
  // Small enough to be taken without a thought.
  expect(bundle?.contents.byteLength).toBeLessThan(25_000);
});
