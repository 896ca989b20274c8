import { Link } from '@remix-run/react';
import { Page, Panel, Section } from '~/ui';
import type { RequestView } from '../requests.server';

/** What has happened to a request just sent, and what happens next. */
export function SentPage({ request }: { request: RequestView }) {
  const toHead = request.awaitingConfirmation;
  return (
    <Page
      title={toHead ? 'Sent to the head' : 'Request sent'}
      breadcrumbs={[
        { label: 'Requests', href: '/requests' },
        { label: request.ref, href: `/requests/${request.id}` },
      ]}
    >
      <Panel title={`Your reference is ${request.ref}`}>
        <p>{request.school.name}</p>
      </Panel>
      <Section title="What happens next">
        {toHead ? (
          <ol>
            <li>The head of {request.school.name} finds it on their home page.</li>
            <li>They read it, and change what they want to.</li>
            <li>When they confirm it, it comes to your authority’s list, and you can look for partners.</li>
          </ol>
        ) : (
          <ol>
            <li>An adviser reads your request, and may call you to make sure they understand it.</li>
            <li>They look for partners who fit your needs, your dates and your kind of school.</li>
            <li>You see the partners side by side, with the reasons, and choose. You may choose none.</li>
            <li>The partner, and the school they work at, are asked. You are told what they answer.</li>
            <li>Only then do you agree the terms together, and sign.</li>
          </ol>
        )}
        <p>
          {toHead
            ? 'You can still change it until the head confirms it.'
            : 'You can withdraw it at any time until a partner is found.'}
        </p>
      </Section>
      <p>
        <Link to={`/requests/${request.id}`}>See request {request.ref}</Link>
      </p>
      <p>
        <Link to="/home">Back to your home page</Link>
      </p>
    </Page>
  );
}
