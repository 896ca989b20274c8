import type { LinkKind, StatusGroup } from '~/schools/domain/vocabulary';
import { boolean, index, integer, real, table, text, timestamp, uniqueIndex } from '../columns';

/** Facts of an establishment from GIAS, for every authority. Never deleted: a school closes. */
export const school = table(
  'school',
  {
    urn: integer('urn').primaryKey(),
    laCode: text('la_code').notNull(),
    laName: text('la_name').notNull(),
    establishmentNumber: integer('establishment_number'),
    name: text('name').notNull(),
    typeCode: text('type_code').notNull(),
    typeName: text('type_name').notNull(),
    typeGroup: text('type_group').notNull(),
    /** Whether the authority maintains it; academies, free schools and independents it does not. */
    maintained: boolean('maintained').notNull(),
    statusCode: text('status_code').notNull(),
    statusName: text('status_name').notNull(),
    statusGroup: text('status_group').$type<StatusGroup>().notNull(),
    openDate: text('open_date'),
    closeDate: text('close_date'),
    closeReason: text('close_reason'),
    phaseName: text('phase_name').notNull(),
    lowAge: integer('low_age'),
    highAge: integer('high_age'),
    gender: text('gender'),
    religiousCharacter: text('religious_character'),
    diocese: text('diocese'),
    capacity: integer('capacity'),
    pupils: integer('pupils'),
    fsmPercent: real('fsm_percent'),
    trustUid: text('trust_uid'),
    trustName: text('trust_name'),
    sponsorName: text('sponsor_name'),
    ofstedRating: text('ofsted_rating'),
    ofstedLastInspection: text('ofsted_last_inspection'),
    street: text('street'),
    locality: text('locality'),
    town: text('town'),
    county: text('county'),
    postcode: text('postcode'),
    website: text('website'),
    telephone: text('telephone'),
    headName: text('head_name'),
    headTitle: text('head_title'),
    easting: integer('easting'),
    northing: integer('northing'),
    ward: text('ward'),
    district: text('district'),
    urbanRural: text('urban_rural'),
    region: text('region'),
    gssLaCode: text('gss_la_code'),
    ukprn: text('ukprn'),
    lastChanged: text('last_changed'),
    /** Name, town, postcode with and without its space, folded for search. */
    searchText: text('search_text').notNull(),
    /** Folded name for sorting. */
    sortName: text('sort_name').notNull(),
    /** Hash of the facts as last imported: equal means nothing to write. */
    factsHash: text('facts_hash').notNull(),
    firstSeenAt: timestamp('first_seen_at').notNull(),
    lastChangedAt: timestamp('last_changed_at').notNull(),
  },
  (t) => [
    index('school_la_name').on(t.laCode, t.statusGroup, t.sortName),
    // With the search text in it, a search over all England reads this index alone, in the order of the page.
    index('school_name').on(t.statusGroup, t.sortName, t.searchText),
    index('school_dfe_number').on(t.laCode, t.establishmentNumber),
    index('school_trust').on(t.trustUid),
  ],
);

/** What an import changed about a school that was already known. */
export const schoolChange = table(
  'school_change',
  {
    id: text('id').primaryKey(),
    urn: integer('urn')
      .notNull()
      .references(() => school.urn),
    at: timestamp('at').notNull(),
    importRunId: text('import_run_id'),
    field: text('field').notNull(),
    before: text('before_value'),
    after: text('after_value'),
  },
  (t) => [index('school_change_urn').on(t.urn, t.at)],
);

/** Predecessor and successor links, both directions stored by their own row. */
export const schoolLink = table(
  'school_link',
  {
    id: text('id').primaryKey(),
    urn: integer('urn').notNull(),
    linkUrn: integer('link_urn').notNull(),
    kind: text('kind').$type<LinkKind>().notNull(),
    typeName: text('type_name').notNull(),
    establishedOn: text('established_on'),
    /** `links-file`, or `same-number` where inferred from LA and establishment number. */
    source: text('source').notNull(),
  },
  (t) => [
    uniqueIndex('school_link_pair').on(t.urn, t.linkUrn, t.kind),
    index('school_link_other').on(t.linkUrn),
  ],
);

/** A school's membership of a trust, from the register's file of memberships. Ended, never deleted. */
export const trustMembership = table(
  'trust_membership',
  {
    id: text('id').primaryKey(),
    urn: integer('urn').notNull(),
    /** The register's own number of the trust. */
    trustUid: text('trust_uid').notNull(),
    trustName: text('trust_name').notNull(),
    trustType: text('trust_type'),
    companiesHouseNumber: text('companies_house_number'),
    joinedOn: text('joined_on'),
    /** When a later file no longer had it, or gave another trust. */
    leftOn: text('left_on'),
    /** Hash of the facts as last imported: equal means nothing to write. */
    factsHash: text('facts_hash').notNull(),
    importRunId: text('import_run_id'),
    at: timestamp('at').notNull(),
  },
  (t) => [
    uniqueIndex('trust_membership_once').on(t.urn, t.trustUid, t.joinedOn),
    index('trust_membership_trust').on(t.trustUid),
  ],
);
