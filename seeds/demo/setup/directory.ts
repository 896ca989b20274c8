import { capacityTerm, offer, offerTerm, provider } from '#drizzle/schema';
import type { CommandContext } from '~/platform/transact.server';
import { idOf } from '../ids';
import type { DemoOffer, DemoProvider } from '../providers';
import type { DemoCounty } from '../world';
import { insertAll } from './records';

/** Providers, their offers and the days they have, as first entered. */
export async function writeDirectory(ctx: CommandContext, county: DemoCounty): Promise<void> {
  const { providers } = county;
  await insertAll(providers, (some) =>
    ctx.tx.insert(provider).values(some.map((one) => providerRow(one, county, ctx.now))),
  );
  await insertAll(
    providers.flatMap((one) =>
      Object.entries(one.caps).map(([term, halfDays]) => ({
        id: idOf('cap', one.id, term),
        providerId: one.id,
        term,
        halfDays,
        version: 1,
      })),
    ),
    (some) => ctx.tx.insert(capacityTerm).values(some),
  );
  const offers = providers.flatMap((one) => one.offers.map((each) => ({ owner: one, each })));
  await insertAll(offers, (some) =>
    ctx.tx.insert(offer).values(some.map(({ owner, each }) => offerRow(each, owner, county, ctx.now))),
  );
  await insertAll(
    offers.flatMap(({ each }) =>
      Object.entries(each.days).map(([term, halfDays]) => ({
        id: idOf('days', each.id, term),
        offerId: each.id,
        term,
        halfDays,
      })),
    ),
    (some) => ctx.tx.insert(offerTerm).values(some),
  );
  for (const one of providers) {
    ctx.emit({
      type: 'provider.created',
      subject: { type: 'provider', id: one.id },
      urn: one.home.urn,
      after: { name: one.name, designation: one.designation },
    });
    for (const each of one.offers) {
      const subject = { type: 'offer', id: each.id };
      const details = { providerId: one.id, providerName: one.name };
      ctx.emit({ type: 'offer.created', subject, after: { title: each.title }, details });
      if (each.state !== 'draft') ctx.emit({ type: 'offer.published', subject, details });
    }
  }
}

function providerRow(one: DemoProvider, county: DemoCounty, at: Date): typeof provider.$inferInsert {
  const { id, designation, name, jobTitle, designatedOn, designationExpires, qaState, qaOn, qaNote } = one;
  const { strengths, email, telephone, appetite, appetiteReason, home } = one;
  return {
    id,
    authorityId: county.authority.id,
    designation,
    name,
    jobTitle,
    homeUrn: home.urn,
    designatedOn,
    designationExpires,
    qaState,
    qaOn,
    qaNote,
    strengths,
    email,
    telephone,
    appetite,
    appetiteReason,
    lastConfirmedAt: at,
    active: true,
    createdAt: at,
    updatedAt: at,
    version: 1,
  };
}

function offerRow(
  each: DemoOffer,
  owner: DemoProvider,
  county: DemoCounty,
  at: Date,
): typeof offer.$inferInsert {
  const { confirmedDaysAgo: _, days: __, ...fields } = each;
  return {
    ...fields,
    authorityId: county.authority.id,
    providerId: owner.id,
    // Offers since withdrawn were published first; the history says when they stopped.
    state: each.state === 'draft' ? 'draft' : 'published',
    lastConfirmedAt: each.state === 'draft' ? null : at,
    createdAt: at,
    updatedAt: at,
    version: 1,
  };
}
