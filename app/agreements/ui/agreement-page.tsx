import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { daysWords } from '~/kernel/days';
import { moneyWords } from '~/kernel/money';
import { count, dateWords, list } from '~/kernel/words';
import {
  Button,
  ButtonLink,
  DiffList,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  InsetText,
  NextStep,
  Page,
  Section,
  SummaryList,
  type Task,
  TaskList,
} from '~/ui';
import { SECTION_TITLES, SECTIONS, totalHalfDays } from '../domain';
import type { Notices } from '../life/notices.server';
import type { LifeView } from '../life/queries.server';
import type { AgreementPage } from '../queries.server';
import { AgreementTabs, between, StateTag } from './frame';
import { DaysSection } from './life/days-section';
import { LatestSection, type LatestStory } from './life/latest-section';
import { LifeNext } from './life/life-next';
import { MilestonesSection } from './life/milestones-section';
import { OverviewNotices } from './life/notices';
import { TasksInShort } from './life/task-lists';
import { Signatories } from './signatories';
import { Substance } from './substance';

/** An agreement: what it is, who has signed, its sections, and the one thing to do next. */
export function AgreementOverview({
  page,
  life,
  story,
  notices,
  answer,
  children,
}: {
  page: AgreementPage;
  life: LifeView;
  story: LatestStory;
  notices: Notices;
  answer?: FormAnswer;
  /** What others add, such as the reminders given. */
  children?: ReactNode;
}) {
  const lived = page.state !== 'draft' && page.state !== 'signing';
  const { id, ref, may } = page;
  const form = formState(answer);
  return (
    <Page
      title={`Agreement ${ref}`}
      caption={between(page)}
      breadcrumbs={[
        { label: 'Home', href: '/home' },
        { label: 'Agreements', href: '/agreements' },
      ]}
      tag={<StateTag state={page.state} />}
      next={
        <>
          <ErrorSummary form={form} />
          {lived ? <LifeNext id={id} life={life} /> : <Next page={page} />}
        </>
      }
      actions={
        <>
          <Link to={`/agreements/${id}/print`}>Read or print the whole agreement</Link>
          <Link to={`/agreements/${id}/changes`}>Versions and changes</Link>
          {may.reopen ? <Link to={`/agreements/${id}/reopen`}>Open it for changes</Link> : null}
          {may.pause ? <Link to={`/agreements/${id}/pause`}>Pause it</Link> : null}
          {may.terminate ? <Link to={`/agreements/${id}/end`}>End this agreement</Link> : null}
        </>
      }
    >
      <AgreementTabs agreement={page} current="overview" />
      <OverviewNotices id={id} notices={notices} />
      {page.endReason ? (
        <InsetText>
          <p className="font-semibold">{page.state === 'closed' ? 'How it ended' : 'Why it ended'}</p>
          <p className="whitespace-pre-line">{page.endReason}</p>
        </InsetText>
      ) : null}
      {lived && life.tasks.length > 0 ? <TasksInShort id={id} life={life} /> : null}
      <Section title="At a glance">
        <Facts page={page} />
      </Section>
      {page.state === 'draft' ? (
        <Section title="Sections">
          <TaskList tasks={tasksOf(page)} />
        </Section>
      ) : (
        <Substance page={page}>
          <MilestonesSection agreement={page} life={life} />
          {lived ? <DaysSection life={life} /> : null}
        </Substance>
      )}
      <Section title="Signatures">
        <p className="mb-3 max-w-measure text-sm text-ink-soft">
          Version {page.revision}, text <span className="tabular-nums">{page.shortHash}</span>. Each signature
          is for exactly{' '}
          {page.signatories.some(({ signed }) => signed?.standsFor) ? 'the text it names' : 'this text'}.
        </p>
        <Signatories signatories={page.signatories} />
      </Section>
      {page.lastChange ? (
        <Section title="Changed since the version before">
          <p className="mb-3 text-sm text-ink-soft">
            By {page.lastChange.by}
            {page.lastChange.note ? `: ${page.lastChange.note}` : ''}
          </p>
          <DiffList
            changes={page.lastChange.changes.map(({ label, before, after }) => ({
              field: label,
              before,
              after,
            }))}
          />
        </Section>
      ) : null}
      <LatestSection id={id} story={story} />
      {children}
    </Page>
  );
}

