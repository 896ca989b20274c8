import { Link } from '@remix-run/react';
import { daysWords } from '~/kernel/days';
import { moneyWords } from '~/kernel/money';
import { ButtonLink, NextStep, Page, Section, Table } from '~/ui';
import { type HubLine, type HubPart, nextLine } from '../../hub/lines';

/** Where money stands for the viewer: what waits, what it comes to, and the lists behind it. */
export function HubPage({ parts, authority }: { parts: HubPart[]; authority: string }) {
  const next = nextLine(parts);
  return (
    <Page
      title="Money"
      caption={authority}
      breadcrumbs={[{ label: 'Home', href: '/home' }]}
      next={
        next ? (
          <NextStep title={`${next.title}: ${next.n.toLocaleString('en-GB')}`} after={next.about}>
            <ButtonLink to={next.href}>Open the list</ButtonLink>
          </NextStep>
        ) : (
          <NextStep title="Nothing waits for you" after="What is under way is below." />
        )
      }
    >
      {parts.map((part) => (
        <Section key={part.key} title={part.title}>
          <p className="mb-4 max-w-measure">{part.lead}</p>
          <Table
            caption={part.title}
            hideCaption
            rows={part.lines}
            rowKey={({ key }) => key}
            columns={[
              {
                head: 'What',
                cell: (line) => (
                  <>
                    <Link to={line.href}>{line.title}</Link>
                    <span className="block text-sm font-normal text-ink-soft">{line.about}</span>
                  </>
                ),
              },
              { head: 'How many', numeric: true, cell: ({ n }) => n.toLocaleString('en-GB') },
              { head: 'What it comes to', numeric: true, cell: amountOf },
            ]}
          />
          <ul className="grid list-none gap-x-10 gap-y-4 p-0 sm:grid-cols-2">
            {part.links.map(({ label, about, href }) => (
              <li key={href}>
                <Link to={href}>{label}</Link>
                <span className="block text-sm text-ink-soft">{about}</span>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </Page>
  );
}

function amountOf({ pence, halfDays }: HubLine): string {
  if (halfDays !== undefined) return daysWords(halfDays);
  return pence === null ? '–' : moneyWords(pence);
}
