import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import {
  ErrorSummary,
  type FormAnswer,
  formState,
  InsetText,
  Page,
  Section,
  SummaryList,
  type SummaryRow,
  Tag,
  Timeline,
} from '~/ui';
import type { EndCode } from '../domain/declines';
import { isLive } from '../domain/rules';
import type { ProposalView } from '../queries/proposal.server';
import { END_REASONS, STATE_NAMES, STATE_TONES } from '../wording';
import { FitScore } from './parts';
import { ProposalNextStep } from './proposal-next-step';
import { Contacts, ProposalSummary, proposalCrumbs } from './proposal-parts';
import { OwnChanges } from './what-would-change';

/** A proposal: what is asked of whom, where it stands, whose turn it is, and what has happened. */
export function ProposalPage({
  proposal,
  answer,
  children,
}: {
  proposal: ProposalView;
  answer: FormAnswer | undefined;
  /** What others add, such as the reminders given. */
  children?: ReactNode;
}) {
  const { card, state, relations, message, contacts, fit, timeline } = proposal;
  const asProvider = relations.includes('provider');
  const notes = notesOf(proposal);
  return (
    <Page
      title={
        asProvider
          ? `Support for ${proposal.school.name}`
          : `${card.providerName} for ${proposal.school.name}`
      }
      caption={proposal.request.ref}
      breadcrumbs={proposalCrumbs(proposal)}
      tag={<Tag tone={STATE_TONES[state]}>{STATE_NAMES[state]}</Tag>}
      next={
        <>
          <ErrorSummary form={formState(answer)} />
          <ProposalNextStep proposal={proposal} />
        </>
      }
      actions={<LesserActions proposal={proposal} />}
    >
      {message ? (
        <InsetText>
          <p className="font-semibold">From the broker</p>
          <p className="whitespace-pre-line">{message}</p>
        </InsetText>
      ) : null}
      <Section title="What is asked">
        <ProposalSummary proposal={proposal} />
      </Section>
      {contacts ? (
        <Section title="How to reach each other">
          <Contacts contacts={contacts} />
        </Section>
      ) : null}
      {notes.length > 0 ? (
        <Section title="Reasons on record">
          <SummaryList rows={notes} />
        </Section>
      ) : null}
      {fit && fit.factors.length > 0 ? (
        <Section title="How well it fits">
          <FitScore score={fit.score} factors={fit.factors} open />
        </Section>
      ) : null}
      <OwnChanges changes={proposal.ownChanges} />
      {timeline.length > 0 ? (
        <Section title="What has happened">
          <Timeline
            entries={timeline.map((event) => ({
              key: event.id,
              title: event.sentence,
              at: event.at,
              by: event.by ?? 'The service',
              children: event.reason ? <p className="whitespace-pre-line">{event.reason}</p> : undefined,
            }))}
          />
        </Section>
      ) : null}
      {children}
    </Page>
  );
}

function notesOf({ fit, choiceReason, decline, overrideReason }: ProposalView): SummaryRow[] {
  return [
    ...(fit?.shortlistReason ? [{ label: 'Put forward because', value: fit.shortlistReason }] : []),
    ...(choiceReason ? [{ label: 'Chosen because', value: choiceReason }] : []),
    ...(decline
      ? [
          {
            label: 'Not able to help because',
            value: [END_REASONS[decline.code as EndCode] ?? decline.code, decline.note]
              .filter(Boolean)
              .join('. '),
          },
        ]
      : []),
    ...(overrideReason ? [{ label: 'Approved because', value: overrideReason }] : []),
  ];
}

/** What else can be done: the broker may take it back; a provider who accepted may still say that they cannot. */
function LesserActions({ proposal: { id, state, relations } }: { proposal: ProposalView }) {
  const withdraw = relations.includes('service') && isLive(state);
  const decline = relations.includes('provider') && (state === 'accepted' || state === 'released');
  if (!withdraw && !decline) return null;
  return (
    <>
      {withdraw ? <Link to={`/proposals/${id}/withdraw`}>Withdraw this proposal</Link> : null}
      {decline ? <Link to={`/proposals/${id}/answer`}>Tell us you cannot do it after all</Link> : null}
    </>
  );
}
