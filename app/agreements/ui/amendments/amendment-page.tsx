import { Link } from '@remix-run/react';
import { assertNever } from '~/kernel/assert-never';
import { count, instantWords, list } from '~/kernel/words';
import { ButtonLink, NextStep, Page, Section, SummaryList, type Task, TaskList, WarningText } from '~/ui';
import type { AmendedSection, AmendmentPage } from '../../amendments/queries.server';
import { AgreementTabs, between } from '../frame';
import { AmendmentTag, amendmentCrumbs, amendmentHref } from './frame';
import { AmendedSections, ConcernedList, Consequences } from './parts';

/** An amendment: what was and what would be, why, what follows, who has to sign, and the one thing to do next. */
export function AmendmentView({ page }: { page: AmendmentPage }) {
  const { id, amendment } = page;
  const href = amendmentHref(id, amendment);
  const { may } = amendment;
  return (
    <Page
      title={`Amendment ${amendment.number}`}
      caption={`Agreement ${page.ref}. ${between(page)}`}
      breadcrumbs={amendmentCrumbs(page)}
      tag={<AmendmentTag state={amendment.state} />}
      next={<Next page={page} />}
      actions={
        <>
          {may.reopen ? <Link to={`${href}/reopen`}>Open it for changes</Link> : null}
          {may.withdraw ? (
            <Link to={`${href}/withdraw`}>
              {amendment.state === 'draft' ? 'Withdraw it' : 'Refuse or withdraw it'}
            </Link>
          ) : null}
          <Link to={`/agreements/${id}/print?version=${amendment.baseRevision}`}>
            Read version {amendment.baseRevision}, which it changes
          </Link>
        </>
      }
    >
      <AgreementTabs agreement={page} current="amendments" />
      <Facts page={page} />
      {page.daysProblem && amendment.state !== 'withdrawn' ? (
        <WarningText>The days no longer fit. {page.daysProblem}</WarningText>
      ) : null}
      {may.edit ? (
        <Section title="Sections">
          <p className="mb-3 max-w-measure">
            Change what has to change; the others stay as they were signed.
          </p>
          <TaskList tasks={page.sections.map((section) => taskOf(section, href))} />
        </Section>
      ) : null}
      <Section title={amendment.state === 'in-force' ? 'What changed' : 'What changes'}>
        <AmendedSections page={page} />
      </Section>
      <Consequences page={page} />
      <Section title={amendment.state === 'in-force' ? 'Who signed' : 'Who has to sign'}>
        <ConcernedList page={page} />
      </Section>
    </Page>
  );
}

function Facts({ page: { id, amendment } }: { page: AmendmentPage }) {
  const { state, reason, withdrawnReason, baseRevision, inForceAt } = amendment;
  return (
    <SummaryList
      rows={[
        {
          label: 'Why',
          value: reason,
          href: amendment.may.edit ? `${amendmentHref(id, amendment)}/reason` : undefined,
        },
        { label: 'Begun by', value: `${amendment.proposedBy}, ${instantWords(amendment.startedAt)}` },
        {
          label: 'Changes',
          value: `Version ${baseRevision}${inForceAt ? '' : `; it would make version ${baseRevision + 1}`}`,
        },
        ...(inForceAt
          ? [
              {
                label: 'In force',
                value: (
                  <>
                    Since {instantWords(inForceAt)}, as{' '}
                    <Link to={`/agreements/${id}/print?version=${baseRevision + 1}`}>
                      version {baseRevision + 1}
                    </Link>
                  </>
                ),
              },
            ]
          : []),
        ...(state === 'withdrawn' ? [{ label: 'Why withdrawn', value: withdrawnReason }] : []),
      ]}
    />
  );
}

function taskOf({ section, title, announced, changes, gaps }: AmendedSection, href: string): Task {
  const [gap] = gaps;
  const common = { title, href: `${href}/edit/${section}` };
  if (gap) return { ...common, hint: gap, status: { label: 'Not done', tone: 'amber' } };
  if (changes.length > 0) {
    return { ...common, hint: count(changes.length, 'change'), status: { label: 'Changed', tone: 'green' } };
  }
  return announced
    ? { ...common, status: { label: 'To change', tone: 'blue' } }
    : { ...common, status: { label: 'As signed' } };
}

function Next({ page }: { page: AmendmentPage }) {
  const { amendment } = page;
  switch (amendment.state) {
    case 'draft':
      return <NextInDraft page={page} />;
    case 'signing':
      return <NextInSigning page={page} />;
    case 'in-force':
      return (
        <NextStep
          title={`In force, as version ${amendment.baseRevision + 1}`}
          after="The agreement, its days and its money are as this amendment made them. The version before is kept."
        >
          <ButtonLink to={`/agreements/${page.id}/print`}>Read the agreement</ButtonLink>
        </NextStep>
      );
    case 'withdrawn':
      return (
        <NextStep
          title="Nothing is to be done here"
          after="The agreement stands as it was signed. Another amendment can be begun while it is in force."
        />
      );
    default:
      return assertNever(amendment.state, 'state of an amendment');
  }
}

function NextInDraft({ page }: { page: AmendmentPage }) {
  const { id, amendment, sections, gaps, daysProblem } = page;
  const href = amendmentHref(id, amendment);
  const changed = sections.some(({ changes }) => changes.length > 0);
  const unfinished =
    (daysProblem ? sections.find(({ section }) => section === 'resources') : undefined) ??
    sections.find((one) => one.gaps.length > 0) ??
    sections.find(({ announced, changes }) => announced && changes.length === 0);
  if (amendment.may.edit && unfinished && (gaps.length > 0 || daysProblem || !changed)) {
    return (
      <NextStep
        title={
          gaps.length > 0
            ? `Finish it: ${count(gaps.length, 'thing is', 'things are')} missing`
            : 'Make the change'
        }
        after="When nothing is missing, the broker sends it to be signed by those it concerns."
      >
        <ButtonLink to={`${href}/edit/${unfinished.section}`}>{`Go to “${unfinished.title}”`}</ButtonLink>
      </NextStep>
    );
  }
  if (amendment.may.send && changed) {
    return (
      <NextStep
        title="Check it, and send it to be signed"
        after={`${list(page.concerned.map(({ role }) => role))} will be asked to sign.`}
      >
        <ButtonLink to={`${href}/send`}>Check and send</ButtonLink>
      </NextStep>
    );
  }
  return (
    <NextStep
      title={changed ? 'Check what changes' : 'The change is being written'}
      after="The broker sends it to be signed when everyone is content. Until then the agreement stands as it was signed."
    />
  );
}

function NextInSigning({ page }: { page: AmendmentPage }) {
  const left = page.concerned.filter(({ signed }) => !signed);
  if (page.toSign.length > 0) {
    return (
      <NextStep
        title="Read what changes, and sign"
        after={
          left.length === 1
            ? 'Yours is the last signature: with it the amendment is in force.'
            : `${count(left.length, 'signature is', 'signatures are')} still missing, yours among them.`
        }
      >
        <ButtonLink to={`${amendmentHref(page.id, page.amendment)}/sign`}>Read and sign</ButtonLink>
      </NextStep>
    );
  }
  return (
    <NextStep
      title={`Waiting for ${count(left.length, 'signature')}`}
      after={`Still to sign: ${list(left.map(({ could, role }) => (could.length > 0 ? list(could, 'or') : role.toLowerCase())))}. Until then the agreement stands as it was signed.`}
    />
  );
}
