import type { Service } from './service.js';

/** The metrics of a process at one moment. */
export interface Scrape {
  /** Sum of the series of this name that have these labels, whatever others they have; null if there is none. */
  sum(name: string, labels?: Readonly<Record<string, string>>): number | null;
}

/** Reads the metrics that a service tells of itself. */
export async function scrape({ healthUrl }: Pick<Service, 'healthUrl'>): Promise<Scrape> {
  const answer = await fetch(`${healthUrl}/metrics`);
  const lines = (await answer.text()).split('\n');
  return {
    sum(name, labels = {}) {
      const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
      const values = lines
        .filter((line) => line.startsWith(`${name}{`) && wanted.every((pair) => line.includes(pair)))
        .map((line) => Number(line.slice(line.lastIndexOf(' ') + 1)));
      return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);
    },
  };
}
