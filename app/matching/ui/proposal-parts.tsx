import { travelWords } from '~/directory/wording';
import { calendarDate } from '~/kernel/clock';
import { daysWords } from '~/kernel/days';
import { dateWords } from '~/kernel/words';
import { SummaryList, type SummaryRow } from '~/ui';
import type { Contact, ProposalView } from '../queries/proposal.server';
import { daysByTermWords } from '../wording';
import { offerRows, RequestOutline } from './parts';

/** The way to a page below a proposal. */
export function proposalCrumbs(proposal: ProposalView, below = false) {
  const own = proposal.relations.some((relation) => relation !== 'provider' && relation !== 'home-head');
  return [
    own
      ? { label: proposal.request.ref, href: `/requests/${proposal.request.id}` }
      : { label: 'Invitations', href: '/proposals' },
    ...(below ? [{ label: proposal.card.providerName, href: `/proposals/${proposal.id}` }] : []),
  ];
}

/** Date of an instant, in words. */
export function onDate(at: Date | null): string {
  return dateWords(at && calendarDate(at));
}

/** What is asked: by which school, for what, for how many days and when. */
export function ProposalSummary({ proposal }: { proposal: ProposalView }) {
  const { school, minutes, days, startFrom } = proposal;
  const total = Object.values(days).reduce((sum, halfDays) => sum + halfDays, 0);
  const rows: SummaryRow[] = [
    { label: 'School', value: [school.name, school.town, school.phaseName].filter(Boolean).join(', ') },
    { label: 'Needs', value: <RequestOutline request={proposal.request} /> },
    ...proposal.request.needs
      .filter(({ outcome }) => outcome !== '')
      .map(({ name, outcome }) => ({ label: `Wanted in ${name.toLowerCase()}`, value: outcome })),
    {
      label: 'Days asked for',
      value: total === 0 ? 'Not set yet' : `${daysWords(total)}: ${daysByTermWords(days)}`,
    },
    { label: 'Starting from', value: dateWords(startFrom) },
    {
      label: 'Between the schools',
      value: minutes === null ? 'Not known' : travelWords(minutes).replace(/^Up to/, 'About'),
    },
    ...offerRows(proposal.card),
  ];
  return <SummaryList rows={rows} />;
}

/** How to reach both sides, once the provider has accepted. */
export function Contacts({ contacts }: { contacts: NonNullable<ProposalView['contacts']> }) {
  return (
    <SummaryList
      rows={[
        ...contacts.school.map((one) => ({ label: 'School', value: <ContactLines one={one} /> })).slice(0, 1),
        { label: 'Partner', value: <ContactLines one={contacts.provider} /> },
      ]}
    />
  );
}

function ContactLines({ one }: { one: Contact }) {
  return (
    <>
      {one.name}, {one.role}
      {one.email ? (
        <span className="block">
          <a href={`mailto:${one.email}`} className="break-all">
            {one.email}
          </a>
        </span>
      ) : null}
      {one.telephone ? <span className="block">{one.telephone}</span> : null}
    </>
  );
}
