import { Form, Link } from '@remix-run/react';
import { dateWords } from '~/kernel/words';
import {
  Button,
  ButtonRow,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  InsetText,
  Page,
  Section,
  TextArea,
} from '~/ui';
import type { Carried } from '../../domain';
import { signsWords } from '../../life/interruption-wording';
import type { PartnerPage } from '../../life/partner.server';
import { between, crumbsOf, StateTag } from '../frame';

/** The partner is lost: this agreement ends, and the same request looks for another. */
export function FindPartnerPage({ page, answer }: { page: PartnerPage; answer?: FormAnswer }) {
  const form = formState(answer);
  return (
    <Page
      title="Find another partner"
      caption={`Agreement ${page.ref}. ${between(page)}`}
      breadcrumbs={crumbsOf(page)}
      tag={<StateTag state={page.state} />}
      lead="For when the provider has left or cannot go on. Speak with both schools first."
    >
      <ErrorSummary form={form} />
      {page.signs.length > 0 ? (
        <InsetText>
          <p className="font-semibold">What the record shows</p>
          <p>{signsWords(page.providerName, page.signs)}</p>
        </InsetText>
      ) : null}
      <Section title="What happens">
        <ul>
          <li>This agreement ends. All the parties are told, with what you write below.</li>
          <li>Days that were not used go back to the provider.</li>
          <li>The same request opens for matching again, with its history.</li>
          <li>The agreement drafted with the new partner leads back to this one.</li>
        </ul>
      </Section>
      {page.carried ? <CarriedOver carried={page.carried} /> : null}
      <Form method="post" noValidate className="stack">
        <Hidden values={{ version: page.version }} />
        <TextArea
          form={form}
          name="reason"
          label="What has happened"
          hint="All the parties see this. Say it as you would to them."
          maxLength={1000}
        />
        <ButtonRow>
          <Button tone="warning">End it and look for another partner</Button>
          <Link to={`/agreements/${page.id}`} className="inline-block py-2">
            Go back, change nothing
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}

/** What a new draft begins with. */
function CarriedOver({ carried }: { carried: Carried }) {
  const { outcomes, milestones, restarted, reached } = carried;
  return (
    <Section title="What the new agreement takes up">
      {outcomes.length === 0 ? (
        <p className="max-w-measure">
          Every outcome has been reached. A new draft would begin with what the request asks for.
        </p>
      ) : (
        <>
          <h3>Outcomes still ahead</h3>
          <ul>
            {outcomes.map((outcome) => {
              const moved = restarted.find(({ measure }) => measure === outcome.measure);
              return (
                <li key={outcome.id}>
                  {outcome.measure}
                  {moved
                    ? `: starts from ${moved.to} on ${dateWords(moved.on)}${moved.from ? `, was ${moved.from}` : ''}`
                    : ': starts from the baseline it had'}
                </li>
              );
            })}
          </ul>
        </>
      )}
      {reached.length > 0 ? (
        <>
          <h3>Reached, and not taken up again</h3>
          <ul>
            {reached.map((measure) => (
              <li key={measure}>{measure}</li>
            ))}
          </ul>
        </>
      ) : null}
      {milestones.length > 0 ? (
        <>
          <h3>Milestones still ahead</h3>
          <ul>
            {milestones.map((milestone) => (
              <li key={milestone.id}>
                {milestone.text}, {dateWords(milestone.date)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Section>
  );
}
