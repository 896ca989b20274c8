import { Form, Link } from '@remix-run/react';
import type { DocumentModel } from '~/kernel/document';
import { dateWords } from '~/kernel/words';
import {
  Button,
  ButtonRow,
  ErrorSummary,
  type FormAnswer,
  type FormState,
  formState,
  Hidden,
  InsetText,
  Page,
  TextArea,
} from '~/ui';
import type { DocumentSection } from '../../domain/reports/document';
import type { ReportKind } from '../../domain/vocabulary';
import { WORDS_FIELDS } from '../../reports/fields';
import { MOST_WORDS } from '../../reports/forms';
import { KIND_WORDS } from '../../reports/wording';
import { ReportBody } from './report-body';
import { REPORT_CRUMBS } from './report-page';

/** What the page of writing shows: today's figures by section, or the whole report as it would be saved. */
export type Written = {
  kind: ReportKind;
  title: string;
  caption: string;
  asOf: string;
  fingerprint: string;
  sections: DocumentSection[];
  /** The report whole, once asked for. */
  preview: DocumentModel | null;
};

type Props = { id: string; written: Written; answer: FormAnswer | undefined };

const fieldName = (section: string) => `words.${section}`;

/** Today's figures with the maker's own words beside them; then the whole as it would be saved. */
export function WriteReportPage({ id, written, answer }: Props) {
  const form = formState(answer, { id });
  return written.preview ? (
    <Preview id={id} written={written} preview={written.preview} form={form} />
  ) : (
    <Write id={id} written={written} form={form} />
  );
}

type Parts = { id: string; written: Written; form: FormState };

function Write({ id, written: { kind, title, caption, asOf, sections }, form }: Parts) {
  const fields = WORDS_FIELDS[kind];
  return (
    <Page
      title={title}
      caption={caption}
      breadcrumbs={[...REPORT_CRUMBS, { label: 'Make a report', href: '/reports/new' }]}
      lead={`Figures of today, ${dateWords(asOf)}. Add your own words where they help; every field may stay empty.`}
    >
      <ErrorSummary form={form} />
      <Form method="post" noValidate>
        <Hidden values={{ id: form.value('id') || id }} />
        {sections.map(({ key, heading, parts }) => {
          const field = fields.find(({ section }) => section === key);
          return (
            <section key={key} aria-label={heading} className="mb-10">
              <h2>{heading}</h2>
              {field ? (
                <TextArea
                  form={form}
                  name={fieldName(key)}
                  label={`${field.label}: your words`}
                  hint={field.hint}
                  maxLength={MOST_WORDS}
                  optional
                />
              ) : null}
              <ReportBody parts={parts} />
            </section>
          );
        })}
        <ButtonRow>
          <Button name="intent" value="preview">
            See the whole report
          </Button>
          <Link to="/reports" className="inline-block py-2">
            Go back, save nothing
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}

function Preview({ id, written, preview, form }: Parts & { preview: DocumentModel }) {
  const { kind, fingerprint, sections } = written;
  const words = sections.map(({ key }): [string, string] => [fieldName(key), form.value(fieldName(key))]);
  return (
    <Page
      title={preview.title}
      caption={preview.caption}
      breadcrumbs={[...REPORT_CRUMBS, { label: 'Make a report', href: '/reports/new' }]}
    >
      <ErrorSummary form={form} />
      <InsetText>
        <p className="font-semibold">This is the report as it would be saved.</p>
        <p>
          Once saved it cannot be changed, only withdrawn and made again. Nobody but you and the service reads
          it until it is published to {KIND_WORDS[kind].readers}.
        </p>
      </InsetText>
      <ReportBody parts={preview.parts} />
      <Form method="post" noValidate className="no-print">
        <Hidden values={{ id: form.value('id') || id, fingerprint }} />
        {/* Line breaks are kept by a text area; they would not be by a hidden field in every browser. */}
        <div hidden>
          {words.map(([name, value]) =>
            value === '' ? null : (
              <textarea key={name} name={name} aria-label={name} readOnly defaultValue={value} />
            ),
          )}
        </div>
        <ButtonRow>
          <Button name="intent" value="save">
            Save the report
          </Button>
          <Button name="intent" value="edit" tone="secondary">
            Change the words
          </Button>
          <Link to="/reports" className="inline-block py-2">
            Go back, save nothing
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}
