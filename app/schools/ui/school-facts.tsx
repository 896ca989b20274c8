import { Link } from '@remix-run/react';
import { dateWords } from '~/kernel/words';
import { Section, SummaryList } from '~/ui';
import { EVERYWHERE, type SchoolFacts } from '../domain';
import type { SchoolView, TrustSpell } from '../school.server';
import { agesWords, TYPE_GROUP_NAMES } from '../wording';

/** The register's facts in groups: the school, its pupils, inspection, governance, where it is. */
export function SchoolFactSections({ view }: { view: SchoolView }) {
  const { facts } = view;
  return (
    <>
      <Section title="The school">
        <SummaryList
          empty="Not recorded"
          rows={[
            {
              label: 'Kind',
              value: TYPE_GROUP_NAMES[facts.typeGroup as keyof typeof TYPE_GROUP_NAMES] ?? facts.typeName,
            },
            { label: 'Type', value: facts.typeName },
            { label: 'Phase', value: [facts.phaseName, agesWords(facts)].filter(Boolean).join(', ') },
            { label: 'Gender', value: facts.gender },
            {
              label: 'Religious character',
              value: [facts.religiousCharacter, facts.diocese].filter(Boolean).join(', '),
            },
            { label: 'Opened', value: dateWords(facts.openDate) },
            ...(facts.closeDate || facts.statusGroup === 'closed'
              ? [
                  {
                    label: facts.statusGroup === 'closed' ? 'Closed' : 'Will close',
                    value: [dateWords(facts.closeDate), facts.closeReason].filter(Boolean).join(': '),
                  },
                ]
              : []),
          ]}
        />
      </Section>
      <Section title="Pupils and inspection">
        <SummaryList
          empty="Not recorded"
          rows={[
            { label: 'Pupils', value: pupils(facts) },
            { label: 'Free school meals', value: facts.fsmPercent === null ? null : `${facts.fsmPercent}%` },
            { label: 'Inspection outcome', value: facts.ofstedRating },
            { label: 'Last inspection', value: dateWords(facts.ofstedLastInspection) },
          ]}
        />
      </Section>
      <Section title="Who it answers to">
        <SummaryList
          empty="Not recorded"
          rows={[
            {
              label: 'Local authority',
              value: (
                <>
                  {facts.laName} ({facts.laCode}) ·{' '}
                  <Link to={`/schools?la=${facts.laCode}`}>its schools</Link>
                </>
              ),
            },
            ...(facts.trustName
              ? [
                  {
                    label: 'Trust',
                    value: <Trust view={view} />,
                  },
                ]
              : []),
            ...(formerTrusts(view).length > 0
              ? [{ label: 'Trusts before', value: formerTrusts(view).map(spellWords).join('\n') }]
              : []),
            ...(facts.sponsorName ? [{ label: 'Sponsor', value: facts.sponsorName }] : []),
            { label: 'Headteacher', value: [facts.headName, facts.headTitle].filter(Boolean).join(', ') },
          ]}
        />
      </Section>
      <Section title="Where it is">
        <SummaryList
          empty="Not recorded"
          rows={[
            {
              label: 'Address',
              value: [facts.street, facts.locality, facts.town, facts.county, facts.postcode]
                .filter(Boolean)
                .join('\n'),
            },
            { label: 'Telephone', value: facts.telephone },
            { label: 'Website', value: <Website address={facts.website} /> },
            {
              label: 'Area',
              value: [facts.ward, facts.district, facts.urbanRural].filter(Boolean).join(' · '),
            },
            {
              label: 'Grid reference',
              value:
                facts.easting && facts.northing ? `${facts.easting} east, ${facts.northing} north` : null,
            },
            { label: 'Numbers', value: numbers(facts) },
          ]}
        />
      </Section>
    </>
  );
}

/** The school's trust, since when where a file of memberships says, with the way to the trust's other schools. */
function Trust({ view: { facts, trusts } }: { view: SchoolView }) {
  const now = trusts.find(({ trustUid, leftOn }) => trustUid === facts.trustUid && leftOn === null);
  return (
    <>
      {facts.trustName}
      {facts.trustUid ? (
        <>
          {' '}
          · <Link to={`/schools?la=${EVERYWHERE}&trust=${facts.trustUid}`}>its schools</Link>
        </>
      ) : null}
      {now ? (
        <span className="block text-sm text-ink-soft">
          {[now.trustType, now.joinedOn ? `since ${dateWords(now.joinedOn)}` : null]
            .filter(Boolean)
            .join(', ')}
        </span>
      ) : null}
    </>
  );
}

/** Trusts the school has left; the one of today only where it left and joined it again. */
function formerTrusts({ trusts }: SchoolView): TrustSpell[] {
  return trusts.filter(({ leftOn }) => leftOn !== null);
}

function spellWords({ trustName, joinedOn, leftOn }: TrustSpell): string {
  if (joinedOn) return `${trustName}, ${dateWords(joinedOn)} to ${dateWords(leftOn)}`;
  return `${trustName}, until ${dateWords(leftOn)}`;
}

function pupils({ pupils: count, capacity }: SchoolFacts): string {
  const parts = [
    count?.toLocaleString('en-GB'),
    capacity ? `${capacity.toLocaleString('en-GB')} places` : null,
  ];
  return parts.filter(Boolean).join(' of ');
}

function numbers({ laCode, establishmentNumber, ukprn }: SchoolFacts): string {
  const dfe =
    establishmentNumber === null
      ? null
      : `DfE number ${laCode}/${String(establishmentNumber).padStart(4, '0')}`;
  return [dfe, ukprn ? `UKPRN ${ukprn}` : null].filter(Boolean).join(' · ');
}

/** The register's web addresses are typed by people: linked only where they are plainly a web address. */
function Website({ address }: { address: string | null }) {
  if (!address) return <span className="text-ink-soft">Not recorded</span>;
  const href = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  const plain = URL.canParse(href) && /^[a-z0-9.-]+\.[a-z]{2,}$/i.test(new URL(href).hostname);
  if (!plain) return <span className="break-words">{address}</span>;
  return (
    <a href={href} rel="noreferrer" className="break-all">
      {address.replace(/^https?:\/\//i, '').replace(/\/$/, '')}
    </a>
  );
}
