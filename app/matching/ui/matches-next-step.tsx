import { Form } from '@remix-run/react';
import { count, instantWords } from '~/kernel/words';
import { Button, ButtonLink, type FormState, Hidden, NextStep, TextArea } from '~/ui';
import type { MatchesView } from '../queries/matches.server';

/** The broker's one next step on the way from a request to an invitation. */
export function MatchesNextStep({
  view,
  formId,
  form,
}: {
  view: MatchesView;
  formId: string;
  form: FormState;
}) {
  const { shortlist, run } = view;
  const { request, candidates, state } = shortlist;
  const path = `/requests/${request.id}/matches`;
  if (request.state === 'partnered') {
    return (
      <NextStep
        title="A partner is found"
        after="The agreement says what was promised, by whom and by when."
      />
    );
  }
  if (request.state !== 'submitted' && request.state !== 'matching') {
    return (
      <NextStep
        title="No partner is being looked for"
        after="The request has ended or has not been sent yet."
      />
    );
  }
  if (!run) {
    return (
      <NextStep
        title="Rank the offers for this request"
        after="You see who fits and why, who does not and why not. Nobody is told yet."
      >
        <Form method="post" action={path}>
          <Hidden values={{ intent: 'run', id: formId }} />
          <Button>Rank the offers</Button>
        </Form>
      </NextStep>
    );
  }
  const moving = candidates.find((one) => one.state !== 'shortlisted');
  if (moving) {
    return moving.state === 'chosen' ? (
      <NextStep
        title={`Invite ${moving.providerName}`}
        after="Their days are held until the date you set. They answer, then their home school."
      >
        <ButtonLink to={`/proposals/${moving.id}/invite`}>Prepare the invitation</ButtonLink>
      </NextStep>
    ) : (
      <NextStep
        title={`${moving.providerName} has been asked`}
        after="See where the proposal stands on its own page."
      >
        <ButtonLink to={`/proposals/${moving.id}`} tone="secondary">
          See the proposal
        </ButtonLink>
      </NextStep>
    );
  }
  const fresh = candidates.filter((one) => !one.shared).length;
  if (fresh > 0)
    return (
      <Share path={path} fresh={fresh} total={candidates.length} version={shortlist.version} form={form} />
    );
  if (state === 'shared' && candidates.length > 0) {
    return (
      <NextStep
        title="Waiting for the headteacher to choose"
        after={`Shared on ${instantWords(shortlist.sharedAt)}. They may choose one, or ask for others. You can still add to the shortlist.`}
      />
    );
  }
  return (
    <NextStep
      title={state === 'others-asked' ? 'Put other partners forward' : 'Put two to four partners forward'}
      after="Choose from the suggested offers below. The school sees them when you share the shortlist."
    />
  );
}

function Share({
  path,
  fresh,
  total,
  version,
  form,
}: {
  path: string;
  fresh: number;
  total: number;
  version: number;
  form: FormState;
}) {
  return (
    <NextStep
      title={`Share ${count(fresh, 'partner')} with the school`}
      after={
        total === 1
          ? 'One partner is not much of a choice: add another if you can. The school may also ask for others.'
          : 'The headteacher and chair see the offers, their fit and the reasons; no contact details. The headteacher chooses.'
      }
    >
      <Form method="post" action={path}>
        <Hidden values={{ intent: 'share', version }} />
        <TextArea
          form={form}
          name="note"
          label="A note to the school"
          hint="For example, what you would look at first."
          rows={3}
          maxLength={2000}
          optional
        />
        <Button>Share the shortlist</Button>
      </Form>
    </NextStep>
  );
}
