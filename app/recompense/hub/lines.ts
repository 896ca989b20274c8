import type { HalfDays } from '~/kernel/days';
import type { Pence } from '~/kernel/money';

/** How many there are, and what they come to. */
export type Tally = { n: number; pence: Pence };

/** A line of the page: what there is of one thing, and the list it leads to. */
export type HubLine = {
  key: string;
  title: string;
  /** What the figure is made of. */
  about: string;
  n: number;
  pence: Pence | null;
  halfDays?: HalfDays;
  href: string;
  /** Whether it waits for the viewer, rather than for somebody else or for its day. */
  waits: boolean;
};

export type HubLink = { label: string; about: string; href: string };

/** What money is to a viewer in one of their capacities. */
export type HubPart = {
  key: 'service' | 'school' | 'provider';
  title: string;
  lead: string;
  lines: HubLine[];
  links: HubLink[];
};

/** What stands in an authority's books. */
export type ServiceFigures = {
  claimsToApprove: Tally;
  claimsWithSchools: Tally;
  claimsQueried: Tally;
  commitmentsAsked: Tally;
  samplesGiven: number;
  chargesAsked: Tally;
  invoicesDraft: Tally;
  invoicesApproved: Tally;
  invoicesOpen: Tally;
  invoicesOverdue: Tally;
  payables: Tally;
  payablesOverdue: Tally;
  bankFiles: number;
  heldAtStripe: number;
};

/** What the service has to do, and what it waits for. */
export function serviceLines(of: ServiceFigures, lead: boolean): HubLine[] {
  const line = (key: string, title: string, tally: Tally, href: string, more: Partial<HubLine>): HubLine => ({
    key,
    title,
    about: '',
    n: tally.n,
    pence: tally.pence,
    href,
    waits: true,
    ...more,
  });
  return [
    line('commitments', 'Money asked of a pot', of.commitmentsAsked, '/recompense/commitments?state=asked', {
      about: 'Commitments beyond the pot or above the threshold: the head of service decides.',
      waits: lead,
    }),
    line('claims', 'Claims to approve', of.claimsToApprove, '/claims?state=confirmed', {
      about: 'Confirmed by the school, line by line.',
    }),
    line('claims-open', 'Claims with the school', of.claimsWithSchools, '/claims?state=submitted', {
      about: 'The school answers; after the days of the settings you may approve without it.',
      waits: false,
    }),
    line('claims-queried', 'Claims with a question', of.claimsQueried, '/claims?state=queried', {
      about: 'The provider replies.',
      waits: false,
    }),
    line('samples', 'Evidence to judge', { n: of.samplesGiven, pence: 0 }, '/claims?evidence=given', {
      about: 'Given for claims that were drawn or chosen.',
      pence: null,
    }),
    line('charges', 'Services asked for', of.chargesAsked, '/charges?state=asked', {
      about: 'From the price list, before VAT.',
    }),
    line('draft', 'Invoices to approve', of.invoicesDraft, '/invoices?state=draft', {
      about: 'Made by claims and charges; with VAT.',
    }),
    line('approved', 'Invoices to issue', of.invoicesApproved, '/invoices?state=approved', {
      about: 'Approved: each gets its number when issued.',
    }),
    line('open', 'Invoices waiting to be paid', of.invoicesOpen, '/invoices?state=to-pay', {
      about: 'Issued and not wholly paid: what is left.',
      waits: false,
    }),
    line('overdue', 'Invoices past their day', of.invoicesOverdue, '/invoices?state=overdue', {
      about: 'Among those above: the day to pay by is over.',
    }),
    line('payables', 'To pay to providers’ schools', of.payables, '/payables', {
      about: 'What is left of approved claims.',
    }),
    line('payables-overdue', 'Payments past their day', of.payablesOverdue, '/payables', {
      about: 'Among those above: should have been paid by now.',
    }),
    line('bank', 'Bank files to apply', { n: of.bankFiles, pence: 0 }, '/recompense/bank', {
      about: 'Read and matched; nothing has moved yet.',
      pence: null,
    }),
    line('held', 'Held at Stripe', { n: of.heldAtStripe, pence: 0 }, '/recompense/reconciliation', {
      about: 'Stripe and our record differ: a person decides.',
      pence: null,
    }),
  ];
}

/** What stands between a school and the authority. */
export type SchoolFigures = {
  owed: Tally;
  overdue: Tally;
  claimsToAnswer: Tally;
  claimsWaiting: Tally;
  chargesAsked: Tally;
};

/** What a school owes and has to answer. */
export function schoolLines(of: SchoolFigures, head: boolean): HubLine[] {
  return [
    {
      key: 'answer',
      title: 'Claims to answer',
      about: 'What a provider says is due: confirm each line, or ask about it.',
      ...of.claimsToAnswer,
      href: '/claims?state=submitted',
      waits: true,
    },
    {
      key: 'claims',
      title: 'Claims under way',
      about: 'With the provider or the authority.',
      ...of.claimsWaiting,
      href: '/claims',
      waits: false,
    },
    {
      key: 'owed',
      title: 'Invoices to pay',
      about: 'What is left of the invoices of the authority, with VAT.',
      ...of.owed,
      href: '/invoices?state=to-pay',
      waits: head,
    },
    {
      key: 'overdue',
      title: 'Invoices past their day',
      about: 'Among those above: the day to pay by is over.',
      ...of.overdue,
      href: '/invoices?state=overdue',
      waits: head,
    },
    {
      key: 'charges',
      title: 'Services you asked for',
      about: 'The authority has not answered yet; before VAT.',
      ...of.chargesAsked,
      href: '/charges?state=asked',
      waits: false,
    },
  ];
}

