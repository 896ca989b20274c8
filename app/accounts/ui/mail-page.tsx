import { instantWords } from '~/kernel/words';
import { Details, EmptyState, InsetText, Page } from '~/ui';
import type { MailView } from '../queries.server';

/** Messages kept in the database because no mail transport is set. */
export function MailPage({ mail }: { mail: MailView[] }) {
  return (
    <Page
      title="Messages"
      breadcrumbs={[{ href: '/admin', label: 'Administration' }]}
      lead="The last 100 messages written to people of your authority, the newest first."
    >
      <InsetText>
        No mail server is set up, so messages are kept here and not sent. Pass the link in an invitation on
        yourself.
      </InsetText>
      {mail.length === 0 ? (
        <EmptyState title="No messages yet">
          <p>Invitations and links to set a password appear here.</p>
        </EmptyState>
      ) : (
        <ul className="border-t border-line">
          {mail.map((message) => (
            <li key={message.id} className="border-b border-line py-4">
              <p className="mb-1 font-semibold">{message.subject}</p>
              <p className="mb-2 text-sm text-ink-soft">
                To {message.to}, {instantWords(message.createdAt)}
              </p>
              <Details summary="Show the message">
                <p className="whitespace-pre-line break-words">{message.body}</p>
              </Details>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
