import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { dateWords } from '~/kernel/words';
import {
  Button,
  ButtonLink,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  InsetText,
  NextStep,
  Page,
  Section,
  SummaryList,
  Table,
} from '~/ui';
import type { LineView, ProgrammePageView } from '../../programmes/queries.server';
import { placesWords } from '../../programmes/wording';
import { focusWords } from '../clusters/parts';
import { PlaceTag, ProgrammeTag, programmeCrumbs } from './parts';

/** A programme: what it is, its sessions, and the places of one’s own school or the whole list. */
export function ProgrammePage({ page, answer }: { page: ProgrammePageView; answer?: FormAnswer }) {
  const { programme, may } = page;
  const at = `/programmes/${programme.id}`;
  return (
    <Page
      title={programme.name}
      caption="Programme"
      breadcrumbs={programmeCrumbs()}
      tag={<ProgrammeTag state={programme.state} />}
      wide
      next={<Next page={page} />}
      actions={
        <>
          {may.list && programme.state !== 'draft' ? (
            <Link to={`${at}/places`}>Place list to print</Link>
          ) : null}
          {may.change ? <Link to={`${at}/edit`}>Change the programme</Link> : null}
          {may.cancel ? <Link to={`${at}/cancel`}>Cancel it</Link> : null}
        </>
      }
    >
      <ErrorSummary form={formState(answer, {})} />
      {programme.endReason ? (
        <InsetText>
          <p>This programme was cancelled. {programme.endReason}</p>
        </InsetText>
      ) : null}
      <SummaryList
        rows={[
          { label: 'What it is', value: programme.description },
          { label: 'Focus areas', value: focusWords(programme.focusAreas) },
          {
            label: 'For',
            value: programme.clusterId ? (
              <Link to={`/clusters/${programme.clusterId}`}>{page.clusterName}</Link>
            ) : (
              'Every school of the authority'
            ),
          },
          {
            label: 'Run by',
            value: programme.providerId ? (
              <Link
                to={programme.offerId ? `/offers/${programme.offerId}` : `/directory/${programme.providerId}`}
              >
                {page.providerName}
              </Link>
            ) : (
              'The authority'
            ),
          },
          { label: 'Ask by', value: dateWords(programme.closesOn) },
          {
            label: 'Places',
            value: `${placesWords({ places: programme.places, held: page.held, waiting: page.waiting })}${
              programme.mostEach === null ? '' : `. At most ${programme.mostEach} for one school`
            }`,
          },
        ]}
      />
      <Section title="Sessions">
        <Table
          caption="Sessions"
          hideCaption
          rows={programme.sessions.map((session, index) => ({ ...session, index }))}
          rowKey={({ index }) => index}
          columns={[
            { head: 'Day', cell: ({ on }) => dateWords(on) },
            { head: 'Times', cell: ({ times }) => times },
            { head: 'Where', cell: ({ place }) => place },
          ]}
        />
      </Section>
      {programme.state === 'draft' ? null : <Places page={page} />}
      <Moves page={page} />
    </Page>
  );
}

function Next({ page }: { page: ProgrammePageView }) {
  const { programme, may, askFor, over } = page;
  const at = `/programmes/${programme.id}`;
  if (programme.state === 'draft' && may.open)
    return (
      <NextStep title="Open it to its schools" after="Their headteachers are told, and can ask for places.">
        <MoveForm move="open" version={programme.version}>
          Open the programme
        </MoveForm>
      </NextStep>
    );
  if (askFor.length > 0 && !over)
    return (
      <NextStep
        title="Ask for a place"
        after="You see at once whether there is a place, or which of those that wait yours is."
      >
        <ButtonLink to={`${at}/ask`}>Ask for a place</ButtonLink>
      </NextStep>
    );
  if (may.record && page.lines.some(({ state }) => state === 'taken'))
    return (
      <NextStep title="Say who completed it" after="Schools see it beside the names of their own staff.">
        <ButtonLink to={`${at}/results`}>Say who completed it</ButtonLink>
      </NextStep>
    );
  if (may.end)
    return (
      <NextStep title="End the programme" after="It stays on the list of those that have ended.">
        <MoveForm move="end" version={programme.version}>
          End the programme
        </MoveForm>
      </NextStep>
    );
  return null;
}

function MoveForm({
  move,
  version,
  tone,
  children,
}: {
  move: string;
  version: number;
  tone?: 'secondary';
  children: string;
}) {
  return (
    <Form method="post" noValidate>
      <Hidden values={{ move, version }} />
      <Button tone={tone}>{children}</Button>
    </Form>
  );
}

function Moves({ page: { programme, may } }: { page: ProgrammePageView }) {
  if (may.close)
    return (
      <Section title="Close it to new names">
        <p>No school can add a name. Places that come free still go to those that wait.</p>
        <MoveForm move="close" version={programme.version} tone="secondary">
          Close it to new names
        </MoveForm>
      </Section>
    );
  if (may.open && programme.state === 'closed')
    return (
      <Section title="Open it again">
        <p>Schools can add names again, until {dateWords(programme.closesOn)}.</p>
        <MoveForm move="reopen" version={programme.version} tone="secondary">
          Open it again
        </MoveForm>
      </Section>
    );
  return null;
}

function Places({ page }: { page: ProgrammePageView }) {
  const { programme, lines, all } = page;
  return (
    <Section title={all ? 'Place list' : 'Your school’s places'}>
      <p className="mb-4 max-w-measure">
        {all
          ? 'In the order of asking. Schools see the names of their own staff alone.'
          : 'Only your school, the service and whoever runs it see these names.'}
      </p>
      <PlaceTable
        lines={lines}
        school={all}
        change={(line) =>
          line.mayGiveBack ? (
            <Link to={`/programmes/${programme.id}/places/${line.id}`}>
              {line.state === 'waiting' ? 'Stop waiting' : 'Give back'}
              <span className="visually-hidden"> for {line.person}</span>
            </Link>
          ) : null
        }
        empty={all ? 'Nobody has asked for a place yet.' : 'Your school has not asked for a place.'}
      />
    </Section>
  );
}

/** Lines of a place list. */
export function PlaceTable({
  lines,
  school,
  change,
  empty,
}: {
  lines: readonly LineView[];
  /** Whether the schools are named: there are several. */
  school: boolean;
  change?: (line: LineView) => ReactNode;
  empty: string;
}) {
  const changes = change !== undefined && lines.some((line) => line.mayGiveBack);
  return (
    <Table
      caption="Place list"
      hideCaption
      rows={lines}
      rowKey={({ id }) => id}
      empty={<p>{empty}</p>}
      columns={[
        {
          head: 'Name',
          cell: ({ person, jobTitle }) => (
            <>
              {person}
              <span className="block text-sm font-normal text-ink-soft">{jobTitle}</span>
            </>
          ),
        },
        ...(school ? [{ head: 'School', cell: ({ schoolName }: LineView) => schoolName }] : []),
        { head: 'Number', numeric: true, cell: ({ number }) => number },
        { head: 'State', cell: ({ state, waitsAs }) => <PlaceTag state={state} waitsAs={waitsAs} /> },
        ...(changes ? [{ head: 'Change', cell: (line: LineView) => change?.(line) ?? '–' }] : []),
      ]}
    />
  );
}