function Facts({ page }: { page: AgreementPage }) {
  const { content, recompense } = page;
  const { timescale, parties } = content;
  return (
    <SummaryList
      rows={[
        { label: 'Client school', value: <Link to={`/schools/${page.urn}`}>{parties.client.name}</Link> },
        {
          label: 'Provider',
          value: `${parties.provider.name} (${parties.provider.designation}), ${parties.home.name}`,
        },
        {
          label: 'Runs',
          value:
            timescale.starts && timescale.ends
              ? `${dateWords(timescale.starts)} to ${dateWords(timescale.ends)}`
              : '',
        },
        { label: 'Support', value: daysWords(totalHalfDays(content)) },
        {
          label: 'Recompense',
          value: `${moneyWords(recompense.total)} at most`,
          href: `/agreements/${page.id}/recompense`,
          action: 'See it worked out',
        },
        ...(page.requestHref
          ? [{ label: 'Request', value: <Link to={page.requestHref}>The request this came from</Link> }]
          : []),
      ]}
    />
  );
}

/** Every section with whether it is done; what is missing stands beneath. */
function tasksOf({ id, gaps, may }: AgreementPage): Task[] {
  return SECTIONS.map((section) => {
    const missing = gaps.filter((gap) => gap.section === section);
    const [first] = missing;
    return {
      title: SECTION_TITLES[section],
      href: may.edit ? `/agreements/${id}/edit/${section}` : `/agreements/${id}/print#${section}`,
      hint:
        first &&
        (missing.length === 1
          ? first.message
          : `${first.message}, and ${count(missing.length - 1, 'more thing')}`),
      status: first ? { label: 'Not done', tone: 'amber' } : { label: 'Done', tone: 'green' },
    };
  });
}

/** What comes next before it is in force; after that its task list says. */
function Next({ page }: { page: AgreementPage }) {
  if (page.state === 'draft') return <NextInDraft page={page} />;
  if (page.state === 'signing') return <NextInSigning page={page} />;
  return null;
}

function NextInDraft({ page: { id, gaps, may, version, signatories } }: { page: AgreementPage }) {
  const [gap] = gaps;
  if (gap && may.edit) {
    return (
      <NextStep
        title={`Finish the draft: ${count(gaps.length, 'thing is', 'things are')} missing`}
        after="When nothing is missing, the broker sends it to be signed."
      >
        <ButtonLink
          to={`/agreements/${id}/edit/${gap.section}`}
        >{`Go to “${SECTION_TITLES[gap.section]}”`}</ButtonLink>
      </NextStep>
    );
  }
  if (may.send) {
    const empty = signatories.filter(({ could }) => could.length === 0).map(({ role }) => role.toLowerCase());
    return (
      <NextStep
        title="Send it for signing"
        after={
          empty.length > 0
            ? `Nobody has an account yet as ${list(empty)}, so all cannot sign until they are invited.`
            : 'Both headteachers, the chair of governors and the broker are asked to sign. The text can then only be changed by opening it again, which takes back the signatures.'
        }
      >
        <Form method="post">
          <Hidden values={{ version }} />
          <Button>Send for signing</Button>
        </Form>
      </NextStep>
    );
  }
  if (may.edit) {
    return (
      <NextStep
        title="Check the draft, and change what is not right"
        after="The broker sends it to be signed when everyone is content. Nothing binds anybody until all have signed."
      >
        <ButtonLink to={`/agreements/${id}/print`}>Read the draft</ButtonLink>
      </NextStep>
    );
  }
  return (
    <NextStep
      title="The draft is being written"
      after="The headteacher of the client school, the provider and the broker write it. You will be asked to sign when it is ready."
    />
  );
}

function NextInSigning({ page: { id, toSign, signatories } }: { page: AgreementPage }) {
  const left = signatories.filter(({ signed }) => !signed).map(({ role }) => role);
  if (toSign.length > 0) {
    return (
      <NextStep
        title="Read it and sign"
        after={
          left.length === 1
            ? 'Yours is the last signature: with it the agreement is in force.'
            : `${count(left.length, 'signature is', 'signatures are')} still missing, yours among them. It is in force when all four have signed.`
        }
      >
        <ButtonLink to={`/agreements/${id}/sign`}>Read and sign</ButtonLink>
      </NextStep>
    );
  }
  const names = signatories
    .filter(({ signed }) => !signed)
    .map(({ role, could }) => (could.length > 0 ? list(could, 'or') : role.toLowerCase()));
  return (
    <NextStep
      title={`Waiting for ${count(left.length, 'signature')}`}
      after={`Still to sign: ${list(names)}. The agreement is in force when all four have signed.`}
    />
  );
}
