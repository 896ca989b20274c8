import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import {
  Button,
  ButtonRow,
  type Crumb,
  ErrorSummary,
  type FormAnswer,
  type FormState,
  formState,
  Hidden,
  InsetText,
  Page,
  StaleNotice,
  TextField,
} from '~/ui';
import type { BothTexts } from '../commands.server';
import { type AgreementContent, type Gap, SECTION_TITLES, SECTIONS, type SectionKey } from '../domain';
import { sectionDefaults } from '../forms';
import type { AgreementHead } from '../queries.server';
import { SECTION_LEADS } from '../wording';
import { between, crumbsOf } from './frame';
import { SectionFields } from './section-fields';

type Answer = FormAnswer & { stale?: unknown };

/** One section of a draft. */
export function EditPage({
  page,
  section,
  answer,
}: {
  page: AgreementHead & { content: AgreementContent; gaps: Gap[] };
  section: SectionKey;
  answer?: Answer;
}) {
  const { content, revision } = page;
  const form = formState(answer, { ...sectionDefaults(section, content), revision });
  return (
    <SectionForm
      section={section}
      about={`Agreement ${page.ref}`}
      between={between(page)}
      crumbs={crumbsOf(page)}
      lead={SECTION_LEADS[section]}
      gaps={page.gaps}
      form={form}
      stale={answer?.stale}
      opened={{ name: 'revision', now: String(revision) }}
      back={`/agreements/${page.id}`}
      note={
        <TextField
          form={form}
          name="note"
          label="Why you are changing it"
          hint="The other parties see this beside the change"
          optional
        />
      }
    >
      <SectionFields section={section} form={form} content={content} />
    </SectionForm>
  );
}

/** The form of one section, of a draft or of an amendment: what is missing, both texts of a stale edit, the fields. */
export function SectionForm({
  section,
  about,
  between: parties,
  crumbs,
  lead,
  gaps,
  form,
  stale,
  opened,
  back,
  note,
  children,
}: {
  section: SectionKey;
  /** What the section is of: "Agreement MAR-A-0001". */
  about: string;
  between: string;
  crumbs: Crumb[];
  lead: string;
  gaps: readonly Gap[];
  form: FormState;
  /** Both texts, where somebody else saved the section meanwhile. */
  stale: unknown;
  /** The field that says on which text the form was opened, and what it is now. */
  opened: { name: string; now: string };
  back: string;
  note?: ReactNode;
  children: ReactNode;
}) {
  const both = bothTexts(stale);
  const missing = gaps.filter((gap) => gap.section === section);
  return (
    <Page
      title={SECTION_TITLES[section]}
      caption={`${about}, section ${SECTIONS.indexOf(section) + 1} of ${SECTIONS.length}. ${parties}`}
      breadcrumbs={crumbs}
      lead={lead}
    >
      <ErrorSummary form={form} />
      {both.length > 0 ? <StaleNotice fields={both} /> : null}
      {missing.length > 0 && form.errors.length === 0 ? (
        <InsetText>
          <p className="font-semibold">Before it can be signed:</p>
          <ul>
            {missing.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </InsetText>
      ) : null}
      <Form method="post" noValidate className="stack">
        {/* The first button of a form is the one that Enter presses: saving, never a row's. */}
        <button type="submit" tabIndex={-1} aria-hidden="true" className="visually-hidden">
          Save
        </button>
        {/* After somebody else's change has been shown, saving again means to write over it. */}
        <Hidden values={{ [opened.name]: both.length > 0 ? opened.now : form.value(opened.name) }} />
        {children}
        {note}
        <ButtonRow>
          <Button>Save this section</Button>
          <Link to={back} className="inline-block py-2">
            Go back without saving
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}

function bothTexts(stale: unknown): BothTexts[] {
  return Array.isArray(stale) ? (stale as BothTexts[]) : [];
}
