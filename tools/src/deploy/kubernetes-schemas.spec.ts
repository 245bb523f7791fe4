import { kustomize } from './testing/kustomization.js';
import { schemaProblems } from './testing/schema-problems.js';
import type { KubernetesObject } from './testing/kubernetes-objects.js';

const OVERLAYS = ['deploy/kubernetes/overlays/dev', 'deploy/kubernetes/overlays/production'];
const OBJECTS = OVERLAYS.flatMap((overlay) =>
  kustomize(overlay).objects.map((object) => [overlay, object.kind, object.metadata.name, object] as const),
);

/** The first object of a kind, with a text in it replaced. */
function spoilt(kind: string, text: string, other: string): KubernetesObject {
  const found = OBJECTS.find(([, one]) => one === kind)?.[3];
  return JSON.parse(JSON.stringify(found).replaceAll(text, other)) as KubernetesObject;
}

describe('the schemas of Kubernetes, KEDA and the Prometheus operator', () => {
  it.each(OBJECTS)('%s: accept %s %s', (_overlay, _kind, _name, object) => {
    expect(schemaProblems(object)).toEqual([]);
  });

  it('find a field that does not exist', () => {
    expect(schemaProblems(spoilt('Deployment', 'readinessProbe', 'readynessProbe'))).toContain(
      '/spec/template/spec/containers/0/readynessProbe is unknown',
    );
    expect(schemaProblems(spoilt('ScaledObject', 'minReplicaCount', 'minReplicas'))).toContain(
      '/spec/minReplicas is unknown',
    );
  });

  it('find a field that is missing, a value of another type, and a kind of another version', () => {
    expect(schemaProblems(spoilt('Deployment', '"selector"', '"select"'))).not.toEqual([]);
    expect(
      schemaProblems(spoilt('PodDisruptionBudget', '"maxUnavailable":1', '"maxUnavailable":[]')),
    ).not.toEqual([]);
    expect(
      schemaProblems(spoilt('HorizontalPodAutoscaler', 'autoscaling/v2', 'autoscaling/v2beta2')),
    ).not.toEqual([]);
  });
});
