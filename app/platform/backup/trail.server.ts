import { CHAIN_START, type ChainProblem, problemOf, type StoredEvent } from '../audit.server';
import { tableShapes } from '../schema.server';
import type { ColumnLayout, Manifest, Value } from './layout';

/** Reads the events of the audit trail as they come, chain after chain, and checks that each follows from the one before. */
export function trailReader(columns: readonly ColumnLayout[]) {
  const shape = tableShapes().find(({ name }) => name === 'domain_event');
  const properties = columns.map(
    ({ name }) => shape?.columns.find((one) => one.name === name)?.property ?? name,
  );
  const chains: Manifest['chains'] = [];
  const problems: ChainProblem[] = [];
  let head = CHAIN_START;
  return {
    add(values: readonly Value[]): void {
      const event = Object.fromEntries(
        columns.map(({ kind }, at) => {
          const value = values[at] ?? null;
          return [properties[at] ?? '', kind === 'timestamp' ? new Date(String(value)) : value];
        }),
      ) as StoredEvent; // the columns are those of its table
      const last = chains.at(-1);
      if (last?.chain === event.chain) {
        last.events++;
        last.hash = event.hash;
      } else {
        chains.push({ chain: event.chain, events: 1, hash: event.hash });
        head = CHAIN_START;
      }
      const broken = problems.some(({ chain }) => chain === event.chain);
      const problem = broken ? null : problemOf(event, head);
      if (problem) problems.push({ chain: event.chain, seq: event.seq, problem });
      head = { seq: event.seq, hash: event.hash };
    },
    chains: () => chains,
    problems: () => problems,
  };
}
