/**
 * What a version of the text is or was: only a draft; out for signing; in force; in force until a later version took
 * its place, or until the agreement ended.
 */
export type VersionStanding = 'draft' | 'signing' | 'in-force' | 'replaced' | 'ended';

/** Of an agreement, what its versions' standing rests on. */
export type VersionFacts = {
  /** Number of its newest version. */
  revision: number;
  signing: boolean;
  activeAt: Date | null;
  endedAt: Date | null;
  /** Amendments that came into force: the version each made, and when. */
  amended: readonly { revision: number; at: Date }[];
};

/**
 * Whether, from when and until when a version was in force. Drafting makes versions before all have signed; after that
 * only amendments do, so every version from the first signed one onward was in force in its turn.
 * @param number of the version, from 1 to `revision`
 */
export function versionStanding(
  number: number,
  { revision, signing, activeAt, endedAt, amended }: VersionFacts,
): { standing: VersionStanding; from: Date | null; to: Date | null } {
  const never = { from: null, to: null };
  if (activeAt === null) return { standing: signing && number === revision ? 'signing' : 'draft', ...never };
  const firstSigned = amended.reduce((least, one) => Math.min(least, one.revision - 1), revision);
  if (number < firstSigned) return { standing: 'draft', ...never };
  const begins = (version: number) => amended.find((one) => one.revision === version)?.at ?? null;
  const from = number === firstSigned ? activeAt : begins(number);
  if (number < revision) return { standing: 'replaced', from, to: begins(number + 1) };
  return endedAt === null
    ? { standing: 'in-force', from, to: null }
    : { standing: 'ended', from, to: endedAt };
}
