/** Marks a branch the types say cannot be reached; throws if it is, naming the value. */
export function assertNever(value: never, what = 'value'): never {
  throw new Error(`Unexpected ${what}: ${JSON.stringify(value)}`);
}
