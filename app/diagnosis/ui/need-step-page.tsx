import type { FormReply } from '~/platform/forms.server';
import { formState, Hidden } from '~/ui';
import { focusAreaName, type NeedPart, phasesOfSchool } from '../domain';
import type { NeedView } from '../requests.server';
import { PART_TITLES } from '../wording';
import { NeedFields } from './need-fields';
import { NEED_FIELDS, StaleAnswers } from './stale-answers';
import { type DraftShown, WizardPage } from './wizard-page';

/** One part of a need, within a request; without a need, the first part of a new one. */
export function NeedStepPage({
  draft,
  part,
  need,
  newId,
  answer,
}: {
  draft: DraftShown & { request: { school: { phaseName: string } } };
  part: NeedPart;
  need: NeedView | null;
  newId?: string;
  answer: FormReply | undefined;
}) {
  const form = formState(answer, need ? { ...need } : {});
  return (
    <WizardPage
      draft={draft}
      title={PART_TITLES[part]}
      lead={need && part !== 'focus' ? focusAreaName(need.focusArea) : undefined}
      form={form}
      version={need ? need.version : null}
      before={<StaleAnswers answer={answer} names={NEED_FIELDS} />}
    >
      {newId ? <Hidden values={{ id: newId }} /> : null}
      <NeedFields
        part={part}
        form={form}
        phases={phasesOfSchool(draft.request.school.phaseName)}
        need={need ?? undefined}
      />
    </WizardPage>
  );
}
