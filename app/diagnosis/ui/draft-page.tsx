import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { ButtonLink, NextStep, Page, Section, Tag, type Task, TaskList } from '~/ui';
import {
  ANSWER_PAGES,
  admit,
  checkStep,
  firstUnanswered,
  focusAreaName,
  type Step,
  stepPath,
  unfinishedPart,
} from '../domain';
import type { RequestPageView } from '../queries.server';
import type { RequestView } from '../requests.server';
import { requestStateWords, stepTitle, TASK_TITLES } from '../wording';

/** A draft as a list of its questions, each with its state: where one leaves off and comes back. */
export function DraftPage({
  page,
  today,
  children,
}: {
  page: RequestPageView;
  today: string;
  /** What other areas add, such as practice for the same needs. */
  children?: ReactNode;
}) {
  const { request, may } = page;
  const state = requestStateWords(request);
  const first = firstUnanswered(request, today);
  const begun = stepPath(first) !== 'needs';
  return (
    <Page
      title={`Request ${request.ref}`}
      caption={request.school.name}
      breadcrumbs={[{ label: 'Requests', href: '/requests' }]}
      tag={<Tag tone={state.tone}>{state.name}</Tag>}
      lead={
        page.as.head
          ? 'Not yet a commitment. Only your school sees this request until you send it; needs are shared with your adviser as you save them.'
          : 'You are writing this for the school. The head reads it, changes what they want, and decides.'
      }
      next={
        <NextStep
          title={first.page === 'check' ? 'Check your answers' : stepTitle(first)}
          after={
            may.submit
              ? 'Nothing is sent until you have checked the answers and send it yourself.'
              : 'When it is complete, you send it to the head to confirm.'
          }
        >
          <ButtonLink to={`/requests/${request.id}/draft/${stepPath(first)}`}>
            {first.page === 'check' ? 'Check and send' : begun ? 'Continue' : 'Start with the needs'}
          </ButtonLink>
        </NextStep>
      }
      actions={
        may.withdraw ? <Link to={`/requests/${request.id}/withdraw`}>Withdraw the request</Link> : null
      }
    >
      <Section title="Questions">
        <TaskList tasks={tasksOf(request, today)} />
      </Section>
      {children}
    </Page>
  );
}

const DONE = { label: 'Done', tone: 'green' } as const;
const TO_DO = { label: 'To do', tone: 'blue' } as const;

function tasksOf(request: RequestView, today: string): Task[] {
  const task = (title: string, step: Step, done: boolean, optional = false): Task => {
    const open = stepPath(admit(step, request, today)) === stepPath(step);
    return {
      title,
      href: open ? `/requests/${request.id}/draft/${stepPath(step)}` : undefined,
      hint: open ? undefined : 'Answer the questions above first',
      status: done ? DONE : !open ? { label: 'Cannot start yet' } : optional ? { label: 'Optional' } : TO_DO,
    };
  };
  const answered = { context: request.context !== null, cost: request.maxDayRatePence !== null };
  return [
    task(TASK_TITLES.needs, { page: 'needs' }, request.needs.length > 0),
    ...request.needs.map((need) => {
      const part = unfinishedPart(need, today);
      return task(
        focusAreaName(need.focusArea),
        { page: 'need', needId: need.id, part: part ?? 'focus' },
        part === null,
      );
    }),
    ...ANSWER_PAGES.map((page) =>
      page === 'context' || page === 'cost'
        ? task(TASK_TITLES[page], { page }, answered[page], true)
        : task(TASK_TITLES[page], { page }, checkStep({ page }, request, today).ok),
    ),
    task(TASK_TITLES.check, { page: 'check' }, false),
  ];
}
