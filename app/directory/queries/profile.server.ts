import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import {
  authority,
  conflictOfInterest,
  offer,
  proposal,
  provider,
  school,
  supportRequest,
} from '#drizzle/schema';
import { isService, schoolsOf, type Viewer } from '~/accounts/domain/roles';
import { type TermKey, termOf } from '~/kernel/academic-year';
import { calendarDate } from '~/kernel/clock';
import { clock } from '~/platform/clock.server';
import { type Db, db } from '~/platform/db.server';
import { isProvider, mayEdit, maySeeCapacity, maySetStanding } from '../domain/rights';
import {
  type DesignationStanding,
  designationStanding,
  type Freshness,
  freshness,
  qaStanding,
  qaUntil,
} from '../domain/standing';
import type { Appetite, Designation, QaState } from '../domain/vocabulary';
import { type EntryFields, standingAsTyped } from '../forms';
import { capacityOf, loadCapacity, type TermCapacity } from '../ledger.server';
import { capsVersion, entryOf, loadEditableProvider, type ProviderRow, standingOf } from '../load.server';
import { planningTerms } from '../terms.server';
import { type OfferView, offersOfProvider } from './offers.server';

/** A provider's page. What the viewer may not see is null or absent. */
export type ProviderProfile = {
  id: string;
  version: number;
  name: string;
  designation: Designation;
  jobTitle: string | null;
  homeSchool: { urn: number; name: string; town: string | null };
  authorityName: string;
  ownAuthority: boolean;
  strengths: string;
  designatedOn: string | null;
  designationExpires: string | null;
  designationStanding: DesignationStanding;
  qaStanding: QaState;
  qaUntil: string | null;
  appetite: Appetite;
  lastConfirmedAt: Date | null;
  freshness: Freshness;
  active: boolean;
  offers: OfferView[];
  hasFreeThisTerm: boolean;
  thisTerm: TermKey;
  /** For the service, the provider and the parties to an accepted proposal. */
  contact: { email: string | null; telephone: string | null } | null;
  /** For the service and the provider. */
  inside: {
    appetiteReason: string | null;
    qaOn: string | null;
    qaNote: string | null;
    capacity: TermCapacity[];
    conflicts: number;
  } | null;
  is: { provider: boolean; editor: boolean; service: boolean };
};

/**
 * A provider's page: public where they have a published offer; their own authority's people see them without one too,
 * and those taken out of the directory are seen by themself and their service only. Null otherwise.
 */
export async function findProfile(viewer: Viewer | null, id: string): Promise<ProviderProfile | null> {
  const [row] = await db()
    .select({
      provider,
      school: { urn: school.urn, name: school.name, town: school.town },
      authorityName: authority.name,
    })
    .from(provider)
    .innerJoin(school, eq(school.urn, provider.homeUrn))
    .innerJoin(authority, eq(authority.id, provider.authorityId))
    .where(eq(provider.id, id));
  if (!row) return null;
  const editor = mayEdit(viewer, row.provider);
  const offers = await offersOfProvider(viewer, row.provider);
  const ownAuthority = viewer?.authorityId === row.provider.authorityId;
  const public_ = row.provider.active && offers.some((one) => one.state === 'published');
  if (!editor && !(row.provider.active && ownAuthority) && !public_) return null;

  const today = calendarDate(clock.now());
  const thisTerm = termOf(today);
  const capacity = await capacityOf(db(), id, planningTerms());
  const { name, designation, jobTitle, strengths, designatedOn, designationExpires, appetite, version } =
    row.provider;
  return {
    id,
    version,
    name,
    designation,
    jobTitle,
    homeSchool: row.school,
    authorityName: row.authorityName,
    ownAuthority,
    strengths,
    designatedOn,
    designationExpires,
    designationStanding: designationStanding(row.provider, today),
    qaStanding: qaStanding(row.provider, today),
    qaUntil: qaUntil(row.provider.qaOn),
    appetite,
    lastConfirmedAt: row.provider.lastConfirmedAt,
    freshness: freshness(row.provider.lastConfirmedAt, today),
    active: row.provider.active,
    offers,
    hasFreeThisTerm: (capacity[0]?.free ?? 0) > 0,
    thisTerm,
    contact: (await maySeeContact(db(), viewer, row.provider))
      ? { email: row.provider.email, telephone: row.provider.telephone }
      : null,
    inside: maySeeCapacity(viewer, row.provider)
      ? {
          appetiteReason: row.provider.appetiteReason,
          qaOn: row.provider.qaOn,
          qaNote: row.provider.qaNote,
          capacity,
          conflicts: (await currentConflicts(id)).length,
        }
      : null,
    is: {
      provider: isProvider(viewer, row.provider),
      editor,
      service: maySetStanding(viewer, row.provider),
    },
  };
}

