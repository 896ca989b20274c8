import { count } from '~/kernel/words';
import { InsetText, Section, Table } from '~/ui';
import { type ChangeReader, changeWords, placeWords } from '../change-wording';
import type { Change, ChangeBy } from '../domain/change';
import type { WiderChoice } from '../domain/own-changes';
import type { WhatWouldChange as What } from '../domain/what-would-change';

const BY: Record<ChangeBy, string> = {
  provider: 'The provider',
  school: 'The school',
  service: 'The service',
  time: 'Time',
};

/** For the broker: what keeps an offer from the first three or out altogether, and the smallest changes that would do. */
export function WhatWouldChange({ what }: { what: What }) {
  if (what.goal === null) {
    return (
      <Section title="What would change it">
        <p>
          Nothing needs to: it is among the first three of {count(what.suggested, 'offer')} that{' '}
          {what.suggested === 1 ? 'is' : 'are'} suggested.
        </p>
      </Section>
    );
  }
  return (
    <Section title="What would change it">
      {what.goal === 'first-places' ? <HeldBack what={what} /> : null}
      {what.changes.length === 0 ? (
        <InsetText>
          <p className="font-semibold">No single change would.</p>
          <p>
            {what.goal === 'eligible'
              ? 'More than one thing stands against it, or something that nobody should change for a request.'
              : 'Of the changes that could be made to the offer or to the request, no one by itself brings it among the first three.'}
          </p>
        </InsetText>
      ) : (
        <>
          <p>
            {what.goal === 'eligible'
              ? 'Any one of these, by itself, would bring it among the suggested offers.'
              : 'Any one of these, by itself, would bring it among the first three.'}{' '}
            Of each kind it is the smallest that would. What asks least of people comes first.
          </p>
          <Table
            caption="Single changes that would do"
            hideCaption
            rows={what.changes}
            rowKey={({ change }) => change.kind}
            columns={[
              { head: 'If', cell: ({ change }) => changeWords(change, 'service') },
              { head: 'Whose change', cell: ({ by }) => BY[by] },
              { head: 'Where it would stand', cell: ({ place }) => placeWords(place) },
            ]}
          />
        </>
      )}
    </Section>
  );
}

function HeldBack({ what }: { what: What }) {
  return (
    <>
      <p>
        It is in place {what.place} of {what.suggested}
        {what.behind > 0
          ? `, ${count(what.behind, 'point')} from the third.`
          : ', with as many points as the third: the closer fit with the needs, then the shorter journey, goes first.'}
      </p>
      {what.heldBack.length > 0 ? (
        <Table
          caption="Where the third gets more points"
          rows={what.heldBack}
          rowKey={({ key }) => key}
          columns={[
            { head: 'Factor', cell: ({ label }) => label },
            { head: 'This offer', cell: ({ points, weight }) => `${points} of ${weight}`, numeric: true },
            { head: 'The third', cell: ({ third, weight }) => `${third} of ${weight}`, numeric: true },
            { head: 'Why', cell: ({ sentence }) => sentence },
          ]}
        />
      ) : null}
    </>
  );
}

/** What a school could ask for differently, for itself or for its broker: how many more there would be, never whose. */
export function WiderChoices({ wider, reader }: { wider: readonly WiderChoice[]; reader: ChangeReader }) {
  if (wider.length === 0) return null;
  const you = reader === 'school';
  return (
    <Section title="What would widen the choice">
      <p>
        {you
          ? 'You need not change anything. If one of these would suit you, tell your broker.'
          : 'For you to talk over with the school, which decides what it asks for.'}
      </p>
      <ul className="list-disc pl-5">
        {wider.map(({ change, more }) => (
          <li key={change.kind}>
            {changeWords(change, reader).replace(/\.$/, '')}: {count(more, 'more offer')} would be suggested.
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** For a provider, about their own offer alone. */
export function OwnChanges({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) return null;
  return (
    <Section title="What you could change about your offer">
      <p>
        Nothing is asked of you. Each of these, if it is right for you, would make your offer suit requests
        like this one better.
      </p>
      <ul className="list-disc pl-5">
        {changes.map((change) => (
          <li key={`${change.kind}${'format' in change ? change.format : ''}`}>
            {changeWords(change, 'provider')}
          </li>
        ))}
      </ul>
    </Section>
  );
}
