import { Link } from '@remix-run/react';
import { instantWords } from '~/kernel/words';
import {
  Button,
  Details,
  EmptyState,
  ErrorSummary,
  FileField,
  type FormAnswer,
  formState,
  Hidden,
  Page,
  Pagination,
  Section,
  Table,
  Tag,
} from '~/ui';
import type { BankFileView } from '../../payments/bank/view';

export const bankCrumbs = [
  { label: 'Home', href: '/home' },
  { label: 'Money', href: '/recompense' },
];

/** Whether a bank file has been applied. */
export function FileTag({ file }: { file: BankFileView }) {
  return file.appliedAt ? <Tag tone="green">Applied</Tag> : <Tag tone="amber">Waits to be applied</Tag>;
}

/** Uploads a bank's file of receipts, and lists those that were. */
export function BankFilesPage({
  formId,
  files,
  total,
  page,
  pageSize,
  answer,
}: {
  formId: string;
  files: BankFileView[];
  total: number;
  page: number;
  pageSize: number;
  answer: FormAnswer | undefined;
}) {
  const form = formState(answer, { id: formId });
  return (
    <Page
      wide
      title="Receipts from the bank"
      breadcrumbs={bankCrumbs}
      lead="Send the CSV file of your bank statement. What schools have paid is found by the invoice’s reference and the amount, shown to you, and recorded only when you say so."
    >
      <ErrorSummary form={form} />
      <form method="post" encType="multipart/form-data" noValidate>
        <Hidden values={{ id: form.value('id') || formId }} />
        <FileField
          form={form}
          name="file"
          label="Bank statement"
          hint="A CSV file as your bank makes it, at most 1 MB and 1,000 rows"
          accept=".csv,text/csv,.txt"
        />
        <Button>Read and preview</Button>
        <p className="mt-3 max-w-measure text-sm text-ink-soft">
          Nothing is recorded yet: the next page shows every row, and what it would pay.
        </p>
      </form>
      <Section title="Files so far">
        <Table
          caption="Bank files, the latest first"
          hideCaption
          rows={files}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="No bank file has been read yet">
              Download a statement from your bank as CSV, then send it above.
            </EmptyState>
          }
          columns={[
            {
              head: 'File',
              cell: ({ id, name }) => (
                <Link to={`/recompense/bank/${id}`} className="[overflow-wrap:anywhere]">
                  {name}
                </Link>
              ),
            },
            {
              head: 'Read',
              cell: ({ at, by }) => (
                <>
                  {instantWords(new Date(at))}
                  <span className="block text-sm text-ink-soft">{by}</span>
                </>
              ),
            },
            { head: 'State', cell: (file) => <FileTag file={file} /> },
            { head: 'Rows', numeric: true, cell: ({ lines }) => lines.toLocaleString('en-GB') },
          ]}
        />
        <Pagination page={page} pageSize={pageSize} total={total} path="/recompense/bank" noun="file" />
      </Section>
      <Details summary="What is taken from a file, and what never is">
        <ul>
          <li>
            Files of NatWest, RBS, Lloyds, Halifax, Barclays, HSBC, Santander, Nationwide and others are read
            by their headings: a date, a description or reference, and an amount or money in and out.
          </li>
          <li>
            A receipt is matched when it names one of your invoices and is exactly what is left to pay on it.
            Everything else is for you to decide.
          </li>
          <li>Money that went out is shown and never recorded.</li>
          <li>
            The same receipt is recorded once, also when it comes in two files whose dates overlap, or two
            people apply at once.
          </li>
          <li>A row that cannot be read says why; the others are taken all the same.</li>
        </ul>
      </Details>
    </Page>
  );
}
