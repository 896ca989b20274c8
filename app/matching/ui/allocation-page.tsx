import { Form, Link } from '@remix-run/react';
import { daysWords } from '~/kernel/days';
import { moneyWords } from '~/kernel/money';
import { instantWords } from '~/kernel/words';
import {
  Button,
  ButtonLink,
  ErrorSummary,
  type FormAnswer,
  formState,
  InsetText,
  NextStep,
  Page,
  ProgressBar,
  Section,
  SummaryList,
  Table,
  Tag,
  WarningText,
} from '~/ui';
import type { PlanView } from '../allocation/rows-shown';
import {
  budgetWords,
  gapWords,
  mostWords,
  ORDER_NAMES,
  PLAN_STATUS_NAMES,
  PLAN_STATUS_TONES,
  STAGE_WORDS,
} from '../allocation/wording';
import { STATE_NAMES, STATE_TONES } from '../wording';
import { EquityTables, ExtraLeaders, FairnessSection, QualityFigure } from './allocation-figures';
import { AllocationRows } from './allocation-rows';

/** One plan: while it is made, and when it is ready, need by need and in figures. */
export function AllocationPage({
  view,
  query,
  answer,
}: {
  view: PlanView;
  query: string;
  answer: FormAnswer | undefined;
}) {
  const { head, ready } = view;
  return (
    <Page
      wide
      title={head.name}
      caption="Plan of all open requests"
      breadcrumbs={[{ label: 'Allocation', href: '/allocation' }]}
      tag={<Tag tone={PLAN_STATUS_TONES[head.status]}>{PLAN_STATUS_NAMES[head.status]}</Tag>}
      next={<NextForPlan view={view} />}
    >
      <ErrorSummary form={formState(answer)} />
      {head.status === 'running' ? <BeingMade head={head} /> : null}
      {head.problem ? <WarningText>{head.problem}</WarningText> : null}
      {head.status === 'cancelled' ? (
        <InsetText>
          <p>This plan was stopped before it was ready. Nothing was kept of it but its settings.</p>
        </InsetText>
      ) : null}
      {head.status === 'interrupted' ? (
        <InsetText>
          <p>The service stopped while this plan was being made. Plan again with the same settings.</p>
        </InsetText>
      ) : null}
      <PlanFacts view={view} />
      {ready ? (
        <>
          <QualityFigure figures={ready.figures} />
          <AllocationRows head={head} ready={ready} query={query} />
          <ExtraLeaders
            extra={ready.extra}
            unmet={ready.counts.unmet}
            limited={head.settings.budget !== null}
          />
          <EquityTables equity={ready.equity} />
          <FairnessSection sentences={ready.fairness} />
          <UnderWaySection ready={ready} />
        </>
      ) : null}
    </Page>
  );
}

function NextForPlan({ view: { head, ready } }: { view: PlanView }) {
  const again = `/allocation/${head.id}/again`;
  if (head.status === 'running') {
    return (
      <NextStep title={head.cancelAsked ? 'It is being stopped' : 'Wait until the plan is ready'}>
        {head.cancelAsked ? null : (
          <Form method="post" action={`/allocation/${head.id}`}>
            <Button tone="secondary" name="intent" value="stop">
              Stop making the plan
            </Button>
          </Form>
        )}
      </NextStep>
    );
  }
  if (!ready) {
    return (
      <NextStep title="Plan again with the same settings" after="This plan stays in the list as it is.">
        <ButtonLink to={again}>Plan again</ButtonLink>
      </NextStep>
    );
  }
  return (
    <NextStep
      title={
        ready.open > 0
          ? 'Put rows of the plan forward, or change it'
          : 'Change the plan, or leave it as it is'
      }
      after="What you put forward goes on the shortlist of its request. The school still chooses, and the provider and their home school still answer."
    >
      <div className="flex flex-col gap-3 sm:flex-row sm:flex-wrap">
        {ready.open > 0 ? (
          <ButtonLink to={`/allocation/${head.id}/forward`}>Put rows forward</ButtonLink>
        ) : null}
        <ButtonLink to={again} tone={ready.open > 0 ? 'secondary' : 'primary'}>
          Change and plan again
        </ButtonLink>
      </div>
    </NextStep>
  );
}

function BeingMade({ head }: { head: PlanView['head'] }) {
  const { stage, share } = head.progress;
  return (
    <>
      <ProgressBar
        label={STAGE_WORDS[stage] ?? STAGE_WORDS[0]}
        done={Math.round(Math.min(1, share) * 100)}
        total={stage === 1 ? 100 : null}
        unit="parts"
      />
      <p>
        This page brings itself up to date every two seconds. You can leave it: the work goes on.{' '}
        <Link to={`/allocation/${head.id}`}>Look now</Link>
      </p>
    </>
  );
}

function PlanFacts({ view: { head, ready } }: { view: PlanView }) {
  const { settings, figures } = head;
  const kept = settings.locked.length;
  const out = settings.forbidden.length;
  return (
    <SummaryList
      rows={[
        ...(figures
          ? [
              { label: 'Requests met', value: `${figures.met} of ${figures.requests}` },
              { label: 'How good it is', value: gapWords(figures) },
              {
                label: 'Days and cost',
                value: `${daysWords(figures.halfDays)}, ${moneyWords(figures.pence)} at the day rates`,
              },
            ]
          : []),
        { label: 'How bands count', value: ORDER_NAMES[settings.order] },
        { label: 'Partnerships a provider', value: mostWords(settings.most) },
        { label: 'Budget', value: budgetWords(settings.budget) },
        ...(kept + out > 0 ? [{ label: 'Kept and ruled out', value: `${kept} kept, ${out} ruled out` }] : []),
        ...(head.from
          ? [
              {
                label: 'Made from',
                value: (
                  <>
                    <Link to={`/allocation/${head.from.id}`}>{head.from.name}</Link>
                    {ready ? (
                      <>
                        .{' '}
                        <Link to={`/allocation/compare?a=${head.from.id}&b=${head.id}`}>
                          What changed and why
                        </Link>
                      </>
                    ) : null}
                  </>
                ),
              },
            ]
          : []),
        { label: 'Made', value: `${instantWords(head.startedAt)}${head.by ? `, ${head.by}` : ''}` },
      ]}
    />
  );
}

function UnderWaySection({ ready }: { ready: NonNullable<PlanView['ready']> }) {
  if (ready.underWay.length === 0) return null;
  return (
    <Section title={`Under way (${ready.underWay.length})`}>
      <p>Their partner has been asked and the days are held, so the plan leaves them as they are.</p>
      <Table
        caption="Requests under way when the plan was made"
        hideCaption
        rows={ready.underWay}
        rowKey={({ id }) => id}
        columns={[
          {
            head: 'Request',
            cell: (row) => (
              <Link to={`/requests/${row.id}`}>
                {row.schoolName} ({row.ref})
              </Link>
            ),
          },
          { head: 'Partner', cell: (row) => row.partner },
          { head: 'State', cell: (row) => <Tag tone={STATE_TONES[row.state]}>{STATE_NAMES[row.state]}</Tag> },
        ]}
      />
    </Section>
  );
}
