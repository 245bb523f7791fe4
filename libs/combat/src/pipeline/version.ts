/** Changes whenever the same genesis and ledger would give another result. A battle keeps the one it began with. */
export const RULES_VERSION = 'rbc-2';
