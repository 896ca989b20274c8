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
  RadioGroup,
  Section,
  Table,
  Tag,
  TextField,
} from '~/ui';
import { FILE_KINDS } from '../domain/file-kinds';
import type { RunListItem } from '../queries.server';
import { FILE_KIND_WORDS, RUN_STATUS_WORDS } from '../wording';

/** Uploads a file, and lists what has been imported. */
export function ImportsPage({
  formId,
  runs,
  total,
  page,
  perPage,
  answer,
}: {
  formId: string;
  runs: RunListItem[];
  total: number;
  page: number;
  perPage: number;
  answer: FormAnswer | undefined;
}) {
  const form = formState(answer, { id: formId, kind: 'gias' });
  return (
    <Page
      title="Imports"
      breadcrumbs={[{ href: '/admin', label: 'Administration' }]}
      lead="Schools, their trusts and links come from the national register; inspection outcomes and results from the published files. Each is previewed before anything changes."
    >
      <ErrorSummary form={form} />
      <form method="post" encType="multipart/form-data">
        <Hidden values={{ id: form.value('id') || formId }} />
        <RadioGroup
          form={form}
          name="kind"
          label="What the file is"
          choices={FILE_KINDS.map((kind) => ({
            value: kind,
            label: FILE_KIND_WORDS[kind].name,
            hint: FILE_KIND_WORDS[kind].hint,
          }))}
        />
        <FileField
          form={form}
          name="file"
          label="File"
          hint="A CSV file, of all England or part of it, at most 100 MB"
          accept=".csv,text/csv"
        />
        <TextField
          form={form}
          name="authorities"
          label="Only these local authorities"
          hint="Codes of three digits, such as 335, 857. Leave it empty for every authority in the file"
          width="half"
          optional
        />
        <TextField
          form={form}
          name="year"
          label="Academic year of the results"
          hint="For results only, and only if the file does not say: the year it starts, such as 2018 for 2018 to 2019"
          width="half"
          optional
        />
        <Button>Upload and preview</Button>
        <p className="mt-3 text-sm text-ink-soft">
          Nothing is changed yet: the next page shows what would be, and asks you.
        </p>
      </form>
      <Section title="Imports so far">
        <Table
          caption="Imports, the latest first"
          hideCaption
          rows={runs}
          rowKey={(run) => run.id}
          columns={[
            {
              head: 'File',
              cell: (run) => (
                <Link to={`/admin/imports/${run.id}`} className="break-all">
                  {run.fileName}
                </Link>
              ),
            },
            {
              head: 'When',
              cell: (run) => (
                <>
                  {instantWords(run.createdAt)}
                  <span className="block text-sm text-ink-soft">{run.by}</span>
                </>
              ),
            },
            {
              head: 'State',
              cell: (run) => (
                <Tag tone={RUN_STATUS_WORDS[run.status].tone}>{RUN_STATUS_WORDS[run.status].name}</Tag>
              ),
            },
            { head: 'New', numeric: true, cell: (run) => run.created.toLocaleString('en-GB') },
            { head: 'Changed', numeric: true, cell: (run) => run.updated.toLocaleString('en-GB') },
            { head: 'Not taken', numeric: true, cell: (run) => run.rejected.toLocaleString('en-GB') },
          ]}
          empty={
            <EmptyState title="Nothing has been imported yet">
              <p>Download the establishment fields CSV from the register, then upload it above.</p>
            </EmptyState>
          }
        />
        {total > 0 ? (
          <Pagination page={page} pageSize={perPage} total={total} path="/admin/imports" noun="import" />
        ) : null}
      </Section>
      <Details summary="What an import does, and what it never does">
        <ul>
          <li>
            A school is known by its URN. A newer file renames it, closes it or gives it another trust; its
            requests and agreements stay.
          </li>
          <li>
            A school that became an academy has a new URN: both are kept and joined, and each page shows the
            other.
          </li>
          <li>
            A school that moves to another trust keeps its record of the former one, and brokers with work
            going on there are told.
          </li>
          <li>Schools the file does not mention are left as they are. None is ever removed.</li>
          <li>A row that cannot be read is listed with its line and the reason; the others are taken.</li>
          <li>
            A figure that differs from the one held takes its place; the older is kept. Figures entered by
            hand are never touched.
          </li>
          <li>Importing the same file again changes nothing.</li>
        </ul>
      </Details>
    </Page>
  );
}
