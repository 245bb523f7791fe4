import { Metadata, type ServerUnaryCall } from '@grpc/grpc-js';
import type { ExecutionContext } from '@nestjs/common';
import { RedisContext } from '@nestjs/microservices';
import type { FastifyRequest } from 'fastify';
import { bearerToken, takeQueryToken } from './bearer-token.js';
import { type RequestTarget, targetOf } from './request-target.js';

/** A request as the guards see it, whichever way it comes. */
export interface IncomingRequest {
  /** The object with which `callerOf` finds the caller. */
  readonly key: object;
  readonly address: string;
  readonly target: RequestTarget;
  /** @param allowsQuery the token may also stand in the URL */
  token(allowsQuery: boolean): string | undefined;
}

/** The request that Nest is about to serve; null for news from our own processes, which reach us through Redis. */
export function incomingRequest(context: ExecutionContext): IncomingRequest | null {
  if (context.getType() === 'http') return httpRequest(context.switchToHttp().getRequest<FastifyRequest>());
  const call = context.switchToRpc();
  const carrier: unknown = call.getContext();
  if (carrier instanceof RedisContext) return null;
  if (carrier instanceof Metadata) {
    return grpcRequest(carrier, call.getData<unknown>(), context.getArgByIndex<GrpcCall | undefined>(2));
  }
  throw new Error(`The guards know no requests of the type "${context.getType()}".`);
}

function httpRequest(request: FastifyRequest): IncomingRequest {
  return {
    key: request,
    address: request.ip,
    target: targetOf(request.params, request.body),
    token(allowsQuery) {
      const inQuery = allowsQuery ? takeQueryToken(request.query) : undefined;
      return bearerToken(request.headers.authorization) ?? inQuery;
    },
  };
}

type GrpcCall = Pick<ServerUnaryCall<unknown, unknown>, 'getPeer'>;

function grpcRequest(metadata: Metadata, message: unknown, call: GrpcCall | undefined): IncomingRequest {
  return {
    key: metadata,
    address: call?.getPeer() ?? 'unknown',
    target: targetOf(message),
    token: () => bearerToken(metadata.get('authorization')[0]),
  };
}
