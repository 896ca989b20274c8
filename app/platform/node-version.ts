/**
 * What is wrong with running an embedded database on a version of Node.js; null where nothing is.
 *
 * From 24.19 on Node's `ObjectWrap` takes a cleanup hook away as an object is collected, and ends the process where no
 * context is entered just then, as when it is idle. better-sqlite3 up to version 12 is built on it; version 13 is not, but
 * needs Node 22. Seen here on 23 November 2026 with 24.21 and better-sqlite3 12.11: the process ends with SIGABRT.
 * @param version of Node.js, "24.21.0"
 */
export function nodeProblem(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < 24 || (major === 24 && minor < 19)) return null;
  return `Node.js ${version} ends without warning, now and then, when it uses the embedded database. Use Node.js 22, or PostgreSQL. Nothing that was saved is lost by it.`;
}
