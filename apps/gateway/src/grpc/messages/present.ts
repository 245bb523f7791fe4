type Present<T> = { [K in keyof T]?: NonNullable<T[K]> };

/** The fields that have a value: null and undefined are unset in a message. */
export function present<T extends object>(fields: T): Present<T> {
  const entries = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(entries) as Present<T>;
}

/** A value of a message; an empty text and 0 are the same as unset there. */
export function given<T extends string | number>(value: T | undefined): T | undefined {
  return value === '' || value === 0 ? undefined : value;
}

/** A list of a message; what is empty there is unset. */
export function listed<T>(items: readonly T[] | undefined): readonly T[] | undefined {
  return items?.length === 0 ? undefined : items;
}
