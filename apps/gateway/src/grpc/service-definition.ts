import { loadSync, type PackageDefinition, type ServiceDefinition } from '@grpc/proto-loader';
import { MALFORMED_MESSAGE } from './malformed-message.js';

export const COMBAT_PACKAGE = 'melee.combat.v1';
export const COMBAT_SERVICE = `${COMBAT_PACKAGE}.CombatService`;

/**
 * Reads the proto files of this folder.
 * Unset fields are left out: whether a number was given is not the same as whether it is 0.
 */
export function loadServiceDefinition(protoFolder: string): PackageDefinition {
  const definition = loadSync('melee/combat/v1/combat.proto', {
    includeDirs: [protoFolder],
    longs: Number,
    enums: String,
    oneofs: true,
  });
  return { ...definition, [COMBAT_SERVICE]: forgiving(definition[COMBAT_SERVICE] as ServiceDefinition) };
}

/** gRPC would take bytes that cannot be read for an internal error of the server. */
function forgiving(service: ServiceDefinition): ServiceDefinition {
  const methods = Object.entries(service).map(([name, method]) => {
    const requestDeserialize = (bytes: Buffer): object => {
      try {
        return method.requestDeserialize(bytes);
      } catch {
        return MALFORMED_MESSAGE;
      }
    };
    return [name, { ...method, requestDeserialize }] as const;
  });
  return Object.fromEntries(methods);
}