/** Proposals in these states have been accepted by the provider: the parties may speak to each other. */
const ACCEPTED = ['accepted', 'released', 'approved'] as const;

/** Whether contact details are shown: to the service, the provider, and the parties to a proposal they accepted. */
async function maySeeContact(handle: Db, viewer: Viewer | null, row: ProviderRow): Promise<boolean> {
  if (!viewer) return false;
  if (mayEdit(viewer, row)) return true;
  const urns = schoolsOf(viewer);
  if (urns.length === 0 && !isService(viewer)) return false;
  const accepted = await handle
    .select({ urn: supportRequest.urn, authorityId: supportRequest.authorityId })
    .from(proposal)
    .innerJoin(supportRequest, eq(supportRequest.id, proposal.requestId))
    .where(and(eq(proposal.providerId, row.id), inArray(proposal.state, [...ACCEPTED])));
  return accepted.some(
    (one) => urns.includes(one.urn) || (isService(viewer) && one.authorityId === viewer.authorityId),
  );
}

function currentConflicts(providerId: string) {
  return db()
    .select({ id: conflictOfInterest.id })
    .from(conflictOfInterest)
    .where(and(eq(conflictOfInterest.providerId, providerId), isNull(conflictOfInterest.endedAt)));
}

/** A provider as the forms that change them show it; null unless the viewer may. */
export type EditableProvider = {
  id: string;
  name: string;
  version: number;
  isProvider: boolean;
  mayEndDesignation: boolean;
  entry: EntryFields;
  standing: ReturnType<typeof standingAsTyped>;
  appetite: { appetite: Appetite; reason: string | null };
};

export async function findEditableProvider(viewer: Viewer, id: string): Promise<EditableProvider | null> {
  const row = await loadEditableProvider(db(), viewer, id);
  if (!row) return null;
  return {
    id,
    name: row.name,
    version: row.version,
    isProvider: isProvider(viewer, row),
    mayEndDesignation: maySetStanding(viewer, row),
    entry: entryOf(row),
    standing: standingAsTyped(standingOf(row)),
    appetite: { appetite: row.appetite, reason: row.appetiteReason },
  };
}

/** A provider's days in the terms that are planned, with the caps as stated; null unless the viewer may see them. */
export type CapacityPlan = {
  id: string;
  name: string;
  isProvider: boolean;
  version: number;
  /** Overall limits as stated, in half-days; a term without one is absent. */
  caps: Readonly<Record<TermKey, number>>;
  terms: TermCapacity[];
  offers: { id: string; title: string; published: boolean }[];
};

export async function findCapacityPlan(viewer: Viewer, id: string): Promise<CapacityPlan | null> {
  const row = await loadEditableProvider(db(), viewer, id);
  if (!row) return null;
  const terms = planningTerms();
  const titles = await db()
    .select({ id: offer.id, title: offer.title, state: offer.state })
    .from(offer)
    .where(eq(offer.providerId, id))
    .orderBy(asc(offer.title), asc(offer.id));
  return {
    id,
    name: row.name,
    isProvider: isProvider(viewer, row),
    version: await capsVersion(db(), id),
    caps: (await loadCapacity(db(), id)).caps,
    terms: await capacityOf(db(), id, terms),
    offers: titles.map((one) => ({ id: one.id, title: one.title, published: one.state === 'published' })),
  };
}
