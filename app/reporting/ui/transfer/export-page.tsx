import { Form } from '@remix-run/react';
import { instantWords } from '~/kernel/words';
import {
  Button,
  Checkbox,
  Details,
  EmptyState,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  NextStep,
  Page,
  Section,
  Table,
  WarningText,
} from '~/ui';

type Props = {
  formId: string;
  authority: string;
  holds: readonly { words: string; n: number }[];
  earlier: readonly { at: Date | string; who: string }[];
  leftOut: readonly string[];
  answer: FormAnswer | undefined;
};

const grouped = new Intl.NumberFormat('en-GB');

/** Where the head of service takes everything of the authority away as one file. */
export function ExportPage({ formId, authority, holds, earlier, leftOut, answer }: Props) {
  const form = formState(answer, {});
  return (
    <Page
      title="Take everything with you"
      caption={authority}
      breadcrumbs={[{ href: '/admin', label: 'Administration' }]}
      lead={`One file with all that Alongside holds of ${authority}, to keep, to read with other tools, or to bring into another installation.`}
    >
      <ErrorSummary form={form} />
      <NextStep
        title="Download the export"
        after="The download begins at once and may take a few minutes. That you took it is written in the audit trail. You can fetch it again for ten minutes, should the connection break."
      >
        <WarningText>
          The file holds personal data and confidential casework of every school. Whoever has it can read all
          of it.
        </WarningText>
        <Form method="post" noValidate>
          <Hidden values={{ id: formId }} />
          <Checkbox
            form={form}
            name="understood"
            value="yes"
            label="I will keep the file as safe as the casework itself, and remove it when it is no longer needed"
          />
          <Button>Download everything</Button>
        </Form>
      </NextStep>
      <Section title="What is in it">
        <Table
          caption="What is in the export today"
          hideCaption
          columns={[
            { head: 'What', cell: (row) => row.words },
            { head: 'How many', numeric: true, cell: (row) => grouped.format(row.n) },
          ]}
          rows={holds}
          rowKey={(row) => row.words}
        />
        <p>
          Every record of every kind is in it twice: as JSON, which is what an import reads, and as CSV for
          spreadsheets. A guide in it says what each table and column means, and a list gives the checksum of
          each file. Published facts come along for the authority’s schools, and of other authorities the
          names that stand in your records.
        </p>
        <Details summary="What is not in it">
          <ul>
            {leftOut.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Details>
        <Details summary="How to bring it into another installation">
          <p>
            Whoever runs the other installation, of the same version of Alongside, does it at the command
            line. It is read from end to end first; where anything is not as it should be, nothing is written.
          </p>
          <pre className="overflow-x-auto bg-panel p-4 text-sm">
            npm run -s cli -- authority import FILE.zip --dry-run{'\n'}npm run -s cli -- authority import
            FILE.zip
          </pre>
          <p>
            People keep their accounts and roles. Each sets a new password by asking for a link on the sign-in
            page.
          </p>
        </Details>
      </Section>
      <Section title="Earlier exports">
        <Table
          caption="The last ten exports"
          hideCaption
          columns={[
            { head: 'When', cell: (row) => instantWords(new Date(row.at)) },
            { head: 'Who', cell: (row) => row.who },
          ]}
          rows={earlier}
          rowKey={(row) => `${String(row.at)} ${row.who}`}
          empty={<EmptyState title="Nobody has taken a full export yet" />}
        />
      </Section>
    </Page>
  );
}
