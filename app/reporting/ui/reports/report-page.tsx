import { Link } from '@remix-run/react';
import { calendarDate } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import { ButtonLink, type Crumb, Details, InsetText, NextStep, Page, Tag, WarningText } from '~/ui';
import { documentOf, pageOf } from '../../domain/reports/document';
import type { ReportHead, ReportPage } from '../../reports/queries.server';
import { KIND_WORDS, STATE_WORDS } from '../../reports/wording';
import { ReportBody } from './report-body';

export const REPORT_CRUMBS: Crumb[] = [
  { label: 'Home', href: '/home' },
  { label: 'Reports', href: '/reports' },
];

export function ReportTag({ state }: Pick<ReportHead, 'state'>) {
  return <Tag tone={STATE_WORDS[state].tone}>{STATE_WORDS[state].name}</Tag>;
}

/** A saved report as it is read. */
export function ReportView({ head, content }: ReportPage) {
  const page = content ? pageOf(content) : null;
  const document = page?.document;
  return (
    <Page
      title={head.title}
      caption={document?.caption}
      breadcrumbs={REPORT_CRUMBS}
      tag={<ReportTag state={head.state} />}
      actions={document ? <Actions head={head} /> : null}
      next={<Next head={head} />}
    >
      <Standing head={head} />
      {page ? (
        <>
          <ReportBody parts={page.document.parts} />
          {page.workedOut.length > 0 ? (
            <Details summary="How the figures are worked out">
              <ReportBody parts={page.workedOut} />
            </Details>
          ) : null}
          <Kept head={head} />
        </>
      ) : null}
    </Page>
  );
}

function Actions({ head: { id, may, kind, urn, providerId } }: { head: ReportHead }) {
  const about = urn ?? providerId;
  return (
    <>
      <a href={`/reports/${id}.pdf`}>Keep it as a PDF</a>
      <Link to={`/reports/${id}/print`}>To print</Link>
      <a href={`/reports/${id}.csv`}>Its figures (CSV)</a>
      {may.replace ? (
        <Link to={`/reports/new?kind=${kind}${about === null ? '' : `&about=${about}`}&replaces=${id}`}>
          Make a newer one
        </Link>
      ) : null}
      {may.withdraw ? <Link to={`/reports/${id}/withdraw`}>Withdraw it</Link> : null}
    </>
  );
}

function Next({ head: { id, kind, may, state } }: { head: ReportHead }) {
  if (state === 'saved' && !may.publish)
    return (
      <NextStep
        title="The lead decides whether it is published"
        after={`Until then it is read by its maker and the service alone. It is for ${KIND_WORDS[kind].readers}.`}
      />
    );
  if (!may.publish) return null;
  return (
    <NextStep
      title="Publish the report"
      after={`Until then it is read by its maker and the service alone. It is for ${KIND_WORDS[kind].readers}, who are told.`}
    >
      <ButtonLink to={`/reports/${id}/publish`}>Publish it</ButtonLink>
    </NextStep>
  );
}

function Standing({ head }: { head: ReportHead }) {
  const { state, withdrawnAt, withdrawnReason, publishedAt, publishedBy, replacedById, kind } = head;
  if (state === 'withdrawn') {
    return (
      <WarningText>
        <p>
          This report was withdrawn{withdrawnAt ? ` on ${dateWords(calendarDate(withdrawnAt))}` : ''}. Do not
          rely on it.
        </p>
        <p className="font-normal whitespace-pre-line">{withdrawnReason}</p>
        {replacedById ? (
          <Link to={`/reports/${replacedById}`}>Read the report that took its place</Link>
        ) : null}
      </WarningText>
    );
  }
  if (state === 'published') {
    return (
      <InsetText>
        <p>
          Published{publishedAt ? ` on ${dateWords(calendarDate(publishedAt))}` : ''}
          {publishedBy ? ` by ${publishedBy}` : ''} to {KIND_WORDS[kind].readers}.
        </p>
      </InsetText>
    );
  }
  return null;
}

/** What shows that a report is the one that was saved. */
function Kept({ head: { madeBy, madeAt, hash } }: { head: ReportHead }) {
  return (
    <p className="mt-10 max-w-measure text-sm break-all text-ink-soft">
      Saved{madeBy ? ` by ${madeBy}` : ''} on {dateWords(calendarDate(madeAt))}. What changes later does not
      change it. SHA-256 of the text: {hash}
    </p>
  );
}

/** The same for paper: nothing but the report. */
export function PrintReport({ head, content }: ReportPage) {
  const document = content ? documentOf(content) : null;
  return (
    <Page
      title={head.title}
      caption={document?.caption}
      breadcrumbs={[...REPORT_CRUMBS, { label: head.title, href: `/reports/${head.id}` }]}
      tag={<ReportTag state={head.state} />}
      lead={<span className="no-print">To print it, use your browser’s print command.</span>}
      actions={<a href={`/reports/${head.id}.pdf`}>Keep it as a PDF</a>}
    >
      {head.state === 'withdrawn' ? <Standing head={head} /> : null}
      {document ? <ReportBody parts={document.parts} /> : null}
      <Kept head={head} />
    </Page>
  );
}
