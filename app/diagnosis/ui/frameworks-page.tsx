import { Form, Link } from '@remix-run/react';
import { calendarDate } from '~/kernel/clock';
import type { FormReply } from '~/platform/forms.server';
import {
  BandTag,
  Button,
  ButtonLink,
  ButtonRow,
  DateText,
  EmptyState,
  ErrorSummary,
  formState,
  Hidden,
  InsetText,
  NextStep,
  Page,
  RadioGroup,
  Section,
  Table,
  TextArea,
} from '~/ui';
import type { FrameworkBand } from '../domain/framework';
import { FRAMEWORK_LONGEST } from '../framework-forms';
import type { FrameworkLine } from '../frameworks.server';
import { VersionTag } from './framework-page';
import { StaleAnswers } from './stale-answers';

const ADMIN = { href: '/admin', label: 'Administration' };
const FRAMEWORKS = { href: '/admin/frameworks', label: 'Banding frameworks' };

/** Every version the authority has used, and the way to change what is in force. */
export function FrameworksPage({ versions, authority }: { versions: FrameworkLine[]; authority: string }) {
  const current = versions.find((one) => one.inForce);
  return (
    <Page
      wide
      title="Banding frameworks"
      caption={authority}
      breadcrumbs={[ADMIN]}
      lead="What schools are banded by. Every change makes a new version; diagnoses and bands keep the version they were agreed under."
      next={
        current ? (
          <NextStep
            title="Read or change the framework in force"
            after={`${current.name}, version ${current.version}. A change to a band or a criterion makes the next version, and holds for diagnoses made from then on.`}
          >
            <ButtonLink to={`/frameworks/${current.id}`}>Open the framework</ButtonLink>
          </NextStep>
        ) : (
          <NextStep
            title="Adopt a framework"
            after="The authority gets a copy of its own, which you can change before any school is banded."
          >
            <ButtonLink to="/admin/frameworks/adopt">Choose a framework</ButtonLink>
          </NextStep>
        )
      }
      actions={current ? <Link to="/admin/frameworks/adopt">Adopt another framework</Link> : null}
    >
      <Section title="Versions">
        <Table
          hideCaption
          caption="Versions, the latest first"
          rows={versions}
          rowKey={(one) => one.id}
          empty={<EmptyState title="No version yet">Adopt a framework to begin.</EmptyState>}
          columns={[
            {
              head: 'Version',
              cell: (one) => (
                <Link to={`/frameworks/${one.id}`}>
                  {one.name}, version {one.version}
                </Link>
              ),
            },
            { head: 'State', cell: (one) => <VersionTag inForce={one.inForce} /> },
            { head: 'From', nowrap: true, cell: (one) => <DateText date={calendarDate(one.adoptedAt)} /> },
            {
              head: 'Why',
              cell: (one) => (
                <>
                  {one.note ?? 'Adopted when the service began'}
                  {one.by ? <span className="hint">{one.by}</span> : null}
                </>
              ),
            },
            { head: 'Schools banded under it', numeric: true, cell: (one) => one.schools },
            { head: 'Diagnoses', numeric: true, cell: (one) => one.diagnoses },
            {
              head: 'Compare',
              cell: (one) =>
                versions.length > 1 ? (
                  <Link to={`/frameworks/${one.id}/changes`}>
                    What changed<span className="visually-hidden"> in version {one.version}</span>
                  </Link>
                ) : (
                  'Nothing to compare with'
                ),
            },
          ]}
        />
      </Section>
    </Page>
  );
}

/** Chooses one of the frameworks there are. */
export function AdoptFrameworkPage({
  id,
  replaces,
  choices,
  answer,
}: {
  id: string;
  replaces: { id: string; name: string } | null;
  choices: { key: string; name: string; source: string; bands: readonly FrameworkBand[] }[];
  answer?: FormReply;
}) {
  const form = formState(answer);
  return (
    <Page
      title="Adopt a framework"
      breadcrumbs={[ADMIN, FRAMEWORKS]}
      lead="The authority gets a copy of its own, to put in its own words."
    >
      <ErrorSummary form={form} />
      <StaleAnswers answer={answer} names={{ key: 'Framework in force' }} />
      {replaces ? (
        <InsetText>
          <p>
            {replaces.name} is in force now. Schools keep the bands they have until a new diagnosis is agreed
            with each.
          </p>
        </InsetText>
      ) : null}
      <Form method="post" noValidate className="stack">
        <Hidden values={{ id, ...(replaces ? { replaces: replaces.id } : {}) }} />
        <RadioGroup
          form={form}
          name="key"
          label="Which framework?"
          choices={choices.map((one) => ({
            value: one.key,
            label: one.name,
            hint: (
              <>
                <span className="mb-1 flex flex-wrap gap-2">
                  {one.bands.map((band) => (
                    <BandTag key={band.key} band={band} />
                  ))}
                </span>
                After: {one.source}
              </>
            ),
          }))}
        />
        <TextArea
          form={form}
          name="note"
          label="Why does the authority adopt it?"
          hint="Schools can read this on the framework’s page"
          rows={3}
          maxLength={FRAMEWORK_LONGEST.note}
        />
        <ButtonRow>
          <Button>Adopt this framework</Button>
          <Link to="/admin/frameworks" className="inline-block py-2">
            Cancel
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}
