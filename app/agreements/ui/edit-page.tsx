import { Form, Link } from '@remix-run/react';
import {
  Button,
  ButtonRow,
  ErrorSummary,
  type FormAnswer,
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

/** One section of a draft. */
export function EditPage({
  page,
  section,
  answer,
}: {
  page: AgreementHead & { content: AgreementContent; gaps: Gap[] };
  section: SectionKey;
  answer?: FormAnswer & { stale?: unknown };
}) {
  const { content, revision } = page;
  const form = formState(answer, { ...sectionDefaults(section, content), revision });
  const both = bothTexts(answer?.stale);
  const gaps = page.gaps.filter((gap) => gap.section === section);
  return (
    <Page
      title={SECTION_TITLES[section]}
      caption={`Agreement ${page.ref}, section ${SECTIONS.indexOf(section) + 1} of ${SECTIONS.length}. ${between(page)}`}
      breadcrumbs={crumbsOf(page)}
      lead={SECTION_LEADS[section]}
    >
      <ErrorSummary form={form} />
      {both.length > 0 ? <StaleNotice fields={both} /> : null}
      {gaps.length > 0 && form.errors.length === 0 ? (
        <InsetText>
          <p className="font-semibold">Before it can be signed:</p>
          <ul>
            {gaps.map(({ message }) => (
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
        <Hidden values={{ revision: both.length > 0 ? revision : form.value('revision') }} />
        <SectionFields section={section} form={form} content={content} />
        <TextField
          form={form}
          name="note"
          label="Why you are changing it"
          hint="The other parties see this beside the change"
          optional
        />
        <ButtonRow>
          <Button>Save this section</Button>
          <Link to={`/agreements/${page.id}`} className="inline-block py-2">
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
