import { type FormAnswer, formState, Hidden } from '~/ui';
import { amendmentDefaults } from '../../amendments/forms';
import type { AmendmentHead, TermToSet } from '../../amendments/queries.server';
import type { AgreementContent, Gap, SectionKey } from '../../domain';
import type { AgreementHead } from '../../queries.server';
import { SECTION_LEADS } from '../../wording';
import { SectionForm } from '../edit-page';
import { between } from '../frame';
import { SectionFields } from '../section-fields';
import { amendmentCrumbs, amendmentHref } from './frame';

/** One section of an amendment: the same form as of a draft, with the days by term open to change. */
export function EditAmendmentPage({
  page,
  section,
  answer,
}: {
  page: AgreementHead & {
    amendment: AmendmentHead;
    content: AgreementContent;
    gaps: Gap[];
    opened: string;
    terms: TermToSet[];
  };
  section: SectionKey;
  answer?: FormAnswer & { stale?: unknown };
}) {
  const { amendment, content, opened, terms } = page;
  const form = formState(answer, { ...amendmentDefaults(section, content, terms), opened });
  return (
    <SectionForm
      section={section}
      about={`Amendment ${amendment.number} of agreement ${page.ref}`}
      between={between(page)}
      crumbs={amendmentCrumbs(page, amendment)}
      lead={
        section === 'resources' ? 'The days, the people and whatever else is needed.' : SECTION_LEADS[section]
      }
      gaps={page.gaps}
      form={form}
      stale={answer?.stale}
      opened={{ name: 'opened', now: opened }}
      back={amendmentHref(page.id, amendment)}
    >
      {/* The forms of a draft's sections, which these are, carry a version. */}
      <Hidden values={{ revision: amendment.baseRevision }} />
      <SectionFields section={section} form={form} content={content} terms={terms} />
    </SectionForm>
  );
}
