import type { paths } from './schema.generated.js';

export type Method = 'get' | 'post' | 'put' | 'delete';

/** The paths of the API that have an operation under this method. */
export type PathWith<M extends Method> = {
  [Path in keyof paths]: paths[Path] extends Readonly<Record<M, { responses: unknown }>> ? Path : never;
}[keyof paths];

type Operation<M extends Method, Path extends PathWith<M>> = paths[Path][M];

type Parameters<Op> = Op extends { parameters: infer Given }
  ? object extends Given
    ? { readonly params?: Given }
    : { readonly params: Given }
  : never;

type Body<Op> = Op extends { requestBody: { content: infer Content } }
  ? { readonly body: Content[keyof Content] }
  : Op extends { requestBody?: { content: infer Content } }
    ? { readonly body?: Content[keyof Content] }
    : { readonly body?: never };

/** What a request to an operation consists of. */
export type RequestTo<M extends Method, Path extends PathWith<M>> = Parameters<Operation<M, Path>> &
  Body<Operation<M, Path>> & {
    /** Gives the request up, its repetitions included. */
    readonly signal?: AbortSignal;
  };

type Success = 200 | 201 | 202 | 204;

type ContentOf<Answer> = Answer extends { content: infer Content } ? Content[keyof Content] : undefined;

/** What an operation answers with if it does not refuse. */
export type AnswerTo<M extends Method, Path extends PathWith<M>> =
  Operation<M, Path> extends { responses: infer Answers }
    ? { [Status in keyof Answers & Success]: ContentOf<Answers[Status]> }[keyof Answers & Success]
    : never;

/** The request as a rest parameter: it may be left out where nothing in it is required. */
export type RequestArguments<M extends Method, Path extends PathWith<M>> =
  object extends RequestTo<M, Path> ? [request?: RequestTo<M, Path>] : [request: RequestTo<M, Path>];
