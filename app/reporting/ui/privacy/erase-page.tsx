import { Form, Link } from '@remix-run/react';
import { count } from '~/kernel/words';
import {
  Button,
  ButtonRow,
  Checkbox,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  InsetText,
  NextStep,
  Page,
  Section,
  Table,
  TextField,
  WarningText,
} from '~/ui';
import type { ErasureView } from '../../privacy/erasure.server';
import { recordWords } from '../../privacy/wording';
import { REQUEST_CRUMBS } from './requests-page';

type Props = { page: ErasureView; confirmed: boolean; answer: FormAnswer | undefined };

/** What an erasure would change, remove and keep, and where it is carried out. */
export function ErasePage({ page, confirmed, answer }: Props) {
  const { request, person, hindrances } = page;
  const form = formState(answer, { version: request.version });
  const back = `/admin/privacy/requests/${request.id}`;
  return (
    <Page
      title="Erase a person"
      caption={`${request.ref}, ${person.name}`}
      breadcrumbs={[...REQUEST_CRUMBS, { href: back, label: request.ref }]}
      lead="A pseudonym, such as “Former headteacher 7F3K”, takes the place of their name and address. What they decided and signed stays, as theirs under the pseudonym."
      next={
        hindrances.length > 0 ? (
          <NextStep title="Something stands against it" after="Open this page again when that is done.">
            <ul>
              {hindrances.map(({ code, words }) => (
                <li key={code}>{words}</li>
              ))}
            </ul>
          </NextStep>
        ) : undefined
      }
    >
      <ErrorSummary form={form} />
      <Section title="What changes">
        <Counts
          caption="Records in which a pseudonym takes the place of the name"
          rows={page.changed}
          none="Nothing names them."
        />
        {page.namesakes > 0 ? (
          <InsetText>
            {count(page.namesakes, 'other person has', 'other people have')} the same name. Texts by which
            nobody can tell them apart stay as they are; records that say by a number whose they are change.
          </InsetText>
        ) : null}
      </Section>
      <Section title="What goes altogether">
        <Counts
          caption="Records that were only of use to them"
          rows={page.removed}
          none="Nothing is left of it."
        />
      </Section>
      <Section title="What keeps the name, and why">
        {page.kept.length === 0 ? (
          <p>Nothing.</p>
        ) : (
          <ul>
            {page.kept.map(({ why, n }) => (
              <li key={why}>
                {count(n, 'record')}: {why}
              </li>
            ))}
          </ul>
        )}
        <p>
          The right to erasure does not reach what is kept for a task in the public interest, a duty laid down
          by law, or a claim (UK GDPR article 17(3)). Tell them so. Texts that call them by part of their name
          alone are not found: look for those in what the school and its adviser wrote.
        </p>
      </Section>
      {hindrances.length === 0 ? (
        <Section title="Carry it out">
          <WarningText>It cannot be taken back: nobody here will know the name any more.</WarningText>
          <Form method="post" noValidate className="stack">
            <Hidden values={{ version: request.version }} />
            <Checkbox
              form={form}
              name="understood"
              value="yes"
              label="I have read what changes, and what stays"
            />
            {confirmed ? null : (
              <TextField
                form={form}
                name="password"
                label="Your password"
                type="password"
                autoComplete="current-password"
                width="half"
              />
            )}
            <ButtonRow>
              <Button tone="warning">Erase them</Button>
              <Link to={back} className="inline-block py-2">
                Go back, change nothing
              </Link>
            </ButtonRow>
          </Form>
        </Section>
      ) : null}
    </Page>
  );
}

function Counts({
  caption,
  rows,
  none,
}: {
  caption: string;
  rows: readonly { table: string; n: number }[];
  none: string;
}) {
  return (
    <Table
      caption={caption}
      columns={[
        { head: 'Kind of record', cell: (row) => recordWords(row.table) },
        { head: 'How many', numeric: true, cell: (row) => row.n.toLocaleString('en-GB') },
      ]}
      rows={rows}
      rowKey={(row) => row.table}
      empty={<p>{none}</p>}
    />
  );
}
