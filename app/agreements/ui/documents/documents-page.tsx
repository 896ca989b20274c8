import { Link } from '@remix-run/react';
import { dateWords, instantWords } from '~/kernel/words';
import { type Column, Page, Section, Table } from '~/ui';
import type { DocumentsPage, DocumentView } from '../../documents/queries.server';
import { AgreementTabs, between, crumbsOf, StateTag } from '../frame';

/** Every document of an agreement, each as a page, on paper and as a file. */
export function DocumentsOverview({ page }: { page: DocumentsPage }) {
  return (
    <Page
      wide
      title="Documents"
      caption={`Agreement ${page.ref}. ${between(page)}`}
      breadcrumbs={crumbsOf(page)}
      tag={<StateTag state={page.state} />}
      lead="Each can be read here, printed from its page with your browser’s print command, or kept as a PDF. All three say the same."
    >
      <AgreementTabs agreement={page} current="documents" />
      <Section title="The agreement">
        <Table
          caption="Versions of the agreement"
          hideCaption
          rows={page.versions}
          rowKey={({ key }) => key}
          columns={COLUMNS}
        />
      </Section>
      <Section title="Minutes of Improvement Reviews">
        {page.minutes === null ? (
          <p className="max-w-measure">
            Minutes are read by the school, the provider and the broker. They can tell you what concerns your
            school.
          </p>
        ) : (
          <Table
            caption="Minutes of Improvement Reviews"
            hideCaption
            rows={page.minutes.map(({ heldOn, ...each }) => ({
              ...each,
              words: `${heldOn ? `Held on ${dateWords(heldOn)}. ` : ''}${each.words}`,
            }))}
            rowKey={({ key }) => key}
            columns={COLUMNS}
            empty={<p>No review has been recorded yet. Its minutes stand here as soon as one is.</p>}
          />
        )}
      </Section>
      <Section title="The evaluation">
        {page.evaluation ? (
          <p className="flex flex-wrap gap-x-5">
            <Link to={`/agreements/${page.id}/evaluation`} className="inline-block py-1">
              Page to print<span className="visually-hidden">, the evaluation</span>
            </Link>
            <a href={`/agreements/${page.id}/evaluation.pdf`} className="inline-block py-1">
              PDF<span className="visually-hidden">, the evaluation</span>
            </a>
          </p>
        ) : (
          <p className="max-w-measure">
            The support is evaluated when it comes to its end. The evaluation stands here from then on.
          </p>
        )}
      </Section>
    </Page>
  );
}

const COLUMNS: readonly Column<DocumentView>[] = [
  { head: 'Document', cell: ({ title }) => title },
  {
    head: 'Written',
    cell: ({ at, by }) => (
      <>
        {instantWords(at)}
        <span className="block text-ink-soft">{by}</span>
      </>
    ),
  },
  { head: 'What it is now', cell: ({ words }) => words },
  {
    head: 'Read or keep',
    nowrap: true,
    cell: ({ title, pageHref, pdfHref }) => (
      <span className="flex flex-wrap gap-x-5">
        <Link to={pageHref} className="inline-block py-1">
          Page to print<span className="visually-hidden">, {title}</span>
        </Link>
        <a href={pdfHref} className="inline-block py-1">
          PDF<span className="visually-hidden">, {title}</span>
        </a>
      </span>
    ),
  },
];
