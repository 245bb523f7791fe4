const PROPERTY = /^[a-z][A-Za-z]*$/;

/**
 * Where a value stands in the message, for a path in the REST request of the same meaning: `actors.0.cid` is
 * `actors[0].cid`, `answerTimeoutsMs` is `answer_timeouts_ms`.
 */
export function fieldPath(path: string): string {
  const fields = path.split('.').map((part, i) => {
    if (/^\d+$/.test(part)) return `[${part}]`;
    const name = PROPERTY.test(part) ? part.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) : part;
    return i === 0 ? name : `.${name}`;
  });
  return fields.join('');
}
