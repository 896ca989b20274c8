import { Form, Link } from '@remix-run/react';
import { termLabel } from '~/directory/wording';
import { daysFigure, daysWords } from '~/kernel/days';
import {
  Button,
  ButtonLink,
  ButtonRow,
  DaysField,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  NotificationBanner,
  NumberField,
  Page,
  TextArea,
} from '~/ui';
import type { Unreached } from '../answerers.server';
import { ANSWER_DAYS } from '../domain/deadline';
import type { InvitePage as InvitePageView } from '../queries/proposal.server';
import { RequestOutline } from './parts';
import { proposalCrumbs } from './proposal-parts';

/** The broker's invitation: days by term, a date to answer by, a message. */
export function InvitePage({ view, answer }: { view: InvitePageView; answer: FormAnswer | undefined }) {
  const { proposal, terms, answerDays, unreached } = view;
  const form = formState(answer, {
    days: Object.fromEntries(
      terms.map(({ term, suggested }) => [term, suggested > 0 ? daysFigure(suggested) : '']),
    ),
    answerDays,
  });
  const asked = proposal.request.halfDays;
  return (
    <Page
      title={`Invite ${proposal.card.providerName}`}
      caption={`${proposal.request.ref}, ${proposal.school.name}`}
      breadcrumbs={proposalCrumbs(proposal, true)}
      lead={<RequestOutline request={proposal.request} />}
    >
      <ErrorSummary form={form} />
      <NotReached unreached={unreached} name={proposal.card.providerName} home={proposal.card.home.name} />
      <Form method="post">
        <Hidden values={{ version: proposal.version }} />
        <fieldset className="field" id="days">
          <legend className="label">Days to hold, by term</legend>
          <p className="hint mb-4">
            {asked === null
              ? 'The school left the number of days open.'
              : `The school asked for ${daysWords(asked)}.`}{' '}
            The days are held for this school until {proposal.card.providerName} has answered.
          </p>
          {terms.map(({ term, free }) => (
            <DaysField
              key={term}
              form={form}
              name={`days.${term}`}
              label={termLabel(term)}
              hint={`${daysWords(free)} free`}
              optional
            />
          ))}
        </fieldset>
        <NumberField
          form={form}
          name="answerDays"
          label="School days to answer"
          hint={
            <>
              From {ANSWER_DAYS.least} to {ANSWER_DAYS.most}. Weekends, bank holidays and school holidays do
              not count: the <Link to="/admin/term-dates">term dates</Link> say which they are. After that the
              days are freed.
            </>
          }
        />
        <TextArea
          form={form}
          name="message"
          label={`A message to ${proposal.card.providerName}`}
          hint="They see the school, its needs in outline, the days and the distance. Nothing of the diagnosis."
          rows={4}
          maxLength={2000}
          optional
        />
        <ButtonRow>
          <Button>Hold the days and send the invitation</Button>
          <ButtonLink to={`/proposals/${proposal.id}`} tone="secondary">
            Not yet
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Page>
  );
}

/** Says before the days are held who could not answer. */
function NotReached({ unreached, name, home }: { unreached: Unreached; name: string; home: string }) {
  if (!unreached.provider && !unreached.homeHead) return null;
  return (
    <NotificationBanner tone="info">
      {unreached.provider
        ? `Nobody has an account to answer for ${name} yet. Ask your administrator to invite them to Alongside; then send this invitation.`
        : `The headteacher of ${home} has no account yet, so nobody can release ${name} when they accept. Ask your administrator to invite them.`}
    </NotificationBanner>
  );
}
