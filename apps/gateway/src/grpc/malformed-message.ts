/** Stands for a message that is none of its type: what bytes a client sends is no fault of ours. */
export const MALFORMED_MESSAGE: object = Object.freeze({});
