import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { subjectHref } from '../ledger/wording';
import {
  type HubPart,
  nextLine,
  PROVIDER_LINKS,
  providerLines,
  SERVICE_LINKS,
  type ServiceFigures,
  schoolLines,
  schoolLinks,
  serviceLines,
} from './lines';

const two = { n: 2, pence: 12_345 };
const SERVICE: ServiceFigures = {
  claimsToApprove: two,
  claimsWithSchools: two,
  claimsQueried: two,
  commitmentsAsked: two,
  samplesGiven: 2,
  chargesAsked: two,
  invoicesDraft: two,
  invoicesApproved: two,
  invoicesOpen: two,
  invoicesOverdue: two,
  payables: two,
  payablesOverdue: two,
  bankFiles: 2,
  heldAtStripe: 2,
};
const school = { owed: two, overdue: two, claimsToAnswer: two, claimsWaiting: two, chargesAsked: two };
const provider = {
  unclaimedVisits: 2,
  unclaimedHalfDays: 5,
  drafts: two,
  queried: two,
  underWay: two,
  evidenceAsked: 2,
  owed: two,
};

/** Addresses of pages, as patterns: `invoices.$id._index` → /^\/invoices\/[^/]+$/. */
const pages = readdirSync('app/routes')
  .filter((name) => existsSync(`app/routes/${name}/route.tsx`))
  .map(
    (name) =>
      new RegExp(
        `^/${name
          .replace(/\._index$/, '')
          .replaceAll('.', '/')
          .replace(/\$\w+/g, '[^/]+')}$`,
      ),
  );

describe('the page money begins at', () => {
  const lines = [...serviceLines(SERVICE, true), ...schoolLines(school, true), ...providerLines(provider)];
  const links = [...SERVICE_LINKS, ...PROVIDER_LINKS, ...schoolLinks([{ urn: 100001, name: 'Ashbrook' }])];
  const hrefs = [...lines, ...links].map(({ href }) => href.replace(/\?.*/, ''));

  it.each([...new Set(hrefs)])('leads to %s, which is a page', (href) => {
    expect(pages.some((page) => page.test(href))).toBe(true);
  });

  it('says of every line what it is made of, and shows the figure it was given', () => {
    for (const line of lines) {
      expect(line.about.length).toBeGreaterThan(10);
      expect(line.n).toBe(2);
    }
    expect(lines.find(({ key }) => key === 'unclaimed')?.halfDays).toBe(5);
  });

  it('money asked of a pot waits for the lead alone', () => {
    const waits = (lead: boolean) =>
      serviceLines(SERVICE, lead).find(({ key }) => key === 'commitments')?.waits;
    expect([waits(true), waits(false)]).toEqual([true, false]);
  });

  it('invoices wait for the head; the chair reads them', () => {
    const waits = (head: boolean) => schoolLines(school, head).find(({ key }) => key === 'owed')?.waits;
    expect([waits(true), waits(false)]).toEqual([true, false]);
  });

  it('begins with the first line that waits and has something in it', () => {
    const none = { n: 0, pence: 0 };
    const part = (of: ServiceFigures): HubPart => ({
      ...{ key: 'service', title: '', lead: '', links: [] },
      lines: serviceLines(of, false),
    });
    expect(nextLine([part(SERVICE)])?.key).toBe('claims');
    expect(nextLine([part({ ...SERVICE, claimsToApprove: none, samplesGiven: 0 })])?.key).toBe('charges');
    expect(nextLine([])).toBeNull();
  });

  it.each(['claim', 'invoice', 'payable', 'charge', 'pot', 'commitment'])(
    'a posting about a %s leads to a page',
    (type) => {
      const href = subjectHref(type, 'x1') ?? '';
      expect(pages.some((page) => page.test(href))).toBe(true);
    },
  );
});
