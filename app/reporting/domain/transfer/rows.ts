/** What a column holds. */
export type CellKind = 'text' | 'integer' | 'real' | 'boolean' | 'timestamp' | 'json';
export type CellShape = { name: string; kind: CellKind; required: boolean };

/** A row as it stands in an export: by the names of its columns, instants as ISO 8601 text in UTC. */
export type ExportRow = Readonly<Record<string, unknown>>;

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
/** The largest whole number both databases hold in a column. */
const MOST_WHOLE = 2_147_483_647;

/**
 * Whether something read from an archive is a row of a table: exactly its columns, each of its kind.
 * @returns what is wrong, in words, or null
 */
export function rowProblem(columns: readonly CellShape[], row: unknown): string | null {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return 'is not a row';
  const cells = new Map(Object.entries(row));
  for (const column of columns) {
    if (!cells.has(column.name)) return `has no ${column.name}`;
    const problem = cellProblem(column, cells.get(column.name));
    if (problem) return `${column.name} ${problem}`;
  }
  if (cells.size === columns.length) return null;
  const known = new Set(columns.map(({ name }) => name));
  return `has something that is no column: ${[...cells.keys()].find((name) => !known.has(name))?.slice(0, 40)}`;
}

function cellProblem({ kind, required }: CellShape, value: unknown): string | null {
  if (value === null || value === undefined) return required ? 'is empty' : null;
  return fits(kind, value) ? null : `is not ${KIND_WORDS[kind]}`;
}

const KIND_WORDS: Record<CellKind, string> = {
  text: 'text',
  integer: 'a whole number',
  real: 'a number',
  boolean: 'true or false',
  timestamp: 'an instant in UTC',
  json: 'a value',
};

function fits(kind: CellKind, value: unknown): boolean {
  switch (kind) {
    case 'text':
      // A character that PostgreSQL cannot keep.
      return typeof value === 'string' && !value.includes('\u0000');
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= MOST_WHOLE;
    case 'real':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'timestamp':
      return typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
    case 'json':
      return true;
  }
}
