import { ScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1';
import { ServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1';
import { Deployment, StatefulSet } from 'kubernetes-models/apps/v1';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2';
import { Ingress, NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { Namespace, Service, ServiceAccount } from 'kubernetes-models/v1';
import type { KubernetesObject } from './kubernetes-objects.js';

const MODELS: readonly { apiVersion: string; kind: string; prototype: { validate: () => void } }[] = [
  Deployment,
  HorizontalPodAutoscaler,
  Ingress,
  Namespace,
  NetworkPolicy,
  PodDisruptionBudget,
  ScaledObject,
  Service,
  ServiceAccount,
  ServiceMonitor,
  StatefulSet,
];

/**
 * Says what is wrong with an object by the schema of its kind: values, missing fields, and fields that the schema does
 * not know, which Kubernetes would drop without a word.
 */
export function schemaProblems(object: KubernetesObject): readonly string[] {
  const { apiVersion, kind } = object;
  const model = MODELS.find((one) => one.apiVersion === apiVersion && one.kind === kind);
  if (model === undefined) return [`There is no schema of ${apiVersion} ${kind}.`];
  const seen = new Set<string>();
  try {
    Reflect.apply(model.prototype.validate, watched(object, '', seen), []);
  } catch (error) {
    return [(error as Error).message];
  }
  return [...pathsIn(object, '')].filter((path) => !seen.has(path)).map((path) => `${path} is unknown`);
}

/** The same value, noting the path of every field that is read: a validator reads exactly what its schema knows. */
function watched(value: unknown, path: string, seen: Set<string>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return new Proxy(value, {
    get(target, key): unknown {
      const field: unknown = Reflect.get(target, key);
      if (typeof key === 'symbol') return field;
      seen.add(`${path}/${key}`);
      return watched(field, `${path}/${key}`, seen);
    },
  });
}

function* pathsIn(value: unknown, path: string): Generator<string, void> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, field] of Object.entries(value)) {
    // An index is a place, not a field.
    if (!Array.isArray(value)) yield `${path}/${key}`;
    yield* pathsIn(field, `${path}/${key}`);
  }
}
