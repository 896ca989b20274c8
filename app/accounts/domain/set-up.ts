/** What an installation remembers of its first set-up. */
export type SetUp = {
  /** Hashes of one-time codes that open it, and until when (milliseconds since 1970). */
  codes: readonly { hash: string; until: number }[];
  /** Hash of the token of the browser that gave a code; null before that. */
  browser: string | null;
  /** The authority as it was chosen, before there is anybody in it. */
  authority: { code: string; name: string } | null;
  /** Its id, once its first person has an account. */
  authorityId: string | null;
  /** Whether somebody has looked at what is usual and left it so. */
  usualKept: boolean;
  /** When it was closed for good (milliseconds since 1970); null while it is open. */
  finishedAt: number | null;
};

export const NO_SET_UP: SetUp = {
  codes: [],
  browser: null,
  authority: null,
  authorityId: null,
  usualKept: false,
  finishedAt: null,
};

/** Where the set-up of an installation is, for one browser. */
export type SetUpStage = 'closed' | 'code' | 'authority' | 'you' | 'sign-in' | 'tasks';

/**
 * What somebody meets at the address of set-up. It is there only for an installation without accounts, or while the one begun
 * here has not been finished: afterwards there is no such page, for good.
 * @param seen.anyAccounts whether anybody has an account
 * @param seen.isBrowser whether this browser gave the code
 * @param seen.at the authority of whoever is signed in, and null where nobody is
 */
export function setUpStage(
  state: SetUp,
  seen: { anyAccounts: boolean; isBrowser: boolean; at: string | null; mayRun: boolean },
): SetUpStage {
  if (state.finishedAt !== null) return 'closed';
  if (state.authorityId !== null) {
    if (seen.at === null) return 'sign-in';
    return seen.at === state.authorityId && seen.mayRun ? 'tasks' : 'closed';
  }
  if (seen.anyAccounts) return 'closed';
  if (!seen.isBrowser) return 'code';
  return state.authority === null ? 'authority' : 'you';
}

/** Most codes that are good at once: as many processes as may start beside each other. */
const MOST_CODES = 5;

/** The codes with one more; those that have run out are forgotten, and the oldest where there are too many. */
export function withCode(codes: SetUp['codes'], hash: string, now: number, until: number): SetUp['codes'] {
  return [...codes.filter((code) => code.until > now), { hash, until }].slice(-MOST_CODES);
}

/** Letters and figures that nobody takes for one another; 32 of them, so that each holds five bits. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** A code to be read from a screen and typed: sixteen signs (80 bits) in four groups. @param bytes at least sixteen random bytes */
export function codeWords(bytes: Uint8Array): string {
  const signs = [...bytes.slice(0, 16)].map((byte) => LETTERS.charAt(byte % LETTERS.length)).join('');
  return signs.replace(/(.{4})(?=.)/g, '$1-');
}

/** A code as typed, without what people put between its groups. */
export function typedCode(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
