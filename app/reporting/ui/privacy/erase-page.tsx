import { Form, Link } from '@remix-run/react';
import { count } from '~/kernel/words';
import {
  Button,
  ButtonRow,
  Checkbox,
  CheckboxGroup,
  ErrorSummary,
  type FormAnswer,
  type FormState,
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
import type { PossibleMention } from '../../privacy/mentions.server';
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
          by law, or a claim (UK GDPR article 17(3)). Tell them so.
        </p>
      </Section>
      {page.mentions.shown === null && page.mentions.total > 0 ? (
        <Section title="Where the surname stands alone">
          <p>
            In {count(page.mentions.total, 'text', 'texts')} the surname stands alone: perhaps it is them.
            That is casework, so only the head of service sees it. Where you carry this out, those texts stay
            as they are.
          </p>
        </Section>
      ) : null}
      {hindrances.length > 0 && page.mentions.shown && page.mentions.total > 0 ? (
        <Section title="Where the surname stands alone">
          <p>
            Look whether it is them. You can put the text right on its own page, or choose it when this is
            carried out.
          </p>
          <ul>
            {page.mentions.shown.map((mention) => (
              <li key={mention.id}>
                <MentionWords mention={mention} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {hindrances.length === 0 ? (
        <Section title="Carry it out">
          <WarningText>It cannot be taken back: nobody here will know the name any more.</WarningText>
          <Form method="post" noValidate className="stack">
            <Hidden values={{ version: request.version }} />
            <Mentions form={form} mentions={page.mentions} />
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

function Mentions({ form, mentions }: { form: FormState; mentions: ErasureView['mentions'] }) {
  if (!mentions.shown || mentions.shown.length === 0) return null;
  const more = mentions.total - mentions.shown.length;
  return (
    <>
      <CheckboxGroup
        form={form}
        name="replace"
        label="In which of these texts is it them?"
        hint="The surname stands alone there. Choose a text, and the pseudonym takes its place; what you do not choose stays as it is."
        choices={mentions.shown.map((mention) => ({
          value: mention.id,
          label: recordWords(mention.table),
          hint: <MentionWords mention={mention} bare />,
        }))}
        optional
      />
      {more > 0 ? (
        <InsetText>
          {count(more, 'more text has', 'more texts have')} the surname alone and are not shown. Look for it
          in the school’s records before you go on.
        </InsetText>
      ) : null}
    </>
  );
}

/** What stands around the surname, and where it can be read whole. */
function MentionWords({ mention, bare = false }: { mention: PossibleMention; bare?: boolean }) {
  return (
    <>
      {bare ? null : `${recordWords(mention.table)}: `}
      {mention.excerpts.slice(0, 3).map(({ before, said, after }, n) => (
        // The same words may stand in a text twice.
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells two alike passages apart
        <span key={n} className="block">
          {before}
          <strong>{said}</strong>
          {after}
        </span>
      ))}
      {mention.excerpts.length > 3 ? (
        <span className="block">and {mention.excerpts.length - 3} times more</span>
      ) : null}
      {mention.href ? <Link to={mention.href}>Read it whole</Link> : null}
    </>
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
