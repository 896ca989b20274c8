import type { offer, provider } from '#drizzle/schema';
import { NOW } from './schools';

export type ProviderRow = typeof provider.$inferInsert;
export type OfferRow = typeof offer.$inferInsert;

/** A Specialist Leader of Education in good standing, looking for work. */
export function aProvider(id: string, homeUrn: number, over: Partial<ProviderRow> = {}): ProviderRow {
  return {
    id,
    authorityId: 'testshire',
    designation: 'SLE',
    name: `Provider ${id}`,
    jobTitle: 'Assistant headteacher',
    homeUrn,
    designatedOn: '2024-09-01',
    designationExpires: '2028-08-31',
    qaState: 'assured',
    qaOn: '2026-06-01',
    qaNote: null,
    strengths: 'Leads writing across a three-form primary school.',
    email: `${id}@provider.example`,
    telephone: null,
    appetite: 'looking',
    appetiteReason: null,
    lastConfirmedAt: NOW,
    active: true,
    createdAt: NOW,
    updatedAt: NOW,
    version: 1,
    ...over,
  };
}

/** A published offer of coaching in writing for primary schools. */
export function anOffer(id: string, providerId: string, over: Partial<OfferRow> = {}): OfferRow {
  return {
    id,
    authorityId: 'testshire',
    providerId,
    title: `Offer ${id}`,
    description: 'Coaching for leaders and teachers, in school, with planning between visits.',
    focusAreas: ['writing-ks2'],
    phases: ['primary'],
    formats: ['coaching', 'in-school'],
    dayRatePence: 35_000,
    travelLimitMinutes: 60,
    remote: false,
    openToOthers: false,
    state: 'published',
    lastConfirmedAt: NOW,
    createdAt: NOW,
    updatedAt: NOW,
    version: 1,
    ...over,
  };
}
