import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { ButtonLink, Card, EmptyState, Page, Section, Tag } from '~/ui';
import { focusAreaName, unfinishedPart } from '../domain';
import type { NeedsPageView } from '../need-queries.server';
import { aimWords, NEED_STATE_WORDS } from '../wording';
import { AskForSupport, isFree } from './ask-for-support';
import { SeverityTag } from './need-summary';

/** What a school needs to improve. */
export function NeedsPage({
  page: { reach, needs },
  today,
  formId,
}: {
  page: NeedsPageView;
  today: string;
  /** What the ids of requests started here begin with. */
  formId: string;
}) {
  const { school, mayWrite } = reach;
  const open = needs.filter(({ state }) => state === 'open');
  const ended = needs.filter(({ state }) => state !== 'open');
  const add = `/schools/${school.urn}/needs/new`;
  return (
    <Page
      title="Needs"
      caption={school.name}
      breadcrumbs={[
        { label: 'Schools', href: '/schools' },
        { label: school.name, href: `/schools/${school.urn}` },
      ]}
      lead="What has to improve, how we know, and what is wanted for children. Seen by the school and the authority’s school improvement service only."
      actions={
        mayWrite && open.length > 0 ? (
          <>
            <ButtonLink to={`/requests/new?urn=${school.urn}`}>Ask for support</ButtonLink>
            <ButtonLink to={add} tone="secondary">
              Add a need
            </ButtonLink>
          </>
        ) : null
      }
    >
      {open.length === 0 ? (
        <EmptyState
          title="No open needs"
          action={mayWrite ? <ButtonLink to={add}>Add a need</ButtonLink> : null}
        >
          <p>State a need first; then ask for support with it.</p>
        </EmptyState>
      ) : (
        <Section title="Open">
          {open.map((need, n) => (
            <NeedCard key={need.id} need={need} today={today} urn={school.urn}>
              {mayWrite && school.open && need.urn === school.urn && isFree(need) ? (
                <AskForSupport need={need} requestId={`${formId}${n}`} />
              ) : null}
            </NeedCard>
          ))}
        </Section>
      )}
      {ended.length > 0 ? (
        <Section title="Met or replaced">
          {ended.map((need) => (
            <NeedCard key={need.id} need={need} today={today} urn={school.urn} />
          ))}
        </Section>
      ) : null}
    </Page>
  );
}

function NeedCard({
  need,
  today,
  urn,
  children,
}: {
  need: NeedsPageView['needs'][number];
  today: string;
  urn: number;
  children?: ReactNode;
}) {
  const unfinished = need.state === 'open' && unfinishedPart(need, today) !== null;
  const state = NEED_STATE_WORDS[need.state];
  return (
    <Card>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h3 className="my-0">
          <Link to={`/schools/${urn}/needs/${need.id}`}>{focusAreaName(need.focusArea)}</Link>
        </h3>
        <span className="flex flex-wrap gap-2">
          <SeverityTag severity={need.severity} />
          {need.state === 'open' ? null : <Tag tone={state.tone}>{state.name}</Tag>}
          {unfinished ? <Tag tone="yellow">To be completed</Tag> : null}
        </span>
      </div>
      {need.measure ? <p className="mt-2">{need.measure}</p> : null}
      <p className="text-ink-soft">{aimWords(need)}</p>
      {need.request ? (
        <p className="text-sm">
          In request <Link to={`/requests/${need.request.id}`}>{need.request.ref}</Link>
        </p>
      ) : null}
      {children ? <div className="mt-3">{children}</div> : null}
    </Card>
  );
}
