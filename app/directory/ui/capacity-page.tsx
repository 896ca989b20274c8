import { Form, Link } from '@remix-run/react';
import { daysWords } from '~/kernel/days';
import {
  Button,
  ButtonRow,
  DaysField,
  Details,
  EmptyState,
  ErrorSummary,
  formState,
  Hidden,
  Page,
  Section,
  Table,
} from '~/ui';
import { daysAsTyped } from '../forms';
import type { CapacityPlan } from '../queries/profile.server';
import { termLabel } from '../wording';
import { CapacityShown } from './capacity-shown';
import { type StaleAnswer, StaleAnswerNotice } from './stale-answer';

/** The most days a provider can give in each term over all offers, beside what each offer states. */
export function CapacityPage({ plan, answer }: { plan: CapacityPlan; answer: StaleAnswer }) {
  const form = formState(answer, { caps: daysAsTyped(plan.caps, { zero: '0' }) });
  const back = `/directory/${plan.id}`;
  const fields = plan.terms.map(({ term }) => ({ name: `caps.${term}`, label: termLabel(term) }));
  return (
    <Page
      title="Days by term"
      caption={plan.name}
      lead="Set the most days of support in each term, over all offers. No more than that can ever be promised, whatever the offers add up to."
      breadcrumbs={[
        { href: '/directory', label: 'Directory' },
        { href: back, label: plan.name },
      ]}
    >
      <ErrorSummary form={form} />
      <StaleAnswerNotice answer={answer} fields={fields} />
      <Form method="post" noValidate className="stack mb-10">
        <Hidden values={{ version: plan.version }} />
        {plan.terms.map(({ term, overall }) => (
          <DaysField
            key={term}
            form={form}
            name={`caps.${term}`}
            label={`Most days in the ${termLabel(term).toLowerCase()}`}
            hint={`${daysWords(overall.held + overall.committed + overall.used)} held, committed or used so far`}
            optional={plan.caps[term] === undefined}
          />
        ))}
        <Details summary="What happens if I leave a term empty?">
          <p>The days of the published offers together are then the limit for that term.</p>
        </Details>
        <ButtonRow>
          <Button>Save days by term</Button>
          <Link to={back} className="py-2">
            Cancel
          </Link>
        </ButtonRow>
      </Form>
      <Section title="Where the days are now">
        <CapacityShown capacity={plan.terms} />
      </Section>
      <Section title="Days of each offer">
        <OfferDays plan={plan} />
      </Section>
    </Page>
  );
}

function OfferDays({ plan }: { plan: CapacityPlan }) {
  return (
    <Table
      caption="Days of each offer by term"
      hideCaption
      rows={plan.offers}
      rowKey={(offer) => offer.id}
      empty={
        <EmptyState
          title="No offers yet"
          action={<Link to={`/offers/new?provider=${plan.id}`}>Write the first offer</Link>}
        />
      }
      columns={[
        {
          head: 'Offer',
          cell: (offer) => (
            <>
              <Link to={`/offers/${offer.id}/edit`}>{offer.title}</Link>
              {offer.published ? '' : ' (not published)'}
            </>
          ),
        },
        ...plan.terms.map(({ term, offers }) => ({
          head: termLabel(term),
          numeric: true,
          cell: (offer: { id: string }) => {
            const days = offers.find((one) => one.offerId === offer.id);
            return days ? `${daysWords(days.own.cap)}, ${daysWords(days.free)} free` : '0 days';
          },
        })),
      ]}
    />
  );
}
