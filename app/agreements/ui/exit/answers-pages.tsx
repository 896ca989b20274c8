import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
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
  RadioGroup,
  StaleNotice,
  TextArea,
} from '~/ui';
import { OUTCOME_RESULTS } from '../../domain/exit/vocabulary';
import type { ExitPage } from '../../exit/queries.server';
import { RESULTS } from '../../exit/wording';
import { between, crumbsOf, StateTag } from '../frame';
import { outcomeFigures } from './outcome-figures';
import { staleTexts } from './plan-fields';

type Answer = FormAnswer & { stale?: unknown };

/** Whether each exit criterion is met, and what shows it. */
export function CriteriaPage({ page, answer }: { page: ExitPage; answer?: Answer }) {
  const texts = staleTexts(answer);
  const version = page.exit?.version ?? 0;
  const form = formState(answer, {
    exitVersion: version,
    criteria: page.criteria.map(({ id, answer: given }) => ({
      id,
      met: given ? (given.met ? 'yes' : 'no') : '',
      evidence: given?.evidence ?? '',
    })),
  });
  return (
    <Frame
      page={page}
      title="Exit criteria"
      lead="Say of each whether it is met, and what shows it. You can leave some for later."
    >
      <ErrorSummary form={form} />
      {texts.length > 0 ? <StaleNotice fields={texts} /> : null}
      <Form method="post" noValidate className="stack">
        <Hidden values={{ exitVersion: texts.length > 0 ? version : form.value('exitVersion') }} />
        {page.criteria.map(({ id, text }, n) => (
          <Row key={id} heading={text} position={`Criterion ${n + 1} of ${page.criteria.length}`}>
            <Hidden values={{ [`criteria[${n}].id`]: id }} />
            <RadioGroup
              form={form}
              name={`criteria[${n}].met`}
              label="Is it met?"
              choices={[
                { value: 'yes', label: 'Met' },
                { value: 'no', label: 'Not met' },
              ]}
            />
            <TextArea
              form={form}
              name={`criteria[${n}].evidence`}
              label="What shows it"
              hint="What was seen, read or counted, where and when"
              rows={3}
              maxLength={2000}
            />
          </Row>
        ))}
        <Buttons page={page} label="Save the answers" />
      </Form>
    </Frame>
  );
}

/** What became of each outcome, as the authority judges it. */
export function OutcomesPage({ page, answer }: { page: ExitPage; answer?: Answer }) {
  const texts = staleTexts(answer);
  const version = page.exit?.version ?? 0;
  const closed = page.state === 'closed';
  const form = formState(answer, {
    exitVersion: version,
    outcomes: page.outcomes.map(({ outcome, judgement }) => ({
      id: outcome.id,
      result: judgement?.result ?? '',
      basis: judgement?.basis ?? '',
    })),
  });
  return (
    <Frame
      page={page}
      title={closed ? 'Correct a judgement' : 'Outcomes'}
      lead="Judge what was reached, not who is to be thanked for it. The parties read each judgement with what it rests on."
    >
      <ErrorSummary form={form} />
      {texts.length > 0 ? <StaleNotice fields={texts} /> : null}
      {closed ? (
        <InsetText>
          The agreement is closed. A correction needs a reason; the provider’s record is written anew, and
          they have ten school days to answer it before it counts.
        </InsetText>
      ) : null}
      <Form method="post" noValidate className="stack">
        <Hidden values={{ exitVersion: texts.length > 0 ? version : form.value('exitVersion') }} />
        {page.outcomes.map((one, n) => (
          <Row
            key={one.outcome.id}
            heading={one.outcome.outcome}
            position={`Outcome ${n + 1} of ${page.outcomes.length}`}
          >
            <Hidden values={{ [`outcomes[${n}].id`]: one.outcome.id }} />
            <p className="text-sm text-ink-soft">{one.outcome.measure}</p>
            <dl className="mb-4 grid gap-x-6 gap-y-1 sm:grid-cols-3">
              {outcomeFigures(one).map(({ label, figure, on }) => (
                <div key={label}>
                  <dt className="text-sm text-ink-soft">{label}</dt>
                  <dd>
                    <span className="font-semibold tabular-nums">{figure}</span>
                    {on ? <span className="block text-sm text-ink-soft">{dateWords(on)}</span> : null}
                  </dd>
                </div>
              ))}
            </dl>
            <RadioGroup
              form={form}
              name={`outcomes[${n}].result`}
              label="What became of it?"
              choices={OUTCOME_RESULTS.map((value) => ({
                value,
                label: RESULTS[value].label,
                hint: RESULTS[value].hint,
              }))}
            />
            <TextArea
              form={form}
              name={`outcomes[${n}].basis`}
              label="What the judgement rests on"
              hint="The readings, what was seen, and what could not be read yet"
              rows={3}
              maxLength={2000}
            />
          </Row>
        ))}
        {closed ? (
          <TextArea
            form={form}
            name="reason"
            label="Why it is corrected"
            hint="All the parties see this"
            maxLength={1000}
          />
        ) : null}
        <Buttons page={page} label={closed ? 'Save the correction' : 'Save the judgements'} />
      </Form>
    </Frame>
  );
}

function Frame({
  page,
  title,
  lead,
  children,
}: {
  page: ExitPage;
  title: string;
  lead: string;
  children: ReactNode;
}) {
  return (
    <Page
      title={title}
      caption={`Agreement ${page.ref}. ${between(page)}`}
      breadcrumbs={[...crumbsOf(page), { label: 'Ending', href: `/agreements/${page.id}/close` }]}
      tag={<StateTag state={page.state} />}
      lead={lead}
    >
      {children}
    </Page>
  );
}

function Row({ heading, position, children }: { heading: string; position: string; children: ReactNode }) {
  return (
    <section className="border-t border-line pt-5">
      <p className="mb-1 text-sm text-ink-soft">{position}</p>
      <h2 className="mt-0 text-lg">{heading}</h2>
      <div className="stack">{children}</div>
    </section>
  );
}

function Buttons({ page, label }: { page: ExitPage; label: string }) {
  return (
    <ButtonRow>
      <Button>{label}</Button>
      <Link to={`/agreements/${page.id}/close`} className="inline-block py-2">
        Go back without saving
      </Link>
    </ButtonRow>
  );
}
