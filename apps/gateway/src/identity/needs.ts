import { applyDecorators } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiBearerAuth, ApiSecurity } from '@nestjs/swagger';
import { type Operation, type OperationName, OPERATIONS } from './operations.js';

/** Names of the ways to show a token, in the description of the API. */
export const BEARER_SCHEME = 'bearer';
export const QUERY_SCHEME = 'accessToken';

/** Which operation a handler is. */
export const OPERATION = Reflector.createDecorator<OperationName>();

/** Lets a handler be used by those who may use this operation, and documents how they show who they are. */
export function Needs(name: OperationName): MethodDecorator {
  const { isStream = false }: Operation = OPERATIONS[name];
  const schemes = [ApiBearerAuth(BEARER_SCHEME), ...(isStream ? [ApiSecurity(QUERY_SCHEME)] : [])];
  return applyDecorators(OPERATION(name), ...schemes);
}
