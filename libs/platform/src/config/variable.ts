import { statSync } from 'node:fs';
import { z } from 'zod';

/** One environment variable: what it is for, which texts it may hold and what they mean. */
export interface Variable<T> {
  readonly name: string;
  /** What the variable decides; one sentence for an operator. */
  readonly about: string;
  /** What the text may be; one phrase for an operator. */
  readonly allowed: string;
  /** The text that stands for an unset variable; without one the variable must be set. */
  readonly fallback?: string;
  readonly schema: z.ZodType<T, string>;
  /** The parts of the value that nobody must see; absent if there are none. */
  secretsIn?(value: T): readonly string[];
}

interface About<D> {
  readonly about: string;
  readonly default?: D;
}
interface Range {
  readonly min: number;
  readonly max: number;
}

function variable<T, D>(
  name: string,
  options: About<D>,
  allowed: string,
  schema: z.ZodType<T, string>,
): Variable<T> {
  const base = { name, about: options.about, allowed, schema };
  return options.default === undefined ? base : { ...base, fallback: String(options.default) };
}

function integerIn({ min, max }: Range): z.ZodType<number, string> {
  return z
    .string()
    .regex(/^-?\d{1,15}$/)
    .transform(Number)
    .pipe(z.int().min(min).max(max));
}

/** An integer from `min` to `max`. */
export function integer(name: string, options: About<number> & Range): Variable<number> {
  return variable(name, options, `an integer from ${options.min} to ${options.max}`, integerIn(options));
}

/** A part of a whole: a number from 0 to 1. */
export function ratio(name: string, options: About<number>): Variable<number> {
  const schema = z
    .string()
    .regex(/^(0|1|0?\.\d{1,9}|1\.0{1,9})$/)
    .transform(Number);
  return variable(name, options, 'a number from 0 to 1', schema);
}

/** A length of time in whole milliseconds. */
export function durationMs(name: string, options: About<number> & Range): Variable<number> {
  const allowed = `milliseconds, an integer from ${options.min} to ${options.max}`;
  return variable(name, options, allowed, integerIn(options));
}

/** Lengths of time in whole milliseconds, separated by commas, none longer than the one before it. */
export function shrinkingDurationsMs(
  name: string,
  options: About<string> & Range & { readonly maxItems: number },
): Variable<readonly number[]> {
  const { min, max, maxItems } = options;
  const schema = z
    .string()
    .transform((list) => list.split(',').map((item) => item.trim()))
    .pipe(z.array(integerIn(options)).max(maxItems))
    .refine((items) => items.every((item, i) => i === 0 || item <= (items[i - 1] ?? item)))
    .transform((items): readonly number[] => items);
  const allowed = `1 to ${maxItems} numbers of milliseconds from ${min} to ${max}, separated by commas, none greater than the one before`;
  return variable(name, options, allowed, schema);
}

/** One of a fixed set of words. */
export function oneOf<const T extends string>(
  name: string,
  words: readonly T[],
  options: About<NoInfer<T>>,
): Variable<T> {
  return variable(name, options, `one of ${words.join(', ')}`, z.string().pipe(z.enum(words)));
}

/** `true` or `false`. */
export function boolean(name: string, options: About<boolean>): Variable<boolean> {
  const schema = z.stringbool({ truthy: ['true'], falsy: ['false'], case: 'sensitive' });
  return variable(name, options, 'true or false', schema);
}

/** An absolute URL with one of the given schemes, kept as text. */
export function url(
  name: string,
  options: About<string> & { readonly schemes: readonly string[]; readonly accepts?: (url: URL) => boolean },
  shape = 'a URL',
): Variable<string> {
  const { schemes, accepts } = options;
  const schema = z.string().refine((given) => {
    if (!URL.canParse(given)) return false;
    const parsed = new URL(given);
    if (!schemes.includes(parsed.protocol.slice(0, -1)) || parsed.hostname === '') return false;
    return accepts === undefined || accepts(parsed);
  });
  const starts = schemes.map((scheme) => `${scheme}://`).join(' or ');
  return variable(name, options, `${shape} that starts with ${starts}`, schema);
}

/** Paths of folders, separated by commas or colons; each must be there when the configuration is read. */
export function folders(name: string, options: { readonly about: string }): Variable<readonly string[]> {
  const schema = z
    .string()
    .transform((list) => (list === '' ? [] : list.split(/[,:]/).map((item) => item.trim())))
    .refine((paths) => paths.every(isFolder))
    .transform((paths): readonly string[] => paths);
  return variable(
    name,
    { ...options, default: '' },
    'paths of folders that exist, separated by commas or colons, or nothing',
    schema,
  );
}

/** The path of a file, which must be there when the configuration is read. */
export function file(name: string, options: { readonly about: string }): Variable<string> {
  const schema = z.string().refine((path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false);
  return variable(name, options, 'the path of a file that exists', schema);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** A text that matches `pattern`; `allowed` says the same in words. */
export function text(
  name: string,
  options: About<string> & { readonly pattern: RegExp; readonly allowed: string },
): Variable<string> {
  return variable(name, options, options.allowed, z.string().regex(options.pattern));
}

/** Items separated by commas, each accepted by itself; nothing stands for an empty list. */
export function commaSeparated(
  name: string,
  options: {
    readonly about: string;
    readonly accepts: (item: string) => boolean;
    readonly allowed: string;
  },
): Variable<readonly string[]> {
  const schema = z
    .string()
    .transform((items) => (items === '' ? [] : items.split(',').map((item) => item.trim())))
    .refine((items) => items.every(options.accepts))
    .transform((items): readonly string[] => items);
  return variable(name, { about: options.about, default: '' }, options.allowed, schema);
}

/** The same variable, of whose value nobody must see these parts. */
export function secret<T>(inner: Variable<T>, secretsIn: (value: T) => readonly string[]): Variable<T> {
  return { ...inner, secretsIn };
}

/** For {@link secret}: all of the value. */
export const wholeIfSet = (value: string | null): readonly string[] => (value === null ? [] : [value]);

/** The same variable, which may also be unset: its value is then null. */
export function optional<T>(inner: Variable<T>): Variable<T | null> {
  const unset = z.literal('').transform(() => null);
  return { ...inner, allowed: `${inner.allowed}, or nothing`, fallback: '', schema: unset.or(inner.schema) };
}
