import { Form, Link } from '@remix-run/react';
import { daysWords } from '~/kernel/days';
import { list } from '~/kernel/words';
import { Button, Card, Details, Hidden, Section, SummaryList } from '~/ui';
import type { TeamCard } from '../queries/teams.server';
import { ProviderLine } from './parts';

const TITLES: Record<number, string> = {
  1: 'One partner with more than one offer',
  2: 'Two partners together',
};

/** Small teams that cover all needs where no one offer does, each with the way to put its members forward. */
export function TeamsSection({
  teams,
  uncovered,
  path,
  formId,
  open,
}: {
  teams: readonly TeamCard[];
  /** Whether no few offers together would do either. */
  uncovered: boolean;
  path: string;
  formId: string;
  /** Whether anything may still be put forward. */
  open: boolean;
}) {
  if (uncovered) {
    return (
      <Section title="Covering all the needs">
        <p>
          No one, two or three of the suggested offers cover all the needs with the days asked for. The first
          partner can begin with the most pressing; the needs left over can go into a request of their own.
        </p>
      </Section>
    );
  }
  const [first, ...others] = teams;
  if (!first) return null;
  const offer = (team: TeamCard, n: number) => (
    <TeamOffer
      key={team.members.map(({ offerId }) => offerId).join()}
      team={team}
      path={path}
      id={`${formId}t${n}`}
      open={open}
    />
  );
  return (
    <Section title="Covering all the needs">
      <p>
        No single offer that is suggested covers all the needs with the days asked for. These would between
        them: the fewest people first, then the closer fit. The days are divided by how pressing each need is.
      </p>
      <p>
        Say in your note to the school that they are meant together. The school chooses one for this request;
        a request for the needs left over is the way to the second agreement.
      </p>
      {offer(first, 0)}
      {others.length > 0 ? (
        <Details summary={others.length === 1 ? 'Another way' : `${others.length} other ways`}>
          {others.map((team, n) => offer(team, n + 1))}
        </Details>
      ) : null}
    </Section>
  );
}

function TeamOffer({ team, path, id, open }: { team: TeamCard; path: string; id: string; open: boolean }) {
  const names = [...new Set(team.members.map(({ providerName }) => providerName))];
  const missing = team.members.filter(({ proposalId }) => proposalId === null);
  return (
    <Card>
      <h3 className="mt-0 max-w-none">
        {TITLES[team.people] ?? 'Three partners together'}: {list(names)}
      </h3>
      <SummaryList
        rows={team.members.map((member) => ({
          label: list(member.needs),
          value: (
            <>
              <Link to={`/offers/${member.offerId}`}>{member.title}</Link>
              <span className="block text-sm text-ink-soft">
                <ProviderLine card={member} />
              </span>
              <span className="block text-sm">
                {member.halfDays === null ? '' : `${daysWords(member.halfDays)}. `}Fit {member.score} out of
                100.
              </span>
            </>
          ),
        }))}
      />
      <p className="text-sm">
        Together: fit {team.score} out of 100, the mean of their scores by the weight of the needs each leads
        on.
      </p>
      {missing.length === 0 ? (
        <p className="mt-3">All of them are on the shortlist.</p>
      ) : open ? (
        <Form method="post" action={path} className="mt-4">
          <Hidden values={{ intent: 'team', id }} />
          {team.members.map(({ offerId }) => (
            <input key={offerId} type="hidden" name="offerIds" value={offerId} />
          ))}
          <Button tone="secondary">
            {team.members.length === 2 ? 'Put both on the shortlist' : 'Put all on the shortlist'}
            <span className="visually-hidden">: {list(names)}</span>
          </Button>
        </Form>
      ) : null}
    </Card>
  );
}
