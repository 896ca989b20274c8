import type { Viewer } from '~/accounts/domain/roles';
import type { SigningParty } from '~/agreements/domain';
import type { Case } from './case';

/** Who signs for a party of a case’s agreement. */
export function signerFor(told: Case, party: SigningParty, { providerId }: { providerId: string }): Viewer {
  switch (party) {
    case 'client-head':
      return told.head;
    case 'client-chair':
      return told.cast.chair(told.school.urn);
    case 'provider-head':
      return told.cast.head(told.cast.provider(providerId).home.urn);
    case 'authority':
      return told.broker;
  }
}
