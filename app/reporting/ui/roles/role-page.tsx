import { Page } from '~/ui';
import type { RoleInsight } from '../../roles/queries.server';
import { AdminPart } from './admin-part';
import { LeaderPart } from './leader-part';
import { SchoolPart } from './school-part';

/** The whole as far as it is the viewer's own: their school, the support they give, or what they look after. */
export function RoleInsightPage({ insight, authority }: { insight: RoleInsight; authority: string }) {
  const { schools, support, admin } = insight;
  const parts = [
    ...schools.map((one) => ({
      key: `school ${one.urn}`,
      title: one.name,
      part: <SchoolPart insight={one} />,
    })),
    ...support.map((one) => ({
      key: `support ${one.providerId}`,
      title: support.length > 1 ? `Support given by ${one.name}` : 'Your support',
      part: <LeaderPart insight={one} />,
    })),
    ...(admin ? [{ key: 'admin', title: 'People and machinery', part: <AdminPart insight={admin} /> }] : []),
  ];
  const [only] = parts;
  if (parts.length === 1 && only) {
    return (
      <Page wide title={only.title} caption={authority} lead={LEADS[only.key.split(' ')[0] ?? '']}>
        {only.part}
      </Page>
    );
  }
  return (
    <Page wide title="Insight" caption={authority} lead="Your own part of it, in each of your roles.">
      {parts.map(({ key, title, part }) => (
        <div key={key} className="mb-12 border-t-4 border-teal pt-6">
          <h2 className="m-0 text-xl">{title}</h2>
          {part}
        </div>
      ))}
    </Page>
  );
}

const LEADS: Readonly<Record<string, string>> = {
  school:
    'Your school’s band, the support you asked for, what has come of it and what it cost. Only your school and the authority see this.',
  support:
    'The days you give, the agreements they go to and what has come of them. Nobody is listed or put in order by it.',
  admin:
    'Who can sign in, and whether scheduled work, mail and imports run as they should. Nothing of any case is shown here.',
};
