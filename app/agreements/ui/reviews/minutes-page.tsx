import { Link } from '@remix-run/react';
import { InsetText, Page, Section, SummaryList, Table, WarningText } from '~/ui';
import type { MinutesDocument } from '../../reviews/document.server';
import { between } from '../frame';
import { Prose, RagTag, reviewCrumbs } from './parts';
import { Challenges } from './review-page';

/** The minutes to read or print: made of the same document as the PDF. */
export function MinutesPage({ minutes }: { minutes: MinutesDocument }) {
  const { head, reviewId, reviewNumber, version } = minutes;
  const at = `/agreements/${head.id}/reviews/${reviewId}`;
  const superseded = version.number < version.of;
  return (
    <Page
      title={minutes.title}
      caption={`Agreement ${head.ref}. ${between(head)}`}
      breadcrumbs={reviewCrumbs(head, { id: reviewId, number: reviewNumber })}
      lead={<span className="no-print">To print them, use your browser’s print command.</span>}
      actions={
        <>
          <a href={`${at}/minutes.pdf?version=${version.number}`}>Keep them as a PDF</a>
          {Array.from({ length: version.of }, (_, index) => index + 1)
            .filter((each) => each !== version.number)
            .map((each) => (
              <Link key={each} to={`${at}/minutes?version=${each}`}>
                Version {each}
              </Link>
            ))}
        </>
      }
    >
      {minutes.withdrawn === null ? null : (
        <WarningText>This review was withdrawn and counts for nothing. {minutes.withdrawn}</WarningText>
      )}
      {superseded ? (
        <InsetText>
          <p>
            These minutes have been corrected since.{' '}
            <Link to={`${at}/minutes`}>Read the version in force</Link>
          </p>
        </InsetText>
      ) : null}
      <SummaryList rows={minutes.facts.map(({ label, words }) => ({ label, value: words }))} />
      <Section title="Who was invited">
        <Table
          caption="Who was invited, what each is accountable for, and who came"
          hideCaption
          rows={minutes.members}
          rowKey={({ name, role }) => `${name} ${role}`}
          empty={<p>Nobody was invited.</p>}
          columns={[
            {
              head: 'Name',
              nowrap: true,
              cell: ({ name, role }) => (
                <>
                  {name}
                  <span className="block text-sm font-normal text-ink-soft">{role}</span>
                </>
              ),
            },
            { head: 'Accountable for', cell: ({ accountableFor }) => accountableFor },
            { head: 'Came', cell: ({ attendance }) => attendance },
          ]}
        />
      </Section>
      <Section title="Summary">
        <Prose>{minutes.summary}</Prose>
      </Section>
      <Section title="Progress by outcome">
        {minutes.outcomes.length === 0 ? <p>The agreement named no outcomes.</p> : null}
        {minutes.outcomes.map(({ title, rag, narrative }) => (
          <section key={title} className="mb-6">
            <h3>
              {title} <RagTag rag={rag} />
            </h3>
            <Prose>{narrative}</Prose>
          </section>
        ))}
      </Section>
      <Section title="Challenge">
        <Challenges challenges={minutes.challenges} />
      </Section>
      <Section title="Actions agreed">
        <Table
          caption="Actions agreed"
          hideCaption
          rows={minutes.actions}
          rowKey={({ text, owner, due }) => `${text} ${owner} ${due}`}
          empty={<p>No action was agreed.</p>}
          columns={[
            { head: 'Action', cell: ({ text }) => text },
            { head: 'Who', cell: ({ owner }) => owner },
            { head: 'By', nowrap: true, cell: ({ due }) => due },
          ]}
        />
      </Section>
      <Section title="From now on">
        <SummaryList rows={minutes.next.map(({ label, words }) => ({ label, value: words }))} />
      </Section>
      <p className="max-w-measure text-sm text-ink-soft">
        Version {version.number} of {version.of}. {version.words}
        {version.reason ? `: ${version.reason}` : ''}
      </p>
    </Page>
  );
}
