import { Link } from '@remix-run/react';
import { count } from '~/kernel/words';
import { EmptyState, formState, InsetText, Page, SearchForm, Section, Tag } from '~/ui';
import { LEAST_LETTERS } from '../../domain/search/asked';
import type { SearchHit } from '../../search/kind';
import type { SearchGroup, SearchSubject, SearchView } from '../../search/queries.server';

/** One search over everything the viewer may see, by kind. */
export function SearchPage({ view }: { view: SearchView }) {
  const { asked, exact, groups, subjects, insteadOf } = view;
  const found = groups.length > 0 || subjects.length > 0;
  return (
    <Page title="Search">
      <SearchForm
        action="/search"
        form={formState(null, { q: asked.text })}
        label="A name, place, postcode, URN or reference"
      />
      {asked.state === 'empty' ? <Hints /> : null}
      {asked.state === 'too-short' ? (
        <InsetText>
          <p>Type at least {LEAST_LETTERS} letters or figures.</p>
        </InsetText>
      ) : null}
      {asked.state === 'ready' && !found ? <NothingFound text={asked.text} /> : null}
      {insteadOf ? (
        <InsetText>
          <p>
            Nothing was found for “{asked.text}”. These are for “<strong>{insteadOf.searched}</strong>”.
          </p>
        </InsetText>
      ) : null}
      {found ? <Summary view={view} /> : null}
      {exact.length > 0 ? (
        <Section title={exact.length === 1 ? 'This is called exactly that' : 'These are called exactly that'}>
          <Hits hits={exact} />
        </Section>
      ) : null}
      {groups.map((group) => (
        <Group key={group.key} group={group} />
      ))}
      {subjects.length > 0 ? <Subjects subjects={subjects} /> : null}
    </Page>
  );
}

function Summary({ view: { groups, total } }: { view: SearchView }) {
  if (groups.length < 2) return null;
  return (
    <nav aria-label="Kinds found" className="mb-8">
      <p className="mb-1 text-ink-soft">{count(total, 'result')}</p>
      <ul className="flex flex-wrap gap-x-5">
        {groups.map((group) => (
          <li key={group.key}>
            <a href={`#${group.key}`} className="inline-block py-2">
              {group.title} ({group.total.toLocaleString('en-GB')})
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Group({ group }: { group: SearchGroup }) {
  const many = group.many ?? undefined;
  return (
    <div id={group.key}>
      <Section title={`${group.title} (${group.total.toLocaleString('en-GB')})`}>
        <Hits hits={group.hits} />
        {group.total > group.hits.length ? (
          <p>
            <Link to={group.all}>
              {group.wholeList
                ? `Look through all ${group.many ?? `${group.one}s`}`
                : `Show all ${count(group.total, group.one, many)}`}
            </Link>
          </p>
        ) : null}
      </Section>
    </div>
  );
}

function Hits({ hits }: { hits: readonly SearchHit[] }) {
  return (
    <ul className="mb-4 border-t border-line">
      {hits.map((hit) => (
        <li key={hit.id} className="border-b border-line py-3">
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Link to={hit.href} className="font-semibold">
              {hit.title}
            </Link>
            {hit.tag ? <Tag tone={hit.tag.tone}>{hit.tag.label}</Tag> : null}
          </span>
          <span className="block max-w-measure text-sm text-ink-soft">{hit.about}</span>
        </li>
      ))}
    </ul>
  );
}

/** Focus areas, with the lists that can be kept to each. */
function Subjects({ subjects }: { subjects: readonly SearchSubject[] }) {
  return (
    <Section title="Focus areas">
      <ul className="border-t border-line">
        {subjects.map(({ key, name, lists }) => (
          <li key={key} className="border-b border-line py-3">
            <span className="block font-semibold">{name}</span>
            <span className="flex flex-wrap gap-x-5">
              {lists.map(({ label, href }) => (
                <Link key={href} to={href} className="inline-block py-1">
                  {label}
                  <span className="visually-hidden">: {name}</span>
                </Link>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Hints() {
  return (
    <>
      <p>You find what you may see anyway: nothing here is shown to you alone.</p>
      <ul>
        <li>A school by its name, town, postcode or URN</li>
        <li>A leader by their name or school, or by what they offer</li>
        <li>A request or an agreement by its reference, such as ABC-0042</li>
        <li>A focus area, such as phonics, for everything to do with it</li>
      </ul>
    </>
  );
}

function NothingFound({ text }: { text: string }) {
  return (
    <EmptyState title={`Nothing found for “${text}”`}>
      <p>
        Check the spelling, or try fewer words: all of them have to be found in one name. You only find what
        you may see.
      </p>
      <ul>
        <li>
          <Link to="/schools">Look through the schools</Link>
        </li>
        <li>
          <Link to="/directory">Look through the directory of support</Link>
        </li>
      </ul>
    </EmptyState>
  );
}
