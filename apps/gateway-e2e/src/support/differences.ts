type Json = Readonly<Record<string, unknown>>;

const LONGEST_SHOWN = 80;

/** Where two JSON documents differ, one line a place: its path, what stands there first, and what second. */
export function differences(first: unknown, second: unknown, path = '#'): string[] {
  if (isTable(first) && isTable(second)) {
    const names = new Set([...Object.keys(first), ...Object.keys(second)]);
    return [...names].flatMap((name) =>
      differences(first[name], second[name], `${path}/${name.replaceAll('/', '~1')}`),
    );
  }
  const [one, other] = [JSON.stringify(first), JSON.stringify(second)];
  return one === other ? [] : [`${path}: ${shown(one)} → ${shown(other)}`];
}

const isTable = (value: unknown): value is Json => typeof value === 'object' && value !== null;

const shown = (text: string | undefined) =>
  text === undefined ? 'nothing' : text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
