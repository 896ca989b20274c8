const store = globalThis as typeof globalThis & { __alongside?: Map<string, unknown> };

/**
 * One value for the whole process, however many copies of a module are loaded: the HTTP server runs from
 * source and the pages from the bundle, and both must share one database writer and one set of handlers.
 */
export function singleton<T>(name: string, make: () => T): T {
  store.__alongside ??= new Map();
  if (!store.__alongside.has(name)) store.__alongside.set(name, make());
  return store.__alongside.get(name) as T;
}

/** Forgets a singleton, so that the next call makes it anew. */
export function forgetSingleton(name: string): void {
  store.__alongside?.delete(name);
}

/** Forgets all of them, as a process that begins anew: for tests, of which several share one process. */
export function forgetSingletons(): void {
  store.__alongside?.clear();
}

/** The value of a singleton if it has been made, without making it. */
export function peekSingleton<T>(name: string): T | undefined {
  return store.__alongside?.get(name) as T | undefined;
}
