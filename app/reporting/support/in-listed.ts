/** Values in the order of a list, others after them. */
export function inListed(listed: readonly string[], values: readonly string[]): string[] {
  return [...listed.filter((one) => values.includes(one)), ...values.filter((one) => !listed.includes(one))];
}
