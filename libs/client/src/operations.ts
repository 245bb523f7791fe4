import type { FetchResponse, MaybeOptionalInit } from 'openapi-fetch';
import type { MediaType, PathsWithMethod, RequiredKeysOf } from 'openapi-typescript-helpers';
import type { paths } from './schema.generated.js';

export type Method = 'get' | 'post';

/** The paths of the API that have an operation under this method. */
export type PathWith<M extends Method> = PathsWithMethod<paths, M>;

/** What a request to an operation consists of: `params`, `body`, and what `fetch` takes besides, such as `signal`. */
export type RequestTo<M extends Method, Path extends PathWith<M>> = MaybeOptionalInit<paths[Path], M>;

/** What an operation answers with if it does not refuse. */
export type AnswerTo<M extends Method, Path extends PathWith<M>> = NonNullable<
  FetchResponse<NonNullable<paths[Path][M]>, object, MediaType>['data']
>;

/** The request as a rest parameter: it may be left out where nothing in it is required. */
export type RequestArguments<M extends Method, Path extends PathWith<M>> =
  RequiredKeysOf<NonNullable<RequestTo<M, Path>>> extends never
    ? [request?: RequestTo<M, Path>]
    : [request: RequestTo<M, Path>];
