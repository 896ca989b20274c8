import { Page } from '~/ui';
import type { LifeView } from '../../life/queries.server';
import type { AgreementHead } from '../../queries.server';
import { AgreementTabs, between, crumbsOf, StateTag } from '../frame';
import { DaysSection } from './days-section';
import { LifeNext } from './life-next';
import { MilestonesSection } from './milestones-section';
import { TasksByStage } from './task-lists';

/** The whole task list of an agreement, with its milestones and days. */
export function TasksPage({ page, life }: { page: AgreementHead; life: LifeView }) {
  return (
    <Page
      title="Tasks"
      caption={`Agreement ${page.ref}. ${between(page)}`}
      breadcrumbs={crumbsOf(page)}
      tag={<StateTag state={page.state} />}
      lead="What is done, what is next, and what cannot start yet."
      next={
        page.state === 'draft' || page.state === 'signing' ? null : (
          <LifeNext id={page.id} life={life} among />
        )
      }
    >
      <AgreementTabs agreement={page} current="overview" />
      <TasksByStage id={page.id} life={life} />
      <MilestonesSection agreement={page} life={life} />
      <DaysSection life={life} />
    </Page>
  );
}
