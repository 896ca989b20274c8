import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { requestStateWords } from '~/diagnosis/wording';
import { count, dateWords } from '~/kernel/words';
import { ButtonLink, EmptyState, InsetText, NextStep, Page, Section, SummaryList, Table, Tag } from '~/ui';
import type { ClusterPageView, ClusterSchoolView } from '../../clusters/queries.server';
import { CLUSTER_KIND_NAMES, nounOf, SCHOOL_STATE_TAGS } from '../../clusters/wording';
import { CLUSTERS_CRUMB, ClusterTag, focusWords, MeetingTag, whenWords } from './parts';

/**
 * A cluster: what it is for, its schools, meetings and shared requests.
 * @param children what other parts add, such as programmes
 */
export function ClusterPage({ page, children }: { page: ClusterPageView; children?: ReactNode }) {
  const { head, may } = page;
  const at = `/clusters/${head.id}`;
  const noun = nounOf(head.kind);
  return (
    <Page
      title={head.name}
      caption={CLUSTER_KIND_NAMES[head.kind]}
      breadcrumbs={[CLUSTERS_CRUMB]}
      tag={<ClusterTag state={head.state} members={head.members} />}
      wide
      next={<Next page={page} />}
      actions={
        <>
          {may.change ? <Link to={`${at}/edit`}>Change its name or purpose</Link> : null}
          {may.chooseChair ? <Link to={`${at}/chair`}>Choose the chair</Link> : null}
          {may.end ? <Link to={`${at}/end`}>End this {noun}</Link> : null}
        </>
      }
    >
      {page.endReason ? (
        <InsetText>
          <p>
            This {noun} has ended. {page.endReason}
          </p>
        </InsetText>
      ) : null}
      <SummaryList
        rows={[
          { label: 'What it is for', value: page.purpose },
          { label: 'Focus areas', value: focusWords(page.focusAreas) },
          {
            label: 'Dates',
            value: page.endsOn
              ? `${dateWords(page.startsOn)} to ${dateWords(page.endsOn)}`
              : `Since ${dateWords(page.startsOn)}`,
          },
          {
            label: 'Chair',
            value: page.chair ? `${page.chair.name}, ${page.chair.schoolName}` : 'Not chosen yet',
          },
        ]}
      />
      <Schools page={page} />
      {page.meetings ? <Meetings page={page} /> : null}
      {page.shares ? <Shares page={page} /> : null}
      {children}
      {may.read ? null : (
        <InsetText>
          <p>Meetings, minutes and shared requests are for the schools that have joined.</p>
        </InsetText>
      )}
    </Page>
  );
}

function Next({ page }: { page: ClusterPageView }) {
  const { head, may, toAnswer, meetings, chair } = page;
  const at = `/clusters/${head.id}`;
  const [asked] = toAnswer;
  if (asked)
    return (
      <NextStep
        title={`Say whether ${asked.name} joins`}
        after="The others are told. A school can leave at any time, and can be asked again after a no."
      >
        <ButtonLink to={`${at}/answer?school=${asked.urn}`}>Answer for {asked.name}</ButtonLink>
      </NextStep>
    );
  const toWrite = meetings?.findLast(({ wantsMinutes }) => wantsMinutes);
  if (toWrite && may.minute)
    return (
      <NextStep
        title={`Write the minutes of ${dateWords(toWrite.on)}`}
        after="Heads and chairs of governors of its schools are told that they can read them."
      >
        <ButtonLink to={`${at}/meetings/${toWrite.id}/minutes`}>Write the minutes</ButtonLink>
      </NextStep>
    );
  if (may.invite && head.members < 2)
    return (
      <NextStep
        title="Ask schools to join"
        after="It can meet, and share requests, once two schools have joined."
      >
        <ButtonLink to={`${at}/invite`}>Ask schools</ButtonLink>
      </NextStep>
    );
  if (may.chooseChair && chair === null)
    return (
      <NextStep title="Choose the chair" after="The chair plans meetings and writes the minutes.">
        <ButtonLink to={`${at}/chair`}>Choose the chair</ButtonLink>
      </NextStep>
    );
  if (may.meet && !meetings?.some(({ state }) => state === 'planned'))
    return (
      <NextStep title="Plan the next meeting" after="Its schools are told, and it stands in their calendars.">
        <ButtonLink to={`${at}/meetings/new`}>Plan a meeting</ButtonLink>
      </NextStep>
    );
  return null;
}

