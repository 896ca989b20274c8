import { CapacityMeter, InsetText } from '~/ui';
import type { TermCapacity } from '../ledger.server';
import { termLabel } from '../wording';

/** A provider's days by term as meters, with what the words mean. */
export function CapacityShown({ capacity }: { capacity: readonly TermCapacity[] }) {
  return (
    <>
      {capacity.map(({ term, overall }) => (
        <CapacityMeter key={term} label={termLabel(term)} days={overall} />
      ))}
      <InsetText>
        Held days wait for an answer to an invitation. Committed days belong to an agreement. Used days have
        been given. What is left is free.
      </InsetText>
    </>
  );
}
