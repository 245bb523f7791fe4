import { spawnSync } from 'node:child_process';
import { parseAllDocuments } from 'yaml';
import { kustomize } from './testing/kustomization.js';
import type { KubernetesObject } from './testing/kubernetes-objects.js';
import { pathOf } from './testing/workspace-files.js';

const OVERLAYS = ['deploy/kubernetes/overlays/dev', 'deploy/kubernetes/overlays/production'];
const hasKubectl = spawnSync('kubectl', ['version', '--client']).status === 0;

const nameOf = ({ kind, metadata }: KubernetesObject) => `${kind} ${metadata.name}`;

/** Without what the reader leaves out: namespaces, the hashes of generated names, and the tags of images. */
function plain(objects: readonly unknown[]): ReadonlyMap<string, KubernetesObject> {
  const text = JSON.stringify(objects, (key, value: unknown) => (key === 'namespace' ? undefined : value))
    .replaceAll(/(melee-(?:settings|gateway|redis-[a-z-]+))-[a-z0-9]{10}"/g, '$1"')
    .replaceAll(/"image":"(?:registry\.example\.com\/)?(melee-[a-z-]+):[\d.]+"/g, '"image":"$1"');
  const found = (JSON.parse(text) as KubernetesObject[]).filter(
    ({ kind }) => kind !== 'ConfigMap' && kind !== 'Secret',
  );
  return new Map(found.map((object) => [nameOf(object), object]));
}

/** What kubectl renders; on a machine without it, what the reader does, which is then compared with nothing. */
function rendered(overlay: string): readonly unknown[] {
  if (!hasKubectl) return kustomize(overlay).objects;
  const { stdout, stderr, status } = spawnSync('kubectl', ['kustomize', pathOf(overlay)], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return parseAllDocuments(stdout).map((document) => document.toJS() as unknown);
}

it.each(OVERLAYS)('kubectl, if there is one, puts together of %s what these tests look at', (overlay) => {
  const ours = plain(kustomize(overlay).objects);
  expect(ours.size).toBeGreaterThan(10);
  expect(plain(rendered(overlay))).toEqual(ours);
});
