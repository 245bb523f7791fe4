/** The choices go round and round the candidates, of whom there must be some. */
export function pick<Candidate>(candidates: readonly Candidate[], choice: number): Candidate {
  if (candidates.length === 0) throw new Error('There is nothing to choose from.');
  return candidates[choice % candidates.length] as Candidate;
}
