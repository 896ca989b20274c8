import { env } from '../env.server';

/** The gaps of sending a message in which a process may end. */
export type Gap = 'claimed' | 'given' | 'taken' | 'recorded';

/** Ends the process, as an outage would, in the gap that `ALONGSIDE_MAIL_CRASH` names: refused in production. */
export function gap(name: Gap): void {
  if (env().ALONGSIDE_MAIL_CRASH === name) process.kill(process.pid, 'SIGKILL');
}
