/** A value of a pack on one line, in few signs: `hp +10; armour *0.5`. */
export function inline(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (Array.isArray(value)) {
    const isPlain = value.every((item) => typeof item !== 'object');
    return value.length === 0 ? '–' : value.map(inline).join(isPlain ? ', ' : '; ');
  }
  if (typeof value !== 'object') return typeof value === 'string' ? value : JSON.stringify(value);
  const parts = Object.entries(value).map(([key, part]: [string, unknown]) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? `${key} (${inline(part)})`
      : `${key} ${inline(part)}`,
  );
  return parts.length === 0 ? '–' : parts.join(', ');
}
