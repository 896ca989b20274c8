import { Form, Link } from '@remix-run/react';
import { dateWords } from '~/kernel/words';
import {
  Button,
  ButtonLink,
  DiffList,
  EmptyState,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  InsetText,
  NextStep,
  Page,
  RadioGroup,
  Section,
  SelectField,
  Table,
  WarningText,
} from '~/ui';
import type { TariffChangesPage, VersionPage, VersionsPage } from '../../tariffs/queries.server';
import { Back, BothPrices, HUB, PRICES_CRUMB, StandingTag, VERSIONS_CRUMB } from './frame';

/** Every version of the price list, and the way to the next one. */
export function VersionsView({
  page: { versions, mayWrite, starts },
  formId,
  answer,
}: {
  page: VersionsPage;
  formId: string;
  answer?: FormAnswer;
}) {
  const draft = versions.find(({ standing }) => standing === 'draft');
  const form = formState(answer, { id: formId });
  return (
    <Page
      title="Versions of the price list"
      breadcrumbs={[...HUB, PRICES_CRUMB]}
      lead="One version is in force on any day. A version’s text stands once it was put into force, so what a school took can always be read."
      next={
        draft && mayWrite ? (
          <NextStep
            title={`Finish version ${draft.number}`}
            after="It changes nothing until you put it into force, from a date you choose."
          >
            <ButtonLink to={`/recompense/prices/versions/${draft.id}`}>Read the draft</ButtonLink>
          </NextStep>
        ) : undefined
      }
    >
      <ErrorSummary form={form} />
      <Table
        caption="Versions, the latest first"
        hideCaption
        rows={versions}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="There is no price list yet">
            {mayWrite ? 'Choose below what to start from.' : 'The head of service writes the first one.'}
          </EmptyState>
        }
        columns={[
          {
            head: 'Version',
            nowrap: true,
            cell: (one) => <Link to={`/recompense/prices/versions/${one.id}`}>Version {one.number}</Link>,
          },
          { head: 'State', cell: (one) => <StandingTag standing={one.standing} /> },
          { head: 'From', nowrap: true, cell: (one) => dateWords(one.startsOn) },
          {
            head: 'Why it was made',
            cell: (one) => one.note || <span className="text-ink-soft">Not said yet</span>,
          },
        ]}
      />
      {mayWrite && !draft ? (
        <Section title={versions.length > 0 ? 'Change prices' : 'Start a price list'}>
          <Form method="post" noValidate className="stack">
            <Hidden values={{ id: form.value('id') }} />
            {starts.length > 0 ? (
              <RadioGroup
                form={form}
                name="start"
                label="What would you like to start from?"
                choices={starts.map(({ key, name, about }) => ({ value: key, label: name, hint: about }))}
              />
            ) : (
              <p>The next version starts as a copy of the last one. What is in force stays so meanwhile.</p>
            )}
            <Button tone={starts.length > 0 ? 'primary' : 'secondary'}>
              {starts.length > 0 ? 'Start the price list' : 'Start the next version'}
            </Button>
          </Form>
        </Section>
      ) : null}
    </Page>
  );
}

/** One version; a draft with what it still needs, and the way to put it into force. */
export function VersionView({ page, answer }: { page: VersionPage; answer?: FormAnswer }) {
  const { list, mayWrite, missing, earlier } = page;
  const form = formState(answer, { version: list.version });
  const at = `/recompense/prices/versions/${list.id}`;
  const draft = list.standing === 'draft';
  return (
    <Page
      wide
      title={`Price list, version ${list.number}`}
      breadcrumbs={[...HUB, PRICES_CRUMB, VERSIONS_CRUMB]}
      tag={<StandingTag standing={list.standing} />}
      lead={`${draft ? 'To be in force' : list.standing === 'to-come' ? 'Will be in force' : 'In force'} from ${dateWords(list.startsOn)}. ${
        draft ? `Last written by ${list.by}.` : `Put into force by ${list.by}.`
      }`}
      actions={
        <>
          {draft && mayWrite ? <Link to={`${at}/edit`}>Edit the draft</Link> : null}
          {earlier ? <Link to={`${at}/changes`}>What it changes</Link> : null}
        </>
      }
      next={
        draft && mayWrite && missing.length === 0 ? (
          <NextStep
            title={`Put version ${list.number} into force from ${dateWords(list.startsOn)}`}
            after="From then on its text stands. What schools took under the version before keeps the price it was taken at."
          >
            <Form method="post" noValidate>
              <Hidden values={{ version: list.version }} />
              <Button>Put it into force</Button>
            </Form>
          </NextStep>
        ) : draft && mayWrite ? (
          <NextStep title="Finish the draft" after="It can be put into force once nothing is missing.">
            <ButtonLink to={`${at}/edit`}>Edit the draft</ButtonLink>
          </NextStep>
        ) : undefined
      }
    >
      <ErrorSummary form={form} />
      {list.note ? (
        <InsetText>
          <p className="font-semibold">Why this version was made</p>
          <p className="whitespace-pre-line">{list.note}</p>
        </InsetText>
      ) : null}
      {draft && missing.length > 0 ? (
        <>
          <WarningText>This draft cannot be put into force yet.</WarningText>
          <ul className="mb-6 list-disc pl-6">
            {missing.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      ) : null}
      <BothPrices list={list} />
    </Page>
  );
}

/** What changed between two versions. */
export function TariffChangesView({ page: { from, to, changes, others } }: { page: TariffChangesPage }) {
  const form = formState(null, { from: from.id });
  const at = `/recompense/prices/versions/${to.id}`;
  return (
    <Page
      title={`What version ${to.number} changes`}
      breadcrumbs={[...HUB, PRICES_CRUMB, VERSIONS_CRUMB, { label: `Version ${to.number}`, href: at }]}
      lead={`Compared with version ${from.number}, from ${dateWords(from.startsOn)}.`}
    >
      {others.length > 1 ? (
        <form method="get" action={`${at}/changes`} className="stack mb-8">
          <SelectField
            form={form}
            name="from"
            label="Compare with"
            options={others.map(({ id, number, startsOn }) => ({
              value: id,
              label: `Version ${number}, from ${dateWords(startsOn)}`,
            }))}
          />
          <Button tone="secondary">Compare</Button>
        </form>
      ) : null}
      <DiffList
        changes={changes}
        empty="The two versions say the same."
        before={`Version ${from.number}`}
        after={`Version ${to.number}`}
      />
      <Back to={at}>{`Back to version ${to.number}`}</Back>
    </Page>
  );
}
