import { Link } from '@remix-run/react';
import { count, dateWords, instantWords, list } from '~/kernel/words';
import { ButtonLink, EmptyState, InsetText, NextStep, Page, Section, Table, Tag } from '~/ui';
import type { RetentionView } from '../../privacy/rules.server';
import { PRIVACY_CRUMBS } from './register-page';

/** What the next run takes away, what is held, and what earlier runs took. */
export function RetentionPage({ lines, holds, runs, mayChange }: RetentionView) {
  const due = lines.reduce((sum, line) => sum + line.due, 0);
  const open = holds.filter(({ ended }) => ended === null);
  return (
    <Page
      title="What goes, and when"
      wide
      breadcrumbs={PRIVACY_CRUMBS}
      tag={open.length > 0 ? <Tag tone="amber">{count(open.length, 'hold')}</Tag> : null}
      lead={
        due === 0
          ? 'Nothing is over: the next run takes nothing away.'
          : `The next run, in the early morning, takes away ${count(due, 'record')}.`
      }
      next={
        mayChange ? (
          <NextStep
            title="Hold what must not go"
            after="For an inquiry, a complaint or a claim. What is held stays, whatever its age, until you end the hold."
          >
            <ButtonLink to="/admin/privacy/holds/new">Put a hold</ButtonLink>
          </NextStep>
        ) : undefined
      }
    >
      <Section title="The next run">
        <Table
          caption="Records by kind"
          hideCaption
          columns={[
            { head: 'Kind', cell: (line) => line.name },
            { head: 'Kept for', cell: (line) => line.kept },
            { head: 'Over if ended before', cell: (line) => dateWords(line.before) },
            { head: 'Oldest', cell: (line) => (line.oldest ? dateWords(line.oldest) : 'None') },
            { head: 'Goes', numeric: true, cell: (line) => line.due.toLocaleString('en-GB') },
            { head: 'Held', numeric: true, cell: (line) => line.held.toLocaleString('en-GB') },
          ]}
          rows={lines}
          rowKey={(line) => line.name}
        />
        <p>
          Support is counted by request, everything else by record. Very many go over several nights.{' '}
          <Link to="/admin/privacy">Why each kind is kept for so long</Link>
        </p>
      </Section>
      <Section title="Holds">
        <Table
          caption="Holds, open ones first"
          hideCaption
          columns={[
            { head: 'What', cell: (hold) => <Link to={`/admin/privacy/holds/${hold.id}`}>{hold.what}</Link> },
            { head: 'Why', cell: (hold) => hold.reason },
            { head: 'Since', cell: (hold) => `${instantWords(new Date(hold.at))}, ${hold.by}` },
            {
              head: 'State',
              cell: (hold) => (hold.ended ? <Tag tone="grey">Ended</Tag> : <Tag tone="amber">Held</Tag>),
            },
          ]}
          rows={holds}
          rowKey={(hold) => hold.id}
          empty={<EmptyState title="Nothing is held" />}
        />
        <InsetText>
          A hold on a school keeps its diagnoses, support, visits, reports, practice notes, claims, restricted
          notes and who looked. People’s sign-ins, mail and notices belong to no school: only a hold on
          everything keeps those.
        </InsetText>
      </Section>
      <Section title="Earlier runs">
        <Table
          caption="The last runs that took something away"
          hideCaption
          columns={[
            { head: 'When', cell: (run) => instantWords(new Date(run.at)) },
            {
              head: 'What went',
              cell: (run) => list(run.removed.map(({ name, n }) => `${name}: ${n.toLocaleString('en-GB')}`)),
            },
            { head: 'Held back', numeric: true, cell: (run) => run.held.toLocaleString('en-GB') },
          ]}
          rows={runs}
          rowKey={(run) => run.id}
          empty={
            <EmptyState title="Nothing has gone yet">Nights with nothing to do are not listed.</EmptyState>
          }
        />
      </Section>
    </Page>
  );
}
