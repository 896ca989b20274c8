import { Details } from '~/ui';
import { VISIT_TEMPLATES } from '../../domain/visits/templates';
import type { VisitKind } from '../../domain/visits/vocabulary';

/** What a kind of visit is about: its agenda, who does what, and what comes of it. */
export function TemplateView({ kind }: { kind: VisitKind }) {
  const { agenda, roles, outcomes, links } = VISIT_TEMPLATES[kind];
  return (
    <>
      <h3>Agenda</h3>
      <ol className="mb-4 list-decimal pl-6">
        {agenda.map((item) => (
          <li key={item} className="mb-1 max-w-measure">
            {item}
          </li>
        ))}
      </ol>
      {roles.map(({ who, does }) => (
        <div key={who}>
          <h3>{who}</h3>
          <Items items={does} />
        </div>
      ))}
      <h3>What comes of it</h3>
      <Items items={outcomes} />
      <h3>How it joins the rest</h3>
      <Items items={links} />
    </>
  );
}

function Items({ items }: { items: readonly string[] }) {
  return (
    <ul className="mb-4 list-disc pl-6">
      {items.map((item) => (
        <li key={item} className="max-w-measure">
          {item}
        </li>
      ))}
    </ul>
  );
}

/** The same, opened in place. */
export function TemplateDetails({ kind }: { kind: VisitKind }) {
  return (
    <Details summary="Agenda, who takes part, and what comes of it">
      <TemplateView kind={kind} />
    </Details>
  );
}
