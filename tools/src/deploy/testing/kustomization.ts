import { statSync } from 'node:fs';
import { posix } from 'node:path';
import type { KubernetesObject, Workload } from './kubernetes-objects.js';
import { documentsOf, pathOf } from './workspace-files.js';

interface Generator {
  readonly name: string;
  readonly envs?: readonly string[];
  readonly literals?: readonly string[];
}

interface Kustomization {
  readonly resources?: readonly string[];
  readonly components?: readonly string[];
  readonly configMapGenerator?: readonly Generator[];
  readonly secretGenerator?: readonly Generator[];
  readonly labels?: readonly {
    readonly pairs: Readonly<Record<string, string>>;
    readonly includeTemplates?: boolean;
  }[];
  readonly images?: readonly { readonly name: string; readonly newTag: string }[];
}

/** What a folder with a `kustomization.yaml` is made of, itself and all that it takes in. */
export interface Kustomized {
  readonly objects: readonly KubernetesObject[];
  /** All files that belong to it, relative to the workspace. */
  readonly files: readonly string[];
  /** Names of their files are relative to the workspace. */
  readonly configMaps: readonly { readonly name: string; readonly envs: readonly string[] }[];
  readonly secrets: readonly Generator[];
  readonly images: readonly { readonly name: string; readonly newTag: string }[];
}

/** The fields that this reader understands; one that it does not would make the tests look at something else. */
const UNDERSTOOD = [
  'apiVersion',
  'kind',
  'namespace',
  'resources',
  'components',
  'configMapGenerator',
  'secretGenerator',
  'labels',
  'images',
];

/**
 * Collects what `kubectl kustomize` would put together, apart from names with hashes and namespaces. It needs no kubectl.
 * @param folder relative to the workspace
 * @throws Error for a field that it does not understand
 */
export function kustomize(folder: string): Kustomized {
  const file = posix.join(folder, 'kustomization.yaml');
  const own = documentsOf(file)[0] as Kustomization;
  const unknown = Object.keys(own).find((field) => !UNDERSTOOD.includes(field));
  if (unknown !== undefined) throw new Error(`${file}: the tests do not understand ${unknown}.`);
  const { resources = [], components = [], configMapGenerator = [], secretGenerator = [], labels = [] } = own;
  const parts = [...resources, ...components].map((name) => read(posix.join(folder, name)));
  const generated = [...configMapGenerator, ...secretGenerator].flatMap(({ envs = [] }) => envs);
  return {
    objects: labels.reduce(
      (objects, { pairs, includeTemplates }) =>
        objects.map((one) => labelled(one, pairs, includeTemplates === true)),
      parts.flatMap(({ objects }) => objects),
    ),
    files: [
      file,
      ...generated.map((name) => posix.join(folder, name)),
      ...parts.flatMap(({ files }) => files),
    ],
    configMaps: [
      ...configMapGenerator.map((generator) => ({
        name: generator.name,
        envs: (generator.envs ?? []).map((name) => posix.join(folder, name)),
      })),
      ...parts.flatMap(({ configMaps }) => configMaps),
    ],
    secrets: [...secretGenerator, ...parts.flatMap(({ secrets }) => secrets)],
    images: [...(own.images ?? []), ...parts.flatMap(({ images }) => images)],
  };
}

function read(path: string): Kustomized {
  if (statSync(pathOf(path)).isDirectory()) return kustomize(path);
  return {
    objects: documentsOf(path) as KubernetesObject[],
    files: [path],
    configMaps: [],
    secrets: [],
    images: [],
  };
}

function labelled(
  one: KubernetesObject,
  pairs: Readonly<Record<string, string>>,
  includeTemplates: boolean,
): KubernetesObject {
  const metadata = { ...one.metadata, labels: { ...one.metadata.labels, ...pairs } };
  if (!includeTemplates || (one.kind !== 'Deployment' && one.kind !== 'StatefulSet'))
    return { ...one, metadata };
  const { spec } = one as Workload;
  const template = { ...spec.template, metadata: { labels: { ...spec.template.metadata.labels, ...pairs } } };
  return { ...one, metadata, spec: { ...spec, template } } as Workload;
}
