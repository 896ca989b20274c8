/** A table and the tables its rows refer to. */
export type Referring = { name: string; references: readonly { table: string }[] };

/**
 * Tables in an order in which each comes after those it refers to: rows can be written in it one table after another.
 * Tables outside the list do not matter.
 * @throws when they refer to one another in a circle
 */
export function inOrderOfReference<T extends Referring>(tables: readonly T[]): T[] {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const ordered: T[] = [];
  const state = new Map<string, 'begun' | 'done'>();
  const visit = (table: T): void => {
    if (state.get(table.name) === 'done') return;
    if (state.get(table.name) === 'begun') throw new Error(`${table.name} refers to itself by way of others`);
    state.set(table.name, 'begun');
    for (const { table: name } of table.references) {
      const before = byName.get(name);
      if (before && before !== table) visit(before);
    }
    state.set(table.name, 'done');
    ordered.push(table);
  };
  for (const table of tables) visit(table);
  return ordered;
}
