/** What a test has written to `console.error` and `console.warn`; `setup.ts` fails a test that leaves any. */
const said: string[] = [];

/** Starts listening; called once by `setup.ts` for each test file. */
export function listenToConsole(): void {
  for (const level of ['error', 'warn'] as const) {
    console[level] = (...parts: unknown[]) => {
      said.push(`console.${level}: ${parts.map(String).join(' ')}`);
    };
  }
}

/** Takes what was written so far. A test that expects an error reads it with this, and so allows it. */
export function takeConsole(): string[] {
  return said.splice(0);
}
