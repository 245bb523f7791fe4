/** The parts of Kubernetes objects that the tests look at, by kind. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
}

export interface Selector {
  readonly matchLabels?: Readonly<Record<string, string>>;
}

export interface NamedPort {
  readonly name: string;
  readonly containerPort: number;
}

export interface Probe {
  readonly httpGet?: { readonly path: string; readonly port: string };
}

export interface Container {
  readonly name: string;
  readonly image: string;
  readonly env?: readonly { readonly name: string }[];
  readonly envFrom?: readonly {
    readonly configMapRef?: { readonly name: string };
    readonly secretRef?: { readonly name: string };
  }[];
  readonly ports?: readonly NamedPort[];
  readonly startupProbe?: Probe;
  readonly readinessProbe?: Probe;
  readonly livenessProbe?: Probe;
  readonly lifecycle?: { readonly preStop?: { readonly sleep?: { readonly seconds: number } } };
  readonly resources?: {
    readonly requests?: Readonly<Record<string, string>>;
    readonly limits?: Readonly<Record<string, string>>;
  };
  readonly securityContext?: object;
}

/** A Deployment or a StatefulSet. */
export interface Workload extends KubernetesObject {
  readonly spec: {
    readonly replicas?: number;
    readonly selector: Selector;
    readonly template: {
      readonly metadata: { readonly labels: Readonly<Record<string, string>> };
      readonly spec: {
        readonly automountServiceAccountToken?: boolean;
        readonly terminationGracePeriodSeconds?: number;
        readonly securityContext?: { readonly runAsNonRoot?: boolean; readonly seccompProfile?: object };
        readonly containers: readonly Container[];
      };
    };
  };
}

export interface ServiceObject extends KubernetesObject {
  readonly spec: {
    readonly selector: Readonly<Record<string, string>>;
    readonly ports: readonly { readonly name: string; readonly targetPort: string }[];
  };
}

export interface DisruptionBudget extends KubernetesObject {
  readonly spec: { readonly maxUnavailable: number; readonly selector: Selector };
}

export interface ScaledObject extends KubernetesObject {
  readonly spec: {
    readonly scaleTargetRef: { readonly name: string };
    readonly minReplicaCount: number;
    readonly maxReplicaCount: number;
    readonly triggers: readonly { readonly metadata: { readonly query: string } }[];
  };
}

export interface Ingress extends KubernetesObject {
  readonly spec: {
    readonly rules: readonly {
      readonly http: {
        readonly paths: readonly {
          readonly backend: {
            readonly service: { readonly name: string; readonly port: { readonly name: string } };
          };
        }[];
      };
    }[];
  };
}

export interface EgressRule {
  /** Everybody, unless told. */
  readonly to?: readonly object[];
  /** All of them, unless told. */
  readonly ports?: readonly { readonly protocol: string; readonly port: number | string }[];
}

export interface NetworkPolicy extends KubernetesObject {
  readonly spec: {
    readonly podSelector: Selector;
    readonly policyTypes: readonly string[];
    readonly ingress?: readonly object[];
    readonly egress?: readonly EgressRule[];
  };
}

export interface ServiceMonitor extends KubernetesObject {
  readonly spec: {
    readonly selector: Selector;
    readonly endpoints: readonly { readonly port: string; readonly path: string }[];
  };
}

export interface Autoscaler extends KubernetesObject {
  readonly spec: {
    readonly scaleTargetRef: { readonly kind: string; readonly name: string };
    readonly minReplicas: number;
  };
}

interface Kinds {
  readonly Deployment: Workload;
  readonly StatefulSet: Workload;
  readonly Service: ServiceObject;
  readonly PodDisruptionBudget: DisruptionBudget;
  readonly HorizontalPodAutoscaler: Autoscaler;
  readonly ScaledObject: ScaledObject;
  readonly Ingress: Ingress;
  readonly NetworkPolicy: NetworkPolicy;
  readonly ServiceMonitor: ServiceMonitor;
}

/** The objects of one kind. */
export function ofKind<K extends keyof Kinds>(
  objects: readonly KubernetesObject[],
  kind: K,
): readonly Kinds[K][] {
  return objects.filter((one) => one.kind === kind) as Kinds[K][];
}

/** The only container of a workload's pods. */
export function containerOf({ metadata, spec }: Workload): Container {
  const [only, ...others] = spec.template.spec.containers;
  if (only === undefined || others.length > 0) throw new Error(`${metadata.name} has not one container.`);
  return only;
}

/** Whether an object with these labels is meant. */
export function selects(
  wanted: Readonly<Record<string, string>>,
  labels: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(wanted).every(([name, value]) => labels[name] === value);
}
