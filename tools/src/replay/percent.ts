/** A share from 0 to 1. */
export const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;
