/** A question that a strike raises. */
export interface Question {
  readonly wave: string;
  readonly kind: string;
  readonly striker: string;
  readonly defender: string;
  readonly step: string;
}

/** The question that a purpose names; null if it is not about a strike. */
export function questionOf(purpose: string): Question | null {
  const found = /^(\d+)\/(\w+)\/([^>/]+)>([^/]+)\/(.+)$/.exec(purpose);
  if (found === null) return null;
  const [, wave = '', kind = '', striker = '', defender = '', step = ''] = found;
  return { wave, kind, striker, defender, step };
}
