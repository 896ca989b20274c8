/**
 * A small authority for integration tests, built row by row with the ids a test gives:
 *
 * ```ts
 * const world = await newWorld();                       // Testshire, empty, at NOW
 * await world.school(100001);
 * await world.standing(100001, { band: 'red' });
 * const head = await world.person('head', { role: 'head', urn: 100001 });   // a Viewer
 * await world.provider('ann', 100002, { caps: { '2026-2-spring': 12 } });
 * await world.offer('writing', 'ann', { days: { '2026-2-spring': 12 } });
 * await world.request('r1', 100001, head, { needs: ['writing-ks2'] });
 * ```
 * The rows are of the builders in `tests/builders/`; whatever a test cares about it passes.
 */
import { afterEach, vi } from 'vitest';
import * as schema from '#drizzle/schema';
import type { Grant, Role, Viewer } from '~/accounts/domain/roles';
import type { Db } from '~/platform/db.server';
import {
  aFramework,
  aNeed,
  aRequest,
  aStanding,
  type NeedRow,
  type RequestRow,
  type StandingRow,
} from '../builders/diagnosis';
import { anOffer, aProvider, type OfferRow, type ProviderRow } from '../builders/directory';
import { type AuthorityRow, anAuthority, aSchool, NOW, type SchoolRow } from '../builders/schools';
import { freshDatabase, type TestDatabase } from './database';

export { NOW } from '../builders/schools';

/** A grant as a test writes it: what is not said is null. */
export type GrantInput = { role: Role; urn?: number; providerId?: string };

/** Half-days by term. */
type DaysByTerm = Record<string, number>;

export type World = Awaited<ReturnType<typeof newWorld>>;

afterEach(() => {
  vi.useRealTimers();
});

/**
 * A fresh database with one authority (Testshire) and a banding framework. The clock stands at `NOW`
 * until the test ends or calls `travelTo`.
 */
export async function newWorld(over: Partial<AuthorityRow> = {}) {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  const open: TestDatabase = await freshDatabase();
  const insert = (work: (tx: Db) => Promise<unknown>) => open.write(work);
  const authorities = new Map<string, AuthorityRow>();

  async function authority(more: Partial<AuthorityRow> = {}): Promise<AuthorityRow> {
    const row = anAuthority(more);
    await insert((tx) => tx.insert(schema.authority).values(row));
    authorities.set(row.id, row);
    return row;
  }

  const home = await authority(over);
  const framework = aFramework({ authorityId: home.id });
  await insert((tx) => tx.insert(schema.bandingFramework).values(framework));

  return {
    /** The open database; `open.url` is its address for a second process. */
    open,
    /** The authority everything belongs to unless told otherwise. */
    authorityId: home.id,
    authority,

    /** Moves the clock to an instant. */
    travelTo(iso: string): void {
      vi.setSystemTime(new Date(iso));
    },

    /**
     * An account with its grants, as the viewer that queries and commands take.
     * @param id also the local part of the e-mail address
     */
    async person(
      id: string,
      grants: GrantInput | readonly GrantInput[],
      more: { name?: string; authorityId?: string; passwordHash?: string } = {},
    ): Promise<Viewer> {
      const authorityId = more.authorityId ?? home.id;
      const email = `${id}@testshire.example`;
      const name = more.name ?? `${id.charAt(0).toUpperCase()}${id.slice(1)} Person`;
      const held: Grant[] = [grants].flat().map((grant) => ({ urn: null, providerId: null, ...grant }));
      await insert(async (tx) => {
        await tx.insert(schema.account).values({
          id,
          authorityId,
          email,
          name,
          passwordHash: more.passwordHash ?? null,
          active: true,
          createdAt: NOW,
          lastSignedInAt: null,
          version: 1,
        });
        for (const [n, grant] of held.entries()) {
          await tx.insert(schema.accountGrant).values({
            id: `${id}-${n}`,
            accountId: id,
            authorityId,
            ...grant,
            createdAt: NOW,
            endedAt: null,
          });
        }
      });
      const authorityName = authorities.get(authorityId)?.name ?? authorityId;
      return { accountId: id, name, email, authorityId, authorityName, grants: held };
    },

    async school(urn: number, more: Partial<SchoolRow> = {}): Promise<SchoolRow> {
      const row = aSchool(urn, { laCode: home.code, laName: home.name, ...more });
      await insert((tx) => tx.insert(schema.school).values(row));
      return row;
    },

    /** A school's band in force, in the framework of the authority. */
    async standing(urn: number, more: Partial<StandingRow> = {}): Promise<StandingRow> {
      const band = framework.bands.find((one) => one.key === (more.band ?? 'red'));
      const row = aStanding(urn, { authorityId: home.id, priority: band?.priority ?? 1, ...more });
      await insert((tx) => tx.insert(schema.schoolStanding).values(row));
      return row;
    },

    /** @param more.caps the provider's overall half-days by term */
    async provider(
      id: string,
      homeUrn: number,
      { caps = {}, ...more }: Partial<ProviderRow> & { caps?: DaysByTerm } = {},
    ): Promise<ProviderRow> {
      const row = aProvider(id, homeUrn, { authorityId: home.id, ...more });
      await insert(async (tx) => {
        await tx.insert(schema.provider).values(row);
        for (const [term, halfDays] of Object.entries(caps)) {
          await tx
            .insert(schema.capacityTerm)
            .values({ id: `${id}-${term}`, providerId: id, term, halfDays, version: 1 });
        }
      });
      return row;
    },

    /** @param more.days the offer's half-days by term */
    async offer(
      id: string,
      providerId: string,
      { days = {}, ...more }: Partial<OfferRow> & { days?: DaysByTerm } = {},
    ): Promise<OfferRow> {
      const row = anOffer(id, providerId, { authorityId: home.id, ...more });
      await insert(async (tx) => {
        await tx.insert(schema.offer).values(row);
        for (const [term, halfDays] of Object.entries(days)) {
          await tx.insert(schema.offerTerm).values({ id: `${id}-${term}`, offerId: id, term, halfDays });
        }
      });
      return row;
    },

    async need(id: string, urn: number, by: Viewer, more: Partial<NeedRow> = {}): Promise<NeedRow> {
      const row = aNeed(id, urn, by.accountId, { authorityId: home.id, ...more });
      await insert((tx) => tx.insert(schema.need).values(row));
      return row;
    },

    /** @param more.needs focus areas; each becomes a need `<id>-<focus area>` of the request */
    async request(
      id: string,
      urn: number,
      by: Viewer,
      { needs = ['writing-ks2'], ...more }: Partial<RequestRow> & { needs?: readonly string[] } = {},
    ): Promise<RequestRow> {
      const row = aRequest(id, urn, by.accountId, { authorityId: home.id, ...more });
      await insert(async (tx) => {
        await tx.insert(schema.supportRequest).values(row);
        for (const focusArea of needs) {
          await tx.insert(schema.need).values(
            aNeed(`${id}-${focusArea}`, urn, by.accountId, {
              authorityId: row.authorityId,
              requestId: id,
              focusArea,
            }),
          );
        }
      });
      return row;
    },
  };
}
