import { Form, Link } from '@remix-run/react';
import { Button, ButtonLink, Hidden, NextStep } from '~/ui';
import type { ProposalView } from '../queries/proposal.server';
import { onDate } from './proposal-parts';

/** The one next step of a proposal for the one who reads it; or who is waited for, and until when. */
export function ProposalNextStep({ proposal }: { proposal: ProposalView }) {
  const { id, state, relations, card, request, answerBy } = proposal;
  const as = (relation: (typeof relations)[number]) => relations.includes(relation);
  const here = `/proposals/${id}`;
  const until = answerBy ? ` by ${onDate(answerBy)}` : '';
  switch (state) {
    case 'shortlisted':
      return as('client-head') ? (
        <NextStep title="Choose a partner, or ask for others" after="Choosing is not yet an agreement.">
          <ButtonLink to={`/requests/${request.id}/choose`}>Choose</ButtonLink>
        </NextStep>
      ) : (
        <NextStep
          title={as('service') ? 'Go on with the shortlist' : 'The headteacher chooses'}
          after={
            as('service')
              ? 'The provider is not told until the school has chosen and you invite them.'
              : undefined
          }
        >
          <ButtonLink to={`/requests/${request.id}/matches`} tone="secondary">
            See the shortlist
          </ButtonLink>
        </NextStep>
      );
    case 'chosen':
      if (as('service')) {
        return (
          <NextStep
            title={`Invite ${card.providerName}`}
            after="Their days are held until the date you set. They answer, then their home school."
          >
            <ButtonLink to={`${here}/invite`}>Prepare the invitation</ButtonLink>
          </NextStep>
        );
      }
      return (
        <NextStep
          title="Waiting for your broker to send the invitation"
          after={`${card.providerName} is asked next.`}
        >
          {as('client-head') ? (
            <Form method="post" action={here}>
              <Hidden values={{ version: proposal.version }} />
              <Button tone="secondary">Change your choice</Button>
            </Form>
          ) : undefined}
        </NextStep>
      );
    case 'invited':
      return as('provider') ? (
        <NextStep
          title={`Say whether you can help${until}`}
          after="If you accept, your home school’s headteacher is asked to release you, then the broker approves. Your days are held for you until then."
        >
          <ButtonLink to={`${here}/answer`}>Answer the invitation</ButtonLink>
        </NextStep>
      ) : (
        <NextStep
          title={`Waiting for ${card.providerName} to answer${until}`}
          after="The days are held until then. If nobody answers, they are freed and the school chooses again."
        />
      );
    case 'accepted':
      return as('home-head') ? (
        <NextStep
          title={`Say whether you can release ${card.providerName}${until}`}
          after="If you can, the broker approves the partnership. Your school is recompensed as the agreement says."
        >
          <ButtonLink to={`${here}/release`}>Answer for your school</ButtonLink>
        </NextStep>
      ) : (
        <NextStep
          title={`Waiting for ${card.home.name} to release ${card.providerName}${until}`}
          after="Then the broker approves. The days stay held."
        />
      );
    case 'released':
      return as('service') ? (
        <NextStep
          title="Approve the partnership"
          after="The agreement is drafted from the request and the offer. Others put forward are told that they are not needed."
        >
          <ButtonLink to={`${here}/approve`}>Go to approval</ButtonLink>
        </NextStep>
      ) : (
        <NextStep
          title="Waiting for the broker to approve"
          after="Then the agreement is drafted for all to read and sign."
        />
      );
    case 'approved':
      return (
        <NextStep
          title="Agree what the partnership will do"
          after="All parties read the agreement, change it if need be, and sign."
        >
          {proposal.agreement ? (
            <ButtonLink to={`/agreements/${proposal.agreement.id}`}>
              Open agreement {proposal.agreement.ref}
            </ButtonLink>
          ) : (
            <ButtonLink to="/agreements">See agreements</ButtonLink>
          )}
        </NextStep>
      );
    default:
      return <Ended proposal={proposal} service={as('service')} />;
  }
}

function Ended({ proposal, service }: { proposal: ProposalView; service: boolean }) {
  const outside = proposal.relations.every((relation) => relation === 'provider' || relation === 'home-head');
  if (outside) {
    const thanks =
      proposal.state === 'stood-down' ? 'Thank you for being ready to help' : 'Nothing more is needed';
    return <NextStep title={thanks} after="The days that were held are free again." />;
  }
  return (
    <NextStep
      title={service ? 'Look again with the school' : 'Choose again, or ask for others'}
      after={
        service
          ? 'Others on the shortlist can still be chosen, and you can add more.'
          : 'Your broker can put others forward.'
      }
    >
      <Link to={`/requests/${proposal.request.id}/matches`}>See the possible partners</Link>
    </NextStep>
  );
}
