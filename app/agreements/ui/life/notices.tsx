import { Link } from '@remix-run/react';
import { dateWords } from '~/kernel/words';
import { InsetText } from '~/ui';
import { signsWords } from '../../life/interruption-wording';
import type { Notices } from '../../life/notices.server';
import { Suggestion } from '../escalation/parts';

/** What stands beside the tasks of an agreement: a case, a partner who may be lost, what it takes up or was taken up by. */
export function OverviewNotices({ id, notices }: { id: string; notices: Notices }) {
  const { escalation, partner, before, after } = notices;
  return (
    <>
      {partner ? (
        <InsetText>
          <p className="font-semibold">
            {partner.lost ? 'The provider may be lost' : 'The provider may not be able to go on'}
          </p>
          <p>{signsWords(partner.providerName, partner.signs)} Speak with them, and with both schools.</p>
          <p className="mt-2">
            <Link to={`/agreements/${id}/partner`}>Find another partner</Link>
          </p>
        </InsetText>
      ) : null}
      {escalation?.open ? (
        <InsetText>
          <p className="font-semibold">Progress is being looked at: {escalation.open.step}</p>
          <p>To be looked at again by {dateWords(escalation.open.answerBy)}.</p>
          <p className="mt-2">
            <Link to={`/agreements/${id}/escalation`}>See the case</Link>
          </p>
        </InsetText>
      ) : null}
      {escalation && escalation.suggestion.length > 0 ? (
        <InsetText>
          <p className="mb-2 font-semibold">Progress may not be enough</p>
          <Suggestion reasons={escalation.suggestion} />
          <p>
            Only a suggestion: nothing is done unless you decide it.{' '}
            <Link to={`/agreements/${id}/escalation`}>Consider it</Link>
          </p>
        </InsetText>
      ) : null}
      {before ? (
        <p className="max-w-measure">
          It takes up what was left of <Link to={`/agreements/${before.id}`}>agreement {before.ref}</Link>,
          which ended early.
        </p>
      ) : null}
      {after ? (
        <p className="max-w-measure">
          What was left of it is taken up by <Link to={`/agreements/${after.id}`}>agreement {after.ref}</Link>
          .
        </p>
      ) : null}
    </>
  );
}
