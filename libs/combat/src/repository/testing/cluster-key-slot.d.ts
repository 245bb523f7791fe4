/** The package carries no types. */
declare module 'cluster-key-slot' {
  /** The slot of Redis Cluster, 0 to 16383, that a key lies in. */
  export default function calculateSlot(key: string): number;
}