/** What stands between the authority and those who give support. */
export type ProviderFigures = {
  unclaimedVisits: number;
  unclaimedHalfDays: HalfDays;
  drafts: Tally;
  queried: Tally;
  underWay: Tally;
  evidenceAsked: number;
  owed: Tally;
};

/** What those who give support may claim, have claimed and are owed. */
export function providerLines(of: ProviderFigures): HubLine[] {
  return [
    {
      key: 'unclaimed',
      title: 'Days delivered and not claimed',
      about: 'Visits that took place and stand in no claim.',
      n: of.unclaimedVisits,
      pence: null,
      halfDays: of.unclaimedHalfDays,
      href: '/claims',
      waits: true,
    },
    {
      key: 'drafts',
      title: 'Claims not sent',
      about: 'Begun, and still yours alone.',
      ...of.drafts,
      href: '/claims?state=draft',
      waits: true,
    },
    {
      key: 'queried',
      title: 'Questions to answer',
      about: 'The school asked about a line.',
      ...of.queried,
      href: '/claims?state=queried',
      waits: true,
    },
    {
      key: 'under-way',
      title: 'Claims under way',
      about: 'With the school or the authority.',
      ...of.underWay,
      href: '/claims',
      waits: false,
    },
    {
      key: 'evidence',
      title: 'Evidence asked for',
      about: 'Of approved claims that were drawn or chosen.',
      n: of.evidenceAsked,
      pence: null,
      href: '/claims?evidence=asked',
      waits: true,
    },
    {
      key: 'owed',
      title: 'Owed to the provider’s school',
      about: 'Approved and not yet paid, with VAT.',
      ...of.owed,
      href: '/payables',
      waits: false,
    },
  ];
}

/** The line that comes first: the first that waits for the viewer. */
export function nextLine(parts: readonly HubPart[]): HubLine | null {
  return parts.flatMap(({ lines }) => lines).find(({ waits, n }) => waits && n > 0) ?? null;
}

/** Lists of the service that hold more than what waits. */
export const SERVICE_LINKS: readonly HubLink[] = [
  { label: 'Pots', about: 'What each was given, has promised and has left', href: '/recompense/pots' },
  { label: 'All claims', about: 'In every state', href: '/claims' },
  { label: 'All invoices', about: 'In every state', href: '/invoices' },
  { label: 'Payments to schools', about: 'What is due and what was paid', href: '/payables' },
  { label: 'Bank files', about: 'Match what came in to invoices', href: '/recompense/bank' },
  { label: 'Statements', about: 'Of any school, any period', href: '/recompense/statements' },
  { label: 'Price list', about: 'Services and packages, in versions', href: '/recompense/prices' },
  { label: 'Adviser days', about: 'What each school has and has used', href: '/recompense/adviser-days' },
  { label: 'Stripe', about: 'What was asked of it, and what differs', href: '/recompense/reconciliation' },
  { label: 'Services taken', about: 'By schools, from the price list', href: '/charges' },
  { label: 'Commitments', about: 'Money promised to agreements', href: '/recompense/commitments' },
  { label: 'Ledger', about: 'Every posting, and the balance of every account', href: '/recompense/ledger' },
  { label: 'Files and year end', about: 'For the finance system and auditors', href: '/recompense/exports' },
  {
    label: 'Money settings',
    about: 'Thresholds, days, who invoices are from',
    href: '/recompense/settings',
  },
];

/** Lists of a school's side; adviser days are each school's own. */
export function schoolLinks(schools: readonly { urn: number; name: string }[]): HubLink[] {
  const one = schools.length === 1;
  return [
    { label: 'Invoices', about: 'What the authority asked for, and what was paid', href: '/invoices' },
    { label: 'Claims', about: 'What providers claimed for support of your school', href: '/claims' },
    ...schools.map(({ urn, name }) => ({
      label: one ? 'Adviser days' : `Adviser days of ${name}`,
      about: 'What is free, what is used, what more would cost',
      href: `/schools/${urn}/adviser-days`,
    })),
    { label: 'Prices', about: 'Services and packages your school can take', href: '/recompense/prices' },
    { label: 'Services taken', about: 'From the price list, with what became of each', href: '/charges' },
    {
      label: 'Statement',
      about: 'Opening and closing balance of any period',
      href: '/recompense/statements',
    },
  ];
}

export const PROVIDER_LINKS: readonly HubLink[] = [
  { label: 'Claims', about: 'What you have claimed and what became of it', href: '/claims' },
  {
    label: 'Payments',
    about: 'What is due to the provider’s school, and what was paid',
    href: '/payables',
  },
  { label: 'Statement', about: 'Opening and closing balance of any period', href: '/recompense/statements' },
];
