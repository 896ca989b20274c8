import { Link } from '@remix-run/react';
import { dateWords } from '~/kernel/words';
import { Page, Section } from '~/ui';
import type { Overview } from '../overview/queries.server';
import { FigureGrid } from './figure-card';
import { InsightTabs } from './insight-tabs';

/** The whole authority by the three questions that inspection asks of it. */
export function OverviewPage({ overview, authority }: { overview: Overview; authority: string }) {
  return (
    <Page
      wide
      title="Insight"
      caption={authority}
      lead={`The three questions asked of every school improvement service, answered from the record as it stands on ${dateWords(overview.today)}. Every number leads to the list it is made from.`}
    >
      <InsightTabs current="/insight" />
      {overview.questions.map(({ key, title, figures, pages }, at) => (
        <Section key={key} title={`${at + 1}. ${title}`}>
          <FigureGrid figures={figures} notes={overview.trajectory} />
          <p className="font-semibold">More on this</p>
          <ul>
            {pages.map(({ href, label }) => (
              <li key={label}>
                <Link to={href}>{label}</Link>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </Page>
  );
}
