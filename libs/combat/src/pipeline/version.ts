/**
 * Of new battles. Changes whenever the same genesis and ledger would give another result; a battle keeps the one that it
 * began with, see `editionOf`.
 */
export const RULES_VERSION = 'rbc-3';
