import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { dateWords, list } from '~/kernel/words';
import { BandTag, ButtonLink, DateText, InsetText, NextStep, Page, WarningText } from '~/ui';
import type { RelatedSchool, SchoolView } from '../school.server';
import { kindSentence } from '../wording';
import { SchoolCasework, type StateTag } from './school-casework';
import { SchoolFactSections } from './school-facts';
import { SchoolHistory } from './school-history';
import { StatusTag } from './status-tag';

/** A school: what it is, what is going on there, the register's facts and its history. */
export function SchoolPage({
  view,
  from,
  stateTag,
  seesLooks,
  children,
}: {
  view: SchoolView;
  from: string;
  stateTag: StateTag;
  /** Whether the viewer may see who looked at the school's record. */
  seesLooks: boolean;
  /** What others add below the casework. */
  children?: ReactNode;
}) {
  const { facts, urn } = view;
  return (
    <Page
      title={facts.name}
      caption={`URN ${urn}`}
      wide
      breadcrumbs={[
        { href: from === '' ? '/schools' : `/schools?${new URLSearchParams(from)}`, label: 'Schools' },
      ]}
      tag={
        <>
          <StatusTag {...facts} />
          {view.seesBand ? <BandTag band={view.band} /> : null}
        </>
      }
      lead={
        <p>
          {[facts.phaseName === 'Not applicable' ? null : facts.phaseName, facts.typeName]
            .filter(Boolean)
            .join(' · ')}{' '}
          in {[...new Set([facts.town, facts.laName])].filter(Boolean).join(', ')}. {kindSentence(facts)}
        </p>
      }
      next={<NextForSchool view={view} />}
      actions={
        <>
          {view.seesBand && view.band ? <Link to="/frameworks">What the bands mean</Link> : null}
          {facts.statusGroup === 'open' ? <Link to={`/schools/${urn}/similar`}>Similar schools</Link> : null}
          {facts.statusGroup === 'open' && facts.easting && facts.northing ? (
            <Link to={`/map?school=${urn}`}>Leaders who can reach it, on a map</Link>
          ) : null}
          {seesLooks ? <Link to={`/schools/${urn}/who-looked`}>Who looked at the record</Link> : null}
        </>
      }
    >
      <Succession view={view} />
      {view.casework ? (
        <SchoolCasework urn={urn} casework={view.casework} seesNeeds={view.seesNeeds} stateTag={stateTag} />
      ) : null}
      {children}
      <SchoolFactSections view={view} />
      <SchoolHistory view={view} />
      <p className="text-sm text-ink-soft">
        Facts of the national register, Get Information about Schools (Open Government Licence).{' '}
        {view.lastImportAt ? (
          <>
            Last brought in on <DateText date={view.lastImportAt} />.
          </>
        ) : null}
        {facts.lastChanged ? ` The register last changed them on ${dateWords(facts.lastChanged)}.` : ''}
      </p>
    </Page>
  );
}

function NextForSchool({ view }: { view: SchoolView }) {
  const { facts, urn } = view;
  if (facts.statusGroup === 'closed') return null;
  if (view.asHead) {
    return (
      <NextStep
        title="Say what your school needs"
        after="Your needs are shared with your authority’s advisers only. Asking for support is a step of its own and commits you to nothing."
      >
        <ButtonLink to={`/schools/${urn}/needs`}>See the school’s needs</ButtonLink>
      </NextStep>
    );
  }
  if (view.asBroker) {
    return (
      <NextStep
        title="Agree what the school needs"
        after="With its needs recorded, support can be asked for; the school confirms before anybody is approached."
      >
        <ButtonLink to={`/schools/${urn}/needs`}>See the school’s needs</ButtonLink>
      </NextStep>
    );
  }
  return null;
}

/** What it came from and became, with what that means for casework and accounts. */
function Succession({ view }: { view: SchoolView }) {
  const { facts, became, cameFrom } = view;
  const closed = facts.statusGroup === 'closed';
  const openNow = became.filter((school) => school.statusGroup === 'open');
  return (
    <>
      {closed ? (
        <WarningText>
          <p>
            This school closed{facts.closeDate ? ` on ${dateWords(facts.closeDate)}` : ''}.{' '}
            {became.length > 0 ? (
              <>
                It was followed by <SchoolLinks schools={openNow.length > 0 ? openNow : became} />.
              </>
            ) : (
              'The register names no school that followed it.'
            )}
          </p>
          {view.casework && view.casework.items.length > 0 && became.length > 0 ? (
            <p className="font-normal">
              Its requests and agreements are kept here, and shown on that school’s page too.
            </p>
          ) : null}
          {view.accountsStill ? (
            <p className="font-normal">
              Somebody’s account is still that of head or chair of this closed school. An administrator of the
              authority can give it a role at the school that followed.
            </p>
          ) : null}
        </WarningText>
      ) : null}
      {cameFrom.length > 0 ? (
        <InsetText>
          <p>
            This school followed <SchoolLinks schools={cameFrom} dated />.
          </p>
        </InsetText>
      ) : null}
    </>
  );
}

function SchoolLinks({ schools, dated = false }: { schools: RelatedSchool[]; dated?: boolean }) {
  return (
    <>
      {schools.map((school, i) => (
        <span key={school.urn}>
          {i === 0 ? '' : i === schools.length - 1 ? ' and ' : ', '}
          {school.name ? <Link to={`/schools/${school.urn}`}>{school.name}</Link> : 'a school not held here'}{' '}
          (URN {school.urn}
          {list([dated && school.since ? `, ${dateWords(school.since)}` : ''])})
        </span>
      ))}
    </>
  );
}
