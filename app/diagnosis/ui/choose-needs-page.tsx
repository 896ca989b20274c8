import { Link } from '@remix-run/react';
import type { FormReply } from '~/platform/forms.server';
import { ButtonLink, CheckboxGroup, EmptyState, formState, Page } from '~/ui';
import { focusAreaName } from '../domain';
import type { NeedView } from '../requests.server';
import { aimWords, PAGE_TITLES, SEVERITY_WORDS } from '../wording';
import { type DraftShown, WizardPage } from './wizard-page';

/** Which of the school's needs a request is about; new ones can be added. */
export function ChooseNeedsPage({
  draft,
  choices,
  answer,
}: {
  draft: DraftShown & { request: { needs: readonly { id: string }[] } };
  choices: readonly NeedView[];
  answer: FormReply | undefined;
}) {
  const { request } = draft;
  const addHref = `/requests/${request.id}/draft/need/new`;
  if (choices.length === 0) {
    return (
      <Page
        title={PAGE_TITLES.needs}
        caption={`Request ${request.ref} for ${request.school.name}`}
        breadcrumbs={[
          { label: 'Requests', href: '/requests' },
          { label: request.ref, href: `/requests/${request.id}` },
        ]}
      >
        <EmptyState title="No needs stated yet" action={<ButtonLink to={addHref}>Add a need</ButtonLink>}>
          <p>
            A need says what has to improve, where things are now, and what you want for children. Three short
            pages each; one need is enough.
          </p>
        </EmptyState>
        <p>
          <Link to={`/requests/${request.id}`}>Come back to this later</Link>
        </p>
      </Page>
    );
  }
  const form = formState(answer, { needs: request.needs.map(({ id }) => id) });
  return (
    <WizardPage draft={draft} title={PAGE_TITLES.needs} form={form}>
      <CheckboxGroup
        form={form}
        name="needs"
        label="Needs of the school"
        hint="Choose those you want help with now. One partner may help with several."
        choices={choices.map((need) => ({
          value: need.id,
          label: focusAreaName(need.focusArea),
          hint: [SEVERITY_WORDS[need.severity]?.name, aimWords(need) || 'Not finished yet']
            .filter(Boolean)
            .join('. '),
        }))}
      />
      <p>
        <Link to={addHref}>Add another need</Link>
      </p>
    </WizardPage>
  );
}
