import { seal, unseal } from '../seal.server';

/**
 * Encrypts a one-use link for as long as it waits in the outbox, so that whoever reads the database or a backup of it cannot
 * use it.
 * @param outboxId the message it belongs to: sealed for one message, it opens for no other
 */
export function sealLink(outboxId: string, link: string): string {
  return seal('mail-link', outboxId, link);
}

/** The link again; null when it was sealed for another message, under a secret that is gone, or has been changed since. */
export function openLink(outboxId: string, sealed: string): string | null {
  return unseal('mail-link', outboxId, sealed);
}
