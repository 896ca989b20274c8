import { addProvider } from '~/accounts/single-sign-on/providers.server';
import { MARLSHIRE } from '../../authorities';
import { idOf } from '../../ids';
import { must } from '../case';
import type { Cast } from '../cast';
import type { Timeline } from '../timeline';

/** A provider that the administrator has entered and not tried yet: nobody signs in with it, because there is no such place. */
export function tellSingleSignOn(timeline: Timeline, cast: Cast): void {
  const admin = cast.person(idOf('account', MARLSHIRE.code, 'admin'));
  timeline.add(timeline.instant(5, 11), 'a sign-on provider is entered', async () => {
    must(
      await addProvider(admin, {
        id: idOf('sign-on-provider', MARLSHIRE.code),
        version: 0,
        kind: 'other',
        name: 'Marlshire staff account',
        issuer: 'https://sign-in.marlshire.example',
        clientId: 'alongside',
        secret: undefined,
        domains: ['marlshire.example'],
        secondFactor: false,
      }),
    );
  });
}