const OUT_WORDS = { leave: 'Leave', remove: 'Take out', 'take-back': 'Take back' } as const;

function Schools({ page: { head, schools, may } }: { page: ClusterPageView }) {
  const at = `/clusters/${head.id}`;
  const cells = (school: ClusterSchoolView) => SCHOOL_STATE_TAGS[school.state];
  const changes = schools.some(({ out }) => out !== null);
  return (
    <Section
      title="Schools"
      action={may.invite ? <Link to={`${at}/invite`}>Ask more schools to join</Link> : undefined}
    >
      <Table
        caption="Schools, and whether they have joined"
        hideCaption
        rows={schools}
        rowKey={({ urn }) => urn}
        empty={<p>No school has been asked yet.</p>}
        columns={[
          {
            head: 'School',
            cell: ({ urn, name, town }) => (
              <>
                <Link to={`/schools/${urn}`}>{name}</Link>
                {town ? <span className="block text-sm font-normal text-ink-soft">{town}</span> : null}
              </>
            ),
          },
          {
            head: 'State',
            cell: (school) => <Tag tone={cells(school).tone}>{cells(school).label}</Tag>,
          },
          {
            head: 'Joined on',
            nowrap: true,
            cell: ({ state, joinedOn }) => (state === 'member' && joinedOn ? dateWords(joinedOn) : '–'),
          },
          ...(changes
            ? [
                {
                  head: 'Change',
                  cell: ({ urn, name, out }: ClusterSchoolView) =>
                    out ? (
                      <Link to={`${at}/schools/${urn}`}>
                        {OUT_WORDS[out]}
                        <span className="visually-hidden"> {name}</span>
                      </Link>
                    ) : (
                      '–'
                    ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}

function Meetings({ page: { head, meetings, may } }: { page: ClusterPageView }) {
  const at = `/clusters/${head.id}/meetings`;
  return (
    <Section title="Meetings" action={may.meet ? <Link to={`${at}/new`}>Plan a meeting</Link> : undefined}>
      <Table
        caption="Meetings, the latest first"
        hideCaption
        rows={meetings ?? []}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="No meeting has been planned yet.">
            {head.members < 2 ? <p>A meeting can be planned once two schools have joined.</p> : null}
          </EmptyState>
        }
        columns={[
          { head: 'When', cell: (meeting) => <Link to={`${at}/${meeting.id}`}>{whenWords(meeting)}</Link> },
          { head: 'Where', cell: ({ place }) => place },
          {
            head: 'State',
            cell: ({ state, wantsMinutes }) =>
              wantsMinutes ? <Tag tone="amber">Minutes not written yet</Tag> : <MeetingTag state={state} />,
          },
        ]}
      />
    </Section>
  );
}

function Shares({ page: { head, shares, schools, may } }: { page: ClusterPageView }) {
  const at = `/clusters/${head.id}/requests`;
  const nameOf = (urn: number) => schools.find((one) => one.urn === urn)?.name ?? 'A school';
  if ((shares ?? []).length === 0 && !may.share) return null;
  return (
    <Section
      title="Shared requests"
      action={may.share ? <Link to={`${at}/new`}>Share a request of your school</Link> : undefined}
    >
      <Table
        caption="Requests for support that a school makes for the others too"
        hideCaption
        rows={shares ?? []}
        rowKey={({ id }) => id}
        empty={<p>No school has shared a request for support.</p>}
        columns={[
          {
            head: 'What it is about',
            cell: ({ id, summary }) => (
              <Link to={`${at}/${id}`} className="line-clamp-2">
                {summary}
              </Link>
            ),
          },
          { head: 'Led by', cell: ({ schoolUrn }) => nameOf(schoolUrn) },
          {
            head: 'Schools',
            cell: ({ answers }) =>
              `${count(answers.in + 1, 'takes part', 'take part')}${answers.asked > 0 ? `, ${answers.asked} to answer` : ''}`,
          },
          {
            head: 'State',
            cell: ({ state, ended }) => {
              const words = requestStateWords({ state, awaitingConfirmation: false });
              return ended ? <Tag>No longer shared</Tag> : <Tag tone={words.tone}>{words.name}</Tag>;
            },
          },
        ]}
      />
    </Section>
  );
}
